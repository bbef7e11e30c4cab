"""What is kept of decided pairs: how many of each kind were confirmed and rejected, and of nobody.

A kind of pair is its levels of evidence, its whole bits and the size of the collection. There is no search in it, no
record, no day and no order; a decision that is taken back is taken out of the count again, from the candidate that is
then at hand. So it outlives every search and points at none.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.matching.calibration import Decided, levels_of
from service.matching.types import Evidence
from service.store.books import change_book, read_book
from service.store.casework import Casework
from service.store.models.records import ScorerVersion

BOOK = "calibration"
DECISIONS = ("confirmed", "rejected")
_Key = tuple[int, int, tuple[tuple[str, str], ...]]


def decided_pairs(casework: Casework) -> list[Decided]:
    """Every kind of pair that was decided. Raises VaultClosed."""
    with casework.database.read() as session:
        return [Decided(*key, *counts) for key, counts in _counts(read_book(session, casework.vault, BOOK)).items()]


def decide(
    session: Session,
    casework: Casework,
    evidence: Iterable[Evidence],
    bits: float,
    scorer_version: str,
    before: str | None,
    after: str | None,
) -> None:
    """Counts that a pair's decision went from ``before`` to ``after``: one of DECISIONS, or None for open. In the
    caller's transaction. Raises VaultClosed."""
    if before == after:
        return
    key = (_prior(session, scorer_version), round(bits), levels_of(evidence))

    def change(content: dict[str, Any]) -> None:
        counts = _counts(content)
        kept = counts.setdefault(key, [0, 0])
        for decision, step in ((before, -1), (after, 1)):
            if decision is not None:
                place = DECISIONS.index(decision)
                # Decided before there was a ledger: then there is nothing to take back.
                kept[place] = max(0, kept[place] + step)
        content["pairs"] = [
            [prior, bits, [list(level) for level in levels], *found]
            for (prior, bits, levels), found in sorted(counts.items())
            if any(found)
        ]

    change_book(session, casework.vault, BOOK, change)


def _counts(content: dict[str, Any]) -> dict[_Key, list[int]]:
    return {
        (prior, bits, tuple((comparison, level) for comparison, level in levels)): [confirmed, rejected]
        for prior, bits, levels, confirmed, rejected in content.get("pairs", ())
    }


def _prior(session: Session, scorer_version: str) -> int:
    """log2 of the records that this version's frequencies were counted in, rounded."""
    records = session.scalar(select(ScorerVersion.records).where(ScorerVersion.version == scorer_version))
    return round(math.log2(records)) if records else 0
