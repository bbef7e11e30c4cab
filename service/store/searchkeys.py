"""The shared key of a search, for whoever holds no private key: made for the vault, opened with a receipt.

shared key    seals what the family typed and uploaded, messages and disclosures: receipt or vault.
casework key  seals candidates, evidence, readings and notes: vault alone (``keychain.py``). Half of it, ``shred``,
              lies in intake, so that a family's withdrawal destroys it at once although the family app cannot open
              casework.
"""

from __future__ import annotations

from sqlalchemy import delete
from sqlalchemy.orm import Session

from service.store.models.intake import SearchKey
from service.store.seal import Place, new_key, seal, unseal, wrap_for_service


def receipt_place(search_id: str) -> Place:
    return Place("search_key", search_id, "for_receipt")


def service_place(search_id: str) -> Place:
    return Place("search_key", search_id, "for_service")


def make_search_key(service_public: bytes, search_id: str, wrapping: bytes) -> tuple[SearchKey, bytes]:
    """A new shared key, as the row to store and in the clear. Needs no private key."""
    shared = new_key()
    row = SearchKey(
        search_id=search_id,
        for_receipt=seal(wrapping, shared, receipt_place(search_id)),
        for_service=wrap_for_service(service_public, shared, service_place(search_id)),
        shred=new_key(),
    )
    return row, shared


def open_with_receipt(row: SearchKey, wrapping: bytes) -> bytes:
    """The shared key. Raises SealError."""
    return unseal(wrapping, row.for_receipt, receipt_place(row.search_id))


def destroy_keys(session: Session, search_id: str) -> None:
    """What is sealed under this search's keys can never be opened again."""
    session.execute(delete(SearchKey).where(SearchKey.search_id == search_id))
