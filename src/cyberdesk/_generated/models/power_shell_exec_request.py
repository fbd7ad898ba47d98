"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.http.request import UNSET, UnsetType
from ..._core.models.model import Model, defaults_on_class


@defaults_on_class
@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class PowerShellExecRequest(Model):
    """Executes a shell command on the machine. Long output is shortened in the middle.

    Attributes:
        command: Command text.
        same_session: Whether to use the same shell session. Default true; newer agents keep no state between
            commands.
        working_directory: Directory to execute in.
        session_id: Shell session to use. Not related to run sessions.
        timeout: Seconds to wait for the command, 30 by default. On a timeout the response has `timeout_reached`
            true and exit code 0, and the command goes on in the background.
    """

    command: str
    same_session: bool | UnsetType = UNSET
    working_directory: str | None | UnsetType = UNSET
    session_id: str | None | UnsetType = UNSET
    timeout: float | None | UnsetType = UNSET
