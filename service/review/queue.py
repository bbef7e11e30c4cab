"""The queue: which searches wait for this person, families that wait first, then the most promising, then the oldest.

It is computed from the board in staff memory at each look; nothing of it is stored.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from service.review.claims import Claims
from service.review.work.board import Board, Mask
from service.review.work.needs import NEEDS, Head, Need, all_needs, codes
from service.review.work.readers import Readers, readers
from service.review.work.tags import tag_of
from service.staff.sessions import Person
from service.store.cards import Cards, CaseCard
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.records import Source

__all__ = ["MOST_HELD", "NEEDS", "Filters", "Queue", "QueueView", "Waiting", "needs_of"]

# Whoever holds more keeps colleagues from work and cannot keep it all in mind.
MOST_HELD = 5
# So many more families than the one who accompanies the fewest, and the next one is offered to others first.
MOST_AHEAD = 5
_ATTEMPTS = 40
_EVERYBODY = 1 << 30


@dataclass(frozen=True, slots=True)
class Waiting:
    """One search as the queue shows it. No bits: the first reading is blind.

    ``needs``: what it waits for, as far as this reader can do it, in the order of NEEDS. ``holder``: staff id of
    whoever holds it now; ``keeper``: of whoever accompanies the family. ``tag``: see ``work.tags``.
    """

    search_id: str
    tag: str
    received: str
    county: str
    language: str
    sources: tuple[str, ...]
    needs: tuple[str, ...]
    to_read: int
    holder: str | None
    keeper: str
    expires: str


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means any."""

    need: str = ""
    source: str = ""
    county: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class QueueView:
    """``total``: searches that wait for this person; ``counts``: how many for each need; ``found``: those that the
    filters keep, ``free``: those of them that nobody holds; ``shown``: the first of them. ``mine``: what this person
    holds. ``sources``, ``counties``, ``languages``: what there is to filter by."""

    total: int
    counts: Mapping[str, int]
    found: int
    free: int
    shown: list[Waiting]
    mine: list[Waiting]
    sources: set[str]
    counties: set[str]
    languages: set[str]


def needs_of(card: CaseCard, head: Head, person: Person) -> tuple[str, ...]:
    """What this person could do for one search, whoever accompanies it."""
    needs = Need(all_needs(card, head, today()))
    if person.id in card.first_readers:
        needs &= ~Need.SECOND
    if person.id in card.approvals:
        needs &= ~Need.APPROVAL
    if person.id not in card.returned:
        needs &= ~Need.RETURNED
    if person.role != "senior" or person.id in card.parties:
        needs &= ~Need.DISAGREEMENT
    if person.role != "senior":
        needs &= ~Need.CONFLICT
    return codes(int(needs))


class Queue:
    """The searches that wait for this person, as the cards stand now."""

    def __init__(self, casework: Casework, cards: Cards, claims: Claims) -> None:
        self._casework = casework
        self._cards = cards
        self.claims = claims
        self._board = Board(casework)
        cards.listen(self._board)

    @contextlib.contextmanager
    def board(self) -> Iterator[Board]:
        """The board, brought up to date; it does not change before the block ends. Raises VaultClosed."""
        with self._cards.looking():
            self._board.refresh()
            yield self._board

    def look(self, person: Person, filters: Filters = Filters(), most: int = _EVERYBODY) -> QueueView:
        """Raises VaultClosed."""
        holders, who, sources = self.claims.holders(), readers(self._casework), self._sources()
        with self.board() as board:
            needs = board.needs_for(person.id, person.role, who, sources)
            waits = needs != 0
            kept = waits & self._fits(board, needs, filters)
            held = self._held(board, holders)
            mine = [
                row for i, holder in holders.items() if holder == person.id and (row := board.row_of(i)) is not None
            ]
            return QueueView(
                total=int(np.count_nonzero(waits)),
                counts={need.code: int(np.count_nonzero(needs & np.uint32(need))) for need in Need},
                found=int(np.count_nonzero(kept)),
                free=int(np.count_nonzero(kept & ~held)),
                shown=[self._waiting(board, r, needs, holders) for r in board.order(needs, kept, most)],
                mine=[self._waiting(board, r, needs, holders) for r in mine if board.heads[r] is not None],
                sources={s for s, rows in board.sources() if rows},
                counties=self._present(board, waits, "county"),
                languages=self._present(board, waits, "language"),
            )

    def waiting(self, person: Person) -> list[Waiting]:
        """Every open search that needs something of this person, in queue order. Raises VaultClosed."""
        return self.look(person).shown

    def claim_next(
        self, person: Person, filters: Filters, still_needed: Callable[[str], bool] = lambda _search_id: True
    ) -> str | None:
        """Claims the first free search that fits, or None. ``still_needed`` looks at the search itself, for a card
        may be older than the last import; what is not needed any more is passed over."""
        tried: set[str] = set()
        while True:
            found = self._proposals(person, filters, tried)
            if not found:
                return None
            for search_id in found:
                tried.add(search_id)
                if self.claims.holder(search_id) not in (None, person.id):
                    continue
                if not self.claims.take(search_id, person.id):
                    continue
                if still_needed(search_id):
                    return search_id
                self.claims.release(search_id, person.id)

    def _proposals(self, person: Person, filters: Filters, tried: set[str]) -> list[str]:
        """What languages and a fair share say first, then the rest: nothing is kept back for ever."""
        holders, who, sources = self.claims.holders(), readers(self._casework), self._sources()
        with self.board() as board:
            needs = board.needs_for(person.id, person.role, who, sources)
            rows = (needs != 0) & self._fits(board, needs, filters)
            rows &= ~self._held(board, {i: h for i, h in holders.items() if h != person.id})
            rows &= ~self._held(board, tried)
            later = self._others_languages(board, person, who) | self._others_turn(board, needs, person, who)
            return [board.ids[row] for row in board.order(needs, rows, _ATTEMPTS, later)]

    # -- columns

    def _fits(self, board: Board, needs: NDArray[np.uint32], filters: Filters) -> Mask:
        kept = np.ones(len(board), np.bool_)
        if filters.need:
            wanted = Need[filters.need.upper()] if filters.need in NEEDS else 0
            kept &= (needs & np.uint32(wanted)) != 0
        if filters.source:
            kept &= board.rows_of_source(filters.source)
        if filters.county:
            kept &= board.column("county") == board.counties.known(filters.county)
        if filters.language:
            kept &= board.column("language") == board.languages.known(filters.language)
        return kept

    @staticmethod
    def _held(board: Board, search_ids: Mapping[str, str] | set[str]) -> Mask:
        held = np.zeros(len(board), np.bool_)
        held[[row for i in search_ids if (row := board.row_of(i)) is not None]] = True
        return held

    @staticmethod
    def _others_languages(board: Board, person: Person, who: Readers) -> Mask:
        """Searches in a language that this reader does not read and somebody else does."""
        reader, spoken = who.by_id.get(person.id), who.spoken()
        foreign = [
            number
            for code, number in board.languages.numbers.items()
            if reader and not reader.reads(code) and (spoken is None or code in spoken)
        ]
        return np.isin(board.column("language"), foreign)

    @staticmethod
    def _others_turn(board: Board, needs: NDArray[np.uint32], person: Person, who: Readers) -> Mask:
        """Families whom nobody accompanies, where this reader accompanies many more than a colleague who is there."""
        loads = board.loads()
        least = min((loads.get(r.id, 0) for r in who.present), default=0)
        if loads.get(person.id, 0) < least + MOST_AHEAD:
            return np.zeros(len(board), np.bool_)
        alone = board.column("keeper") == 0
        return alone & ((needs & np.uint32(Need.MESSAGE | Need.CONFIRMED | Need.DOUBT)) != 0)

    @staticmethod
    def _present(board: Board, waits: Mask, column: str) -> set[str]:
        names = board.counties if column == "county" else board.languages
        there = np.bincount(board.column(column)[waits], minlength=len(names.numbers))
        return {name for name, number in names.numbers.items() if name and there[number]}

    @staticmethod
    def _waiting(board: Board, row: int, needs: NDArray[np.uint32], holders: Mapping[str, str]) -> Waiting:
        card, head = board.cards[row], board.heads[row]
        assert head is not None
        return Waiting(
            search_id=card.search_id,
            tag=tag_of(card.search_id),
            received=card.received,
            county=card.county,
            language=card.language,
            sources=card.sources,
            needs=codes(int(needs[row])),
            to_read=card.unread + card.awaiting_second,
            holder=holders.get(card.search_id),
            keeper=card.keeper,
            expires=head.expires.isoformat(),
        )

    def _sources(self) -> dict[str, str]:
        """The state of each."""
        with self._casework.database.read() as session:
            return {row.id: row.state for row in session.execute(select(Source.id, Source.state))}
