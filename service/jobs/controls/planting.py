"""Keeping as many control pairs among the searches as seniors want. A control takes the way of every search.

It comes in as a family's does, is matched by the workers, waits in the queue, and is wiped as a withdrawn one. When it
is planted stands nowhere but in the sealed book: an entry in the trail would date it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import random

from sqlalchemy import func, select

from service.jobs.controls.copies import copy_of
from service.jobs.controls.invention import Invention, invent
from service.jobs.query import query_of
from service.jobs.scoring import current_version, load_scorer
from service.jobs.segments import OpenSegments
from service.photos import PhotoRejected, take_in
from service.store import controls
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.clock import now, today
from service.store.controls import Control
from service.store.errors import Gone
from service.store.models.records import Portrait, SourceFile, Statement
from service.store.models.work import Candidate, Unit
from service.store.sealed_search import SealedSearch

LOOK_SECONDS = 60
#: Each minute one is planted with this chance while some are missing, so that their times tell nothing.
CHANCE = 1 / 30
LONGEST_DAYS = 60
_TRIES = 50
#: Of the pairs of one person whose record has a picture.
_WITH_PHOTO = 0.6


class Gardener:
    """Plants and clears away. Several workers may: each step holds the book."""

    def __init__(self, casework: Casework, cards: Cards | None = None, pick: random.Random | None = None) -> None:
        self._casework = casework
        self._cards = cards or Cards(casework)
        self._segments = OpenSegments(casework)
        self._pick = pick or random.SystemRandom()
        self._next = 0

    def run_due(self) -> None:
        """Raises VaultClosed."""
        if now() < self._next:
            return
        self._next = now() + LOOK_SECONDS
        self.clear()
        with self._casework.database.read() as session:
            missing = controls.wanted(session, self._casework.vault) - len(controls.live(session, self._casework.vault))
        if missing > 0 and self._pick.random() < CHANCE:
            self.plant()

    # -- planting

    def plant(self) -> Control | None:
        """None where no record was found that states enough and is nobody's candidate. Raises VaultClosed."""
        segments, version = self._segments.all(), current_version(self._casework)
        if not segments or version is None:
            return None
        scorer = load_scorer(self._casework, version)
        same, hard, language = self._same(), self._pick.random() < 0.5, self._language()
        for number in range(_TRIES):
            # In a small collection few namesakes are worth a look: then an easy pair of that kind is better than none.
            hard = hard and number < _TRIES // 2
            segment = self._pick.choices(segments, [len(s.index) for s in segments])[0]
            row = self._pick.randrange(len(segment.index))
            record_id = segment.index.record_id(row)
            if (segment.mask is not None and not segment.mask[row]) or self._is_candidate(record_id):
                continue
            found = self._invent(record_id, same=same, hard=hard, language=language)
            if found is None:
                continue
            # What agrees too little to become a candidate would only be wiped again.
            query = query_of(found[0].form, (), today().year)
            if scorer.score(query, segment.index.entry(row)).bits >= scorer.weights.settings.floor:
                return self._plant(record_id, found, same=same, hard=hard)
        return None

    def _plant(self, record_id: str, found: tuple[Invention, str], *, same: bool, hard: bool) -> Control:
        invention, stated = found
        intake = self._casework.intake
        _, search = intake.start(invention.form)  # nobody keeps the receipt
        if same and self._pick.random() < _WITH_PHOTO:
            self._give_photo(search, record_id)
        control = Control(
            search_id=search.id,
            record_id=record_id,
            same=same,
            hard=hard,
            name=invention.form.names[0],
            stated=stated,
            facts=invention.facts,
            day=today().isoformat(),
        )
        # Known as a control before anybody can see it: killed in between, a draft is left, which ends by itself.
        with self._casework.database.write() as session:
            controls.add(session, self._casework.vault, control)
        intake.confirm(search)
        search.send()
        return control

    def _give_photo(self, search: SealedSearch, record_id: str) -> None:
        """Only for pairs of one person: a copy of somebody's portrait in another's search would be a wrong match."""
        with self._casework.database.read() as session:
            stored_as = session.scalars(
                select(Portrait.stored_as)
                .where(Portrait.record_id == record_id, Portrait.placeholder.is_(False))
                .order_by(Portrait.id)
            ).first()
        if stored_as is None:
            return
        with contextlib.suppress(OSError, PhotoRejected):  # what cannot be copied is left out
            search.keep_photo(take_in(copy_of(self._casework.files.get(stored_as), self._pick)))

    def _same(self) -> bool:
        """Either kind, rather the one that is rarer now: records that another person can be taken for are fewer."""
        with self._casework.database.read() as session:
            kinds = [control.same for control in controls.live(session, self._casework.vault).values()]
        more_same = 2 * sum(kinds) - len(kinds)
        return self._pick.random() < (0.5 if more_same == 0 else 0.2 if more_same > 0 else 0.8)

    def _language(self) -> str:
        """As the families' languages are spread."""
        languages = [card.language for card in self._cards.all().values() if card.language]
        return self._pick.choice(languages) if languages else "en"

    def _is_candidate(self, record_id: str) -> bool:
        """A family's own case stays its own: no invention near it."""
        token = self._casework.keychain.record_token(record_id)
        with self._casework.database.read() as session:
            return session.scalar(select(Candidate.id).where(Candidate.record_token == token).limit(1)) is not None

    def _invent(self, record_id: str, *, same: bool, hard: bool, language: str) -> tuple[Invention, str] | None:
        with self._casework.database.read() as session:
            statements = session.scalars(
                select(Statement)
                .join(SourceFile, SourceFile.id == Statement.file_id)
                .where(Statement.record_id == record_id, SourceFile.state == "read")
                .order_by(Statement.id)
            ).all()
        if len(statements) != 1:  # several rows may state several dates: then the truth is not plain
            return None
        fields = statements[0].fields
        invention = invent(fields, same=same, hard=hard, language=language, pick=self._pick)
        return None if invention is None else (invention, str(fields["names"][0]))

    # -- clearing away

    def clear(self) -> None:
        """Wipes controls that are over, that the record was not found for, that somebody ended, or that grew old."""
        casework = self._casework
        with casework.database.read() as session:
            living, ended = controls.live(session, casework.vault), controls.over(session, casework.vault)
        for control in living.values():
            if self._is_spent(control):
                with casework.database.write() as session:
                    controls.finish(session, casework.vault, control.search_id, None)
                wipe(casework, control.search_id)
        for search_id in ended:
            wipe(casework, search_id)

    def _is_spent(self, control: Control) -> bool:
        if dt.date.fromisoformat(control.day) + dt.timedelta(days=LONGEST_DAYS) < today():
            return True
        try:
            header = self._casework.search(control.search_id).header()
        except Gone:
            return True
        if header.state == "draft":
            return not header.confirmed and dt.date.fromisoformat(control.day) < today()
        if header.state != "open":
            return True
        token = self._casework.keychain.record_token(control.record_id)
        units = select(func.count()).select_from(Unit).where(Unit.search_id == control.search_id)
        with self._casework.database.read() as session:
            if not session.scalar(units) or session.scalar(units.where(Unit.state.in_(("owed", "leased")))):
                return False
            target = select(Candidate.id).where(
                Candidate.search_id == control.search_id, Candidate.record_token == token
            )
            return session.scalar(target) is None


def wipe(casework: Casework, search_id: str) -> None:
    """As a family's withdrawal does it; then the book forgets it."""
    casework.intake.wipe(search_id)
    with casework.database.write() as session:
        controls.cleared(session, casework.vault, search_id)
