"""One module per operation tagged `request_logs`. Do not edit: see CONTRIBUTING.md."""
