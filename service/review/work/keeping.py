"""Who accompanies a family: one caseworker it knows, until they hand it over. Whoever writes to a family first does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from service.review.sealing import Note, add_note, notes_of
from service.review.work.reminders import reminders_of
from service.store.casework import Casework
from service.store.errors import Gone


@dataclass(frozen=True, slots=True)
class Keeping:
    """``to``: staff id, or "" for nobody. ``handed``: given by somebody else, and not opened since. ``text``: what
    whoever had it before wrote for whoever has it now."""

    to: str = ""
    by: str = ""
    handed: bool = False
    text: str = ""
    day: str = ""


def keeping_of(notes: Sequence[Note]) -> Keeping:
    """What was noted last counts."""
    found = Keeping()
    for note in notes:
        if note.kind == "keeper":
            body = note.body
            if body.get("seen") and body["to"] == found.to:
                found = Keeping(found.to, found.by, False, found.text, found.day)
            else:
                handed = bool(body["to"]) and body["to"] != note.staff_id
                found = Keeping(body["to"], note.staff_id, handed, body.get("text", ""), note.day)
    return found


def keep(session: Session, key: bytes, search_id: str, by: str, to: str, text: str = "") -> None:
    """In the caller's transaction."""
    add_note(session, key, search_id, by, "keeper", {"to": to, "text": text.strip()})


def seen(session: Session, key: bytes, search_id: str, by: str) -> None:
    """Whoever it was handed to has opened it."""
    add_note(session, key, search_id, by, "keeper", {"to": by, "seen": True})


def hand_over(casework: Casework, search_id: str, by: str, before: str, to: str, text: str) -> None:
    """A search with the reminders of whoever had it. Raises Gone, VaultClosed."""
    key = casework.keychain.casework(search_id)
    with casework.act(by, "search.handed", search_id, before=before, to=to) as session:
        notes = notes_of(session, key, search_id)
        if keeping_of(notes).to == before or not before:
            keep(session, key, search_id, by, to, text)
        for reminder in reminders_of(notes):
            if before and reminder.for_ == before and not reminder.done:
                add_note(session, key, search_id, by, "reminder_end", {"reminder": reminder.id, "for": to})


def hand_over_all(casework: Casework, search_ids: Sequence[str], by: str, before: str, to: str, text: str) -> list[str]:
    """Which were handed over: what was withdrawn meanwhile is passed over."""
    done = []
    for search_id in search_ids:
        try:
            hand_over(casework, search_id, by, before, to, text)
        except Gone:
            continue
        done.append(search_id)
    return done
