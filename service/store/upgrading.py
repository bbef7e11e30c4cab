"""Bringing both databases up to date together: some rows move from one to the other on the way."""

from __future__ import annotations

from sqlalchemy import Date, String, column, inspect, select, table

from service.store.database import Database
from service.store.models.groups import GroupReferral

# Until then referrals lay in casework, where the groups' API cannot read them.
_OLD = table(
    "referral",
    column("id", String),
    column("group_id", String),
    column("staff_id", String),
    column("search_id", String),
    column("day", Date),
)


def upgrade(intake_url: str, casework_url: str) -> None:
    """Safe to repeat after a kill: what was moved already is not moved twice."""
    intake, casework = Database("intake", intake_url), Database("casework", casework_url)
    try:
        intake.migrate()
        if inspect(casework.engine).has_table(_OLD.name):
            _move_referrals(intake, casework)
        casework.migrate()
    finally:
        intake.dispose()
        casework.dispose()


def _move_referrals(intake: Database, casework: Database) -> None:
    with casework.read() as session:
        rows = session.execute(select(_OLD).order_by(_OLD.c.day, _OLD.c.id)).all()
    numbers: dict[str, int] = {}
    with intake.write() as session:
        for row in rows:
            numbers[row.group_id] = numbers.get(row.group_id, 0) + 1
            if session.get(GroupReferral, row.id) is None:
                session.add(
                    GroupReferral(
                        id=row.id,
                        group_id=row.group_id,
                        position=numbers[row.group_id],
                        search_id=row.search_id,
                        by=row.staff_id,
                        day=row.day,
                        traced=True,
                    )
                )
