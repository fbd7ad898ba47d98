"""What can happen to a promise of the API, and when that breaks programs: the rules, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum


class Side(Enum):
    """Who writes a value: the caller in a request, or the server in a response."""

    SENT = "sent"
    RECEIVED = "received"


class Kind(Enum):
    """What happened to a promise."""

    ADDED = "added"
    ADDED_REQUIRED = "added, and required"
    REMOVED = "removed"
    RENAMED = "renamed, or moved"
    RETYPED = "another type"
    WIDENED = "more types than before"
    NARROWED = "fewer types than before"
    REQUIRED = "required now"
    OPTIONAL = "optional now"
    TIGHTENED = "stricter bounds"
    LOOSENED = "wider bounds"
    DEFAULT = "another default"
    DETAIL = "something that no code depends on"
    WORDING = "summaries and descriptions"


Sides = frozenset[Side]
NEITHER: Sides = frozenset()
SENT: Sides = frozenset({Side.SENT})
RECEIVED: Sides = frozenset({Side.RECEIVED})
BOTH: Sides = SENT | RECEIVED

# On which side a change breaks programs that were right before. A kind without a rule must not pass for harmless:
# each has its line here.
BREAKS: Mapping[Kind, Sides] = {
    Kind.ADDED: NEITHER,  # an unknown field is skipped, and an unknown enum value decodes
    Kind.ADDED_REQUIRED: SENT,
    Kind.REMOVED: BOTH,  # the name is gone from the package, whichever side it was on
    Kind.RENAMED: BOTH,
    Kind.RETYPED: BOTH,
    Kind.WIDENED: RECEIVED,  # for example, a value that was always there may be null
    Kind.NARROWED: SENT,
    Kind.REQUIRED: SENT,
    Kind.OPTIONAL: RECEIVED,
    Kind.TIGHTENED: SENT,
    Kind.LOOSENED: NEITHER,
    Kind.DEFAULT: SENT,  # who leaves it out gets something else
    Kind.DETAIL: NEITHER,
    Kind.WORDING: NEITHER,
}
