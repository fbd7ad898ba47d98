"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class CyberdriverWebSessionEndpoints(Model):
    """Server addresses a browser remote desktop session connects to."""

    hbbs_url: str
    hbbr_url: str
