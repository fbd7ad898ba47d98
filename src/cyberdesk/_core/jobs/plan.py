"""A job as the caller describes it, and the names of its rows."""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from typing import Any, Generic, TypeVar, cast

import attrs
import msgspec
from msgspec import UNSET

from ..._generated.arguments import RowArguments
from ...errors import InvalidArgumentError
from ..models.json_values import check_json, simplified

Row = TypeVar("Row")
T = TypeVar("T")

# Secrets are kept nowhere, not even as a digest: short ones can be guessed from theirs. Files are named by their
# content, which has to be read first.
_NOT_IN_NAMES = frozenset({"sensitive_input_values", "file_inputs"})


@attrs.frozen(kw_only=True)
class Plan(Generic[Row]):
    """A job as the caller describes it.

    Attributes:
        workflow_id: The workflow that all runs execute.
        common: Arguments of every run; those of a row take precedence.
        arguments: From a row to its run's arguments; None when rows are input values themselves.
        key: From a row to its name; None when a row is named by its arguments.
        max_in_flight: How many runs may be in flight at once.
        timeout: Seconds from the creation of a run to its end; None means no limit.
        stop_on_failure: Whether the first row that fails ends the job with its error.
        is_named: Whether the job can be started again, so that its rows need names that do not depend on their
            order.
    """

    workflow_id: uuid.UUID
    common: RowArguments
    arguments: Callable[[Row], RowArguments] | None
    key: Callable[[Row], str] | None
    max_in_flight: int
    timeout: float | None
    stop_on_failure: bool
    is_named: bool

    def __attrs_post_init__(self) -> None:
        _check_names("a run of a job", self.common)
        if not _is_positive_integer(self.max_in_flight):
            raise InvalidArgumentError(f"max_in_flight must be a positive integer, not {self.max_in_flight!r}")
        for name, function in (("arguments", self.arguments), ("key", self.key)):
            if function is not None and not callable(function):
                raise InvalidArgumentError(f"{name} must be a function, not {type(function).__name__}")

    def own_arguments(self, row: Row, index: int) -> RowArguments:
        """What the caller says about the run of one row.

        Raises:
            InvalidArgumentError: When the row is not a mapping and there is no `arguments`, or `arguments` fails.
        """
        if self.arguments is None:
            if not isinstance(row, Mapping):
                raise InvalidArgumentError(
                    f"row {index} must be a mapping of input values, not {type(row).__name__}; "
                    "for other rows, pass arguments="
                )
            return {"input_values": cast("Mapping[str, Any]", row)}
        own = _call_for_row("arguments", self.arguments, row, index)
        _check_names(f"the run of row {index}", own)
        return given(own)

    def own_key(self, row: Row, index: int) -> str | None:
        """The name that the caller gives to a row.

        Raises:
            InvalidArgumentError: When `key` fails, or does not return a valid name.
        """
        if self.key is None:
            return None
        name = _call_for_row("key", self.key, row, index)
        if not is_valid_text(name):
            raise InvalidArgumentError(f"key must return a non-empty string of valid Unicode, not {name!r}")
        return name

    def digest(self, arguments: RowArguments, files: str) -> str:
        """What a row is named by when it has no key: its values, and a digest of its files."""
        named = _without_secrets(arguments)
        return _digest({**named, "file_inputs": files} if files else named)

    def fingerprint(self) -> str:
        """What must be the same for a job that is started again to be the same job."""
        return _digest({"workflow_id": self.workflow_id, **_without_secrets(self.common)})


def given(arguments: RowArguments) -> RowArguments:
    """Arguments without those that are UNSET, which means that they are not given."""
    return cast("RowArguments", {name: value for name, value in arguments.items() if value is not UNSET})


def new_job_id() -> str:
    """An id for a job that is not started again, or whose journal keeps it."""
    return uuid.uuid4().hex


def idempotency_key(job_id: str, name: str, refusals: int = 0) -> str:
    """The idempotency key of the create of a row, the same whenever the job is started.

    Args:
        job_id: The job.
        name: The row.
        refusals: How often the server refused to create this run. It stores such a response under the key, and
            would repeat it although the reason is gone.
    """
    text = f"{job_id}\0{name}" if refusals == 0 else f"{job_id}\0{name}\0{refusals}"
    return "job-" + hashlib.sha256(text.encode()).hexdigest()


def check_rows(rows: object, *, are_values: bool, takes_async: bool) -> None:
    """Refuse what does not contain rows.

    Args:
        rows: What the caller gave.
        are_values: Whether each row must be a mapping of input values.
        takes_async: Whether asynchronous iterables are allowed.

    Raises:
        InvalidArgumentError: When it cannot be iterated, or is a single row.
    """
    kind = type(rows).__name__
    if isinstance(rows, AsyncIterable) and not isinstance(rows, Iterable) and not takes_async:
        raise InvalidArgumentError(f"rows must not be asynchronous, as {kind} is: use AsyncCyberdesk")
    if not isinstance(rows, Iterable | AsyncIterable):
        raise InvalidArgumentError(f"rows must be an iterable of rows, not {kind}")
    if are_values and isinstance(rows, str | bytes | Mapping):
        raise InvalidArgumentError(f"rows must be an iterable of mappings of input values, not a {kind}")


def check_job_id(job_id: object) -> None:
    """Refuse what cannot name a job.

    Raises:
        InvalidArgumentError: When it is not a non-empty string.
    """
    if job_id is not None and not is_valid_text(job_id):
        raise InvalidArgumentError(f"job_id must be a non-empty string of valid Unicode, not {job_id!r}")


def journal_path(journal: object) -> str | None:
    """The absolute path of a journal; None for a job without one.

    Raises:
        InvalidArgumentError: When it is not a path.
    """
    if journal is None:
        return None
    path = os.fspath(cast("os.PathLike[str]", journal)) if isinstance(journal, str | os.PathLike) else None
    if not isinstance(path, str) or not path or "\0" in path:
        raise InvalidArgumentError(f"journal must be a path or a non-empty string, not {journal!r}")
    return os.path.abspath(path)  # noqa: PTH100  # `resolve` would read the file system


def is_valid_text(value: object) -> bool:
    """Whether this is a string that is not empty and can be stored."""
    if not isinstance(value, str) or not value:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:  # a surrogate, as file names may have
        return False
    return True


def _call_for_row(name: str, function: Callable[[Row], T], row: Row, index: int) -> T:
    try:
        return function(row)
    except Exception as error:  # the function is the caller's own
        raise InvalidArgumentError(f"{name} raised {type(error).__name__} for row {index}: {error}") from error


def _is_positive_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _without_secrets(arguments: RowArguments) -> dict[str, object]:
    return {name: value for name, value in arguments.items() if name not in _NOT_IN_NAMES}


def _digest(value: object) -> str:
    try:
        check_json(value)
        text = msgspec.json.encode(value, order="sorted", enc_hook=simplified)
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidArgumentError(f"a row cannot be sent as JSON: {error}") from None
    return hashlib.sha256(text).hexdigest()[:32]


def _check_names(what: str, arguments: object) -> None:
    if not isinstance(arguments, Mapping):
        raise InvalidArgumentError(f"the arguments of {what} must be a mapping, not {type(arguments).__name__}")
    unknown = cast("Mapping[str, object]", arguments).keys() - RowArguments.__annotations__.keys()
    if unknown:
        raise InvalidArgumentError(f"{what} takes no argument {', '.join(sorted(map(str, unknown)))}")
