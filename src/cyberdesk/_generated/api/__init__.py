"""One package per tag. Do not edit: see CONTRIBUTING.md."""
