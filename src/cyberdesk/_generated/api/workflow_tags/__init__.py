"""One module per operation tagged `workflow_tags`. Do not edit: see CONTRIBUTING.md."""
