"""The labelled case file: pairs of names by category, and how many of each category come out right."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from service.names import compare_names, parse

HERE = Path(__file__).parent
SAME = 0.85
"""Two names at or above this are taken for the same one when cases are counted."""


@dataclass(frozen=True, slots=True)
class Case:
    """Two texts and whether they are the same name."""

    category: str
    left: str
    right: str
    same: bool


@dataclass(frozen=True, slots=True)
class CategoryResult:
    """``right`` of ``count`` cases came out as labelled; ``median``: the middle score; ``wrong``: (score, case)."""

    count: int
    right: int
    median: float
    microseconds: float
    wrong: tuple[tuple[float, Case], ...]

    @property
    def share(self) -> float:
        return self.right / self.count


def read_table(name: str) -> list[list[str]]:
    """The cells of a tab-separated file of this folder, without comments and without the header."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")][1:]


def read_cases() -> list[Case]:
    return [Case(category, left, right, label == "same") for category, left, right, label in read_table("cases.tsv")]


def measure(cases: list[Case]) -> dict[str, CategoryResult]:
    """Compare every case; parsing is not timed, comparing is."""
    grouped: dict[str, list[tuple[float, float, Case]]] = defaultdict(list)
    for case in cases:
        left, right = parse(case.left), parse(case.right)
        start = time.perf_counter()
        score = compare_names(left, right).score
        grouped[case.category].append((score, time.perf_counter() - start, case))
    results = {}
    for category, measured in sorted(grouped.items()):
        wrong = tuple((score, case) for score, _, case in measured if (score >= SAME) != case.same)
        scores = sorted(score for score, _, _ in measured)
        spent = sorted(seconds for _, seconds, _ in measured)
        results[category] = CategoryResult(
            len(measured), len(measured) - len(wrong), scores[len(scores) // 2], spent[len(spent) // 2] * 1e6, wrong
        )
    return results
