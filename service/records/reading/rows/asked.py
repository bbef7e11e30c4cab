"""What the columns of a table ask together, whatever stands over it: worked out once for all tables with the same."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.columns.approvals import APPROVAL
from service.records.reading.columns.bailed import BAILED_ON, measure_of_bail, says_where_now
from service.records.reading.columns.bykinds import kind_column
from service.records.reading.columns.columnsofkinds import asks_only_kinds
from service.records.reading.columns.firststeps import asks_first_step
from service.records.reading.columns.formerplaces import FORMER
from service.records.reading.columns.measures import Measure, measure_of_day
from service.records.reading.columns.patients import ILLNESS, OPINION
from service.records.reading.columns.releasedon import when_they_left
from service.records.reading.columns.senttocamps import asks_when_sent_to_camps
from service.records.reading.columns.servedon import served_at
from service.records.reading.columns.takenon import BEFORE, header_of_before
from service.records.reading.columns.verdicts import VERDICT
from service.records.reading.columns.wherekept import KEPT
from service.records.reading.fates.hannames import asks_for_names
from service.records.reading.fates.letgo import Left
from service.records.reading.headers.acts import asks_of_now
from service.records.reading.headers.totheteller import is_to_the_teller
from service.records.reading.kin.kinrows import TO_THE_HELD
from service.records.reading.kin.toabroad import TO_THE_OTHER
from service.records.reading.places.campsbefore import asks_for_camps
from service.records.reading.places.movedout import asks_where_moved
from service.records.reading.rows.tablecells import TableCells
from service.records.reading.statement import Column

_MORE: Final = frozenset({APPROVAL, BAILED_ON, BEFORE, FORMER, ILLNESS, KEPT, OPINION, VERDICT})


class Asked(TableCells):
    """``names``: the headers of names. ``asks_term``: for terms; ``asks_verdict_day``: not when the verdict was;
    ``asks_names``: of relatives for names and nothing else; ``measures``: the column whose day ``status_on`` is;
    ``bail``: the measure whose day a column asks for; ``kinds``: the columns of the status for kinds of people;
    ``first_step``: the status for how cases began; ``kind_at``: a column of kinds of being away, held or not;
    ``placed_now``: where people are now; ``sent_to_camps``: when they were taken to a camp; ``served_at``: the day on
    which a term is served; ``left``: the day of release is that of leaving a place, to wherever; ``before``: the header
    that asks where people were before; ``of_camps``: for camps; ``of_now``: for places of now; ``to_held``: what the
    person of the row is to somebody who is held; ``to_teller``: to who told of all; ``odd``: more than what
    :mod:`.ordinary` reads."""

    __slots__ = (
        "asks_names",
        "asks_term",
        "asks_verdict_day",
        "bail",
        "before",
        "first_step",
        "kind_at",
        "kinds",
        "left",
        "measures",
        "names",
        "odd",
        "of_camps",
        "of_now",
        "placed_now",
        "sent_to_camps",
        "served_at",
        "to_held",
        "to_teller",
    )

    def __init__(self, columns: tuple[Column, ...], headed: bool, rightmost: bool) -> None:
        super().__init__(columns, headed, rightmost)
        self.names = tuple(c.header for c in columns if c.field == "name")
        self.asks_names = asks_for_names(columns)
        self.asks_term = any(c.field in {"sentence", "sentence_years"} for c in columns)
        self.asks_verdict_day = all(c.field != "sentenced_on" for c in columns)
        self.bail, self.placed_now = measure_of_bail(columns), says_where_now(columns)
        self.before = header_of_before(columns)
        self.first_step = asks_first_step(columns)
        self.kind_at = kind_column(columns)
        self.kinds = asks_only_kinds(columns)
        self.left: Left = when_they_left(columns)
        self.measures: Measure | None = measure_of_day(columns)
        self.of_camps = asks_for_camps(columns)
        self.of_now = any(c.field == "facility" and asks_of_now(c.header) for c in columns)
        self.sent_to_camps = asks_when_sent_to_camps(columns)
        self.served_at = served_at(columns)
        self.to_held = any(c.reason in {TO_THE_HELD, TO_THE_OTHER} for c in columns)
        self.to_teller = any(is_to_the_teller(c.header) or "本人" in c.header for c in columns if c.field == "relation")
        self.odd = self._is_odd()

    def _is_odd(self) -> bool:
        """Whether each row asks for more than names, numbers and fields that stand alone."""
        fields = [field for _, _, field in self.cells if field is not None]
        headers = {header for _, header, _ in self.cells}
        return (
            not {"name", "id"} <= set(fields)
            or len(set(fields)) < len(fields)
            or len(headers) < len(self.cells)
            or not _MORE.isdisjoint(fields)
            or bool(self.spread or self.beside or self.heads or self.related)
            or self.kind_at is not None
            or self.to_held
            or any(map(is_to_the_teller, headers))
            or any(map(asks_where_moved, headers))
        )

    def take_over(self, other: Asked) -> None:
        """Say all that ``other`` does."""
        for name in _SAID:
            setattr(self, name, getattr(other, name))


_SAID = (*TableCells.__slots__, *Asked.__slots__)


@lru_cache(maxsize=256)
def asked_by(columns: tuple[Column, ...], headed: bool, rightmost: bool) -> Asked:
    """As :class:`Asked`; nothing of it may be changed, since other tables have it as well."""
    return Asked(columns, headed, rightmost)
