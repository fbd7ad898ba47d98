"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowInternalMetadata(Model):
    """Internal error bookkeeping of a workflow.

    Attributes:
        has_unaddressed_error: Whether a failed run has not been reviewed yet.
        last_errored_run_start: Start of the latest failed run.
        last_errored_run_uuid: Id of the latest failed run.
    """

    has_unaddressed_error: bool | None = None
    last_errored_run_start: datetime.datetime | None = None
    last_errored_run_uuid: UUID | None = None

    def __attrs_post_init__(self) -> None:
        if (
            isinstance(self.last_errored_run_start, datetime.datetime)
            and self.last_errored_run_start.tzinfo is None
        ):
            self.last_errored_run_start = self.last_errored_run_start.replace(tzinfo=datetime.timezone.utc)
