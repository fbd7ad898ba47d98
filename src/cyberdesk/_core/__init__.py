"""Decisions without I/O: nothing in here awaits, opens a socket, or imports an HTTP library."""
