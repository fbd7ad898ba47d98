"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.ids import to_optional_id, to_optional_ids
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RunRetry(Model):
    """Executes a finished run again under the same id. Only runs in a terminal status can be retried; its earlier
    results, transcript and output attachments are wiped in every case.

    Attributes:
        input_values: Values for the `{var}` placeholders of the prompt. Values may be nested objects or arrays,
            which the prompt reaches with paths such as `{customer.name}` or `{items[0]}`. Within a session a value
            may be a reference of the form `{"$ref": "alias.outputs.path"}`, also inside nested values; the server
            resolves it at execution time. The string `__EMPTY__` means that nothing is to be typed, and
            `__CLEAR__` that the target field is to be emptied. Values given here win over machine parameters,
            which win over pool parameters. Leave it out to use the previous inputs again.
        sensitive_input_values: Secret values for the `{$var}` placeholders of the prompt; nested objects are
            allowed. Write-only: the values are held in an external vault for the duration of the run, deleted
            afterwards, never sent to a language model and never returned. Responses only show
            `sensitive_input_aliases`. They have to be sent again for a retry: the earlier secrets are gone, and
            without new ones the aliases are cleared.
        file_inputs: Files to place on the machine, each with base64 content; see `FileInput`. They replace the
            previous input attachments; leave it out to keep those.
        machine_id: Run on this machine only. The run waits for it and never falls back to another one; `pool_ids`
            is ignored when this is set, and `session_id` overrides it. What applies when neither a machine nor
            pools are given for a retry is not documented.
        pool_ids: Accept only machines that belong to all of these pools (intersection, not union). Ignored when
            `machine_id` or `session_id` is given. If no matching machine is free, the run stays in `scheduling`
            until one is. Parameters of the listed pools also serve as input defaults for the run.
        reuse_session: Keep the session of the run. Default true. False without a `session_id` clears the session
            fields of the run.
        session_id: Join this existing session and run on the machine it has reserved. Overrides both `machine_id`
            and `pool_ids`. If the session is busy, the retry is queued.
        start_session: Begin a new session, with a new session id, for the retry. Default false.
        session_alias: Name under which the outputs of this run are kept in its session, so that later runs of the
            session can refer to them with `{"$ref": "alias.outputs.path"}`.
        release_session_after: Release the reserved machine when this run ends. This holds for every outcome:
            success, failure or cancellation.
        is_priority: Put this run ahead of non-priority runs when a machine is assigned. It does not interrupt a
            run in progress and does not jump the order within a session. Leave it out to keep what the run had.
    """

    __secret_fields__ = frozenset(
        {
            "sensitive_input_values",
        }
    )

    input_values: dict[str, Any] | None | UnsetType = UNSET
    sensitive_input_values: dict[str, Any] | None | UnsetType = UNSET
    file_inputs: list[FileInput] | None | UnsetType = UNSET
    machine_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    pool_ids: list[UUID] | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_ids)
    reuse_session: bool | None | UnsetType = UNSET
    session_id: UUID | None | UnsetType = attrs.field(default=UNSET, converter=to_optional_id)
    start_session: bool | None | UnsetType = UNSET
    session_alias: str | None | UnsetType = UNSET
    release_session_after: bool | None | UnsetType = UNSET
    is_priority: bool | None | UnsetType = UNSET


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .file_input import FileInput  # noqa: E402
