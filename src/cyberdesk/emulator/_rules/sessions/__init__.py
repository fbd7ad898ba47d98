"""Rules for sessions: reservations, and references to the outputs of their runs."""
