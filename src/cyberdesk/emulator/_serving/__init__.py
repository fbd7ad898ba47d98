"""How requests reach the emulator: its thread, its socket, and the way without one."""
