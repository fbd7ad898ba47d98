"""Rules for any request: faults, idempotency, rate limits, redaction."""
