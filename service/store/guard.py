"""What is set apart: records and pictures that suddenly match many searches, until an administrator has looked.

A poisoned record, a placeholder that looks like a portrait, or one picture sent again and again would fill everybody's
queue. Their candidates wait for nobody meanwhile. Which they are is sealed: that many families' searches lead to one
record is for nobody to read from a disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import Any

from sqlalchemy.orm import Session

from service.store.agent import VaultClient
from service.store.books import change_book, read_book

BOOK = "guard"
KINDS = ("record", "picture")


@dataclass(frozen=True, slots=True)
class Caught:
    """``token``: the keyed token under which candidates meet. ``record_id``: one record that it stands on.
    ``searches``: how many matched when it was counted. ``state``: apart (nobody has looked), kept (looked at and kept
    apart), or released. ``day``: ISO. ``by``: staff id of whoever decided last, or "". ``stored_as``: the picture, or
    ""."""

    token: str
    kind: str
    record_id: str
    searches: int
    state: str
    day: str
    by: str = ""
    stored_as: str = ""

    @property
    def is_apart(self) -> bool:
        return self.state != "released"


def caught(session: Session, vault: VaultClient) -> dict[str, Caught]:
    """By token. Raises VaultClosed unless nothing was ever caught."""
    return {token: Caught(token=token, **value) for token, value in read_book(session, vault, BOOK).items()}


def tokens_apart(session: Session, vault: VaultClient) -> frozenset[str]:
    """Tokens of records and pictures whose candidates wait for nobody."""
    return frozenset(token for token, one in caught(session, vault).items() if one.is_apart)


def set_apart(session: Session, vault: VaultClient, found: Iterable[Caught]) -> None:
    def change(book: dict[str, Any]) -> None:
        book.update({one.token: {k: v for k, v in asdict(one).items() if k != "token"} for one in found})

    change_book(session, vault, BOOK, change)


def decide(session: Session, vault: VaultClient, token: str, state: str, by: str) -> Caught | None:
    """``state``: released or kept. None for what was never caught."""
    assert state in ("released", "kept")
    decided: Caught | None = None

    def change(book: dict[str, Any]) -> None:
        nonlocal decided
        if token in book:
            decided = replace(Caught(token=token, **book[token]), state=state, by=by)
            book[token] = {k: v for k, v in asdict(decided).items() if k != "token"}

    change_book(session, vault, BOOK, change)
    return decided
