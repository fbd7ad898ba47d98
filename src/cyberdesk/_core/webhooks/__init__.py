"""Signatures and events of webhooks. No I/O."""
