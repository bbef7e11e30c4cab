"""Comparing two whole names: own and father's name in any order, missing, cut off or extra."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from service.names.parts import NamePart, ParsedName
from service.names.similarity import best_pair, form_similarity, form_weight

SHORTEST_CUT = 0.4
"""A part that was cut off keeps at least this share of the whole part's weight."""

CUT_OFF = 0.97
"""What a perfect agreement with a part that was cut off is worth."""
OTHER_SPLIT = 0.03
"""Share of the score that each name gives up for being cut in another way than the likeliest."""
MOST_SPLITS = 4


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
        if CUT_OFF * cut > value:
            forms = (cut_form, cut_other) if shorter is left else (cut_other, cut_form)
            return PartAgreement(left, right, CUT_OFF * cut, forms, cut_off=True)
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
    # Narrow columns cut the end of a long name: only a last part, and never the only one.
    agreements = [
        [_agree(a, b, len(left) > 1 and (i == len(left) - 1 or j == len(right) - 1)) for j, b in enumerate(right)]
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
        swapped=any(a > b for a, b in pairwise(chosen)),
    )


def compare_names(left: ParsedName, right: ParsedName) -> NameComparison:
    """Compare two names over all ways in which they can be cut; the best one is returned. Titles are not compared.

    Another way to cut than the likeliest must explain all of its name, for a little less: otherwise every name would
    agree with any compound that contains it.
    """
    best = compare_parts(left.parts, right.parts)
    for i, a in enumerate(left.splits[:MOST_SPLITS]):
        for j, b in enumerate(right.splits[:MOST_SPLITS]):
            if not (i or j):
                continue
            comparison = compare_parts(a, b)
            if (i and comparison.left_only) or (j and comparison.right_only) or (i and j and comparison.swapped):
                continue
            score = comparison.score * (1 - OTHER_SPLIT * (bool(i) + bool(j)))
            if score > best.score:
                best = replace(comparison, score=score)
    return best
