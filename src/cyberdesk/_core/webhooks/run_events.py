"""Which run a webhook is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast
from uuid import UUID

from ...errors import InvalidArgumentError
from ..http.ids import as_uuid


def run_of_event(event: object) -> UUID | None:
    """The run that an event tells of.

    Args:
        event: The event or its run, as a model or as the object that JSON says.

    Returns:
        The run's id; None for an event that is about no run.

    Raises:
        InvalidArgumentError: When it is none of these.
    """
    run = _part(event, "run")
    if run is None:
        kind = _part(event, "event_type")
        if kind is not None:
            if kind == "run_complete":
                raise InvalidArgumentError("the event has no run")
            return None
        run = event
    run_id = _part(run, "id")
    if not isinstance(run_id, UUID | str) or _part(run, "status") is None:
        raise InvalidArgumentError(f"event must be a webhook event or its run, not {type(event).__name__}")
    return as_uuid("run.id", run_id)


def _part(value: object, name: str) -> object:
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(name)
    return getattr(value, name, None)
