"""Planned journeys: who travels, when, which counties, in which order. Each is one sealed document that only the open
vault opens; of the people on its list it holds the searches' ids, and nothing that outlives a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.casework import Casework
from service.store.errors import Gone
from service.store.models.base import new_id
from service.store.models.visits import Delegation as Row
from service.store.seal import Place, SealError, derive, seal_json, unseal_json

START = "650102"  # Ürümqi


@dataclass(frozen=True, slots=True)
class Delegation:
    """``who``: in words. ``begins``, ``ends``: ISO days. ``counties``: codes of counties and prefectures, none for all.
    ``start``: where the journey begins. ``order``: counties as people put them, or empty where it is computed.
    ``left_out``: ids of searches that people took from the list. ``language``: of the delegation."""

    id: str
    who: str
    begins: str
    ends: str
    made_by: str
    counties: tuple[str, ...] = ()
    start: str = START
    order: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    language: str = "en"


_FIELDS = frozenset(f.name for f in fields(Delegation))


class Delegations:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework

    def _key(self, delegation_id: str) -> bytes:
        """Raises VaultClosed."""
        return derive(self._casework.vault.derive("books"), "delegation", delegation_id.encode())

    def _open(self, row: Row) -> Delegation:
        value = unseal_json(self._key(row.id), row.sealed, _place(row.id))
        values = {k: tuple(v) if isinstance(v, list) else v for k, v in value.items() if k in _FIELDS}
        return Delegation(**{**values, "id": row.id})  # type: ignore[arg-type]

    def all(self) -> list[Delegation]:
        """The latest journey first. Raises VaultClosed."""
        with self._casework.database.read() as session:
            rows = list(session.scalars(select(Row)))
        return sorted((self._open(row) for row in rows), key=lambda d: (d.begins, d.id), reverse=True)

    def one(self, delegation_id: str) -> Delegation:
        """Raises Gone, VaultClosed."""
        with self._casework.database.read() as session:
            row = session.get(Row, delegation_id)
        if row is None:
            raise Gone(delegation_id)
        try:
            return self._open(row)
        except SealError as error:
            raise Gone(delegation_id) from error

    def make(self, by: str, delegation: Delegation) -> str:
        """The new one's id. Raises VaultClosed."""
        made = replace(delegation, id=new_id(), made_by=by)
        with self._casework.act(by, "delegation.made", made.id) as session:
            session.add(Row(id=made.id, sealed=self._sealed(made)))
        return made.id

    def change(self, by: str, delegation_id: str, change: Callable[[Delegation], Delegation]) -> Delegation:
        """Raises Gone, VaultClosed."""
        with self._casework.act(by, "delegation.changed", delegation_id) as session:
            row = self._locked(session, delegation_id)
            after = replace(change(self._open(row)), id=delegation_id)
            row.sealed = self._sealed(after)
        return after

    def remove(self, by: str, delegation_id: str) -> None:
        """Raises Gone."""
        with self._casework.act(by, "delegation.removed", delegation_id) as session:
            session.delete(self._locked(session, delegation_id))

    @staticmethod
    def _locked(session: Session, delegation_id: str) -> Row:
        row = session.get(Row, delegation_id, with_for_update=True)
        if row is None:
            raise Gone(delegation_id)
        return row

    def _sealed(self, delegation: Delegation) -> bytes:
        return seal_json(self._key(delegation.id), asdict(delegation), _place(delegation.id))


def _place(delegation_id: str) -> Place:
    return Place("delegation", delegation_id, "sealed")
