"""The promises against a world that differs from what was assumed: many switches, and injected cancellations."""
