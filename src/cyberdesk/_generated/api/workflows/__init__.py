"""One module per operation tagged `workflows`. Do not edit: see CONTRIBUTING.md."""
