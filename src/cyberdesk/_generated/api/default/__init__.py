"""One module per operation tagged `default`. Do not edit: see CONTRIBUTING.md."""
