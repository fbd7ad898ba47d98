"""Rules for model configurations and provider credentials."""
