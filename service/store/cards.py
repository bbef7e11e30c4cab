"""Cards: what staff sort and filter searches by, sealed one per search and opened in staff memory only.

The memory ends with the vault's epoch: closing the vault empties it at the next look.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Protocol

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.store.casework import Casework
from service.store.clock import today
from service.store.errors import Gone, VaultClosed
from service.store.models.intake import Withdrawal
from service.store.models.work import Card, CaseKey, CaseworkChange
from service.store.seal import Place, SealError, seal_json, unseal_json

_BATCH = 500


@dataclass(frozen=True, slots=True)
class CaseCard:
    """What the queue knows of a search. ``received``: ISO day.

    promise        bits of the best candidate that still needs a reading, -99 for none
    unread         candidates that nobody read
    awaiting_second, first_readers: candidates that were read and wait for another reader; staff ids for whom none of
                   these is left, because they read them all
    disagreements, parties: candidates for a senior; staff ids who took a side in each of them
    confirmed, told: candidates, and those of them that were disclosed
    read_revision  the oldest revision of the form that a reading in force was made on, 0 for none: behind the form's
                   own revision somebody has to look whether what was read still holds
    conflicts      records confirmed here that do not fit together, or stand confirmed in another search
    doubts         what the family was told that holds no more, and was not told so yet
    told_from      ids of the sources of what it was told
    approvals, returned: staff ids of the writers of drafts that wait for a colleague, and that were sent back
    reminders      ``ISO-day staff-id``, one for each that is not done
    keeper, handed: staff id of whoever accompanies the family, or ""; whether they have not opened it since it was
                   handed to them
    judged, rejected, first_read, pairs, yields: for statistics: candidates with a reading; rejected ones; ISO day of
                   the first reading; ``judgement:judgement`` of the first two independent readers of a candidate; the
                   source of each confirmed candidate
    """

    search_id: str
    received: str = ""
    promise: float = -99.0
    unread: int = 0
    county: str = ""
    language: str = ""
    sources: tuple[str, ...] = ()
    first_readers: tuple[str, ...] = ()
    awaiting_second: int = 0
    disagreements: int = 0
    parties: tuple[str, ...] = ()
    confirmed: int = 0
    told: int = 0
    judged: int = 0
    rejected: int = 0
    first_read: str = ""
    pairs: tuple[str, ...] = ()
    yields: tuple[str, ...] = ()
    read_revision: int = 0
    conflicts: int = 0
    doubts: int = 0
    told_from: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    keeper: str = ""
    handed: bool = False


_FIELDS = frozenset(f.name for f in fields(CaseCard))


def _place(search_id: str) -> Place:
    return Place("card", search_id, "sealed")


def _from_json(search_id: str, value: dict[str, object]) -> CaseCard:
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items() if k in _FIELDS}
    return CaseCard(**{**values, "search_id": search_id})  # type: ignore[arg-type]


class Listener(Protocol):
    """Whoever keeps something made from cards. Called while the memory is locked, one call at a time."""

    def clear(self) -> None:
        """Everything is forgotten: the vault was closed."""

    def put(self, card: CaseCard) -> None:
        """The card is new or has changed."""

    def drop(self, search_id: str) -> None:
        """The search was withdrawn or has expired. May be told again, and of searches that had no card."""


class Cards:
    """The cards of all searches. Safe to share between threads. At each look only what changed is read and opened."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._lock = threading.RLock()
        self._epoch = ""
        self._seen = -1
        self._wiped_on = dt.date.min
        self._memory: dict[str, CaseCard] = {}
        self._listener: Listener | None = None

    def listen(self, listener: Listener) -> None:
        """Tells ``listener`` of every card from now on, and of those that are known."""
        with self._lock:
            self._listener = listener
            for card in self._memory.values():
                listener.put(card)

    def all(self) -> dict[str, CaseCard]:
        """Every card that opens, by search. Raises VaultClosed."""
        with self.looking():
            return dict(self._memory)

    @contextlib.contextmanager
    def looking(self) -> Iterator[Mapping[str, CaseCard]]:
        """The cards as they are, not copied: nothing changes before the block ends. Raises VaultClosed."""
        with self._lock:
            self._refresh()
            yield self._memory

    def _refresh(self) -> None:
        is_open, epoch = self._casework.vault.status()
        if epoch != self._epoch or not is_open:
            self._memory, self._epoch, self._seen, self._wiped_on = {}, epoch, -1, dt.date.min
            if self._listener is not None:
                self._listener.clear()
        if not is_open:
            raise VaultClosed
        self._drop_wiped()
        with self._casework.database.read() as session:
            changed = session.execute(select(Card.search_id, Card.changed).where(Card.changed > self._seen)).all()
        ids = [row.search_id for row in changed]
        for start in range(0, len(ids), _BATCH):
            self._open(ids[start : start + _BATCH])
        # Only now: whoever fails on the way reads all of it again.
        self._seen = max((row.changed for row in changed), default=self._seen)

    def _drop_wiped(self) -> None:
        """What a family withdrew leaves this memory at the next look."""
        with self._casework.intake.database.read() as session:
            wiped = session.execute(
                select(Withdrawal.search_id, Withdrawal.day).where(Withdrawal.day >= self._wiped_on)
            ).all()
        for row in wiped:
            self._memory.pop(row.search_id, None)
            if self._listener is not None:
                self._listener.drop(row.search_id)
        self._wiped_on = max((row.day for row in wiped), default=self._wiped_on)

    def _open(self, search_ids: list[str]) -> None:
        keys = self._casework.keychain.card_keys(search_ids)
        with self._casework.database.read() as session:
            rows = session.execute(select(Card.search_id, Card.sealed).where(Card.search_id.in_(search_ids))).all()
        for search_id, sealed in rows:
            if search_id in keys:
                try:
                    value = unseal_json(keys[search_id], sealed, _place(search_id))
                except SealError:
                    continue
                self._memory[search_id] = card = _from_json(search_id, value)
                if self._listener is not None:
                    self._listener.put(card)

    def change(self, search_id: str, change: Callable[[CaseCard], CaseCard]) -> CaseCard:
        """Reads, changes and reseals one card in one transaction. Raises Gone, VaultClosed."""
        key = self.key(search_id)
        with self._casework.database.write() as session:
            return change_card(session, key, search_id, change)

    def key(self, search_id: str) -> bytes:
        """Raises Gone, VaultClosed."""
        key = self._casework.keychain.card_keys([search_id]).get(search_id)
        if key is None:
            raise Gone(search_id)
        return key


def hold_search(session: Session, search_id: str) -> None:
    """Until the end of this transaction nobody else changes this search's candidates or card (PostgreSQL; on SQLite
    writers wait for one another anyway)."""
    session.execute(select(CaseKey.search_id).where(CaseKey.search_id == search_id).with_for_update())


def change_card(session: Session, key: bytes, search_id: str, change: Callable[[CaseCard], CaseCard]) -> CaseCard:
    """The same inside the caller's transaction, so that a card and what it tells of change together."""
    hold_search(session, search_id)
    row = session.scalars(select(Card).where(Card.search_id == search_id).with_for_update()).first()
    if row is None:
        before = CaseCard(search_id, received=today().isoformat())
    else:
        before = _from_json(search_id, unseal_json(key, row.sealed, _place(search_id)))
    after = replace(change(before), search_id=search_id)
    sealed = seal_json(key, {k: v for k, v in asdict(after).items() if k != "search_id"}, _place(search_id))
    if row is None or after != before:
        number = _next_change(session)
        if row is None:
            session.add(Card(search_id=search_id, version=1, changed=number, sealed=sealed))
        else:
            row.version, row.changed, row.sealed = row.version + 1, number, sealed
        session.flush()
    return after


def _next_change(session: Session) -> int:
    """See ``service.store.changes``. Taken once in a transaction, after ``hold_search``: who changed two cards in one
    could wait for somebody who waits for them."""
    raised = update(CaseworkChange).values(number=CaseworkChange.number + 1).returning(CaseworkChange.number)
    return int(session.execute(raised).scalar_one())
