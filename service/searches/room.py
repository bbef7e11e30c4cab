"""What the families' views work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.store.intake import Intake
from service.store.limits import Limits


@dataclass(frozen=True, slots=True)
class Room:
    intake: Intake
    limits: Limits


def room() -> Room:
    return cast(Room, current_app.extensions["searches"])
