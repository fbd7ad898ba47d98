"""One module per operation tagged `run_attachments`. Do not edit: see CONTRIBUTING.md."""
