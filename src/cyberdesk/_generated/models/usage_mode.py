"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class UsageMode(OpenEnum):
    """How usage is counted: `simulated` sums the step counts of runs and leaves out those whose billing outcome is
    `infra_failure`; `billed` sums the figures recorded as billed.
    """

    BILLED = "billed"
    SIMULATED = "simulated"
