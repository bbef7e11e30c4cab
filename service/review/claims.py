"""Claims: a caseworker's lease on a search. At most one person holds a search at a time."""

from __future__ import annotations

from sqlalchemy import delete, or_, select, update
from sqlalchemy.exc import IntegrityError

from service.store.casework import Casework
from service.store.clock import now
from service.store.models.work import Claim


class Claims:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework

    def _until(self) -> int:
        return now() + 60 * self._casework.settings.claim_minutes

    def take(self, search_id: str, staff_id: str) -> bool:
        """Takes a search that is free or whose lease ran out, or keeps one's own. False if another person holds it.

        One statement decides, on SQLite and PostgreSQL alike: the update of a free row, or the insert of a new one.
        """
        if self.extend(search_id, staff_id):
            return True
        try:
            with self._casework.act(staff_id, "search.claimed", search_id) as session:
                free = update(Claim).where(Claim.search_id == search_id, Claim.until < now())
                taken = session.execute(free.values(staff_id=staff_id, until=self._until()))
                if not taken.rowcount:  # type: ignore[attr-defined]
                    session.add(Claim(search_id=search_id, staff_id=staff_id, until=self._until()))
                    session.flush()
        except IntegrityError:
            return False
        return True

    def extend(self, search_id: str, staff_id: str) -> bool:
        """Whoever works on a search keeps it. False where the lease is not theirs or ran out."""
        mine = (Claim.search_id == search_id, Claim.staff_id == staff_id, Claim.until >= now())
        with self._casework.database.write() as session:
            kept = session.execute(update(Claim).where(*mine).values(until=self._until()))
            return bool(kept.rowcount)  # type: ignore[attr-defined]

    def release(self, search_id: str, staff_id: str) -> None:
        with self._casework.act(staff_id, "search.released", search_id) as session:
            session.execute(delete(Claim).where(Claim.search_id == search_id, Claim.staff_id == staff_id))

    def holders(self) -> dict[str, str]:
        """Who holds what now: staff id by search id."""
        with self._casework.database.read() as session:
            rows = session.execute(select(Claim.search_id, Claim.staff_id).where(Claim.until >= now()))
            return {row.search_id: row.staff_id for row in rows}

    def holder(self, search_id: str) -> str | None:
        with self._casework.database.read() as session:
            return session.scalar(select(Claim.staff_id).where(Claim.search_id == search_id, Claim.until >= now()))

    def forget(self, *search_ids: str) -> None:
        """Removes leases that ran out, and those of the searches named."""
        with self._casework.database.write() as session:
            session.execute(delete(Claim).where(or_(Claim.until < now(), Claim.search_id.in_(search_ids))))
