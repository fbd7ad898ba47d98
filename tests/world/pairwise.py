"""Few combinations of many switches in which any two values of any two switches meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

Pair = tuple[int, int, int, int]


def pairwise(factors: Mapping[str, Sequence[Any]]) -> list[dict[str, Any]]:
    """Cover all pairs of values. The same factors give the same combinations.

    Greedy: each combination begins with the first pair that is not covered, and every further factor takes the
    value that covers most with those before; the earliest of equals, so that later combinations are the more sound
    ones.
    """
    names = list(factors)
    sizes = [len(factors[name]) for name in names]
    open_pairs: dict[Pair, None] = {
        (left, a, right, b): None
        for left, right in combinations(range(len(names)), 2)
        for a in range(sizes[left])
        for b in range(sizes[right])
    }
    rows: list[dict[str, Any]] = []
    while open_pairs:
        chosen = _row(next(iter(open_pairs)), sizes, open_pairs)
        for left, right in combinations(range(len(names)), 2):
            open_pairs.pop((left, chosen[left], right, chosen[right]), None)
        rows.append({name: factors[name][chosen[place]] for place, name in enumerate(names)})
    return rows


def _row(first: Pair, sizes: list[int], open_pairs: Mapping[Pair, None]) -> dict[int, int]:
    left, a, right, b = first
    chosen = {left: a, right: b}
    for place in range(len(sizes)):
        if place in chosen:
            continue

        def gain(value: int, place: int = place) -> int:
            return sum(_pair(place, value, other, its) in open_pairs for other, its in chosen.items())

        chosen[place] = max(range(sizes[place]), key=lambda value: (gain(value), -value))
    return chosen


def _pair(place: int, value: int, other: int, its: int) -> Pair:
    return (place, value, other, its) if place < other else (other, its, place, value)
