"""One module per operation tagged `connections`. Do not edit: see CONTRIBUTING.md."""
