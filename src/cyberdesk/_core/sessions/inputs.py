"""What a run is given in a session: its values in the types of JSON, with references that can work."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeAlias, TypeVar, cast

from ...errors import ChainError, InvalidArgumentError
from ..http.hidden import Hidden
from ..http.request import UNSET
from ..models.json_values import find_problem
from ..refs import Ref, find_refs, plain, ref, written

HiddenFields: TypeAlias = Hidden[dict[str, Any]]
"""The arguments of a call.

Frames that are on the stack while a request is sent hold this instead of the values, so that tools which record
the local variables of a traceback do not record secrets.
"""

P = ParamSpec("P")
T = TypeVar("T")


def refuses_without_values(check: Callable[P, T]) -> Callable[P, T]:
    """Keep the frames of a function that checks arguments out of the traceback of its refusal.

    They hold the values, which error reporters record. The message says what is wrong and where.
    """

    @functools.wraps(check)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return check(*args, **kwargs)
        except InvalidArgumentError as error:
            del args, kwargs
            refusal = error
        refusal.__cause__ = refusal.__context__ = None
        raise refusal.with_traceback(None)

    return wrapper


def with_fields(fields: HiddenFields, more: Mapping[str, Any]) -> HiddenFields:
    """The same arguments with others in addition."""
    return Hidden({**fields.reveal(), **more})


def given_fields(what: str, arguments: Mapping[str, Any], kind: type[Any]) -> dict[str, Any]:
    """Keyword arguments without those that are UNSET.

    Args:
        what: What takes them, for errors.
        arguments: The arguments.
        kind: The `TypedDict` that names all of them.

    Raises:
        InvalidArgumentError: When there is no such argument.
    """
    unknown = [name for name in arguments if name not in kind.__annotations__]
    if unknown:
        raise InvalidArgumentError(f"{what} takes no argument {', '.join(unknown)}")
    return {name: value for name, value in arguments.items() if value is not UNSET}


def checked_values(
    step: str | None,
    values: Mapping[str, Any] | None,
    problem: Callable[[Ref], str | None],
    place: str = "input_values",
) -> dict[str, Any] | None:
    """Input values in the types of JSON, their references checked.

    Args:
        step: The alias of the step, for errors.
        values: The values.
        problem: Says what is wrong with a reference; None when it can work.
        place: The name of the argument, for errors.

    Raises:
        ChainError: When a reference is malformed or cannot work, or a value cannot be sent as JSON.
    """
    if values is None:
        return None
    made = _plain(step, values, place)
    for where, found in find_refs(made):
        here = written((place, *where))
        try:
            complaint = problem(as_ref(found))
        except InvalidArgumentError as error:
            raise ChainError(f"{_named(step)}{here}: {error.message}", step=step, place=here) from None
        if complaint is not None:
            raise ChainError(f"{_named(step)}{here} {complaint}", step=step, place=here)
    return made


def checked_secrets(step: str | None, place: str, secrets: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Sensitive input values in the types of JSON; they cannot contain references.

    Raises:
        ChainError: When they contain one, or a value cannot be sent as JSON.
    """
    if secrets is None:
        return None
    made = _plain(step, secrets, place)
    for where, _ in find_refs(made):
        here = written((place, *where))
        raise ChainError(
            f"{_named(step)}{here} is a reference, which sensitive values cannot contain", step=step, place=here
        )
    return made


def check_machine_choice(session_id: object, machine_id: object, pool_ids: object) -> None:
    """Refuse a machine or pools together with a session, which has its machine already.

    Raises:
        ChainError: When both are given.
    """
    if session_id is not None:
        for name, value in (("machine_id", machine_id), ("pool_ids", pool_ids)):
            if value is not None:
                raise ChainError(
                    f"{name} cannot be combined with session_id: a session has its machine", place=name
                )


def as_ref(found: object) -> Ref:
    """A reference that `find_refs` found.

    Raises:
        InvalidArgumentError: When its text is malformed.
    """
    return found if isinstance(found, Ref) else ref(cast("str", found))


def _plain(step: str | None, values: Mapping[str, Any], place: str) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise ChainError(f"{_named(step)}{place} must be a mapping of names to values", step=step, place=place)
    try:
        problem = find_problem({place: values})
        if problem is None:
            return cast("dict[str, Any]", plain(values))
        message, place = str(problem), problem.place
    except RecursionError:
        message = f"{place} is nested too deeply, or contains itself"
    raise ChainError(f"{_named(step)}{message}", step=step, place=place)


def _named(step: str | None) -> str:
    return "" if step is None else f"step {step!r}: "
