"""The decisions of the emulator: no I/O, no clock of their own, each testable as a table."""
