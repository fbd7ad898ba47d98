"""One module per operation tagged `computer`. Do not edit: see CONTRIBUTING.md."""
