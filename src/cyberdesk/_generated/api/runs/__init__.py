"""One module per operation tagged `runs`. Do not edit: see CONTRIBUTING.md."""
