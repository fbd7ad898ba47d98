from __future__ import annotations

from datetime import UTC, datetime

import pytest
from svix.webhooks import Webhook, WebhookVerificationError

from cyberdesk import WebhookSignatureError
from cyberdesk._core.webhooks.signature import decode_secret, encode_secret, sign, verify

# The example that the Standard Webhooks specification and Svix publish.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
MESSAGE_ID, TIMESTAMP, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

KEY = decode_secret(SECRET)
HEADERS = {"svix-id": MESSAGE_ID, "svix-timestamp": str(TIMESTAMP), "svix-signature": SIGNATURE}


def test_the_published_example() -> None:
    assert sign(KEY, MESSAGE_ID, TIMESTAMP, BODY) == SIGNATURE
    assert verify([KEY], HEADERS, BODY, now=TIMESTAMP) == MESSAGE_ID


@pytest.mark.parametrize("key", [b"k", bytes(range(24)), b"\xff" * 64])
@pytest.mark.parametrize("body", [b"", b"{}", "ä ☃ \U0001f600".encode(), b"line\r\nline\n" * 1000])
def test_svix_agrees(key: bytes, body: bytes) -> None:
    peer = Webhook(encode_secret(key))
    now = datetime.now(UTC).replace(microsecond=0)
    seconds = int(now.timestamp())
    ours = sign(key, "msg_1", seconds, body)

    assert ours == peer.sign("msg_1", now, body.decode())
    headers = {"svix-id": "msg_1", "svix-timestamp": str(seconds), "svix-signature": ours}
    peer.verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        peer.verify(body + b" ", headers)


@pytest.mark.parametrize("away", [-300, 0, 300])
def test_a_signature_is_good_for_five_minutes_either_way(away: int) -> None:
    assert verify([KEY], HEADERS, BODY, now=TIMESTAMP + away) == MESSAGE_ID


@pytest.mark.parametrize(("away", "reason"), [(301, "too old"), (-301, "too far in the future")])
def test_a_signature_from_another_time_is_refused(away: int, reason: str) -> None:
    with pytest.raises(WebhookSignatureError, match=reason):
        verify([KEY], HEADERS, BODY, now=TIMESTAMP + away)


def test_any_key_and_any_entry_may_match_and_names_of_headers_have_no_case() -> None:
    entries = f"v1,{'A' * 44} v1a,xyz {SIGNATURE}"
    headers = {name.title(): value for name, value in (HEADERS | {"svix-signature": entries}).items()}

    assert verify([b"the next one", KEY], headers, BODY, now=TIMESTAMP) == MESSAGE_ID


@pytest.mark.parametrize(
    "changed",
    [
        {"svix-signature": SIGNATURE.removeprefix("v1,")},
        {"svix-signature": SIGNATURE.replace("v1,", "v2,")},
        {"svix-signature": "v1,ä"},
        {"svix-signature": ""},
        {"svix-id": "msg_other"},
        {"svix-id": ""},
        {"svix-timestamp": str(TIMESTAMP + 1)},
        {"svix-timestamp": f"0{TIMESTAMP}"},
        {"svix-timestamp": f"+{TIMESTAMP}"},
        {"svix-timestamp": "9" * 5000},
        {"svix-timestamp": "soon"},
    ],
)
def test_what_was_changed_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(WebhookSignatureError):
        verify([KEY], HEADERS | changed, BODY, now=TIMESTAMP)


@pytest.mark.parametrize("missing", HEADERS)
def test_a_missing_header_is_named(missing: str) -> None:
    headers = {name: value for name, value in HEADERS.items() if name != missing}
    with pytest.raises(WebhookSignatureError, match=missing):
        verify([KEY], headers, BODY, now=TIMESTAMP)


def test_another_body_or_no_key_is_refused() -> None:
    with pytest.raises(WebhookSignatureError):
        verify([KEY], HEADERS, BODY + b" ", now=TIMESTAMP)
    with pytest.raises(WebhookSignatureError):
        verify([], HEADERS, BODY, now=TIMESTAMP)


@pytest.mark.parametrize("secret", ["", "whsec_", "whsec_*", "whsec_AAA", "ä"])
def test_a_secret_that_is_none_is_refused_and_not_shown(secret: str) -> None:
    with pytest.raises(ValueError, match="whsec_") as refusal:
        decode_secret(secret)
    assert len(secret) < 7 or secret not in str(refusal.value)


def test_the_prefix_of_a_secret_may_be_missing() -> None:
    assert decode_secret(SECRET.removeprefix("whsec_")) == KEY
    assert encode_secret(KEY) == SECRET
