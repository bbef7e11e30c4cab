"""Sealed books: what the staff side keeps across searches and tied to none. One row each, opened in memory only.

A book is rewritten whole, so nothing in the database tells in which order its entries came.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from service.store.agent import VaultClient
from service.store.models.work import SealedBook
from service.store.seal import Place, derive, seal_json, unseal_json

Content = dict[str, Any]


def _place(name: str) -> Place:
    return Place("sealed_book", name, "sealed")


def _key(vault: VaultClient, name: str) -> bytes:
    return derive(vault.derive("books"), "book", name.encode())


def read_book(session: Session, vault: VaultClient, name: str) -> Content:
    """What the book holds; empty before its first entry. Raises VaultClosed unless it was never written."""
    row = session.get(SealedBook, name)
    if row is None or not row.sealed:
        return {}
    content: Content = unseal_json(_key(vault, name), row.sealed, _place(name))
    return content


def change_book(session: Session, vault: VaultClient, name: str, change: Callable[[Content], None]) -> Content:
    """Opens, changes and reseals a book in the caller's transaction; others who change it wait. Raises VaultClosed."""
    key = _key(vault, name)
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    session.execute(insert(SealedBook).on_conflict_do_nothing(), [{"name": name, "sealed": b""}])
    row = session.scalars(
        select(SealedBook).where(SealedBook.name == name).with_for_update().execution_options(populate_existing=True)
    ).one()
    content: Content = unseal_json(key, row.sealed, _place(name)) if row.sealed else {}
    change(content)
    row.sealed = seal_json(key, content, _place(name))
    session.flush()
    return content
