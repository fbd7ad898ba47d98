"""Rules for what goes into a run: values, prompts, paths, JSON Schemas."""
