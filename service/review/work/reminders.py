"""Reminders: what somebody wants to come back to on a day. Sealed like every note, and only ever added to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.review.sealing import Note
from service.store.clock import today

LONGEST_DAYS = 800


@dataclass(frozen=True, slots=True)
class Reminder:
    """``due``: ISO day. ``for_``: staff id, or "" for whoever comes."""

    id: str
    due: str
    text: str
    for_: str
    by: str
    done: bool = False

    @property
    def is_due(self) -> bool:
        return not self.done and self.due <= today().isoformat()


def reminders_of(notes: Sequence[Note]) -> list[Reminder]:
    """All of them, the next due first, those that are done last. What was noted last of each counts."""
    found: dict[str, Reminder] = {}
    for note in notes:
        body = note.body
        if note.kind == "reminder":
            found[note.id] = Reminder(note.id, body["due"], body["text"], body["for"], note.staff_id)
        elif note.kind == "reminder_end" and body["reminder"] in found:
            known = found[body["reminder"]]
            found[known.id] = replace(known, done=body.get("done", known.done), for_=body.get("for", known.for_))
    return sorted(found.values(), key=lambda r: (r.done, r.due))


def waiting(notes: Sequence[Note]) -> tuple[str, ...]:
    """As a card holds them: ``ISO-day staff-id``."""
    return tuple(f"{r.due} {r.for_}" for r in reminders_of(notes) if not r.done)


def problem_with(due: str, text: str) -> str | None:
    """Why this reminder cannot be kept: due or text; None if it can."""
    try:
        day = dt.date.fromisoformat(due)
    except ValueError:
        return "due"
    if not today() <= day <= today() + dt.timedelta(days=LONGEST_DAYS):
        return "due"
    return None if text.strip() else "text"
