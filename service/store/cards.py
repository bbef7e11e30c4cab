"""Cards: what staff sort and filter searches by, sealed one per search and opened in staff memory only.

The memory ends with the vault's epoch: closing the vault empties it at the next look.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.casework import Casework
from service.store.clock import today
from service.store.errors import Gone, VaultClosed
from service.store.models.work import Card, CaseKey
from service.store.seal import Place, SealError, seal_json, unseal_json


@dataclass(frozen=True, slots=True)
class CaseCard:
    """``promise``: bits of the best candidate that still needs a reading, -99 for none. ``unread``: candidates
    nobody read. ``awaiting_second``: candidates that were read and wait for another reader; ``first_readers``: staff
    ids for whom none of these is left, because they read them all. ``disagreements``: for a senior; ``parties``:
    staff ids who took a side in each of them. ``told``: confirmed candidates that were disclosed. ``received``: ISO
    day. For statistics: ``judged``: candidates with a reading; ``rejected``; ``first_read``: ISO day of the first one;
    ``pairs``: ``judgement:judgement`` of the first two independent readers of a candidate; ``yields``: the source of
    each confirmed candidate."""

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


def _place(search_id: str) -> Place:
    return Place("card", search_id, "sealed")


def _from_json(search_id: str, value: dict[str, object]) -> CaseCard:
    known = {f.name for f in fields(CaseCard)}
    values = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items() if k in known}
    return CaseCard(**{**values, "search_id": search_id})  # type: ignore[arg-type]


class Cards:
    """The cards of all searches. Safe to share between threads."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._lock = threading.Lock()
        self._epoch = ""
        self._memory: dict[str, tuple[int, CaseCard]] = {}

    def all(self) -> dict[str, CaseCard]:
        """Every card that opens, by search. Raises VaultClosed."""
        is_open, epoch = self._casework.vault.status()
        with self._lock:
            if epoch != self._epoch or not is_open:
                self._memory, self._epoch = {}, epoch
            if not is_open:
                raise VaultClosed
            with self._casework.database.read() as session:
                versions = {row.search_id: row.version for row in session.execute(select(Card.search_id, Card.version))}
            outdated = [i for i, version in versions.items() if self._memory.get(i, (None,))[0] != version]
            for start in range(0, len(outdated), 500):
                self._open(outdated[start : start + 500])
            self._memory = {i: kept for i, kept in self._memory.items() if i in versions}
            return {i: card for i, (_, card) in self._memory.items()}

    def _open(self, search_ids: list[str]) -> None:
        keys = self._casework.keychain.card_keys(search_ids)
        with self._casework.database.read() as session:
            rows = session.scalars(select(Card).where(Card.search_id.in_(search_ids)))
            for row in rows:
                if row.search_id in keys:
                    try:
                        value = unseal_json(keys[row.search_id], row.sealed, _place(row.search_id))
                    except SealError:
                        continue
                    self._memory[row.search_id] = (row.version, _from_json(row.search_id, value))

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
    if row is None:
        session.add(Card(search_id=search_id, version=1, sealed=sealed))
    elif after != before:
        row.version += 1
        row.sealed = sealed
    session.flush()
    return after
