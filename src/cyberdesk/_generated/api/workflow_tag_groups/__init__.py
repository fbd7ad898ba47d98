"""One module per operation tagged `workflow_tag_groups`. Do not edit: see CONTRIBUTING.md."""
