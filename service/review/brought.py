"""Whether a group brought a search, what it was told, and whether it may be told what was found.

It may only after the family knows it, and only with the family's consent for just that.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.review.decisions import State
from service.review.disclosure import obstacle
from service.store import outcomes
from service.store.casework import Casework
from service.store.models.staff import Group
from service.store.shares import GROUP

if TYPE_CHECKING:
    from service.review.case import CandidateView, Case


@dataclass(frozen=True, slots=True)
class Brought:
    """``active``: whether the group is neither paused nor ended. ``told``: since when it reads that the match is
    confirmed, None where it does not; ``text``: what was written for it beside that word."""

    group_id: str
    name: str
    active: bool
    told: dt.date | None
    text: str


def brought_by(casework: Casework, case: Case) -> Brought | None:
    """None where no group brought it."""
    with casework.intake.database.read() as session:
        referral = outcomes.referral_of(session, case.id)
        told = outcomes.standing(session, case.id)
    if referral is None:
        return None
    with casework.database.read() as session:
        group = session.get(Group, referral.group_id)
    written = {note.id: note.body["text"] for note in case.notes if note.kind == "group_told"}
    return Brought(
        referral.group_id,
        group.name if group else "",
        group is not None and group.state == "active",
        told.day if told else None,
        written.get(told.note_id, "") if told else "",
    )


def known_to_family(case: Case) -> list[CandidateView]:
    """The confirmed records of which the family has read what it was told, and nothing of that is in doubt."""
    read = {m.text for m in case.messages if m.kind == "disclosure" and not m.from_family and m.read}
    doubtful = {told.id for told in case.told_in_doubt}
    known = {
        told.candidate_id for told in case.told if told.text in read and not told.corrects and told.id not in doubtful
    }
    return [
        view
        for view in case.candidates
        if view.id in known
        and view.state is State.CONFIRMED
        and obstacle(view.state, view.record.source.state, view.candidate.suspended, case.finding) is None
    ]


def group_obstacle(case: Case) -> str | None:
    """Why the group may not be told: a code of ``words.refusal``; None if it may be."""
    if case.brought is None:
        return "group_none"
    if not case.brought.active:
        return "group_over"
    if case.header.state == "paused":
        return "group_paused"
    if not case.form.agreed(GROUP):
        return "group_consent"
    return None if known_to_family(case) else "group_first"
