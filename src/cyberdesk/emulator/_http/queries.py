"""Query parameters, validated as FastAPI does: all problems of a request are reported at once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from cyberdesk.emulator._rules.errors import InvalidRequest, Problem
from cyberdesk.emulator._rules.listing import TimeRange

__all__ = ["Query", "path_uuid"]

_NO_INTEGER = "Input should be a valid integer, unable to parse string as an integer"
_TRUE = {"true", "1", "yes", "on", "t", "y"}
_FALSE = {"false", "0", "no", "off", "f", "n"}


def path_uuid(path: Mapping[str, str], name: str) -> UUID:
    """An id in the path.

    Raises:
        InvalidRequest: it is not a UUID.
    """
    try:
        return UUID(path[name])
    except ValueError:
        raise InvalidRequest(Problem(("path", name), "Input should be a valid UUID", "uuid_parsing")) from None


class Query:
    """Reads parameters and collects their problems, which `check` raises.

    Args:
        values: every value of every parameter, in order.
    """

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self._values = values
        self._problems: list[Problem] = []

    def check(self) -> None:
        """Refuse the request if any parameter read so far was wrong.

        Raises:
            InvalidRequest: with an entry for each of them.
        """
        if self._problems:
            raise InvalidRequest(*self._problems)

    def text(self, name: str) -> str | None:
        """A parameter as it is; the last one counts when it was given several times."""
        values = self._values.get(name)
        return values[-1] if values else None

    def uuid(self, name: str) -> UUID | None:
        """An id, or None when it was not given."""
        text = self.text(name)
        try:
            return None if text is None else UUID(text)
        except ValueError:
            self._wrong(name, "Input should be a valid UUID", "uuid_parsing")
            return None

    def integer(self, name: str, default: int, at_least: int, at_most: int | None = None) -> int:
        """A number within bounds."""
        text = self.text(name)
        try:
            number = default if text is None else int(text)
        except ValueError:
            self._wrong(name, _NO_INTEGER, "int_parsing")
            return default
        if number < at_least:
            self._wrong(name, f"Input should be greater than or equal to {at_least}", "greater_than_equal")
        if at_most is not None and number > at_most:
            self._wrong(name, f"Input should be less than or equal to {at_most}", "less_than_equal")
        return number

    def page(self) -> tuple[int, int]:
        """`skip` and `limit` of a list."""
        return self.integer("skip", 0, 0), self.integer("limit", 100, 1, 1000)

    def required_text(self, name: str) -> str:
        """A parameter that must be there."""
        text = self.text(name)
        if text is None:
            self._wrong(name, "Field required", "missing")
        return text or ""

    def flag(self, name: str, *, default: bool = False) -> bool:
        """A boolean."""
        given = self.optional_flag(name)
        return default if given is None else given

    def optional_flag(self, name: str) -> bool | None:
        """A boolean, or None when it was not given."""
        text = self.text(name)
        if text is None:
            return None
        if text.lower() not in _TRUE | _FALSE:
            self._wrong(name, "Input should be a valid boolean, unable to interpret input", "bool_parsing")
        return text.lower() in _TRUE

    def moment(self, name: str) -> datetime | None:
        """A time; without a zone it is UTC."""
        text = self.text(name)
        try:
            moment = None if text is None else datetime.fromisoformat(text)
        except ValueError:
            self._wrong(name, "Input should be a valid datetime", "datetime_parsing")
            return None
        return moment.replace(tzinfo=UTC) if moment is not None and moment.tzinfo is None else moment

    def required_moment(self, name: str) -> datetime | None:
        """A required time; None only when it is invalid, in which case `check` raises."""
        if self.text(name) is None:
            self._wrong(name, "Field required", "missing")
        return self.moment(name)

    def number(self, name: str) -> int | None:
        """An integer without bounds, or None when it was not given."""
        text = self.text(name)
        try:
            return None if text is None else int(text)
        except ValueError:
            self._wrong(name, _NO_INTEGER, "int_parsing")
            return None

    def between(self, name: str) -> TimeRange:
        """The range `<name>_from` to `<name>_to`."""
        return TimeRange(self.moment(f"{name}_from"), self.moment(f"{name}_to"))

    def choice(self, name: str, options: Collection[str]) -> str | None:
        """One of several options, or None when it was not given."""
        text = self.text(name)
        if text is not None and text not in options:
            self._wrong(name, _expected(options), "enum")
            return None
        return text

    def choices(self, name: str, options: Collection[str]) -> list[str] | None:
        """A repeated parameter, each value one of several options, or None when it was not given at all."""
        values = self._values.get(name)
        for index, text in enumerate(values or ()):
            if text not in options:
                self._problems.append(Problem(("query", name, index), _expected(options), "enum"))
        return None if values is None else list(values)

    def _wrong(self, name: str, msg: str, kind: str) -> None:
        self._problems.append(Problem(("query", name), msg, kind))


def _expected(options: Collection[str]) -> str:
    return "Input should be one of " + ", ".join(repr(option) for option in sorted(options))
