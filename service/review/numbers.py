"""Numbers about the work, from the cards in memory. A number below five could point at a family, so it is not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from service.store.cards import CaseCard

SMALLEST = 5


@dataclass(frozen=True, slots=True)
class Numbers:
    """None stands for "fewer than five". Counties with few searches are added up under "" (others)."""

    totals: dict[str, int | None]
    by_county: list[tuple[str, int | None]]


def shown(count: int) -> int | None:
    return count if count >= SMALLEST else None


def numbers(cards: Iterable[CaseCard]) -> Numbers:
    kept = list(cards)
    totals = {
        "searches": len(kept),
        "to_read": sum(card.unread > 0 for card in kept),
        "second": sum(card.awaiting_second > 0 for card in kept),
        "disagreement": sum(card.disagreements > 0 for card in kept),
        "confirmed": sum(card.confirmed > 0 for card in kept),
        "told": sum(card.told > 0 for card in kept),
    }
    return Numbers({name: shown(count) for name, count in totals.items()}, _by_county(kept))


def _by_county(cards: list[CaseCard]) -> list[tuple[str, int | None]]:
    counted = Counter(card.county for card in cards)
    large = {county: count for county, count in counted.items() if county and count >= SMALLEST}
    rest = len(cards) - sum(large.values())
    # One small remainder could be computed from the total: then the smallest of the others goes with it.
    while 0 < rest < SMALLEST and large:
        smallest = min(large, key=lambda county: (large[county], county))
        rest += large.pop(smallest)
    rows: list[tuple[str, int | None]] = sorted(large.items(), key=lambda entry: (-(entry[1] or 0), entry[0]))
    return [*rows, ("", shown(rest))] if rest else rows
