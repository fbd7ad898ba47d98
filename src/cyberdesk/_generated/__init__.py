"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""
