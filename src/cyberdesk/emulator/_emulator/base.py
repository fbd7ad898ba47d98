"""The base class of the parts of `CyberdeskEmulator`."""

from collections.abc import Callable
from typing import TypeVar

from cyberdesk.emulator._backend import Backend
from cyberdesk.emulator._emulator.baseline import Baseline
from cyberdesk.emulator._serving.lifetime import Lifetime

__all__ = ["EmulatorPart"]

Result = TypeVar("Result")


class EmulatorPart:
    """One subject of `CyberdeskEmulator`, which combines all of them and sets these attributes."""

    _backend: Backend
    _lifetime: Lifetime
    _baseline: Baseline

    def _call(self, function: Callable[[], Result]) -> Result:
        return self._lifetime.call(function)
