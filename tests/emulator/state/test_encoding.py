from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

from cyberdesk.emulator._state import RunStatus
from cyberdesk.emulator._state.idempotency import IdempotencyScope
from cyberdesk.emulator._state.storage.encoding import decode, encode

from ..world import World

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text()
    | st.binary()
    | st.uuids()
    | st.datetimes(timezones=st.just(UTC))
    | st.sampled_from(RunStatus)
)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.tuples(inner) | st.dictionaries(st.text() | st.uuids(), inner),
    max_leaves=10,
)


@given(values)
def test_every_value_comes_back_as_it_was(value: Any) -> None:
    back = decode(encode(value))
    assert (back, type(back)) == (value, type(value))


def test_records_come_back_as_they_were() -> None:
    run = World().run(start_session=True, input_values={"list": ["x", {"UUID": ["dict"]}], "n": 2**70})
    run.started_at = datetime(2026, 1, 1, tzinfo=UTC)
    back = decode(encode({IdempotencyScope("k", "POST", "/v1/runs"): run}))
    assert back == {IdempotencyScope("k", "POST", "/v1/runs"): run}
    assert back[IdempotencyScope("k", "POST", "/v1/runs")].status is RunStatus.SCHEDULING


@pytest.mark.parametrize("value", [{1, 2}, Decimal(1), object()])
def test_what_cannot_be_kept_is_an_error(value: object) -> None:
    with pytest.raises(TypeError, match="The state cannot hold a"):
        encode([value])
