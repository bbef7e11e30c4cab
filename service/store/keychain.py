"""Opening the keys of searches with the vault, for the staff app and the workers.

The casework key is made from two halves: one wrapped for the vault in casework, one (``shred``) in intake, which a
family's withdrawal destroys.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service.store.agent import VaultClient
from service.store.database import Database
from service.store.errors import Gone
from service.store.models.intake import SearchKey
from service.store.models.work import CaseKey
from service.store.seal import Place, derive, new_key, token, unbind, wrap_for_service
from service.store.searchkeys import service_place


def _case_place(search_id: str) -> Place:
    return Place("case_key", search_id, "wrapped")


class Keychain:
    """Opens keys with the vault, for the staff app and the workers. Keeps none."""

    def __init__(self, vault: VaultClient, intake: Database, casework: Database, service_public: bytes) -> None:
        self.vault = vault
        self._intake = intake
        self._casework = casework
        self._public = service_public

    def shared(self, search_id: str) -> bytes:
        """Raises Gone, VaultClosed."""
        keys = self.shared_of([search_id])
        if search_id not in keys:
            raise Gone(search_id)
        return keys[search_id]

    def shared_of(self, search_ids: Iterable[str]) -> dict[str, bytes]:
        """The shared keys of those searches that still have one. Raises VaultClosed."""
        with self._intake.read() as session:
            rows = session.execute(
                select(SearchKey.search_id, SearchKey.for_service).where(SearchKey.search_id.in_(list(search_ids)))
            ).all()
        opened = self.vault.unwrap([row.for_service for row in rows]) if rows else []
        return {
            row.search_id: unbind(key, service_place(row.search_id))
            for row, key in zip(rows, opened, strict=True)
            if key is not None
        }

    def casework(self, search_id: str) -> bytes:
        """The casework key, made at first use. Raises Gone, VaultClosed."""
        shred = self.shreds([search_id]).get(search_id)
        if shred is None:
            raise Gone(search_id)
        with self._casework.read() as session:
            row = session.get(CaseKey, search_id)
        if row is None:
            row = self._make_case_key(search_id)
        (opened,) = self.vault.unwrap([row.wrapped])
        if opened is None:
            raise Gone(search_id)
        return derive(unbind(opened, _case_place(search_id)), "casework", shred)

    def _make_case_key(self, search_id: str) -> CaseKey:
        wrapped = wrap_for_service(self._public, new_key(), _case_place(search_id))
        try:
            with self._casework.write() as session:
                session.add(CaseKey(search_id=search_id, wrapped=wrapped))
        except IntegrityError:  # another worker was first; its key counts
            pass
        with self._casework.read() as session:
            return session.get_one(CaseKey, search_id)

    def card_keys(self, search_ids: Iterable[str]) -> dict[str, bytes]:
        """Keys of the sealed cards. Raises VaultClosed."""
        master = self.vault.derive("cards")
        return {i: derive(master, "card", i.encode() + shred) for i, shred in self.shreds(search_ids).items()}

    def record_token(self, record_id: str) -> str:
        """Under which candidates of any search meet on one record. Raises VaultClosed."""
        return token(self.vault.derive("tokens"), "record", record_id)

    def shreds(self, search_ids: Iterable[str]) -> dict[str, bytes]:
        """The halves of keys that lie in intake, of those searches that are there."""
        wanted = list(search_ids)
        found: dict[str, bytes] = {}
        with self._intake.read() as session:
            for start in range(0, len(wanted), 500):
                part = wanted[start : start + 500]
                query = select(SearchKey.search_id, SearchKey.shred).where(SearchKey.search_id.in_(part))
                found.update({row.search_id: row.shred for row in session.execute(query)})
        return found
