"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class RunStatus(OpenEnum):
    """State of a run. `scheduling` waits for a machine, `running` executes, and `running_checks` carries out post-run
    checks; none of the three is terminal. Terminal are `success`, `task_failed` (the agent gave the task up as
    failed), `error` (a system or infrastructure fault) and `cancelled`.
    """

    CANCELLED = "cancelled"
    ERROR = "error"
    RUNNING = "running"
    RUNNING_CHECKS = "running_checks"
    SCHEDULING = "scheduling"
    SUCCESS = "success"
    TASK_FAILED = "task_failed"
