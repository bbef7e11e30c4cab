"""What must hold of a case before anything about it leaves, looked up anew each time.

The family agrees to it, the kinship is established by facts, and there is at least one record that is confirmed by two
people, from a source that two people vouched for, and that the family itself was told of before anybody else.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from service.review.decisions import Reading, State
from service.review.disclosure import obstacle
from service.review.doubts import unanswered
from service.review.kinship import Finding, finding_of
from service.review.progress import states_of
from service.review.sealing import notes_of, readings_of
from service.review.statements import RecordView, read_records
from service.store.candidates import OpenCandidate, candidates_of
from service.store.casework import Casework
from service.store.form import SearchForm
from service.store.sealed_search import SealedSearch

# From here on what the records say of a person may be told: see review.kinship.
RANK = 2


class ExportRefused(ValueError):
    """``reason``: consent, state (of the search), unconfirmed, kinship, told, changed, own, role, over, missing,
    empty, long, language, font or setting. ``search_id``: which case, where there are several."""

    def __init__(self, reason: str, search_id: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.search_id = search_id


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A match that may be spoken of, with the readings behind it."""

    candidate: OpenCandidate
    record: RecordView
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """A case that may leave. ``form``: what the family typed."""

    search: SealedSearch
    form: SearchForm
    finding: Finding
    confirmed: tuple[Confirmed, ...]


def standing(casework: Casework, search_id: str, purposes: Collection[str]) -> Standing:
    """Raises ExportRefused, Gone, VaultClosed."""
    search = casework.search(search_id)
    form = search.form()
    if not all(form.agreed(purpose) for purpose in purposes):
        raise ExportRefused("consent", search_id)
    if search.header().state == "draft":
        raise ExportRefused("state", search_id)
    key = casework.keychain.casework(search_id)
    found = candidates_of(casework, search_id)
    with casework.database.read() as session:
        readings, notes = readings_of(session, key, search_id), notes_of(session, key, search_id)
        known = read_records(session, {c.record_id for c in found})
    states, finding = states_of(found, readings), finding_of(notes)
    open_to_telling = [
        c
        for c in found
        if c.record_id in known
        and states[c.id] is State.CONFIRMED
        and not c.suspended
        and known[c.record_id].source.state == "vouched"
    ]
    if not open_to_telling:
        raise ExportRefused("unconfirmed", search_id)
    if finding.level.rank < RANK:
        raise ExportRefused("kinship", search_id)
    told = {n.body["candidate_id"] for n in unanswered(notes)}
    confirmed = tuple(
        Confirmed(c, known[c.record_id], tuple(readings.get(c.id, ())))
        for c in open_to_telling
        if c.id in told and obstacle(states[c.id], known[c.record_id].source.state, c.suspended, finding) is None
    )
    if not confirmed:
        raise ExportRefused("told", search_id)
    return Standing(search, form, finding, confirmed)
