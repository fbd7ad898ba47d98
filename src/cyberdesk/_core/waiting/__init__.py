"""Which runs to poll, when, and what a response says about them. No I/O."""
