from typing import Any

import pytest

from cyberdesk.emulator._rules.inputs.paths import PathError
from cyberdesk.emulator._rules.inputs.prompts import prompt_variables, render_prompt

VALUES: dict[str, Any] = {
    "name": "Jane Doe",
    "count": 3,
    "flag": True,
    "customer": {"first-name": "Jane", "odd key": "odd", "orders": [{"total": 1.5}, "x"]},
    "nothing": None,
    "empty": "__EMPTY__",
    "clear": "__CLEAR__",
}

RENDERED = [
    ("Find {name}.", "Find Jane Doe."),
    ("{count} {flag}", "3 true"),
    ("{customer.first-name} {customer['odd key']} {customer[\"odd key\"]}", "Jane odd odd"),
    ("{customer.orders[0].total}", "1.5"),
    ("{customer.orders[0]}", '{"total":1.5}'),
    ("{customer.orders}", '[{"total":1.5},"x"]'),
    ("{missing} {customer.missing} {customer.orders[9]}", "__EMPTY__ __EMPTY__ __EMPTY__"),
    ("{missing.deeper[0]} {empty.below} {customer.missing.below}", "__EMPTY__ __EMPTY__ __EMPTY__"),
    ("{nothing} {nothing.below}", "__EMPTY__ __EMPTY__"),
    ("{empty} {clear}", "__EMPTY__ __CLEAR__"),
    (r"\{name} \{{name}} \{$name}", "{name} {{name}} {$name}"),
    ("{$secret} {$secret.part}", "{$secret} {$secret.part}"),
    ("{{runtime}} {{runtime.part[0]}}", "{{runtime}} {{runtime.part[0]}}"),
    ("<b style='x{color: red}'>{name}</b> {} { name }", "<b style='x{color: red}'>Jane Doe</b> {} { name }"),
    ("{name.} {name[x]}", "{name.} {name[x]}"),
]  # fmt: skip


@pytest.mark.parametrize(("prompt", "text"), RENDERED)
def test_a_prompt_with_its_inputs(prompt: str, text: str) -> None:
    assert render_prompt(prompt, VALUES, {"secret": {"part": "hunter2"}}) == text


@pytest.mark.parametrize("prompt", ["{name.first}", "{count[0]}", "{customer.orders[1].x}", "{$pin.digit}"])
def test_a_path_below_a_scalar_has_no_value(prompt: str) -> None:
    with pytest.raises(PathError, match="neither an object nor a list") as caught:
        render_prompt(prompt, VALUES, {"pin": "98765"})
    assert "98765" not in str(caught.value)


def test_a_malformed_path_declares_nothing() -> None:
    assert prompt_variables("{name.} {other[x]}").inputs == frozenset()
