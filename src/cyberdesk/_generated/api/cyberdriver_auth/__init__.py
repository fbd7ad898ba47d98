"""One module per operation tagged `cyberdriver_auth`. Do not edit: see CONTRIBUTING.md."""
