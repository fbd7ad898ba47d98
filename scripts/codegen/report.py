"""How a change of the API is reported on the screen and in the changelog."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .api_diff import Change
from .facade import Gap, GapKind

UNRELEASED = "## Unreleased"
SECTION = "### API"
SHOWN = 5


def change_lines(changes: Sequence[Change]) -> list[str]:
    """The change report: what breaks comes first, each in the order of the document."""
    if not changes:
        return ["The API has not changed."]
    breaking = [change for change in changes if change.breaking]
    others = [change for change in changes if not change.breaking]
    lines = [f"The API has changed: {_count(len(changes), 'change')}, {len(breaking)} breaking."]
    lines += [f"  BREAKING  {change}" for change in breaking]
    return lines + [f"            {change}" for change in others]


def kept_lines(bounds: Sequence[str]) -> list[str]:
    """Say which bounds are in `openapi.json` only, so that a withdrawn one can be noticed."""
    if not bounds:
        return []
    some = "; ".join(bounds[:SHOWN]) + ("; ..." if len(bounds) > SHOWN else "")
    return [f"Kept, though the new document does not state them: {_count(len(bounds), 'bound')} ({some})."]


# What a change of the API brings, while the other kinds are about what it takes away.
BROUGHT = (GapKind.NO_METHOD, GapKind.NO_KEYWORD, GapKind.NO_DESCRIPTION)


def gap_lines(gaps: Sequence[Gap], before: Iterable[Gap]) -> list[str]:
    """What is left to do by hand in the facade: what the change brought first, then what was there before."""
    if not gaps:
        return ["The facade lacks nothing."]
    known = set(before)
    fresh = [gap for gap in gaps if gap not in known]
    old = [gap for gap in gaps if gap in known]
    lines = [f"The facade lacks, of what has just changed: {_count(len(fresh), 'thing')}."] if fresh else []
    lines += [f"  {gap.sentence(new=gap.kind in BROUGHT)}" for gap in fresh]
    lines += [f"The facade lacked before already: {_count(len(old), 'thing')}."] if old else []
    return lines + [f"  {gap.sentence()}" for gap in old]


def with_fragment(changelog: str, changes: Sequence[Change]) -> str:
    """Enter the changes into a changelog, below `### API` of what is unreleased; what is there stays, once.

    The entry has no date, so that the same change always gives the same text.
    """
    lines = changelog.splitlines()
    if UNRELEASED not in lines:
        first = next((number for number, line in enumerate(lines) if line.startswith("## ")), len(lines))
        lines[first:first] = [*([""] if first and lines[first - 1] else []), UNRELEASED, ""]
    start = lines.index(UNRELEASED) + 1
    end = next((n for n in range(start, len(lines)) if lines[n].startswith("## ")), len(lines))
    body = _trimmed(lines[start:end])
    if SECTION not in body:
        body = [*body, "", SECTION, ""] if body else [SECTION, ""]
    at = body.index(SECTION)
    last = next((n for n in range(at + 1, len(body)) if body[n].startswith("### ")), len(body))
    entries = [f"- {'**Breaking:** ' if change.breaking else ''}{change}." for change in changes]
    present = _trimmed(body[at + 1 : last])
    section = [*present, *(entry for entry in entries if entry not in present)]
    body = [*body[: at + 1], "", *section, *([""] if last < len(body) else []), *body[last:]]
    return "\n".join([*lines[:start], "", *body, *([""] if end < len(lines) else []), *lines[end:]]) + "\n"


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[0]:
        lines = lines[1:]
    while lines and not lines[-1]:
        lines = lines[:-1]
    return lines


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
