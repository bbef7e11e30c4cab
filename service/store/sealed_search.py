"""One search with its shared key: what the family gave, its pictures, and the messages both ways.

The family app gets here with a receipt, staff and workers with the vault; from here on it is the same.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from service.photos import CleanPicture
from service.store import notices, public_cards
from service.store.changes import touch_search
from service.store.clock import today
from service.store.database import Database
from service.store.errors import Conflict, Gone
from service.store.files import FileStore
from service.store.form import SearchForm
from service.store.models.base import new_id
from service.store.models.intake import Message, Picture, Search
from service.store.seal import Place, seal, seal_json, unseal, unseal_json
from service.store.shares import call_back

MOST_PICTURES = 8


@dataclass(frozen=True, slots=True)
class StoredPicture:
    """``about``: width and height in pixels, and what the intake noted."""

    id: str
    about: dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """``kind``: message, question, answer or disclosure."""

    id: str
    from_family: bool
    read: bool
    day: dt.date
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in clear beside the sealed form."""

    state: str
    revision: int
    created_day: dt.date
    expires_day: dt.date
    confirmed: bool


class SealedSearch:
    """Raises Gone from every method once the search was withdrawn."""

    def __init__(self, search_id: str, shared_key: bytes, database: Database, files: FileStore) -> None:
        self.id = search_id
        self.shared_key = shared_key
        self._database = database
        self._files = files

    def __repr__(self) -> str:
        return f"SealedSearch({self.id})"

    # -- the form

    def header(self) -> Header:
        with self._database.read() as session:
            row = session.get(Search, self.id)
            if row is None:
                raise Gone(self.id)
            confirmed = row.unconfirmed_until is None
            return Header(row.state, row.revision, row.created_day, row.expires_day, confirmed)

    def form(self) -> SearchForm:
        with self._database.read() as session:
            row = session.get(Search, self.id)
            if row is None:
                raise Gone(self.id)
            return self._opened(row)

    def change_form(self, change: Callable[[SearchForm], SearchForm]) -> None:
        """Seals what ``change`` makes of the form that stands at that moment, in one transaction, so that two windows
        at once lose nothing. If ``change`` raises, nothing changes.

        What the family agrees to no more is called back in the same transaction, as far as it can be. On a search that
        was sent this is a new revision, unless what it says of the person and the family is as it was.
        """
        with self._database.write() as session:
            row, kept = self.locked(session)
            changed = public_cards.follow(session, kept, change(kept)).after(kept, today().isoformat())
            if changed == kept:
                return
            gone = [c.purpose for c in kept.consents if not changed.agreed(c.purpose)]
            call_back(session, self.id, self.shared_key, gone)
            row.form = seal_json(self.shared_key, changed.to_json(), self._form_place())
            if row.state != "draft" and changed.told() != kept.told():
                row.revision += 1

    def locked(self, session: Session) -> tuple[Search, SearchForm]:
        """The row and the form as they stand, held until the transaction ends. Raises Gone."""
        row = session.get(Search, self.id, with_for_update=True)
        if row is None:
            raise Gone(self.id)
        return row, self._opened(row)

    def _opened(self, row: Search) -> SearchForm:
        return SearchForm.from_json(unseal_json(self.shared_key, row.form, self._form_place()))

    def _form_place(self) -> Place:
        return Place("search", self.id, "form")

    # -- states

    def send(self) -> None:
        """The draft becomes an open search. Sending twice is sending once."""
        self._change_state({"draft": "open"}, first_revision=True)

    def pause(self) -> None:
        self._change_state({"open": "paused"})

    def resume(self) -> None:
        self._change_state({"paused": "open"})

    def end(self) -> None:
        self._change_state({"open": "ended", "paused": "ended"})

    def reopen(self) -> None:
        self._change_state({"ended": "open"})

    def _change_state(self, steps: dict[str, str], first_revision: bool = False) -> None:
        with self._database.write() as session:
            row, form = self.locked(session)
            row.state = steps.get(row.state, row.state)
            if row.state != "open":  # what is paused or over is shown to nobody
                public_cards.drop(session, form.card)
            if first_revision and row.revision == 0:
                row.revision = 1

    # -- pictures

    def pictures(self) -> list[StoredPicture]:
        with self._database.read() as session:
            rows = session.scalars(select(Picture).where(Picture.search_id == self.id).order_by(Picture.position))
            return [StoredPicture(r.id, unseal_json(self.shared_key, r.about, _about_place(r.id))) for r in rows]

    def picture(self, picture_id: str) -> bytes:
        """The JPEG. Raises Gone."""
        with self._database.read() as session:
            row = session.get(Picture, picture_id)
        if row is None or row.search_id != self.id:
            raise Gone(picture_id)
        try:
            return unseal(self.shared_key, self._files.get(picture_id), Place("picture", picture_id, "file"))
        except FileNotFoundError as error:
            raise Gone(picture_id) from error

    def keep_photo(self, photo: CleanPicture) -> bool:
        """Keeps it once: the same again (a double click, a reload) changes nothing. False if there are 8 already."""
        digest = hashlib.blake2b(photo.jpeg, key=self.shared_key, digest_size=16).hexdigest()
        if any(kept.about.get("digest") == digest for kept in self.pictures()):
            return True
        about = {"width": photo.width, "height": photo.height, "notes": list(photo.notes), "digest": digest}
        try:
            self.add_picture(photo.jpeg, about)
        except Conflict:
            return False
        return True

    def add_picture(self, jpeg: bytes, about: dict[str, Any]) -> str:
        """Keeps a picture that the photo intake has cleaned. Raises Conflict if there are 8 already."""
        picture_id = new_id()
        self._files.put(picture_id, seal(self.shared_key, jpeg, Place("picture", picture_id, "file")))
        try:
            with self._database.write() as session:
                search = session.get(Search, self.id)
                if search is None:
                    raise Gone(self.id)
                count, last = session.execute(
                    select(func.count(), func.max(Picture.position)).where(Picture.search_id == self.id)
                ).one()
                if count >= MOST_PICTURES:
                    raise Conflict(self.id)
                sealed = seal_json(self.shared_key, about, _about_place(picture_id))
                session.add(Picture(id=picture_id, search_id=self.id, position=(last or 0) + 1, about=sealed))
                if search.state != "draft":
                    search.revision += 1
        except BaseException:
            self._files.delete(picture_id)
            raise
        return picture_id

    def remove_picture(self, picture_id: str) -> None:
        with self._database.write() as session:
            row = session.get(Picture, picture_id)
            if row is None or row.search_id != self.id:
                return
            session.delete(row)
            search, form = self.locked(session)
            if form.card is not None and form.card.picture == picture_id:
                form = public_cards.follow(session, form, replace(form, card=None))
                search.form = seal_json(self.shared_key, form.to_json(), self._form_place())
            if search.state != "draft":
                search.revision += 1
        self._files.delete(picture_id)

    # -- messages

    def messages(self) -> list[StoredMessage]:
        with self._database.read() as session:
            rows = session.scalars(select(Message).where(Message.search_id == self.id).order_by(Message.position))
            return [self._message(row) for row in rows]

    def _message(self, row: Message) -> StoredMessage:
        body = unseal_json(self.shared_key, row.body, _body_place(row.id))
        return StoredMessage(row.id, row.from_family, row.read, row.day, body["kind"], body["text"])

    def add_message(self, text: str, *, kind: str, from_family: bool, nonce: str | None = None) -> bool:
        """Whether it was added: the same nonce again adds nothing, so that a double click sends once."""
        message_id = new_id()
        body = seal_json(self.shared_key, {"kind": kind, "text": text}, _body_place(message_id))
        with self._database.write() as session:
            if session.get(Search, self.id) is None:
                raise Gone(self.id)
            nonce = nonce or message_id
            known = select(Message.id).where(Message.search_id == self.id, Message.nonce == nonce)
            if session.scalar(known) is not None:
                return False
            touch_search(session, self.id)
            last = session.scalar(select(func.max(Message.position)).where(Message.search_id == self.id))
            session.add(
                Message(
                    id=message_id,
                    search_id=self.id,
                    nonce=nonce,
                    position=(last or 0) + 1,
                    from_family=from_family,
                    body=body,
                    day=today(),
                )
            )
            if not from_family:
                notices.owe(session, self.id)
        return True

    def nonces(self) -> set[str]:
        """Of the messages that are there."""
        with self._database.read() as session:
            return set(session.scalars(select(Message.nonce).where(Message.search_id == self.id)))

    def mark_read(self, *, from_family: bool) -> None:
        """Marks the messages of one direction as read by the other side."""
        with self._database.write() as session:
            marked = session.execute(
                update(Message)
                .where(Message.search_id == self.id, Message.from_family == from_family, Message.read.is_(False))
                .values(read=True)
            )
            if not from_family:
                notices.read_before(session, self.id)
            if marked.rowcount:  # type: ignore[attr-defined]
                touch_search(session, self.id)

    def has_unread(self, *, from_family: bool) -> bool:
        with self._database.read() as session:
            unread = select(Message.id).where(
                Message.search_id == self.id, Message.from_family == from_family, Message.read.is_(False)
            )
            return session.scalar(unread.limit(1)) is not None


def _about_place(picture_id: str) -> Place:
    return Place("picture", picture_id, "about")


def _body_place(message_id: str) -> Place:
    return Place("message", message_id, "body")
