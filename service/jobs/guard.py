"""The guard: sets apart what suddenly matches many searches, and brings the cards of those searches up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.jobs.results import recount
from service.store import audit, controls, guard
from service.store.candidates import open_candidate
from service.store.casework import Casework
from service.store.clock import now, today
from service.store.errors import Gone
from service.store.guard import Caught
from service.store.models.intake import Search
from service.store.models.work import Candidate

LOOK_SECONDS = 300
#: Suddenly: found within so many days.
DAYS = 7
#: Many: so many searches, and one in a hundred of all that are open. A frequent name stays below the second.
FEWEST = 20
SHARE = 0.01
#: What was released is caught again only when it matches that many times as many.
AGAIN = 2


class Guard:
    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._next = 0

    def run_due(self) -> None:
        """Raises VaultClosed."""
        if now() >= self._next:
            self._next = now() + LOOK_SECONDS
            self.look()

    def look(self) -> int:
        """How many records and pictures were set apart now. Raises VaultClosed."""
        casework = self._casework
        with casework.intake.database.read() as session:
            open_searches = session.scalar(select(func.count()).where(Search.state == "open")) or 0
        most = max(FEWEST, round(open_searches * SHARE))
        with casework.database.read() as session:
            known, invented = guard.caught(session, casework.vault), controls.not_families(session, casework.vault)
            counted = {
                "record": _counted(session, Candidate.record_token, most, invented),
                "picture": _counted(session, Candidate.picture_token, most, invented),
            }
        found = [
            one
            for kind, tokens in counted.items()
            for token, searches in tokens.items()
            if _is_new(known.get(token), searches) and (one := self._named(kind, token, searches))
        ]
        if found:
            kinds = sorted(one.kind for one in found)
            with casework.act(audit.SYSTEM, "guard.set_apart", kinds=kinds, records=[f.record_id for f in found]) as s:
                guard.set_apart(s, casework.vault, found)
            refresh_cards(casework, [one.token for one in found])
        return len(found)

    def _named(self, kind: str, token: str, searches: int) -> Caught | None:
        """Opened by one candidate of it whose search is still there."""
        column = Candidate.record_token if kind == "record" else Candidate.picture_token
        with self._casework.database.read() as session:
            rows = session.scalars(select(Candidate).where(column == token).limit(50)).all()
        for row in rows:
            try:
                body = open_candidate(self._casework.keychain.casework(row.search_id), row)
            except Gone:
                continue
            pictures = [str(e.values.get("reference", "")) for e in body["evidence"] if e.comparison == "photo"]
            return Caught(
                token=token,
                kind=kind,
                record_id=body["record_id"],
                searches=searches,
                state="apart",
                day=today().isoformat(),
                stored_as=pictures[0] if kind == "picture" and pictures else "",
            )
        return None


def _is_new(known: Caught | None, searches: int) -> bool:
    return known is None or (known.state == "released" and searches >= AGAIN * known.searches)


def _counted(
    session: Session, column: InstrumentedAttribute[str], most: int, invented: Iterable[str]
) -> dict[str, int]:
    """Tokens that at least ``most`` searches met in the last days."""
    searches = func.count(Candidate.search_id.distinct())
    rows = session.execute(
        select(column, searches)
        .where(
            Candidate.day >= today() - dt.timedelta(days=DAYS),
            Candidate.search_id.not_in(list(invented)),
            column != "",
        )
        .group_by(column)
        .having(searches >= most)
    )
    return {row[0]: row[1] for row in rows}


def refresh_cards(casework: Casework, tokens: Iterable[str]) -> int:
    """Counts what waits anew for every search that meets one of these. How many there are."""
    wanted = list(tokens)
    meets = Candidate.record_token.in_(wanted) | Candidate.picture_token.in_(wanted)
    with casework.database.read() as session:
        searches = list(session.scalars(select(Candidate.search_id).where(meets).distinct()))
    for search_id in searches:
        try:
            recount(casework, search_id)
        except Gone:
            continue
    return len(searches)
