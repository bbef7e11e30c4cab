"""What the families' views work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.searches.help import Place
from service.store.intake import Intake
from service.store.limits import Limits
from service.store.referrals import Referrals
from service.store.shares import Shares


@dataclass(frozen=True, slots=True)
class Room:
    """``places``: where help is to be had while waiting."""

    intake: Intake
    limits: Limits
    referrals: Referrals
    shares: Shares
    places: list[Place]


def room() -> Room:
    return cast(Room, current_app.extensions["searches"])
