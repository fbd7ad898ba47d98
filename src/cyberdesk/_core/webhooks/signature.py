"""The signature of a webhook, made and checked: Svix's scheme, without I/O and without a clock."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Mapping

from ...errors import WebhookSignatureError

__all__ = [
    "ID_HEADER",
    "SIGNATURE_HEADER",
    "TIMESTAMP_HEADER",
    "TOLERANCE_SECONDS",
    "decode_secret",
    "encode_secret",
    "sign",
    "verify",
]

ID_HEADER = "svix-id"
TIMESTAMP_HEADER = "svix-timestamp"
SIGNATURE_HEADER = "svix-signature"

TOLERANCE_SECONDS = 300
"""How far the time of a signature may be from the receiver's, either way."""

_PREFIX = "whsec_"
_VERSION = "v1"


def encode_secret(key: bytes) -> str:
    """The text in which an endpoint's key is handed out: `whsec_` and the key in base64."""
    return _PREFIX + base64.b64encode(key).decode()


def decode_secret(secret: str) -> bytes:
    """The key in a secret; the prefix may be missing.

    Raises:
        ValueError: the rest is not base64, or empty. The message does not show the secret.
    """
    try:
        key = base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if not key:
        raise ValueError(f"a webhook secret is {_PREFIX!r} followed by a key in base64")
    return key


def sign(key: bytes, message_id: str, timestamp: int, body: bytes) -> str:
    """The one entry of a signature header that this key gives.

    Args:
        key: the endpoint's key.
        message_id: the message's id, the same for all attempts to deliver it.
        timestamp: when this attempt is made, in unix seconds.
        body: the body, exactly as it is sent.
    """
    signed = f"{message_id}.{timestamp}.".encode() + body
    return f"{_VERSION},{base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()}"


def verify(
    keys: Iterable[bytes],
    headers: Mapping[str, str],
    body: bytes,
    *,
    now: float,
    tolerance: float = TOLERANCE_SECONDS,
) -> str:
    """Check that a delivery comes from somebody who has one of the keys, and is not an old one.

    Args:
        keys: the keys that count; several while a secret is being replaced.
        headers: the request's headers, in any case.
        body: the body, exactly as it was received.
        now: the receiver's time, in unix seconds.
        tolerance: how far the time of the signature may be from `now`, in seconds.

    Returns:
        The message's id, by which repeats are recognised.

    Raises:
        WebhookSignatureError: a header is missing or malformed, the time is too far away, or no signature matches.
    """
    given = {name.lower(): value for name, value in headers.items()}
    message_id, timestamp, entries = (
        _header(given, name) for name in (ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER)
    )
    # ASCII digits only: int() alone takes blanks, signs and underscores, too.
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 12):
        raise WebhookSignatureError(f"the header {TIMESTAMP_HEADER} is not a time in unix seconds")
    moment = int(timestamp)
    if abs(now - moment) > tolerance:
        when = "old" if moment < now else "far in the future"
        raise WebhookSignatureError(f"the signature is too {when}")
    offered = [entry.encode() for entry in entries.split(" ")]
    # The digits as they came were signed, and a leading zero would get lost in the number.
    expected = [sign(key, message_id, moment, body).encode() for key in keys]
    if str(moment) != timestamp or not any(
        hmac.compare_digest(one, other) for one in expected for other in offered
    ):
        raise WebhookSignatureError("no signature matches: the secret is another one, or the body was changed")
    return message_id


def _header(headers: Mapping[str, str], name: str) -> str:
    value = headers.get(name)
    if not value:
        raise WebhookSignatureError(f"the header {name} is missing")
    return value
