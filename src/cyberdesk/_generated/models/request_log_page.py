"""Generated from `openapi.json`. Do not edit: see CONTRIBUTING.md."""

from __future__ import annotations

import attrs

from ..._core.models.model import Model


@attrs.define(kw_only=True, eq=False, repr=False, slots=False)
class RequestLogPage(Model):
    """One page of a list of request logs. The items are not typed in the contract.

    Attributes:
        items: Records on this page.
        total: Number of records that match the filters, over all pages.
        skip: Offset this page starts at, as requested (0 or more, 0 by default).
        limit: Largest number of records on a page, as requested (1 to 1000, 100 by default).
    """

    items: list[RequestLogResponse]
    total: int
    skip: int
    limit: int


# After the class, so that two models may refer to each other; the decoder resolves annotations in this module.
from .request_log_response import RequestLogResponse  # noqa: E402
