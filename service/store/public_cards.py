"""Public cards: shown, looked at, and gone in the same transaction in which the family's yes ends.

A card's row names no search. Its id lies sealed in the search's form, so whoever changes that form (the family with its
receipt, staff with the vault) takes the card down with it; nobody else can, and nobody else needs to. A card ends
with a month, before its search expires: what ends by itself needs no key.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.matching.values.gazetteer import prefecture_of
from service.store.clock import today
from service.store.database import Database
from service.store.form import CardWish, SearchForm
from service.store.models.public import PublicCard

if TYPE_CHECKING:
    from service.store.sealed_search import SealedSearch

PURPOSE = "public_card"
MONTHS = 6


class CardRefused(Exception):
    """``reason``: state (nothing checked waits), changed (it is not what was seen), over (taken down), late (the search
    ends before a card could)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Card:
    """One that is shown. ``county``: six-digit code of a county or prefecture, or empty."""

    id: str
    names: tuple[str, ...]
    county: str
    sentence: str
    known: str
    language: str
    listed: bool
    has_photo: bool
    until: dt.date


def last_day(expires: dt.date, on: dt.date) -> dt.date | None:
    """The last day of a card that is confirmed ``on`` that day: the end of a month, at most six months on and not after
    its search ``expires``. None where no month ends before. That it is one of few days ties it to no search."""
    month = on.year * 12 + on.month - 1 + MONTHS
    for ends in range(month, month - MONTHS - 1, -1):
        found = dt.date(ends // 12, ends % 12 + 1, 1) - dt.timedelta(days=1)
        if on <= found <= expires:
            return found
    return None


def counties_to_choose(form: SearchForm) -> list[str]:
    """What a card may say of the place: the county, only its prefecture, or nothing."""
    return list(dict.fromkeys(filter(None, (form.county, prefecture_of(form.county) if form.county else None))))


def still_true(form: SearchForm) -> bool:
    """Whether the form still agrees to its card, and says what the card says."""
    card = form.card
    return (
        card is not None
        and form.agreed(PURPOSE)
        and set(card.names) <= set(form.names)
        and card.county in ("", *counties_to_choose(form))
    )


def follow(session: Session, kept: SearchForm, changed: SearchForm) -> SearchForm:
    """In the transaction that changes a form: a card that the new form does not carry any more is gone with it."""
    if changed.card is not None and not still_true(changed):
        changed = replace(changed, card=None)
    if kept.card is not None and kept.card.id and (changed.card is None or changed.card.seen != kept.card.seen):
        drop(session, kept.card)
    return changed


def drop(session: Session, wish: CardWish | None) -> None:
    """Takes a family's card down. One that staff took down leaves its mark."""
    if wish is not None and wish.id:
        session.execute(delete(PublicCard).where(PublicCard.id == wish.id, PublicCard.taken_down.is_(False)))


def sweep(session: Session) -> None:
    """What staff took down leaves its mark for ever: it says nothing, and nobody shows that card again."""
    session.execute(delete(PublicCard).where(PublicCard.until < today(), PublicCard.taken_down.is_(False)))


class PublicCards:
    def __init__(self, database: Database) -> None:
        self._database = database

    # -- what everybody may read

    def shown(self) -> list[Card]:
        """All that are shown now, in an order that tells nothing."""
        columns = [c for c in PublicCard.__table__.columns if c.name not in ("photo", "share")]
        query = select(*columns, PublicCard.photo.is_not(None).label("has_photo")).where(
            PublicCard.until >= today(), PublicCard.taken_down.is_(False)
        )
        with self._database.read() as session:
            return [_card(row, bool(row.has_photo)) for row in session.execute(query.order_by(PublicCard.id))]

    def one(self, card_id: str) -> Card | None:
        row = self._row(card_id)
        return _card(row, row.photo is not None) if row is not None else None

    def photo(self, card_id: str) -> bytes | None:
        row = self._row(card_id)
        return row.photo if row else None

    def share(self, card_id: str) -> bytes | None:
        row = self._row(card_id)
        return row.share if row else None

    def _row(self, card_id: str) -> PublicCard | None:
        with self._database.read() as session:
            row = session.get(PublicCard, card_id)
        return row if row is not None and row.until >= today() and not row.taken_down else None

    def ended(self, card_id: str) -> bool:
        """Whether staff took it down for good."""
        with self._database.read() as session:
            row = session.get(PublicCard, card_id)
            return row is not None and row.taken_down

    # -- how one comes and goes

    def show(self, search: SealedSearch, seen: str, photo: bytes | None, share: bytes) -> None:
        """Shows what a caseworker checked and the family has just confirmed. ``seen``: of the content that stood before
        its eyes. Raises CardRefused, Gone."""
        with self._database.write() as session:
            row, form = search.locked(session)
            wish = form.card
            if wish is None or wish.state != "checked" or row.state != "open" or not still_true(form):
                raise CardRefused("state")
            if wish.seen != seen:
                raise CardRefused("changed")
            known = session.get(PublicCard, wish.id)
            if known is not None and known.taken_down:
                raise CardRefused("over")
            until = last_day(row.expires_day, today())
            if until is None:
                raise CardRefused("late")
            session.merge(
                PublicCard(
                    id=wish.id,
                    names=list(wish.names),
                    county=wish.county,
                    sentence=wish.sentence,
                    known=wish.known,
                    language=wish.language,
                    listed=wish.listed,
                    photo=photo,
                    share=share,
                    until=until,
                    taken_down=False,
                )
            )

    def take_down(self, card_id: str) -> bool:
        """By staff, for good: the content goes at once, and what is left keeps it from being shown again. Whether it
        stood there."""
        with self._database.write() as session:
            row = session.get(PublicCard, card_id)
            if row is None or row.taken_down:
                return False
            row.names, row.county, row.sentence, row.known = [], "", "", ""
            row.photo = row.share = None
            row.taken_down = True
            return True


def _card(row: Any, has_photo: bool) -> Card:
    """``row``: with the columns of PublicCard, the pictures perhaps left out."""
    return Card(
        row.id, tuple(row.names), row.county, row.sentence, row.known, row.language, row.listed, has_photo, row.until
    )
