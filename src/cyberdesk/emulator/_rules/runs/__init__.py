"""Rules for runs: creation, scheduling, life cycle, retries, post-run checks, history."""
