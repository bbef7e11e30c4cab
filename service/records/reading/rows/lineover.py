"""A line among the rows of a table, and what it says of the people below it."""

from __future__ import annotations

from typing import NamedTuple

from service.records.reading.statement import Status


class Line(NamedTuple):
    """``text``: a line alone in its row. ``of_people``: it names a kind of people, of whom ``status`` became, or of
    whom nothing is told."""

    text: str
    status: Status | None = None
    of_people: bool = False
