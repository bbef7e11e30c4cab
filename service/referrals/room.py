"""What the referrers' views stand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.referrals.register import Register
from service.staff import Person
from service.store.batches import Batches
from service.store.casework import Casework
from service.store.hooks import Hooks
from service.store.outcomes import GroupKeys
from service.store.referrals import Referrals
from service.store.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Room:
    casework: Casework
    register: Register
    tokens: Tokens
    referrals: Referrals
    keys: GroupKeys
    hooks: Hooks
    batches: Batches


def room() -> Room:
    return cast(Room, current_app.extensions["referrals"])


def group_of(person: Person) -> str:
    assert person.group_id is not None  # accounts.check_account: a referrer belongs to a group
    return person.group_id
