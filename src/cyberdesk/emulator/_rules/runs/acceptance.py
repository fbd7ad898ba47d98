"""Whether the inputs of a requested run fit the `input_schema` of its workflow, as far as is known."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from cyberdesk.emulator._rules.errors import InputSchemaMismatch
from cyberdesk.emulator._rules.inputs.schemas import SchemaError, Violation
from cyberdesk.emulator._rules.inputs.validation import Offer, early_violations, ref_violations
from cyberdesk.emulator._rules.inputs.values import parameter_layers
from cyberdesk.emulator._rules.runs.orders import MachineChoice, RetryOrder, RunOrder
from cyberdesk.emulator._state import RunRecord, State, WorkflowRecord

__all__ = ["check_chain_inputs", "check_inputs", "choice_of_retry"]

Values = Mapping[str, Any] | None


def check_inputs(
    state: State, workflow: WorkflowRecord, choice: MachineChoice, inputs: Values, sensitive: Values
) -> None:
    """Refuse inputs that cannot fit, whatever values are added later.

    Raises:
        InputSchemaMismatch: they do not fit.
    """
    _refuse(_found(partial(early_violations, workflow.input_schema, _offer(state, choice, inputs, sensitive))))


def check_chain_inputs(state: State, orders: Sequence[RunOrder]) -> None:
    """As `check_inputs` for all steps of a chain; references between them must be resolvable, too.

    Raises:
        InputSchemaMismatch: they do not fit; paths begin with the step.
    """
    producers: dict[str, str | None] = {}
    errors: list[dict[str, object]] = []
    for place, order in enumerate(orders):
        workflow = state.workflows[order.workflow_id]
        if workflow.input_schema is not None:
            offer = _offer(state, order.choice, order.input_values, order.sensitive_values)
            errors += _found(partial(early_violations, workflow.input_schema, offer), place)
            errors += _found(partial(ref_violations, order.input_values or {}, producers), place)
        if order.session_alias is not None:
            producers[order.session_alias] = workflow.output_schema
    _refuse(errors)


def choice_of_retry(run: RunRecord, order: RetryOrder) -> MachineChoice:
    """Where a retry would run, which determines its parameters."""
    if not order.start_session:
        session_id = order.choice.session_id or (run.session_id if order.reuse_session else None)
        if session_id is not None:
            return MachineChoice(session_id=session_id)
    if order.choice.machine_id is not None or order.choice.pool_ids is not None:
        return order.choice
    return MachineChoice(machine_id=run.requested_machine_id, pool_ids=run.pool_ids)


def _offer(state: State, choice: MachineChoice, inputs: Values, sensitive: Values) -> Offer:
    machine_id, pool_ids = choice.machine_id, choice.pool_ids
    if choice.session_id is not None:
        session = state.sessions[choice.session_id]
        machine_id, pool_ids = session.machine_id or session.requested_machine_id, None
    machine = state.machines.get(machine_id) if machine_id is not None else None
    return Offer(
        inputs=inputs or {},
        sensitive=sensitive or {},
        defaults=parameter_layers(state, machine, pool_ids, machine_chosen=machine_id is not None),
        machine_known=machine is not None,
    )


def _found(find: Callable[[], list[Violation]], step: int | None = None) -> list[dict[str, object]]:
    prefix = () if step is None else ("steps", step)
    try:
        found = find()
    except SchemaError as error:
        found = [Violation((), str(error), "$schema")]
    return [
        {"path": [*prefix, *violation.path], "message": violation.message, "validator": violation.validator}
        for violation in found
    ]


def _refuse(errors: list[dict[str, object]]) -> None:
    if errors:
        raise InputSchemaMismatch(errors)
