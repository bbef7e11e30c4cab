"""Drafts: a disclosure of a death or a sentence waits until a second person has read it. Its writer never approves it.

Notes of kind ``draft`` hold what the disclosure would; ``draft_end`` says how each ended.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from service.review.kinship import GRAVE
from service.review.sealing import Note
from service.review.statements import RecordView

# What is true of the text, as its writer sees it; shown to whoever approves.
BAD_NEWS = {
    "first": _l("Somebody called first, or there is no safe way to call."),
    "plain": _l("It is said plainly, in the first sentences, and not softened into doubt."),
    "whence": _l("It says which record states it, and from when that record is."),
    "open": _l("It says what the record does not say, and promises nothing."),
    "support": _l("It names somebody who listens, in a language of this family."),
}
_GRAVE_STATUS = ("deceased", "sentenced")


@dataclass(frozen=True, slots=True)
class Draft:
    """``body``: as of the disclosure that it becomes. ``end``: "" while it waits, approved, returned or taken_back;
    ``ended_by`` and ``reason`` of that end."""

    id: str
    writer: str
    day: str
    body: Mapping[str, Any]
    end: str = ""
    ended_by: str = ""
    reason: str = ""

    @property
    def candidate_id(self) -> str:
        return str(self.body["candidate_id"])

    @property
    def waits(self) -> bool:
        return not self.end


def drafts_of(notes: Sequence[Note]) -> list[Draft]:
    """Oldest first."""
    found: dict[str, Draft] = {}
    for note in notes:
        if note.kind == "draft":
            found[note.id] = Draft(note.id, note.staff_id, note.day, note.body)
        elif note.kind == "draft_end" and note.body["draft"] in found:
            known = found[note.body["draft"]]
            found[known.id] = Draft(
                known.id, known.writer, known.day, known.body, note.body["how"], note.staff_id, note.body["reason"]
            )
    return list(found.values())


def waiting(notes: Sequence[Note]) -> list[Draft]:
    return [draft for draft in drafts_of(notes) if draft.waits]


def returned(notes: Sequence[Note]) -> list[Draft]:
    """Sent back to its writer, who has done nothing since: a newer draft or disclosure of the same record answers it,
    and so does taking it back."""
    drafts = drafts_of(notes)
    places = {note.id: place for place, note in enumerate(notes)}
    answered: dict[str, int] = {}
    for note in notes:
        if note.kind in ("draft", "disclosure"):
            answered[note.body["candidate_id"]] = places[note.id]
    return [d for d in drafts if d.end == "returned" and answered.get(d.candidate_id, -1) <= places[d.id]]


def is_grave(topics: Collection[str], record: RecordView, corrected: Collection[str] = ()) -> bool:
    """Whether a second person has to read it first. Where the record tells of a death or a sentence, every text about
    what happened counts: nobody has to judge how much of it was said. ``corrected``: topics of what it takes back."""
    if GRAVE & {*topics, *corrected}:
        return True
    return "facts" in topics and states_grave(record)


def states_grave(record: RecordView) -> bool:
    """Whether the record tells of a death or a sentence."""
    for statement in record.statements:
        for stated in statement.values.get("fate", ()):
            if stated.field in ("sentence", "sentence_years", "sentenced_on", "died_on"):
                return True
            if stated.field == "status" and stated.read_as in _GRAVE_STATUS:
                return True
    return False
