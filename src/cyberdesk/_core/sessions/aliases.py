"""Aliases: the names of runs in a session, by which references find their outputs."""

from __future__ import annotations

from ...errors import ChainError
from ..refs import Ref, alias_of

# Paths are written with these characters, so an alias that contains one could not be distinguished from its path.
_NOT_IN_ALIASES = frozenset(".[]{}'\"")


class SessionAliases:
    """The aliases of the runs of one session.

    Args:
        may_have_others: Whether the session can have runs, and so aliases, that are not known here.
    """

    def __init__(self, *, may_have_others: bool) -> None:
        self.known: list[str] = []
        self._may_have_others = may_have_others
        self._numbered = 0

    def choose(self, alias: str | None) -> str:
        """The alias of a new run: the given one, or `run_1`, `run_2`, ...

        Raises:
            ChainError: When the given one is not valid.
        """
        if alias is not None:
            return checked_alias(alias)
        self._numbered += 1
        while f"run_{self._numbered}" in self.known:
            self._numbered += 1
        return f"run_{self._numbered}"

    def add(self, alias: str) -> None:
        """Record the alias of a run that was created."""
        if alias not in self.known:
            self.known.append(alias)

    def problem(self, reference: Ref) -> str | None:
        """What is wrong with a reference in the inputs of the next run; None when it can work."""
        alias = alias_of(reference)
        if self._may_have_others or alias in self.known:
            return None
        return f"refers to {alias!r}, which is not an earlier run of the session"


def checked_alias(alias: str) -> str:
    """An alias that references can name.

    Raises:
        ChainError: When it is empty, or contains characters that paths are written with.
    """
    if not isinstance(alias, str) or not alias.strip() or _NOT_IN_ALIASES & set(alias):
        raise ChainError(
            f"{alias!r} is not a valid alias: it must be a non-empty string without dots, brackets and quotes",
            step=alias if isinstance(alias, str) else None,
            place="alias",
        )
    return alias
