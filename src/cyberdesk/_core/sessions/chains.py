"""Building chains: steps and their references, checked before anything is sent; and how a chain ended."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

import attrs

from ..._generated.arguments import StepArguments
from ..._generated.models.run_response_with_includes import RunResponseWithIncludes
from ..._generated.models.workflow_chain_response import WorkflowChainResponse
from ...errors import ChainError, ResponseDecodeError, RunCancelledError, RunError, RunFailedError
from ..http.ids import as_uuid
from ..refs import Ref, alias_of, find_refs, owner_of, written
from .aliases import checked_alias
from .inputs import as_ref, checked_secrets, checked_values, given_fields
from .runs import has_one_run_each


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """One step of a chain, as `chain.step` returns it.

    Attributes:
        alias: The name of its outputs in the session; `step_1`, `step_2`, ... when none was given.
        workflow_id: The workflow that it executes.
    """

    alias: str
    workflow_id: UUID
    _owner: str | None = attrs.field(default=None, repr=False, alias="owner")

    @property
    def outputs(self) -> Ref:
        """A reference to its outputs, for inputs of later steps: `step.outputs["result"]["id"]`."""
        return Ref(self.alias, (), self._owner)


class ChainResults:
    """The finished runs of a chain: by alias or index, and iterated in the order of the steps."""

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


class ChainDraft:
    """The steps of one chain as they are added, each checked against those before it.

    Args:
        earlier: Aliases that earlier runs of the session have; None when they are not known.
        owner: A token by which references to this chain's steps are distinguished from those to another's.
    """

    def __init__(self, *, earlier: Collection[str] | None, owner: str | None) -> None:
        self.steps: list[Step] = []
        self._bodies: list[dict[str, object]] = []
        self._earlier = earlier
        self._owner = owner
        # Aliases that are referred to and may exist in a session whose aliases are not known, each with the step
        # and the place of the reference.
        self._assumed: dict[str, tuple[str, str]] = {}

    @property
    def aliases(self) -> tuple[str, ...]:
        """The steps' aliases, in order."""
        return tuple(step.alias for step in self.steps)

    @property
    def bodies(self) -> list[dict[str, object]]:
        """The steps as they are sent; the API calls their values `inputs` and `sensitive_inputs`."""
        return list(self._bodies)

    def add(
        self,
        workflow_id: UUID | str,
        alias: str | None,
        arguments: StepArguments,
    ) -> Step:
        """Add a step.

        Raises:
            ChainError: When the chain could not work with it.
            InvalidArgumentError: When there is no such argument.
        """
        fields = given_fields("chain.step", arguments, StepArguments)
        name = self._free_alias() if alias is None else self._checked_alias(alias)
        values = checked_values(name, fields.get("input_values"), self._problem(name))
        secrets = checked_secrets(name, "sensitive_input_values", fields.get("sensitive_input_values"))
        step = Step(alias=name, workflow_id=as_uuid("workflow_id", workflow_id), owner=self._owner)
        body: dict[str, object] = {"workflow_id": step.workflow_id, "session_alias": name}
        if values is not None:
            body["inputs"] = values
        if secrets is not None:
            body["sensitive_inputs"] = secrets
        self._record_assumed(name, values)
        self.steps.append(step)
        self._bodies.append(body)
        return step

    def check(self, shared_input_values: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """Check whether the chain can be sent; returns its shared input values as they are sent.

        Raises:
            ChainError: When it has no steps, or shared values refer to what is not in the chain.
        """
        if not self.steps:
            raise ChainError("the chain has no steps", step=None, place="steps")

        def problem(reference: Ref) -> str | None:
            return None if alias_of(reference) in self.aliases else self._unknown(reference)

        # Which steps take a shared value depends on their workflows, so the order cannot be checked here.
        return checked_values(None, shared_input_values, problem, place="shared_input_values")

    def _free_alias(self) -> str:
        number = len(self.steps) + 1
        taken = {*self.aliases, *(self._earlier or ()), *self._assumed}
        while f"step_{number}" in taken:
            number += 1
        return f"step_{number}"

    def _checked_alias(self, alias: str) -> str:
        checked_alias(alias)
        if alias in self.aliases:
            raise ChainError(f"two steps have the alias {alias!r}", step=alias, place="alias")
        if alias in self._assumed:
            step, place = self._assumed[alias]
            raise ChainError(
                f"step {step!r}: {place} refers to {alias!r}, which comes later", step=step, place=place
            )
        return alias

    def _problem(self, own: str) -> Callable[[Ref], str | None]:
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
        return f"refers to {alias!r}, which is not an earlier step"

    def _record_assumed(self, step: str, values: dict[str, Any] | None) -> None:
        for place, found in find_refs(values):
            alias = alias_of(as_ref(found))
            if alias not in self.aliases and alias not in (self._earlier or ()):
                self._assumed.setdefault(alias, (step, written(("input_values", *place))))


def check_run_ids(response: WorkflowChainResponse, steps: int) -> None:
    """Check that a chain's response has one run for each step.

    Raises:
        ResponseDecodeError: When it has not; `error.run_ids` are those it has, which exist.
    """
    run_ids = tuple(response.run_ids)
    if has_one_run_each(run_ids, steps):
        return
    raise ResponseDecodeError(
        f"the response has {len(run_ids)} runs for {steps} steps of session {response.session_id}: "
        f"{', '.join(map(str, run_ids)) or 'none'}; each step must have a run of its own",
        session_id=response.session_id,
        run_ids=run_ids,
    )


def step_error(alias: str, run: RunResponseWithIncludes) -> RunError | None:
    """The error that the finished run of a step stands for; None for a success."""
    if run.status == "success":
        return None
    reason = "; ".join(run.error or []) or "the server gave no reason"
    if run.status == "error" and run.started_at is None:
        end = "could not be dispatched"
    else:
        end = f"ended as {run.status}"
    kind = RunCancelledError if run.status == "cancelled" else RunFailedError
    return kind(f"step {alias!r} {end} (run {run.id}): {reason}", run=run, step=alias)


def root_failure(
    runs: Sequence[tuple[str, RunResponseWithIncludes]],
) -> tuple[str, RunResponseWithIncludes] | None:
    """The step because of which a chain did not succeed: after a failure the other runs end as cancelled."""
    bad = [step for step in runs if step[1].status != "success"]
    return next((step for step in bad if step[1].status != "cancelled"), bad[0] if bad else None)
