"""The emulator's time: the machine's, or one that passes at will."""
