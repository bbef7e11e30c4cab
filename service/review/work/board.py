"""The board: all searches that are open, as columns in staff memory, so that the queue answers at once however many
there are. It is made from the opened cards and ends with them when the vault is closed.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select

from service.review.work.needs import FAMILY, FIRST, SENIOR, Head, Need, all_needs, reminders
from service.review.work.readers import Readers
from service.store.cards import CaseCard
from service.store.casework import Casework
from service.store.clock import today
from service.store.models.intake import Message, Search

Mask = NDArray[np.bool_]
_BATCH = 500
_NOTHING = np.uint32(0)
# Bits of promise as a rank: in sixty-fourths, from -128 on, so that a key of whole numbers sorts.
_STEPS, _LOWEST, _SPAN = 64, -128.0, 1 << 20


class _Names:
    """Small numbers for the few texts of a column. "" is 0."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def known(self, text: str) -> int:
        return self.numbers.get(text, -1)


class Board:
    """Everything happens while the cards are locked (``Cards.looking``): a listener of theirs."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self.clear()

    # -- what the cards tell

    def clear(self) -> None:
        self._seen, self._on = -1, dt.date.min
        self._rows: dict[str, int] = {}
        self.ids: list[str] = []
        self.cards: list[CaseCard] = []
        self.heads: list[Head | None] = []
        self.counties, self.languages, self.keepers = _Names(), _Names(), _Names()
        self._columns: dict[str, NDArray[Any]] = {
            "needs": np.zeros(1024, np.uint32),
            "key": np.zeros(1024, np.int64),
            "county": np.zeros(1024, np.int32),
            "language": np.zeros(1024, np.int32),
            "keeper": np.zeros(1024, np.int32),
            "open": np.zeros(1024, np.bool_),
        }
        # Rows by person or source: the exceptions to what everybody may do.
        self._by: dict[str, defaultdict[str, set[int]]] = {
            kind: defaultdict(set) for kind in ("read", "party", "wrote", "returned", "reminded", "source", "told_from")
        }

    def put(self, card: CaseCard) -> None:
        row = self._row(card.search_id)
        self._index(row, self.cards[row], add=False)
        self.cards[row] = card
        self._index(row, card, add=True)
        if self.heads[row] is not None:  # otherwise it is written when its head is read
            self._write(row)

    def drop(self, search_id: str) -> None:
        row = self._rows.get(search_id)
        if row is not None:
            self._index(row, self.cards[row], add=False)
            self.cards[row], self.heads[row] = CaseCard(search_id), None
            self._write(row)

    def _row(self, search_id: str) -> int:
        row = self._rows.get(search_id)
        if row is None:
            row = self._rows[search_id] = len(self.ids)
            self.ids.append(search_id)
            self.cards.append(CaseCard(search_id))
            self.heads.append(None)
            if row >= len(self._columns["needs"]):
                self._columns = {k: np.concatenate([v, np.zeros_like(v)]) for k, v in self._columns.items()}
        return row

    def _index(self, row: int, card: CaseCard, *, add: bool) -> None:
        for kind, names in (
            ("read", card.first_readers),
            ("party", card.parties),
            ("wrote", card.approvals),
            ("returned", card.returned),
            ("reminded", tuple(staff_id for _day, staff_id in reminders(card))),
            ("source", card.sources),
            ("told_from", card.told_from),
        ):
            for name in names:
                rows = self._by[kind][name]
                rows.add(row) if add else rows.discard(row)

    def _write(self, row: int) -> None:
        card, head, columns = self.cards[row], self.heads[row], self._columns
        is_open = head is not None and head.state == "open"
        columns["needs"][row] = all_needs(card, head, self._on) if head is not None and is_open else 0
        columns["open"][row] = is_open
        received = dt.date.fromisoformat(card.received).toordinal() if card.received else 0
        promise = round((max(_LOWEST, card.promise) - _LOWEST) * _STEPS)
        columns["key"][row] = (max(0, _SPAN - promise) << 32) | received
        columns["county"][row] = self.counties.number(card.county)
        columns["language"][row] = self.languages.number(card.language)
        columns["keeper"][row] = self.keepers.number(card.keeper if is_open else "")

    # -- what stands beside the cards

    def refresh(self) -> None:
        """Reads what changed in intake: states, corrections, messages. Once a day all is counted anew."""
        if self._on != today():
            self._on = today()
            for row, head in enumerate(self.heads):
                if head is not None:
                    self._write(row)
        with self._casework.intake.database.read() as session:
            rows = session.execute(
                select(Search.id, Search.state, Search.revision, Search.expires_day, Search.changed).where(
                    Search.changed > self._seen
                )
            ).all()
            unread: set[str] = set()
            waiting = select(Message.search_id).where(Message.from_family.is_(True), Message.read.is_(False)).distinct()
            if len(rows) > _BATCH:
                unread = set(session.scalars(waiting))
            elif rows:
                unread = set(session.scalars(waiting.where(Message.search_id.in_([row.id for row in rows]))))
        for found in rows:
            if found.state != "draft":
                row = self._row(found.id)
                self.heads[row] = Head(found.state, found.revision, found.expires_day, found.id in unread)
                self._write(row)
            elif found.id in self._rows:
                self.drop(found.id)
        self._seen = max((row.changed for row in rows), default=self._seen)

    # -- what is asked of it

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, name: str) -> NDArray[Any]:
        return self._columns[name][: len(self.ids)]

    def row_of(self, search_id: str) -> int | None:
        return self._rows.get(search_id)

    def sources(self) -> Iterator[tuple[str, set[int]]]:
        yield from self._by["source"].items()

    def rows_of_source(self, source_id: str) -> Mask:
        return self._mask(self._by["source"].get(source_id, ()))

    def _mask(self, rows: Iterable[int]) -> Mask:
        mask = np.zeros(len(self), np.bool_)
        mask[np.fromiter(rows, np.int64)] = True
        return mask

    def needs_for(self, staff_id: str, role: str, readers: Readers, sources: Mapping[str, str]) -> NDArray[np.uint32]:
        """What this person can do for each search. Nobody is offered as second reader what they read first.

        ``sources``: the state of each.
        """
        needs = self.column("needs").copy()
        # Whoever was told from a source that is in use no more waits at once, before any card is computed anew.
        for source_id, rows in self._by["told_from"].items():
            if sources.get(source_id) in ("suspended", "removed"):
                told = np.fromiter(rows, np.int64)
                needs[told] |= np.where(self.column("open")[told], np.uint32(Need.DOUBT), _NOTHING)
        self._without(needs, Need.SECOND, self._by["read"].get(staff_id, ()))
        self._without(needs, Need.APPROVAL, self._by["wrote"].get(staff_id, ()))
        self._only(needs, Need.RETURNED, (staff_id,), "returned", readers)
        self._only(needs, Need.REMINDER, (staff_id, ""), "reminded", readers)
        if role == "senior":
            self._without(needs, Need.DISAGREEMENT, self._by["party"].get(staff_id, ()))
        else:
            needs &= np.uint32(~int(SENIOR) & 0xFFFFFFFF)
        keeper, mine = self.column("keeper"), self.keepers.known(staff_id)
        needs[keeper != mine] &= np.uint32(~int(Need.HANDED) & 0xFFFFFFFF)
        if role != "senior":
            # A family is written to by the one person it knows, as long as that person is there.
            others = [number for name, number in self.keepers.numbers.items() if readers.is_present(name)]
            elsewhere = np.isin(keeper, [n for n in others if n != mine])
            needs[elsewhere] &= np.uint32(~int(FAMILY) & 0xFFFFFFFF)
        for row in np.nonzero(needs & np.uint32(Need.CONFIRMED))[0]:
            # Nothing is told from a source in quarantine: until somebody vouches for it there is nothing to do.
            if not any(sources.get(source_id) == "vouched" for source_id in self.cards[row].sources):
                needs[row] &= np.uint32(~int(Need.CONFIRMED) & 0xFFFFFFFF)
        return needs

    @staticmethod
    def _without(needs: NDArray[np.uint32], need: Need, rows: Iterable[int]) -> None:
        needs[np.fromiter(rows, np.int64)] &= np.uint32(~int(need) & 0xFFFFFFFF)

    def _only(self, needs: NDArray[np.uint32], need: Need, names: tuple[str, ...], kind: str, readers: Readers) -> None:
        """Takes a need from all rows but those of these people, and of people who are not there to do it."""
        kept: set[int] = set()
        for name, rows in self._by[kind].items():
            if name in names or not readers.is_present(name):
                kept |= rows
        has = np.nonzero(needs & np.uint32(need))[0]
        self._without(needs, need, [row for row in has.tolist() if row not in kept])

    def order(self, needs: NDArray[np.uint32], rows: Mask, most: int, later: Mask | None = None) -> list[int]:
        """The first ``most`` of these rows: families that wait for somebody, then readings by promise and age, then
        what only expires. ``later``: rows that come after all others."""
        found = np.nonzero(rows)[0]
        lane = np.full(len(found), 2, np.int64)
        lane[(needs[found] & ~np.uint32(Need.EXPIRING)) != _NOTHING] = 1
        lane[(needs[found] & np.uint32(FIRST)) != _NOTHING] = 0
        key = self.column("key")[found] + (lane << 56)
        if later is not None:
            key += later[found].astype(np.int64) << 60
        if len(found) > most:
            nearest = np.argpartition(key, most - 1)[:most]
            found, key = found[nearest], key[nearest]
        # Equal ones by their ids, which are drawn by lot: the same for everybody at every look.
        return [
            row
            for _, _, row in sorted(
                (k, self.ids[row], row) for k, row in zip(key.tolist(), found.tolist(), strict=True)
            )
        ]

    def loads(self) -> Mapping[str, int]:
        """How many open searches each person accompanies."""
        counted = np.bincount(self.column("keeper"), minlength=len(self.keepers.numbers))
        return {name: int(counted[number]) for name, number in self.keepers.numbers.items() if name}

    def due(self) -> Mapping[str, int]:
        """How many searches have a reminder of each person whose day has come."""
        has = self.column("needs") & np.uint32(Need.REMINDER)
        today_, found = self._on.isoformat(), {}
        for staff_id, rows in self._by["reminded"].items():
            due = [r for r in rows if has[r] and (staff_id in {w for d, w in reminders(self.cards[r]) if d <= today_})]
            found[staff_id] = len(due)
        return found

    def kept_by(self, staff_id: str) -> Iterator[str]:
        """Ids of the searches, open or not, that this person accompanies or has something to do in."""
        reminded = self._by["reminded"].get(staff_id, set())
        for row, card in enumerate(self.cards):
            if card.keeper == staff_id or row in reminded:
                yield card.search_id
