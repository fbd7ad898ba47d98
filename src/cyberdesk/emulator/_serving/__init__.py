"""How requests reach the emulator: its thread, its socket, and the in-process transport."""
