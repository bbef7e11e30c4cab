"""The figures of a day, from the cards of all searches that families stand behind."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import select

from service.review.measures.coarse import Coarse, coarse, large_only
from service.review.measures.kappa import FEWEST, Agreement, agreement
from service.review.numbers import numbers
from service.store import controls
from service.store.books import change_book, read_book
from service.store.cards import Cards, CaseCard
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.intake import Search

BOOK = "figures"
#: Upper ends in days; the last class has none.
AGES = (("week", 7), ("month", 31), ("quarter", 92), ("year", 366), ("longer", None))
WAITS = (("day", 1), ("three_days", 3), ("week", 7), ("month", 31), ("longer", None))


@dataclass(frozen=True, slots=True)
class Source:
    """``searches``: that have a candidate from it; ``confirmed``: matches with a record of it."""

    id: str
    searches: Coarse
    confirmed: Coarse


@dataclass(frozen=True, slots=True)
class Figures:
    """All counts in steps; see ``coarse``. ``totals``: of searches. ``candidates``: of pairs. ``ages``: open searches
    by how long ago they came; ``waits``: searches by how long they waited for their first reading; ``counties``: the
    code, "" for all others. ``agreement``: None for fewer than 20 pairs of readings."""

    totals: dict[str, Coarse]
    candidates: dict[str, Coarse]
    ages: dict[str, Coarse]
    waits: dict[str, Coarse]
    agreement: Agreement | None
    sources: tuple[Source, ...]
    counties: dict[str, Coarse]


def figures(cards: Iterable[CaseCard], open_ids: Collection[str], on: dt.date) -> Figures:
    kept = list(cards)
    exact = numbers(kept)
    pairs = [tuple(pair.split(":", 1)) for card in kept for pair in card.pairs]
    agreed = agreement(pairs) if len(pairs) >= FEWEST else None  # type: ignore[arg-type]
    totals = {name: None if count is None else coarse(count) for name, count in exact.totals.items()}
    totals["open"] = coarse(sum(card.search_id in open_ids for card in kept))
    return Figures(
        totals=totals,
        candidates={
            "waiting": coarse(sum(card.unread for card in kept)),
            "judged": coarse(sum(card.judged for card in kept)),
            "confirmed": coarse(sum(card.confirmed for card in kept)),
            "rejected": coarse(sum(card.rejected for card in kept)),
        },
        ages=_classes(AGES, (_days(c.received, on.isoformat()) for c in kept if c.search_id in open_ids)),
        waits=_classes(WAITS, (_days(c.received, c.first_read) for c in kept if c.first_read)),
        agreement=agreed,
        sources=_sources(kept),
        counties={county: None if count is None else coarse(count) for county, count in exact.by_county},
    )


def _days(start: str, end: str) -> int:
    """Whole days from one ISO day to another; 0 where the first is not known."""
    return (dt.date.fromisoformat(end) - dt.date.fromisoformat(start)).days if start else 0


def _classes(classes: tuple[tuple[str, int | None], ...], days: Iterable[int]) -> dict[str, Coarse]:
    counted: Counter[str] = Counter()
    for count in days:
        counted[next(name for name, most in classes if most is None or count < most)] += 1
    return {name: coarse(counted[name]) for name, _ in classes}


def _sources(cards: Iterable[CaseCard]) -> tuple[Source, ...]:
    searches: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    for card in cards:
        searches.update(card.sources)
        confirmed.update(card.yields)
    shown, _ = large_only(searches)
    return tuple(Source(source, count, coarse(confirmed[source])) for source, count in shown.items())


def of_today(casework: Casework, cards: Cards) -> Figures:
    """Counted at the first look of a day and kept until the next, so that nobody watches a single search come in.
    Raises VaultClosed."""
    on = today()
    with casework.database.read() as session:
        book = read_book(session, casework.vault, BOOK)
        invented = controls.not_families(session, casework.vault)
    if book.get("day") == on.isoformat():
        return _from_json(book["figures"])
    with casework.intake.database.read() as session:
        open_ids = set(session.scalars(select(Search.id).where(Search.state == "open")))
    found = figures((card for i, card in cards.all().items() if i not in invented), open_ids, on)
    with casework.database.write() as session:
        change_book(session, casework.vault, BOOK, lambda kept: kept.update(day=on.isoformat(), figures=asdict(found)))
    return found


def _from_json(value: Mapping[str, Any]) -> Figures:
    agreed = value["agreement"]
    return Figures(
        **{
            **value,
            "agreement": Agreement(**agreed) if agreed else None,
            "sources": tuple(Source(**source) for source in value["sources"]),
        }
    )
