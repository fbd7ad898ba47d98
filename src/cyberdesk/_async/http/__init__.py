"""Sending calls over HTTP: retries, connections, bodies."""
