"""What was assumed of the API, each assumption as a switch whose first value is the sound one."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin, get_type_hints

import attrs

Kept = Literal["kept", "ignored"]


@attrs.frozen(kw_only=True)
class Switches:
    """A world. Without arguments it is as the contract says.

    Lists:

    - page_cap: A page has no more rows than this, whatever `limit` asks for.
    - limit_echo: Whether a capped page says the cap or the limit that was asked for.
    - order: How lists are sorted. `random` is another order for each request.
    - moments: Whether runs have creation times of their own.
    - filter_...: Whether a list obeys the filter.
    - listing: When a run is shown in lists. `older` and `stale` show it at once, with its status of some time
      before, or as running for good.
    - repeats: Whether a page begins with the last row of the page before.
    - total: What the page says of how many rows there are.
    - odd_rows: Rows that cannot be decoded: additional ones of others, or every third of ours.
    - list_fault: What lists do instead.

    Runs:

    - get_fault: What `GET` does for every third run.
    - created_at: Whether the create says the same creation time as all else.
    - create_fault: What creates do. Those with a `429` say in this form when to try again.
    - cancelling: `late` is accepted and done somewhat later; `conflict` refuses to cancel what has ended.
    - machine_wait: How long runs wait for a machine.
    - reservation: Whether machines show a reservation at once.
    - machine: Whether a session's machine is deleted when its first or second run ends.
    - chain: Whether the response to a chain names all of its runs.

    Everywhere:

    - clock: How the server's clock differs.
    - rate: The unit of `X-RateLimit-Reset`.
    - latency: Seconds until a response.
    - connection: What happens to connections.
    - outage: Whether the server is gone for a second.
    """

    page_cap: Literal["none", "3"] = "none"
    limit_echo: Literal["cap", "asked"] = "cap"
    order: Literal["as asked", "activity", "oldest first", "by id", "random"] = "as asked"
    moments: Literal["own", "equal"] = "own"
    filter_session: Kept = "kept"
    filter_from: Kept = "kept"
    filter_to: Kept = "kept"
    filter_workflow: Kept = "kept"
    filter_status: Kept = "kept"
    listing: Literal["at once", "late", "never", "older", "stale"] = "at once"
    repeats: Literal["none", "one a page"] = "none"
    total: Literal["right", "absent", "too small", "too large"] = "right"
    odd_rows: Literal["none", "of others", "of ours"] = "none"
    list_fault: Literal["none", "500", "403", "404", "hang", "html"] = "none"

    get_fault: Literal["none", "hang once", "500 for a while", "404 at first", "html once"] = "none"
    created_at: Literal["same", "earlier", "later"] = "same"
    create_fault: Literal[
        "none",
        "slow",
        "hang once",
        "503 for a while",
        "429 seconds",
        "429 date",
        "429 asctime",
        "429 -0000",
        "lost",
    ] = "none"
    cancelling: Literal["at once", "late", "conflict"] = "at once"
    machine_wait: Literal["none", "0.4 s"] = "none"
    reservation: Literal["at once", "late"] = "at once"
    machine: Literal["stays", "deleted"] = "stays"
    chain: Literal["whole", "one id less"] = "whole"

    clock: Literal["right", "an hour ahead", "an hour behind"] = "right"
    rate: Literal["none", "seconds", "milliseconds", "epoch", "epoch ms", "absurd"] = "none"
    latency: Literal["none", "0.2 s"] = "none"
    connection: Literal["kept", "reset before", "reset after", "truncated", "dripping", "closed"] = "kept"
    outage: Literal["none", "1 s"] = "none"

    def __str__(self) -> str:
        odd = {name: value for name, value in attrs.asdict(self).items() if value != VALUES[name][0]}
        return ", ".join(f"{name}={value!r}" for name, value in odd.items()) or "sound"


def _values() -> dict[str, tuple[Any, ...]]:
    hints = get_type_hints(Switches)
    values: dict[str, tuple[Any, ...]] = {}
    for field in attrs.fields(Switches):
        given = get_args(hints[field.name])
        assert get_origin(hints[field.name]) is Literal
        assert given[0] == field.default
        values[field.name] = given
    return values


VALUES = _values()
"""The values of each switch, the sound one first."""


def factors(*names: str, **others: tuple[Any, ...]) -> dict[str, tuple[Any, ...]]:
    """The values of some switches: all of them for `names`, and those that are given for `others`."""
    return {name: VALUES[name] for name in names} | others
