"""One module per operation tagged `provider_credentials`. Do not edit: see CONTRIBUTING.md."""
