"""Building chains: aliases, references and their order, checked before anything is sent; and how a chain ended."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

import attrs

from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ...errors import (
    APIStatusError,
    ChainError,
    CyberdeskError,
    InvalidArgumentError,
    RunCancelledError,
    RunError,
    RunFailedError,
)
from ..http.ids import as_uuid
from .refs import Ref, alias_of, find_refs, owner_of, plain, ref, written

# A path is written with these, so an alias with one of them could not be told from it.
_NOT_IN_ALIASES = frozenset(".[]{}'\"")
# After these the server may have done, or may still do, what it was asked for.
_UNDECIDED = frozenset({408, 409, 429})


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One step of a chain, as `chain.step` gives it back.

    Attributes:
        alias: The name of its outputs in the session; made up when none was given.
        workflow_id: What it executes.
    """

    alias: str
    workflow_id: UUID
    _owner: str | None = attrs.field(default=None, repr=False, alias="owner")

    @property
    def outputs(self) -> Ref:
        """What it will put out, for inputs of later steps: `step.outputs["result"]["id"]`."""
        return Ref(self.alias, (), self._owner)


class ChainResults:
    """The ended runs of a chain: by alias or by place, and iterated in the order of the steps."""

    def __init__(self, runs: Mapping[str, RunResponseWithIncludes]) -> None:
        self._runs = dict(runs)

    @property
    def aliases(self) -> tuple[str, ...]:
        """The aliases in the order of the steps."""
        return tuple(self._runs)

    def __getitem__(self, step: str | int) -> RunResponseWithIncludes:
        return self._runs[step] if isinstance(step, str) else list(self._runs.values())[step]

    def __iter__(self) -> Iterator[RunResponseWithIncludes]:
        return iter(self._runs.values())

    def __len__(self) -> int:
        return len(self._runs)

    def __repr__(self) -> str:
        return f"ChainResults({', '.join(f'{alias}: {run.status}' for alias, run in self._runs.items())})"


class Draft:
    """The steps of one chain as they are added, each checked against those before it.

    Args:
        earlier: Aliases that earlier runs of the session have; None when they are not known.
        owner: A token by which references to this chain's steps are told from those to another's.
    """

    def __init__(self, *, earlier: Collection[str] | None, owner: str | None) -> None:
        self.steps: list[Step] = []
        self._bodies: list[dict[str, object]] = []
        self._earlier = earlier
        self._owner = owner
        # References into a session whose aliases are not known, each with the step and the place where it stands.
        self._trusted: dict[str, tuple[str, str]] = {}

    @property
    def aliases(self) -> tuple[str, ...]:
        """The steps' aliases, in order."""
        return tuple(step.alias for step in self.steps)

    @property
    def bodies(self) -> list[dict[str, object]]:
        """What is sent for the steps."""
        return list(self._bodies)

    def add(
        self,
        workflow_id: UUID | str,
        alias: str | None,
        inputs: Mapping[str, Any] | None,
        sensitive_inputs: Mapping[str, Any] | None,
    ) -> Step:
        """Add a step.

        Raises:
            ChainError: When the chain could not work with it.
        """
        name = self._free_alias() if alias is None else self._checked_alias(alias)
        values = checked_values(name, inputs, self._problem(name))
        secrets = checked_secrets(name, "sensitive_inputs", sensitive_inputs)
        step = Step(alias=name, workflow_id=as_uuid("workflow_id", workflow_id), owner=self._owner)
        body: dict[str, object] = {"workflow_id": step.workflow_id, "session_alias": name}
        if values is not None:
            body["inputs"] = values
        if secrets is not None:
            body["sensitive_inputs"] = secrets
        self._note_trusted(name, values)
        self.steps.append(step)
        self._bodies.append(body)
        return step

    def check(self, shared_inputs: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """See whether the chain can be sent; gives its shared inputs in the form in which they are sent.

        Raises:
            ChainError: When it has no steps, or shared inputs refer to what is not in the chain.
        """
        if not self.steps:
            raise ChainError("the chain has no steps", step=None, place="steps")

        def problem(reference: Ref) -> str | None:
            return None if alias_of(reference) in self.aliases else self._unknown(reference)

        # Which steps take a shared input is up to their workflows, so their order cannot be checked here.
        return checked_values(None, shared_inputs, problem, place="shared_inputs")

    def _free_alias(self) -> str:
        number = len(self.steps) + 1
        taken = {*self.aliases, *(self._earlier or ()), *self._trusted}
        while f"step_{number}" in taken:
            number += 1
        return f"step_{number}"

    def _checked_alias(self, alias: str) -> str:
        checked_alias(alias)
        if alias in self.aliases:
            raise ChainError(f"two steps have the alias {alias!r}", step=alias, place="alias")
        if alias in self._trusted:
            step, place = self._trusted[alias]
            raise ChainError(
                f"step {step!r}: {place} refers to {alias!r}, which comes later", step=step, place=place
            )
        return alias

    def _problem(self, own: str) -> Any:
        def problem(reference: Ref) -> str | None:
            alias, owner = alias_of(reference), owner_of(reference)
            if owner not in (None, self._owner) and (self._earlier is not None or alias in (*self.aliases, own)):
                return f"refers to {alias!r}, a step of another chain"
            if alias in self.aliases:
                return None
            if alias == own and alias not in (self._earlier or ()):
                return "refers to the step itself"
            return self._unknown(reference)

        return problem

    def _unknown(self, reference: Ref) -> str | None:
        alias = alias_of(reference)
        if self._earlier is None or alias in self._earlier:
            return None
        return f"refers to {alias!r}, which is no earlier step"

    def _note_trusted(self, step: str, values: dict[str, Any] | None) -> None:
        for place, found in find_refs(values):
            alias = alias_of(_read(found))
            if alias not in self.aliases and alias not in (self._earlier or ()):
                self._trusted.setdefault(alias, (step, written(("inputs", *place))))


class Names:
    """The aliases of the runs of one session.

    Args:
        may_be_others: Whether runs that are not known here can have aliases, too.
    """

    def __init__(self, *, may_be_others: bool) -> None:
        self.known: list[str] = []
        self._may_be_others = may_be_others
        self._made_up = 0

    def choose(self, alias: str | None) -> str:
        """The alias of a new run: the one that was given, or one that is made up.

        Raises:
            ChainError: When it cannot be one.
        """
        if alias is not None:
            return checked_alias(alias)
        self._made_up += 1
        while f"run_{self._made_up}" in self.known:
            self._made_up += 1
        return f"run_{self._made_up}"

    def add(self, alias: str) -> None:
        """Note the alias of a run that was created."""
        if alias not in self.known:
            self.known.append(alias)

    def problem(self, reference: Ref) -> str | None:
        """What is wrong with a reference in the inputs of the next run."""
        alias = alias_of(reference)
        if self._may_be_others or alias in self.known:
            return None
        return f"refers to {alias!r}, which is no earlier run of the session"


def checked_alias(alias: str) -> str:
    """An alias that references can name.

    Raises:
        ChainError: When it is empty, or has characters that paths are written with.
    """
    if not isinstance(alias, str) or not alias.strip() or _NOT_IN_ALIASES & set(alias):
        raise ChainError(
            f"{alias!r} cannot be an alias: it is a text without dots, brackets, braces and quotes",
            step=alias if isinstance(alias, str) else None,
            place="alias",
        )
    return alias


def checked_values(
    step: str | None, values: Mapping[str, Any] | None, problem: Any, place: str = "inputs"
) -> dict[str, Any] | None:
    """Inputs in the types of JSON, their references checked.

    Args:
        step: The alias of the step, for errors.
        values: The inputs.
        problem: Tells what is wrong with a reference, or None.
        place: The name of the inputs, for errors.

    Raises:
        ChainError: When a reference is malformed or cannot work, or a value has no JSON form.
    """
    if values is None:
        return None
    made = _plain(step, values, place)
    for where, found in find_refs(made):
        here = written((place, *where))
        try:
            complaint = problem(_read(found))
        except InvalidArgumentError as error:
            raise ChainError(f"{_named(step)}{here}: {error.message}", step=step, place=here) from None
        if complaint is not None:
            raise ChainError(f"{_named(step)}{here} {complaint}", step=step, place=here)
    return made


def checked_secrets(step: str | None, place: str, secrets: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Sensitive inputs in the types of JSON; they cannot hold references.

    Raises:
        ChainError: When they do, or a value has no JSON form.
    """
    if secrets is None:
        return None
    made = _plain(step, secrets, place)
    for where, _ in find_refs(made):
        here = written((place, *where))
        raise ChainError(
            f"{_named(step)}{here} is a reference, which sensitive inputs cannot hold", step=step, place=here
        )
    return made


def check_machine_choice(session_id: object, machine_id: object, pool_ids: object) -> None:
    """Refuse a machine or pools beside a session, which has its machine already.

    Raises:
        ChainError: When both are given.
    """
    if session_id is not None:
        for name, value in (("machine_id", machine_id), ("pool_ids", pool_ids)):
            if value is not None:
                raise ChainError(f"a session has its machine: {name} cannot be chosen with it", place=name)


def is_refusal(error: BaseException) -> bool:
    """Whether a write that failed this way has certainly not been done."""
    if isinstance(error, APIStatusError) and error.status_code is not None:
        return 400 <= error.status_code < 500 and error.status_code not in _UNDECIDED
    return isinstance(error, CyberdeskError) and error.attempts == 0


def step_error(alias: str, run: RunResponseWithIncludes) -> RunError | None:
    """The error that the ended run of a step stands for; None for a success."""
    if run.status == "success":
        return None
    reason = "; ".join(run.error or []) or "the server gave no reason"
    if run.status == "error" and run.started_at is None:
        end = "could not be dispatched"
    else:
        end = f"ended as {run.status}"
    kind = RunCancelledError if run.status == "cancelled" else RunFailedError
    return kind(f"step {alias!r} {end} (run {run.id}): {reason}", run=run, step=alias)


def cause(runs: Sequence[tuple[str, RunResponseWithIncludes]]) -> tuple[str, RunResponseWithIncludes] | None:
    """The step for which a chain did not succeed: a failure takes along runs that end as cancelled."""
    bad = [step for step in runs if step[1].status != "success"]
    return next((step for step in bad if step[1].status != "cancelled"), bad[0] if bad else None)


def _plain(step: str | None, values: Mapping[str, Any], place: str) -> dict[str, Any]:
    if not isinstance(values, Mapping):
        raise ChainError(f"{_named(step)}{place} must be a mapping of names to values", step=step, place=place)
    try:
        return cast("dict[str, Any]", plain(values))
    except (TypeError, ValueError, RecursionError) as error:
        raise ChainError(
            f"{_named(step)}{place} cannot be sent as JSON: {error}", step=step, place=place
        ) from None


def _read(found: object) -> Ref:
    return found if isinstance(found, Ref) else ref(cast("str", found))


def _named(step: str | None) -> str:
    return "" if step is None else f"step {step!r}: "
