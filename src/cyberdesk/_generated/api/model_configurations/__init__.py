"""One module per operation tagged `model_configurations`. Do not edit: see CONTRIBUTING.md."""
