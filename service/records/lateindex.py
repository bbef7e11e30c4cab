"""The index of statements by their records, left out while the first rows are put in.

Ids of records come in no order: to keep an index of them writes most of its pages with every transaction. While nothing
is stated yet nobody needs it, and made at once, when all rows are there, it costs a third.
"""

from __future__ import annotations

from sqlalchemy import Index, select
from sqlalchemy.orm import Session

from service.store.database import Database
from service.store.models.records import Statement


def _index() -> Index:
    return next(one for one in Statement.metadata.tables["statement"].indexes if "record_id" in one.columns)


def leave_out(database: Database, session: Session) -> None:
    """Where nothing is stated yet; with SQLite alone, whose transactions take the whole schema with them."""
    if database.is_sqlite and session.scalar(select(Statement.id).limit(1)) is None:
        _index().drop(session.connection(), checkfirst=True)


def put_back(database: Database) -> None:
    """Where it is missing: after :func:`leave_out`, or since an import was killed that had left it out."""
    if database.is_sqlite:
        with database.write() as session:
            _index().create(session.connection(), checkfirst=True)
