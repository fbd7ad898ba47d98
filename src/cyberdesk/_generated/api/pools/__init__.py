"""One module per operation tagged `pools`. Do not edit: see CONTRIBUTING.md."""
