"""Who has how much to do. Numbers of people, never of searches by what they are about."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from service.review.queue import Queue
from service.review.work.readers import Reader, Readers
from service.store.casework import Casework
from service.store.models.staff import Staff
from service.store.models.work import Reading

DAYS = 7


@dataclass(frozen=True, slots=True)
class Load:
    """``held``: searches claimed now; ``kept``: families accompanied; ``due``: reminders whose day has come;
    ``read``: readings in the last ``DAYS`` days. ``gone``: the account is in use no more."""

    reader: Reader
    held: int
    kept: int
    due: int
    read: int
    away: bool
    gone: bool = False


def workload(casework: Casework, queue: Queue, who: Readers) -> list[Load]:
    """Everybody who may read, and those who left while they still accompanied somebody. Raises VaultClosed."""
    held = Counter(queue.claims.holders().values())
    with queue.board() as board:
        kept, due = board.loads(), board.due()
    since = who.on - dt.timedelta(days=DAYS)
    with casework.database.read() as session:
        read = dict(
            session.execute(
                select(Reading.staff_id, func.count()).where(Reading.day > since).group_by(Reading.staff_id)
            ).all()
        )
        left = [i for i in {*kept, *due} if i and i not in who.by_id and (kept.get(i) or due.get(i))]
        gone = [
            Reader(row.id, row.name, row.role)
            for row in session.execute(select(Staff.id, Staff.name, Staff.role).where(Staff.id.in_(left)))
        ]
    return [
        Load(
            r,
            held[r.id],
            kept.get(r.id, 0),
            due.get(r.id, 0),
            read.get(r.id, 0),
            r.is_away(who.on),
            r.id not in who.by_id,
        )
        for r in [*who.by_id.values(), *gone]
    ]
