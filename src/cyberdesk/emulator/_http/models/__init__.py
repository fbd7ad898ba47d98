"""The endpoints of model configurations and provider credentials."""
