"""What is noted for a journey about one person: what to ask, whether the photo goes along, and what was answered.

Each is sealed as a note under the search's casework key and only ever added, so it goes when the search goes. In the
clear it is a note like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from service.review.sealing import Note, add_note, notes_of
from service.store.casework import Casework

KIND = "visit"
OUTCOMES = ("met", "phoned", "answered", "refused", "not_asked")
LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Answer:
    """``outcome``: one of OUTCOMES. ``words``: what was said. ``written_since``: whether the family was written to
    after this was noted, by whomever, about whatever."""

    outcome: str
    words: str
    day: str
    by: str
    written_since: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands now. ``situation``, ``questions``, ``asks``: "" and () where the standard set holds. ``photo``: id of
    the picture that may go along, with ``photo_how``: how the family said so."""

    situation: str = ""
    questions: tuple[str, ...] = ()
    asks: str = ""
    photo: str = ""
    photo_how: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def last(self) -> Answer | None:
        return self.answers[-1] if self.answers else None


def marks_of(notes: Iterable[Note], delegation_id: str) -> Marks:
    """The newest plan of that journey holds; every answer stands."""
    plan: Mapping[str, Any] = {}
    ordered = list(notes)
    answers = []
    for at, note in enumerate(ordered):
        if note.kind != KIND or note.body["delegation"] != delegation_id:
            continue
        if note.body["what"] == "plan":
            plan = note.body
            continue
        since = any(later.kind in ("question", "disclosure") for later in ordered[at + 1 :])
        answers.append(Answer(note.body["outcome"], note.body["words"], note.day, note.staff_id, since))
    return Marks(
        plan.get("situation", ""),
        tuple(plan.get("questions", ())),
        plan.get("asks", ""),
        plan.get("photo", ""),
        plan.get("photo_how", ""),
        tuple(answers),
    )


def read_notes(casework: Casework, search_id: str) -> list[Note]:
    """Raises Gone, VaultClosed."""
    key = casework.keychain.casework(search_id)
    with casework.database.read() as session:
        return notes_of(session, key, search_id)


def note(casework: Casework, by: str, search_id: str, delegation_id: str, body: Mapping[str, Any]) -> None:
    """Raises Gone, VaultClosed."""
    key = casework.keychain.casework(search_id)
    with casework.act(by, "note.added", search_id, delegation=delegation_id) as session:
        add_note(session, key, search_id, by, KIND, {**body, "delegation": delegation_id})
