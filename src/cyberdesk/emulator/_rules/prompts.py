"""The variables that a prompt declares: `{input}`, `{$sensitive}` and `{{runtime}}`."""

import re

import attrs

__all__ = ["PromptVariables", "prompt_variables"]

# A backslash before the opener makes the braces literal; what follows the name is its path.
_VARIABLE = re.compile(
    r"""(?P<escape>\\)?\{(?P<runtime>\{)?(?P<sensitive>\$)?(?P<name>[A-Za-z_][\w-]*)(?:[.\[][^{}]*)?\}(?(runtime)\})"""
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
