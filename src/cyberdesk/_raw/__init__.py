"""Generated from the source of the package. Do not edit: see CONTRIBUTING.md."""
