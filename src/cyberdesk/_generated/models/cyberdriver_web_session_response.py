"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from uuid import UUID

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CyberdriverWebSessionResponse(Model):
    """Everything a browser needs to open a remote desktop session on a machine.

    Attributes:
        rustdesk_peer_id: Remote desktop peer id of the machine.
        selected_organization_id: Organisation the session belongs to.
        token: Session token. Treat it as a secret.
        expires_at: When the session token expires, as an integer. The unit is not documented.
        mode: Session mode. Possible values are not documented.
        features: Map from feature name to whether it is enabled.
    """

    __secret_fields__ = frozenset(
        {
            "token",
        }
    )

    machine_id: UUID
    rustdesk_peer_id: str
    desktop_label: str
    selected_organization_id: str
    token: str
    expires_at: int
    mode: str
    endpoints: CyberdriverWebSessionEndpoints
    public_key: str
    features: dict[str, bool]


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .cyberdriver_web_session_endpoints import CyberdriverWebSessionEndpoints  # noqa: E402
