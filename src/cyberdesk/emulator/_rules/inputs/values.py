"""The input values of a run: its own, those of its machine, and those of its pools."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

import attrs

from cyberdesk.emulator._rules.inputs.paths import EMPTY
from cyberdesk.emulator._rules.sessions.refs import resolve_refs
from cyberdesk.emulator._rules.sessions.sessions import alias_outputs
from cyberdesk.emulator._state import MachineRecord, RunRecord, State

__all__ = [
    "Effective",
    "Layers",
    "execution_inputs",
    "masked",
    "merged",
    "normalized",
    "parameter_layers",
    "secret_texts",
    "without_empty",
]

Values = Mapping[str, Any]


@attrs.frozen
class Layers:
    """Defaults for the inputs of a run, the strongest first: those of the machine, then those of each pool."""

    plain: tuple[Values, ...] = ()
    sensitive: tuple[Values, ...] = attrs.field(default=(), repr=False)


@attrs.frozen
class Effective:
    """What a run is executed with."""

    inputs: dict[str, Any]
    sensitive: dict[str, Any] = attrs.field(repr=False)


def parameter_layers(
    state: State, machine: MachineRecord | None, pool_ids: Iterable[Any] | None, *, machine_chosen: bool
) -> Layers:
    """The parameters that apply to a run.

    Args:
        state: where machines, pools and their secrets are.
        machine: the machine of the run, if it is known.
        pool_ids: the pools that the run names; the first of them wins where two have the same name.
        machine_chosen: whether the run names one machine, in which case pools do not apply.
    """
    pools = (
        () if machine_chosen else [state.pools[pool_id] for pool_id in pool_ids or () if pool_id in state.pools]
    )
    plain = [machine.machine_parameters or {}] if machine is not None else []
    sensitive = [state.vault.get(machine.id, {})] if machine is not None else []
    return Layers(
        plain=(*plain, *(pool.pool_parameters or {} for pool in pools)),
        sensitive=(*sensitive, *(state.vault.get(pool.id, {}) for pool in pools)),
    )


def merged(own: Values, defaults: Iterable[Values]) -> dict[str, Any]:
    """A run's own values over its defaults, the strongest default first.

    Null and blank strings are replaced by a default; `__EMPTY__` is a value like any other.
    """
    values = dict(own)
    for layer in defaults:
        for name, value in layer.items():
            if name not in values or (_is_blank(values[name]) and not _is_blank(value)):
                values[name] = value
    return values


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def execution_inputs(state: State, run: RunRecord, machine: MachineRecord) -> Effective:
    """What a run is executed with, its references resolved; nothing of it is stored in the run.

    Raises:
        RefError: a reference cannot be resolved.
    """
    chosen = run.requested_machine_id is not None
    layers = parameter_layers(state, machine, run.pool_ids, machine_chosen=chosen)
    own = resolve_refs(run.input_values or {}, lambda alias: alias_outputs(state, run.session_id, alias))
    return Effective(
        inputs=merged(own, layers.plain), sensitive=merged(state.vault.get(run.id, {}), layers.sensitive)
    )


def normalized(values: Values, schema: object = None) -> dict[str, Any]:
    """A copy in which nulls and empty texts that are not required read `__EMPTY__`, at any depth.

    Args:
        values: the inputs, or an object inside them.
        schema: the JSON Schema of that object, which determines the required fields.
    """
    required: object = _part(schema, "required")
    names = cast("list[object]", required) if isinstance(required, list) else []
    properties = _part(schema, "properties")
    return {
        name: EMPTY
        if value in (None, "") and name not in names
        else _normalized_value(value, _part(properties, name))
        for name, value in values.items()
    }


def _normalized_value(value: Any, schema: object) -> Any:
    if isinstance(value, dict):
        return normalized(cast("dict[str, Any]", value), schema)
    if isinstance(value, list):
        return [_normalized_value(item, _part(schema, "items")) for item in cast("list[object]", value)]
    return value


def _part(schema: object, key: str) -> object:
    return cast("dict[str, object]", schema).get(key) if isinstance(schema, dict) else None


def without_empty(value: Any) -> Any:
    """A copy of a JSON value as validation sees it: without fields and list entries that are `__EMPTY__`."""
    if isinstance(value, dict):
        fields = cast("dict[str, Any]", value)
        return {key: without_empty(item) for key, item in fields.items() if item != EMPTY}
    if isinstance(value, list):
        return [without_empty(item) for item in cast("list[object]", value) if item != EMPTY]
    return value


def secret_texts(values: object) -> frozenset[str]:
    """Every string in sensitive values that is long enough to be masked without hiding ordinary words."""
    if isinstance(values, str):
        return frozenset([values]) if len(values) >= 4 else frozenset()
    if isinstance(values, dict):
        return frozenset[str]().union(*map(secret_texts, cast("dict[str, object]", values).values()))
    if isinstance(values, list):
        return frozenset[str]().union(*map(secret_texts, cast("list[object]", values)))
    return frozenset()


def masked(text: str, secrets: Iterable[str]) -> str:
    """A text with all secrets masked."""
    # The longest first: one secret may be part of another.
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "***")
    return text
