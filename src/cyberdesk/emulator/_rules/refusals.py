"""The reasons for which a rule refuses a request; the HTTP layer turns each into its status code."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

import attrs

__all__ = [
    "BadRequest",
    "Conflict",
    "Forbidden",
    "InputMismatch",
    "Invalid",
    "NotFound",
    "Problem",
    "Refusal",
    "Stamp",
    "TooLarge",
    "Unreachable",
]


@attrs.frozen
class Stamp:
    """What a rule needs from outside to create something: the moment, and a source of new ids."""

    now: datetime
    new_id: Callable[[], UUID]


@attrs.frozen
class Problem:
    """One entry of a 422 answer."""

    loc: tuple[str | int, ...]
    msg: str
    type: str = "value_error"


class Refusal(Exception):
    """A request that is not carried out."""


class NotFound(Refusal):
    """A named resource does not exist."""

    def __init__(self, kind: str, resource_id: UUID | str) -> None:
        super().__init__(f"{kind} {resource_id} not found")


class BadRequest(Refusal):
    """The parts of the request contradict each other or the state."""


class Conflict(Refusal):
    """The resource is not in a status that allows this."""


class Forbidden(Refusal):
    """The resource is not the organisation's to change."""


class Unreachable(Refusal):
    """The machine is not connected."""


class TooLarge(Refusal):
    """A file is larger than the emulator takes."""


class Invalid(Refusal):
    """The request does not have the right shape."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.msg for problem in problems))
        self.problems = problems


class InputMismatch(Refusal):
    """The inputs of a run do not fit the `input_schema` of its workflow.

    Attributes:
        errors: path, message and validator of each place.
    """

    def __init__(self, errors: list[dict[str, object]]) -> None:
        super().__init__("The inputs do not fit the input_schema of the workflow")
        self.errors = errors
