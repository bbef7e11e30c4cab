"""What the room's views stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.reconciliation.keys import Keys
from service.reconciliation.matching import Matcher
from service.store.casework import Casework
from service.store.limits import Limits


@dataclass(frozen=True, slots=True)
class Room:
    """``a_day``: how many queries each person may send."""

    casework: Casework
    keys: Keys
    matcher: Matcher
    limits: Limits
    a_day: int

    def rate(self) -> str:
        return f"{self.a_day}/day"


def room() -> Room:
    return cast(Room, current_app.extensions["reconciliation"])
