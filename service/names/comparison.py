"""Comparing two whole names: own and father's name in any order, missing, cut off or extra."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

from service.names.kernel import resemblance
from service.names.parts import NamePart, ParsedName
from service.names.similarity import best_pair, form_similarity, form_weight

SHORTEST_CUT = 0.4
"""A part that was cut off keeps at least this share of the whole part's weight."""


@dataclass(frozen=True, slots=True)
class PartAgreement:
    """Two parts held against each other. ``forms``: the phonetic forms that agree best. ``cut_off``: one is only the
    beginning of the other."""

    left: NamePart
    right: NamePart
    similarity: float
    forms: tuple[str, str]
    cut_off: bool = False


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How two names compare.

    ``score``: in [0, 1], the mean over the parts that both names have (what only one has is neutral); ``pairs``: the
    aligned parts; ``left_only``, ``right_only``: parts without a counterpart; ``swapped``: the order differs.
    """

    score: float
    pairs: tuple[PartAgreement, ...]
    left_only: tuple[NamePart, ...]
    right_only: tuple[NamePart, ...]
    swapped: bool


def cut_off_similarity(short: NamePart, long: NamePart) -> tuple[float, str, str]:
    """Similarity of a part with the best beginning of a longer one; 0.0 where too little of it is left."""
    best = (0.0, "", "")
    for form in short.forms[:3]:
        for whole in long.forms[:3]:
            for end in range(len(form) - 1, min(len(form) + 2, len(whole))):
                start = whole[:end]
                if not start or form_weight(start) < SHORTEST_CUT * form_weight(whole):
                    continue
                value = form_similarity(form, start)
                if value > best[0]:
                    best = (value, form, whole)
    return best


def _agree(left: NamePart, right: NamePart, may_be_cut: bool) -> PartAgreement:
    value, form, other = best_pair(left, right)
    if may_be_cut and value < 0.9 and left.forms and right.forms:
        shorter, longer = sorted((left, right), key=lambda part: form_weight(part.forms[0]))
        cut, cut_form, cut_other = cut_off_similarity(shorter, longer)
        if 0.97 * cut > value:
            forms = (cut_form, cut_other) if shorter is left else (cut_other, cut_form)
            return PartAgreement(left, right, 0.97 * cut, forms, cut_off=True)
    return PartAgreement(left, right, value, (form, other))


def compare_parts(left: tuple[NamePart, ...], right: tuple[NamePart, ...]) -> NameComparison:
    """Compare two given sequences of parts by their best one-to-one alignment."""
    if len(left) > len(right):
        other = compare_parts(right, left)
        pairs = tuple(PartAgreement(p.right, p.left, p.similarity, p.forms[::-1], p.cut_off) for p in other.pairs)
        return NameComparison(other.score, pairs, other.right_only, other.left_only, other.swapped)
    left, spare = left[:4], left[4:]
    right, right_spare = right[:5], right[5:]
    if not left:
        return NameComparison(0.0, (), spare, (*right, *right_spare), False)
    agreements = [
        [_agree(a, b, i == len(left) - 1 or j == len(right) - 1) for j, b in enumerate(right)]
        for i, a in enumerate(left)
    ]
    # Of equally good alignments the one that keeps the order is taken: permutations come in that order.
    chosen = max(
        permutations(range(len(right)), len(left)),
        key=lambda order: sum(agreements[i][j].similarity for i, j in enumerate(order)),
    )
    pairs = tuple(agreements[i][j] for i, j in enumerate(chosen))
    return NameComparison(
        score=sum(pair.similarity for pair in pairs) / len(pairs),
        pairs=pairs,
        left_only=spare,
        right_only=tuple(part for j, part in enumerate(right) if j not in chosen) + right_spare,
        swapped=any(a > b for a, b in zip(chosen, chosen[1:], strict=False)),
    )


def compare_names(left: ParsedName, right: ParsedName) -> NameComparison:
    """Compare two names over all ways in which they can be cut; the best one is returned. Titles are not compared."""
    best: tuple[tuple[float, int], NameComparison] | None = None
    for a in left.splits[:4]:
        for b in right.splits[:4]:
            comparison = compare_parts(a, b)
            # Between equal scores, the reading in which more parts agree explains more.
            rank = (round(comparison.score, 6), len(comparison.pairs))
            if best is None or rank > best[0]:
                best = (rank, comparison)
    assert best is not None
    return best[1]


__all__ = ["NameComparison", "PartAgreement", "compare_names", "compare_parts", "cut_off_similarity", "resemblance"]
