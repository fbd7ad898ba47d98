"""Validating inputs against the `input_schema`: at the request, and again at execution."""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs

from cyberdesk.emulator._rules.inputs.paths import Path
from cyberdesk.emulator._rules.inputs.schemas import Violation, can_have, output_schema, parse_schema, violations
from cyberdesk.emulator._rules.inputs.values import Effective, Layers, merged, normalized, without_empty
from cyberdesk.emulator._rules.sessions.refs import find_refs, parse_ref

__all__ = ["Offer", "early_violations", "final_violations", "ref_violations"]

Values = Mapping[str, Any]


@attrs.frozen(kw_only=True)
class Offer:
    """What is known of the inputs of a run when it is requested.

    Attributes:
        inputs: its own values, references unresolved.
        sensitive: its own sensitive values.
        defaults: the parameters of its machine, if that is known, and of the pools it names.
        machine_known: whether no further defaults can come.
    """

    inputs: Values
    sensitive: Values = attrs.field(repr=False)
    defaults: Layers
    machine_known: bool


def early_violations(input_schema: str | None, offer: Offer) -> list[Violation]:
    """The violations by the inputs of a run before it has a machine and its references have values.

    Whatever depends on references is checked later. Required fields at the root may still come from the machine.
    """
    if input_schema is None:
        return []
    schema = parse_schema(input_schema)
    inputs = merged(offer.inputs, offer.defaults.plain)
    sensitive = merged(offer.sensitive, offer.defaults.sensitive)
    places = [place for place, _ in find_refs(inputs)]
    found = violations(schema, _combined(schema, Effective(inputs, sensitive), offer.inputs, offer.sensitive))
    return [violation for violation in found if not _is_postponed(violation, places, inputs, offer.machine_known)]


def _is_postponed(violation: Violation, places: Iterable[Path], inputs: Values, machine_known: bool) -> bool:
    if any(violation.depends_on(place) for place in places):
        return True
    if machine_known or len(violation.path) != 1:
        return False
    # Null and blank strings can be replaced by a default, as absent fields can.
    return violation.validator == "required" or not str(inputs.get(str(violation.path[0]), "x") or "").strip()


def final_violations(
    input_schema: str | None, values: Effective, own: Values, own_sensitive: Values
) -> list[Violation]:
    """The violations by the inputs of a run at its execution, when all values are known.

    Raises:
        SchemaError: the schema is invalid; it may have been stored by other means than the API.
    """
    if input_schema is None:
        return []
    schema = parse_schema(input_schema)
    return violations(schema, _combined(schema, values, own, own_sensitive))


def _combined(schema: dict[str, Any], values: Effective, own: Values, own_sensitive: Values) -> dict[str, Any]:
    """One object of all values; sensitive ones have a `$` before their name.

    Parameters that the schema does not name are left out: a machine has parameters for many workflows.
    """
    known: Mapping[str, object] = schema.get("properties", {})
    plain = {name: value for name, value in values.inputs.items() if name in own or name in known}
    sensitive = {
        f"${name}": value
        for name, value in values.sensitive.items()
        if name in own_sensitive or f"${name}" in known
    }
    combined: dict[str, Any] = without_empty(normalized(plain | sensitive, schema))
    return combined


def ref_violations(inputs: Values, producers: Mapping[str, str | None]) -> list[Violation]:
    """References to earlier steps of the same chain that their output schema rules out.

    Args:
        inputs: the inputs of a step, whose references are well formed.
        producers: the `output_schema` of the earlier steps, by alias.
    """
    found: list[Violation] = []
    for place, text in find_refs(dict(inputs)):
        ref = parse_ref(text)
        schema = output_schema(producers.get(ref.alias))
        if schema is not None and not can_have(schema, ref.path):
            message = f"refers to {ref.text!r}, which the output_schema of that step rules out"
            found.append(Violation(place, message, "$ref"))
    return found
