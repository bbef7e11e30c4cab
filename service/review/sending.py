"""Sending to the family once: the note that says so, then the message. Neither without the other."""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.review.case import Case
from service.review.sealing import add_note
from service.store.errors import Conflict


class SentAlready(Exception):
    """This form was sent before: nothing was sent now, and the act leaves no second trace."""


def note_id_of(search_id: str, kind: str, nonce: str) -> str:
    """The id of the one note, and of the one message, that a form's nonce stands for: 32 hexadecimal characters.

    Bound to search and kind, because the nonce comes from the browser: an id that exists elsewhere means nothing here.
    """
    text = "\0".join((search_id, kind, nonce)).encode()
    return hashlib.blake2b(text, digest_size=16, person=b"case-note").hexdigest()


def send_once(
    session: Session, case: Case, staff_id: str, note: str, body: dict[str, Any], kind: str, nonce: str
) -> None:
    """Writes the note of kind ``note`` and sends ``body["text"]`` as a message of ``kind``, in the caller's
    transaction: whoever raises out of it takes the note back. Raises SentAlready, Conflict.
    """
    note_id, text = note_id_of(case.id, note, nonce), body["text"]
    try:
        added = add_note(session, case.key, case.id, staff_id, note, body, note_id)
    except IntegrityError as error:  # two clicks in the same moment, on PostgreSQL
        raise Conflict(case.id) from error
    if not added:
        raise SentAlready
    # Last, so that nothing is sent whose trace could not be written.
    if case.search.add_message(text, kind=kind, from_family=False, nonce=note_id):
        return
    # Sent before, and its trace was lost with a transaction that failed. The note must say what the family has.
    if not any((m.kind, m.text) == (kind, text) and not m.from_family for m in case.search.messages()):
        raise Conflict(case.id)
