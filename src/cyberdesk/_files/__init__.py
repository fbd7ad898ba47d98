"""Files of the user's own: blocking, used by both clients."""
