"""A reference between runs, as JSON has it."""

from __future__ import annotations

from typing import TypedDict

RefValue = TypedDict("RefValue", {"$ref": str})
"""An input that is the output of an earlier run of the session: `{"$ref": "<alias>.outputs.<path>"}`."""
