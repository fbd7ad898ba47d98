"""The promises against a world that differs from what was assumed: a server of switches, injected cancellations."""
