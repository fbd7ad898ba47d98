"""One module per operation tagged `machines`. Do not edit: see CONTRIBUTING.md."""
