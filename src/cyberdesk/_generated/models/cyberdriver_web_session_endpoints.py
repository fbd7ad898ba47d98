"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

from ..._core.model import Model, model


@model
class CyberdriverWebSessionEndpoints(Model):
    """Server addresses a browser remote desktop session connects to."""

    hbbs_url: str
    hbbr_url: str
