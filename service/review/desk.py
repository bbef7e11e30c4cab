"""What a caseworker does to a search they hold: all acts in one place."""

from __future__ import annotations

from service.review.acts.base import ActRefused
from service.review.acts.caring import CaringActs
from service.review.acts.groups import GroupActs
from service.review.acts.reading import ReadingActs
from service.review.acts.showing import ShowingActs
from service.review.case import Case
from service.staff.sessions import Person

__all__ = ["ActRefused", "Desk"]


class Desk(ReadingActs, GroupActs, CaringActs, ShowingActs):
    """Each act expects that ``person`` holds the search: see ``Claims``."""

    def open(self, person: Person, search_id: str) -> Case:
        """Raises Gone, VaultClosed."""
        return Case(self.casework, search_id, person)
