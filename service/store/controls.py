"""Control pairs: which searches are invented, what is true of them, and how they were read. Sealed, and nowhere else.

A control is a search like any other in every table; only this book tells, and only while the vault is open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy.orm import Session

from service.store.agent import VaultClient
from service.store.books import change_book, read_book

BOOK = "controls"
MOST_WANTED = 50


@dataclass(frozen=True, slots=True)
class Control:
    """An invented search about a real record. ``same``: whether it is the record's person. ``hard``: made to be
    mistaken. ``facts``: (field, what the search says, what the record states) that tell it. ``day``: planted, ISO."""

    search_id: str
    record_id: str
    same: bool
    hard: bool
    name: str
    stated: str
    facts: tuple[tuple[str, str, str], ...]
    day: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A control that is over. ``readings``: (staff id, judgement, ISO day). ``curious``: staff ids who opened it
    without reading it, or came back to it after their reading."""

    same: bool
    hard: bool
    name: str
    stated: str
    facts: tuple[tuple[str, str, str], ...]
    day: str
    readings: tuple[tuple[str, str, str], ...]
    curious: tuple[str, ...]


def _control(search_id: str, value: dict[str, Any]) -> Control:
    return Control(**{**value, "search_id": search_id, "facts": tuple(tuple(f) for f in value["facts"])})


def live(session: Session, vault: VaultClient) -> dict[str, Control]:
    """Every control that lies among the searches now, by search. Raises VaultClosed."""
    return {i: _control(i, v) for i, v in read_book(session, vault, BOOK).get("live", {}).items()}


def is_control(session: Session, vault: VaultClient, search_id: str) -> bool:
    return search_id in read_book(session, vault, BOOK).get("live", {})


def over(session: Session, vault: VaultClient) -> frozenset[str]:
    """Searches of controls that are over and not cleared away yet."""
    return frozenset(read_book(session, vault, BOOK).get("over", ()))


def outcomes(session: Session, vault: VaultClient) -> list[Outcome]:
    """Newest first."""
    return [
        Outcome(
            **{
                **value,
                "facts": tuple(tuple(f) for f in value["facts"]),
                "readings": tuple(tuple(r) for r in value["readings"]),
                "curious": tuple(value["curious"]),
            }
        )
        for value in reversed(read_book(session, vault, BOOK).get("outcomes", ()))
    ]


def wanted(session: Session, vault: VaultClient) -> int:
    """How many controls shall lie among the searches."""
    return int(read_book(session, vault, BOOK).get("wanted", 0))


def _change(session: Session, vault: VaultClient, change: Callable[[dict[str, Any]], None]) -> None:
    change_book(session, vault, BOOK, change)


def want(session: Session, vault: VaultClient, count: int) -> None:
    """Raises ValueError beyond MOST_WANTED."""
    if not 0 <= count <= MOST_WANTED:
        raise ValueError(count)
    _change(session, vault, lambda book: book.update(wanted=count))


def add(session: Session, vault: VaultClient, control: Control) -> None:
    value = {k: v for k, v in asdict(control).items() if k != "search_id"}
    _change(session, vault, lambda book: book.setdefault("live", {}).update({control.search_id: value}))


def finish(session: Session, vault: VaultClient, search_id: str, outcome: Outcome | None) -> bool:
    """Takes a control from the living ones. Until ``cleared`` its search is known to be none. False where it was over
    already. ``outcome``: None where nobody read what it was made for."""
    done = False

    def change(book: dict[str, Any]) -> None:
        nonlocal done
        done = book.get("live", {}).pop(search_id, None) is not None
        if done:
            book.setdefault("over", []).append(search_id)
            if outcome is not None:
                book.setdefault("outcomes", []).append(asdict(outcome))

    _change(session, vault, change)
    return done


def cleared(session: Session, vault: VaultClient, search_id: str) -> None:
    """The search of a finished control is wiped."""
    _change(session, vault, lambda book: book.update(over=[i for i in book.get("over", ()) if i != search_id]))


def not_families(session: Session, vault: VaultClient) -> frozenset[str]:
    """Every search that no family stands behind: what statistics leave out. Raises VaultClosed."""
    book = read_book(session, vault, BOOK)
    return frozenset(book.get("live", {})) | frozenset(book.get("over", ()))
