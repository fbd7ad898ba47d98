"""The emulator's clocks: the system's, or a virtual one."""
