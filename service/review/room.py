"""What the views of the review room stand on, once per application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.review.claims import Claims
from service.review.desk import Desk
from service.review.queue import Queue
from service.store.cards import Cards
from service.store.casework import Casework


@dataclass(frozen=True, slots=True)
class ReviewRoom:
    casework: Casework
    cards: Cards
    claims: Claims
    queue: Queue
    desk: Desk

    @classmethod
    def of(cls, casework: Casework, cards: Cards) -> ReviewRoom:
        claims = Claims(casework)
        return cls(casework, cards, claims, Queue(casework, cards, claims), Desk(casework, cards, claims))


def room() -> ReviewRoom:
    """The room of the application that answers this request."""
    return cast(ReviewRoom, current_app.extensions["review"])
