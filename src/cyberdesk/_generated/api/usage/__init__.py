"""One module per operation tagged `usage`. Do not edit: see CONTRIBUTING.md."""
