"""Which notices by e-mail are due. Here are only times and states; whether a family left an address stands sealed in
its search, and a row stands here either way.

A notice says that there is something to read and nothing else. It is due at a random time within a day, so that
neither the mail server nor whoever reads this table learns when a caseworker wrote. What a family reads before that
needs no notice.
"""

from __future__ import annotations

import datetime as dt
import secrets

from sqlalchemy import ColumnElement, delete, or_, select
from sqlalchemy.orm import Session

from service.store import clock
from service.store.database import Database
from service.store.models.base import new_id
from service.store.models.intake import Notice, Search

_SOONEST, _LATEST = 1800, 24 * 3600
LEASE_SECONDS = 600
MOST_ATTEMPTS = 5
REMIND_WITHIN = dt.timedelta(days=60)


def _some_time() -> int:
    return clock.rounded_up(clock.now() + _SOONEST + secrets.randbelow(_LATEST - _SOONEST - 600))


def owe(session: Session, search_id: str) -> None:
    """There is something to read, in the caller's transaction. Several messages in a day are one notice."""
    row = session.get(Notice, search_id, with_for_update=True)
    if row is None:
        session.add(Notice(search_id=search_id, due_at=_some_time()))
    elif row.state == "sending":  # that mail may have left before this message came
        row.state, row.lease, row.due_at, row.attempts = "owed", None, _some_time(), 0


def read_before(session: Session, search_id: str) -> None:
    """The family has read what there was: nothing is due any more, unless it is just leaving."""
    session.execute(delete(Notice).where(Notice.search_id == search_id, Notice.state != "sending"))


def remind(database: Database) -> int:
    """A notice before the end of each search, once for each end. How many are due by that."""
    near = clock.today() + REMIND_WITHIN
    with database.write() as session:
        rows = session.scalars(
            select(Search)
            .where(
                Search.state != "draft",
                Search.expires_day <= near,
                or_(Search.reminded_of.is_(None), Search.reminded_of != Search.expires_day),
            )
            .with_for_update()
        ).all()
        for row in rows:
            row.reminded_of = row.expires_day
            owe(session, row.id)
    return len(rows)


def sweep(session: Session) -> None:
    """A mail whose sender died while it was leaving may have left: it is not sent again."""
    session.execute(delete(Notice).where(Notice.state == "sending", Notice.lease_until < clock.now()))


class Due:
    """The notices that are due, one after the other. A lease that ran out before its mail began to leave is free
    again; one that ran out afterwards is not, so that no mail is sent twice."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self) -> Notice | None:
        now = clock.now()
        with self._database.read() as session:  # most looks find nothing, and must not wait for writers
            if session.scalar(select(Notice.search_id).where(_free(now)).limit(1)) is None:
                return None
        with self._database.write() as session:
            row = session.scalars(
                select(Notice).where(_free(now)).order_by(Notice.due_at).limit(1).with_for_update(skip_locked=True)
            ).first()
            if row is not None:
                row.state, row.lease, row.lease_until = "leased", new_id(), now + LEASE_SECONDS
                row.attempts += 1
            return row

    def leaves(self, notice: Notice) -> bool:
        """To be asked just before the mail is handed over: False if it is not due any more, or not ours."""
        with self._database.write() as session:
            row = self._ours(session, notice)
            if row is None:
                return False
            row.state, row.lease_until = "sending", clock.now() + LEASE_SECONDS
        return True

    def over(self, notice: Notice) -> None:
        """It was sent, or there is nothing to send."""
        with self._database.write() as session:
            if (row := self._ours(session, notice)) is not None:
                session.delete(row)

    def later(self, notice: Notice, *, failed: bool) -> None:
        """It surely did not leave. ``failed``: counts as one of ``MOST_ATTEMPTS``, and waits for hours."""
        with self._database.write() as session:
            row = self._ours(session, notice)
            if row is None:
                return
            if failed and row.attempts >= MOST_ATTEMPTS:
                session.delete(row)
                return
            row.state, row.lease = "owed", None
            if failed:
                row.due_at = clock.rounded_up(clock.now() + 3600 * row.attempts + secrets.randbelow(3600))
            else:
                row.attempts -= 1

    @staticmethod
    def _ours(session: Session, notice: Notice) -> Notice | None:
        row = session.get(Notice, notice.search_id, with_for_update=True)
        return row if row is not None and row.lease == notice.lease else None


def _free(now: int) -> ColumnElement[bool]:
    return or_(
        (Notice.state == "owed") & (Notice.due_at <= now),
        (Notice.state == "leased") & (Notice.lease_until < now),
    )
