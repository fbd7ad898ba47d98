"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunCompletedEvent(Model):
    """Payload of the `run_complete` webhook, sent when a run reaches any terminal status (including `task_failed`),
    after its post-run checks, if the workflow has webhooks enabled. Verify the signature over the raw body before
    parsing it, and discard repeats.

    Attributes:
        run: The run that ended.
        event_id: Unique id of the event. Use it, or the `svix-id` header, to discard repeated deliveries.
        event_type: Always `run_complete`.
        occurred_at: When the event happened.
    """

    run: RunCompletedWebhookRunPayload
    event_id: UUID | None = None
    event_type: str | None = None
    occurred_at: datetime.datetime | None = None

    def __attrs_post_init__(self) -> None:
        if isinstance(self.occurred_at, datetime.datetime) and self.occurred_at.tzinfo is None:
            self.occurred_at = self.occurred_at.replace(tzinfo=datetime.timezone.utc)


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .run_completed_webhook_run_payload import RunCompletedWebhookRunPayload  # noqa: E402
