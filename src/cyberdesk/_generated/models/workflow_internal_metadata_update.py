"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import datetime
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class WorkflowInternalMetadataUpdate(Model):
    """Partial update of the internal metadata of a workflow. A key that is left out stays as it is; a key set to null
    is removed.

    Attributes:
        has_unaddressed_error: Whether a failed run has not been reviewed yet.
        last_errored_run_start: Start of the latest failed run.
        last_errored_run_uuid: Id of the latest failed run.
    """

    has_unaddressed_error: bool | None | UnsetType = UNSET
    last_errored_run_start: datetime.datetime | None | UnsetType = UNSET
    last_errored_run_uuid: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)

    def __attrs_post_init__(self) -> None:
        if (
            isinstance(self.last_errored_run_start, datetime.datetime)
            and self.last_errored_run_start.tzinfo is None
        ):
            self.last_errored_run_start = self.last_errored_run_start.replace(tzinfo=datetime.timezone.utc)
