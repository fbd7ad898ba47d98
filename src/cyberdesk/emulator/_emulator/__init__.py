"""The public interface of the emulator: `CyberdeskEmulator`, by subject."""

from cyberdesk.emulator._emulator.emulator import CyberdeskEmulator

__all__ = ["CyberdeskEmulator"]
