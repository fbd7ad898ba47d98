"""The variables of a prompt: `{input}`, `{$sensitive}` and `{{runtime}}`."""

import re
from collections.abc import Mapping
from typing import Any

import attrs
import msgspec

from cyberdesk.emulator._rules.inputs.paths import EMPTY, STEPS, PathError, lookup_or_empty, parse_path

__all__ = ["PromptVariables", "fill_template", "prompt_variables", "render_prompt"]

# A backslash before the opener makes the braces literal; what follows the name is its path.
_VARIABLE = re.compile(
    r"(?P<escape>\\)?\{(?P<runtime>\{)?(?P<sensitive>\$)?(?P<name>[A-Za-z_][\w-]*)"
    rf"(?P<path>{STEPS})\}}(?(runtime)\}})"
)


@attrs.frozen
class PromptVariables:
    """The root names of the variables in a prompt, by kind."""

    inputs: frozenset[str]
    sensitive: frozenset[str]


def prompt_variables(prompt: str) -> PromptVariables:
    """Read the variables that a run of this prompt can be given; runtime variables are left out."""
    inputs: set[str] = set()
    sensitive: set[str] = set()
    for match in _VARIABLE.finditer(prompt):
        if match["escape"] or match["runtime"]:
            continue
        (sensitive if match["sensitive"] else inputs).add(match["name"])
    return PromptVariables(frozenset(inputs), frozenset(sensitive))


def render_prompt(prompt: str, inputs: Mapping[str, Any], sensitive: Mapping[str, Any]) -> str:
    """The prompt with its inputs filled in.

    Sensitive variables are checked but not replaced, since the agent must not read them; runtime variables
    are not replaced because they get their values during execution.

    Raises:
        PathError: the path of a variable continues below a string, a number or a boolean.
    """

    def replacement(match: re.Match[str]) -> str:
        if match["escape"]:
            return match[0].removeprefix("\\")
        if match["runtime"]:
            return match[0]
        values = sensitive if match["sensitive"] else inputs
        text = _value_text(values.get(match["name"], EMPTY), match["path"], match[0])
        return match[0] if match["sensitive"] else text

    return _VARIABLE.sub(replacement, prompt)


def fill_template(template: str, values: Mapping[str, Any]) -> str:
    """A short template with its `{variables}` filled in, such as a file name.

    Raises:
        PathError: as in `render_prompt`.
    """
    return render_prompt(template, values, {})


def _value_text(value: object, path: str, variable: str) -> str:
    try:
        found = lookup_or_empty(value, parse_path(path))
    except PathError as error:
        raise PathError(f"The variable {variable} has no value: {error}") from None
    if found is None:
        return EMPTY
    return found if isinstance(found, str) else msgspec.json.encode(found).decode()
