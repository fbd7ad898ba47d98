"""The generator of combinations."""

from __future__ import annotations

from itertools import combinations

from .pairwise import pairwise
from .switches import VALUES, Switches


def test_every_pair_of_values_is_covered_by_few_combinations() -> None:
    rows = pairwise(VALUES)
    for left, right in combinations(VALUES, 2):
        met = {(row[left], row[right]) for row in rows}
        assert len(met) == len(VALUES[left]) * len(VALUES[right]), (left, right)
    assert len(rows) < 120
    assert rows == pairwise(VALUES)


def test_a_combination_is_a_world() -> None:
    assert str(Switches()) == "sound"
    assert {str(Switches(**row)) for row in pairwise(VALUES)}
