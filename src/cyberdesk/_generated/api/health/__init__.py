"""One module per operation tagged `health`. Do not edit: see CONTRIBUTING.md."""
