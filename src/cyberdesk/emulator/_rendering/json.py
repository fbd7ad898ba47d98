"""JSON text as the API writes it."""

import msgspec

__all__ = ["encode_json"]


def encode_json(value: object) -> bytes:
    """JSON text; times are ISO 8601 in UTC with a `Z`, ids are strings."""
    return msgspec.json.encode(value)
