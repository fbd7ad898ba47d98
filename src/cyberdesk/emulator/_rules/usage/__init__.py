"""Rules for usage and costs."""
