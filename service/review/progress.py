"""From candidates, readings and notes to the search's card: what the queue sorts and counts by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.review import conflicts, drafts
from service.review.corrections import oldest_revision
from service.review.decisions import Reading, State, independent, is_promising, standing, state_of
from service.review.doubts import doubts_of, unanswered
from service.review.sealing import Note, notes_of, readings_of
from service.review.work import reminders
from service.review.work.keeping import keeping_of
from service.store.candidates import OpenCandidate, candidates_of
from service.store.cards import Cards, CaseCard
from service.store.casework import Casework
from service.store.errors import Gone

NO_PROMISE = -99.0
NEEDS_EYES = (State.UNREAD, State.SECOND, State.DISAGREEMENT)


def states_of(candidates: Sequence[OpenCandidate], readings: Mapping[str, Sequence[Reading]]) -> dict[str, State]:
    return {c.id: state_of(readings.get(c.id, ()), promising=is_promising(c.bits)) for c in candidates}


def progress(
    card: CaseCard,
    candidates: Sequence[OpenCandidate],
    readings: Mapping[str, Sequence[Reading]],
    notes: Sequence[Note],
    conflicting: int = 0,
) -> CaseCard:
    """The card as it must be now. Suspended candidates wait for nobody. ``conflicting``: how many conflicts stand."""
    live = [c for c in candidates if not c.suspended]
    states = states_of(live, readings)
    # A candidate whose readings were all withdrawn waits for somebody else as well.
    second = [c.id for c in live if states[c.id] in (State.UNREAD, State.SECOND) and readings.get(c.id)]
    disputed = [c.id for c in live if states[c.id] is State.DISAGREEMENT]
    # Whoever ever read a candidate is not blind to it any more; whoever took a side does not settle.
    readers = [{r.staff_id for r in readings[i]} for i in second]
    parties = [{r.staff_id for r in standing(readings[i])} for i in disputed]
    confirmed = {c.id for c in live if states[c.id] is State.CONFIRMED}
    told = {n.body["candidate_id"] for n in notes if n.kind == "disclosure" and not n.body.get("corrects")}
    from_ = {c.id: c.source_id for c in candidates if c.source_id}
    keeping = keeping_of(notes)
    return replace(
        card,
        promise=max((c.bits for c in live if states[c.id] in NEEDS_EYES), default=NO_PROMISE),
        unread=sum(not readings.get(c.id) for c in live),
        awaiting_second=len(second),
        first_readers=tuple(sorted(set.intersection(*readers))) if readers else (),
        disagreements=len(disputed),
        parties=tuple(sorted(set.intersection(*parties))) if parties else (),
        confirmed=len(confirmed),
        told=len(confirmed & told),
        judged=sum(bool(standing(readings.get(c.id, ()))) for c in live),
        rejected=sum(state is State.REJECTED for state in states.values()),
        first_read=min((r.day for c in candidates for r in readings.get(c.id, ())), default=""),
        pairs=tuple(sorted(filter(None, (pair_of(readings.get(c.id, ())) for c in live)))),
        yields=tuple(sorted(c.source_id for c in live if c.id in confirmed)),
        # Suspended ones too: they come back when their source does.
        sources=tuple(sorted({c.source_id for c in candidates if c.source_id})),
        read_revision=oldest_revision(readings, {c.id: c.revision for c in live}, notes),
        conflicts=conflicting,
        doubts=len(doubts_of(notes, confirmed)),
        told_from=tuple(
            sorted({from_[n.body["candidate_id"]] for n in unanswered(notes) if n.body["candidate_id"] in from_})
        ),
        approvals=tuple(sorted(d.writer for d in drafts.waiting(notes))),
        returned=tuple(sorted({d.writer for d in drafts.returned(notes)})),
        reminders=reminders.waiting(notes),
        keeper=keeping.to,
        handed=keeping.handed,
    )


def pair_of(readings: Sequence[Reading]) -> str:
    """What the first two independent readers said, in their order, or ""."""
    judged = [r.judgement.value for r in independent(readings)][:2]
    return ":".join(judged) if len(judged) == 2 else ""


def refresh_card(casework: Casework, cards: Cards, search_id: str) -> CaseCard:
    """Computes the card anew from what lies in the database. Raises Gone, VaultClosed."""
    candidates = candidates_of(casework, search_id)
    key = casework.keychain.casework(search_id)
    with casework.database.read() as session:
        readings = readings_of(session, key, search_id)
        notes = notes_of(session, key, search_id)
    states = states_of(candidates, readings)
    confirmed = [c for c in candidates if states[c.id] is State.CONFIRMED and not c.suspended]
    conflicting = len(conflicts.shared(casework, search_id, confirmed, notes)) + len(
        conflicts.contradictions(casework, confirmed, notes)
    )
    return cards.change(search_id, lambda card: progress(card, candidates, readings, notes, conflicting))


def refresh_neighbours(casework: Casework, cards: Cards, search_id: str, record_token: str) -> None:
    """The cards of other searches that have read the same record: a conflict may have come or gone."""
    for other in dict.fromkeys(found[1] for found in conflicts.neighbours(casework, search_id, [record_token])):
        try:
            refresh_card(casework, cards, other)
        except Gone:
            continue
