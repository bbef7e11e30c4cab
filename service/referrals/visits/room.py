"""What the views of visit lists work with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from service.referrals.visits.delegations import Delegation, Delegations
from service.staff import Person
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.errors import Gone


@dataclass(frozen=True, slots=True)
class VisitRoom:
    casework: Casework
    cards: Cards
    delegations: Delegations

    @classmethod
    def of(cls, casework: Casework, cards: Cards) -> VisitRoom:
        return cls(casework, cards, Delegations(casework))

    def open(self, person: Person, delegation_id: str) -> Delegation:
        """Whoever made it, and seniors: a list holds people of many searches. Raises Gone for all others."""
        found = self.delegations.one(delegation_id)
        if person.role != "senior" and found.made_by != person.id:
            raise Gone(delegation_id)
        return found


def room() -> VisitRoom:
    return cast(VisitRoom, current_app.extensions["visits"])
