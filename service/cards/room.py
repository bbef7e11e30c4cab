"""What the views of public cards work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.store.intake import Intake
from service.store.public_cards import PublicCards


@dataclass(frozen=True, slots=True)
class Room:
    intake: Intake
    cards: PublicCards


def room() -> Room:
    return cast(Room, current_app.extensions["cards"])
