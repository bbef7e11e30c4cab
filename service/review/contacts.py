"""Support contacts: who listens and helps, for caseworkers to name at the end of a disclosure. Public facts; seniors
keep the list."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select

from service.store.casework import Casework
from service.store.errors import Gone
from service.store.models.base import new_id
from service.store.models.work import SupportContact
from service.web import LANGUAGES

LONGEST = {"name": 200, "where": 200, "reach": 500}


@dataclass(frozen=True, slots=True)
class Contact:
    """``where``: country or town it is for; ``reach``: how to get there or call; ``languages``: codes."""

    id: str
    name: str
    where: str
    reach: str
    languages: tuple[str, ...]
    active: bool = True

    @property
    def line(self) -> str:
        """As it stands in a text to a family."""
        return f"{self.name}{f' ({self.where})' if self.where else ''}: {self.reach}"


def contacts(casework: Casework, *, all_of_them: bool = False) -> list[Contact]:
    with casework.database.read() as session:
        rows = session.scalars(select(SupportContact).order_by(SupportContact.name, SupportContact.id))
        return [
            Contact(r.id, r.name, r.where, r.reach, tuple(r.languages), r.active)
            for r in rows
            if r.active or all_of_them
        ]


def fitting_first(known: Iterable[Contact], language: str) -> list[Contact]:
    return sorted(known, key=lambda c: (language not in c.languages, c.name))


def with_contacts(text: str, chosen: Iterable[Contact]) -> str:
    """The text with a line for each contact that does not stand in it yet."""
    missing = [c.line for c in chosen if c.line not in text]
    return text.rstrip() + "\n\n" + "\n".join(missing) if missing else text


def problem_with(name: str, where: str, reach: str) -> str | None:
    """Why this contact cannot be kept: name, reach or long; None if it can."""
    if not name.strip():
        return "contact_name"
    if not reach.strip():
        return "contact_reach"
    typed = {"name": name, "where": where, "reach": reach}
    return "long" if any(len(typed[field]) > most for field, most in LONGEST.items()) else None


def add(casework: Casework, by: str, name: str, where: str, reach: str, languages: Collection[str]) -> str:
    contact_id = new_id()
    with casework.act(by, "contact.added", contact_id, name=name, reach=reach) as session:
        session.add(
            SupportContact(
                id=contact_id,
                name=" ".join(name.split()),
                where=" ".join(where.split()),
                reach=" ".join(reach.split()),
                languages=sorted(code for code in languages if code in LANGUAGES),
            )
        )
    return contact_id


def set_active(casework: Casework, by: str, contact_id: str, *, active: bool) -> None:
    """One that helps no more is offered no more; it can come back. Raises Gone."""
    with casework.act(by, "contact.back" if active else "contact.removed", contact_id) as session:
        row = session.get(SupportContact, contact_id)
        if row is None:
            raise Gone(contact_id)
        row.active = active
