"""What is owed. Every open search owes every live segment one unit under the current scorer.

That one rule gives standing searches, corrections, new imports and resumption after a crash.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from service.store.casework import Casework
from service.store.clock import now
from service.store.models.base import new_id
from service.store.models.intake import Search
from service.store.models.records import ScorerVersion, Segment, Source
from service.store.models.work import Candidate, Card, CaseKey, CaseNote, Claim, Reading, Unit

Key = tuple[str, str, int, str]
MATCHED_SOURCES = ("quarantine", "vouched")
_BATCH = 500
_LOOK_AGAIN_SECONDS = 30


def _insert_if_new(connection: Connection, rows: list[dict[str, Any]]) -> None:
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(Unit).on_conflict_do_nothing(), rows)


class Planner:
    """Looks at the table of units only when what is wanted changed, and every half minute."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._satisfied: set[Key] = set()
        self._look_again = 0

    def plan(self) -> int:
        """Adds the units that are owed and not yet there, and clears away withdrawn searches. How many were added."""
        wanted = self._wanted()
        if wanted == self._satisfied and now() < self._look_again:
            return 0
        with self._casework.database.read() as session:
            rows = session.execute(select(Unit.search_id, Unit.segment_id, Unit.revision, Unit.scorer_version)).all()
        missing = wanted - {(r.search_id, r.segment_id, r.revision, r.scorer_version) for r in rows}
        for batch in _batches(sorted(missing)):
            rows_new = [
                {
                    "id": new_id(),
                    "search_id": search_id,
                    "segment_id": segment_id,
                    "revision": revision,
                    "scorer_version": scorer,
                    "state": "owed",
                    "lease_until": 0,
                    "attempts": 0,
                }
                for search_id, segment_id, revision, scorer in batch
            ]
            with self._casework.database.write() as session:
                _insert_if_new(session.connection(), rows_new)
        self._clear_gone()
        self._satisfied, self._look_again = wanted, now() + _LOOK_AGAIN_SECONDS
        return len(missing)

    def _wanted(self) -> set[Key]:
        with self._casework.database.read() as session:
            scorer = session.scalar(select(ScorerVersion.version).order_by(ScorerVersion.position.desc()).limit(1))
            segments = list(
                session.scalars(
                    select(Segment.id)
                    .join(Source, Source.id == Segment.source_id)
                    .where(Segment.state == "live", Source.state.in_(MATCHED_SOURCES))
                )
            )
        if scorer is None:
            return set()
        with self._casework.intake.database.read() as session:
            open_searches = session.execute(select(Search.id, Search.revision).where(Search.state == "open")).all()
        return {(row.id, segment, row.revision, scorer) for row in open_searches for segment in segments}

    def _clear_gone(self) -> None:
        with self._casework.database.read() as session:
            known = set(session.scalars(select(Unit.search_id).distinct())) | set(
                session.scalars(select(Card.search_id))
            )
        with self._casework.intake.database.read() as session:
            alive = set(session.scalars(select(Search.id)))
        for search_id in known - alive:
            self._wipe(search_id)

    def _wipe(self, search_id: str) -> None:
        """What a withdrawn search leaves in casework opens no more; here it goes altogether."""
        with self._casework.act("system", "search.wiped", search_id) as session:
            for table in (Unit, Candidate, Card, CaseKey, Claim, Reading, CaseNote):
                session.execute(delete(table).where(table.search_id == search_id))
        self._casework.database.truncate_log()


def _batches(keys: list[Key]) -> list[list[Key]]:
    return [keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH)]


def owed(at: int) -> Any:
    """The condition under which a unit may be claimed."""
    return or_(Unit.state == "owed", and_(Unit.state == "leased", Unit.lease_until < at))
