"""The errors with which a rule refuses a request; the HTTP layer maps each to a status code."""

from uuid import UUID

import attrs

__all__ = [
    "BadRequest",
    "Conflict",
    "FileTooLarge",
    "Forbidden",
    "InputSchemaMismatch",
    "InvalidRequest",
    "MachineUnreachable",
    "NotFound",
    "Problem",
    "RequestRefused",
]


@attrs.frozen
class Problem:
    """One entry of a 422 response."""

    loc: tuple[str | int, ...]
    msg: str
    type: str = "value_error"


class RequestRefused(Exception):
    """A request that is refused."""


class NotFound(RequestRefused):
    """A named resource does not exist."""

    def __init__(self, kind: str, resource_id: UUID | str) -> None:
        super().__init__(f"{kind} {resource_id} not found")


class BadRequest(RequestRefused):
    """The parts of the request contradict each other or the state."""


class Conflict(RequestRefused):
    """The resource is not in a status that allows this."""


class Forbidden(RequestRefused):
    """The resource is not the organisation's to change."""


class MachineUnreachable(RequestRefused):
    """The machine is not connected."""


class FileTooLarge(RequestRefused):
    """A file is larger than the emulator takes."""


class InvalidRequest(RequestRefused):
    """The request does not have the right shape."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(problem.msg for problem in problems))
        self.problems = problems


class InputSchemaMismatch(RequestRefused):
    """The inputs of a run do not fit the `input_schema` of its workflow.

    Attributes:
        errors: path, message and validator of each place.
    """

    def __init__(self, errors: list[dict[str, object]]) -> None:
        super().__init__("The inputs do not fit the input_schema of the workflow")
        self.errors = errors
