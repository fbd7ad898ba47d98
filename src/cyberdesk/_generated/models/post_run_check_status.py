"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from ..._core.models.model import OpenEnum


class PostRunCheckStatus(OpenEnum):
    """State of a post-run check. `pending` and `running` are open; `success`, `failed` (the check was not met),
    `infra_error` (the check itself could not be carried out) and `cancelled` are final.
    """

    CANCELLED = "cancelled"
    FAILED = "failed"
    INFRA_ERROR = "infra_error"
    PENDING = "pending"
    RUNNING = "running"
    SUCCESS = "success"
