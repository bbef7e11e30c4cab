"""What the views of the records room stand on, once per application."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.store.cards import Cards
from service.store.casework import Casework


@dataclass(frozen=True, slots=True)
class RecordsRoom:
    casework: Casework
    cards: Cards


def room() -> RecordsRoom:
    """The room of the application that answers this request."""
    return cast(RecordsRoom, current_app.extensions["records"])
