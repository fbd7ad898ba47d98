"""The billing of a run's steps."""

from typing import Any

from cyberdesk.emulator._state import RunStatus

__all__ = ["usage_metadata"]

_OUTCOMES = {
    RunStatus.SUCCESS: "success",
    RunStatus.TASK_FAILED: "task_failed",
    RunStatus.CANCELLED: "cancelled",
    RunStatus.ERROR: "infra_failure",
}


def usage_metadata(status: RunStatus, agentic_steps: int, cached_steps: int) -> dict[str, Any]:
    """The usage of a run that has ended: steps are billed unless the infrastructure failed."""
    billed = status is not RunStatus.ERROR
    return {
        "total_agentic_steps": agentic_steps,
        "total_cached_steps": cached_steps,
        "total_agentic_steps_billed": agentic_steps if billed else 0,
        "total_cached_steps_billed": cached_steps if billed else 0,
        "billing_outcome": _OUTCOMES[status],
    }
