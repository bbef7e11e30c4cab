"""What cells of a preview show beside the field of their column: the day that a column of states gives, and whole ID
numbers in a column that is kept as text only."""

from __future__ import annotations

import dataclasses
from collections import Counter
from typing import Final

from service.matching.values.dates import parse_date
from service.matching.values.idnumber import parse_id
from service.records.reading import Statement, TableInfo
from service.records.reading.words.synonyms import header_key

#: Fields of a column in which the names of the persons of a table stand.
NAMES: Final = frozenset({"name", "alias"})
_DAYS: Final = ("released_on", "detained_on", "died_on")
# A column that is known to be about somebody else is text for a good reason.
_UNREAD: Final = frozenset({"unknown header", "no header", "mapping"})


@dataclasses.dataclass
class Cells:
    """Of one file. Counted by key of the header."""

    filled: Counter[str] = dataclasses.field(default_factory=Counter)
    days: Counter[str] = dataclasses.field(default_factory=Counter)
    given: dict[str, Counter[str]] = dataclasses.field(default_factory=dict)
    numbers: Counter[str] = dataclasses.field(default_factory=Counter)
    headers: dict[str, str] = dataclasses.field(default_factory=dict)
    _states: frozenset[str] = frozenset()
    _texts: frozenset[str] = frozenset()

    def begin(self, table: TableInfo) -> None:
        """The rows that follow stand in this table."""
        self._states = frozenset(c.header for c in table.columns if c.field == "status")
        self._texts = frozenset(c.header for c in table.columns if not c.field and c.reason in _UNREAD)

    def see(self, row: Statement) -> None:
        for header in self._states | self._texts:
            if not (text := row.cells.get(header, "").strip()):
                continue
            key = header_key(header)
            self.filled[key] += 1
            if header in self._texts:
                number = parse_id(text)
                self.numbers[key] += number is not None and number.sound
                self.headers.setdefault(key, header)
            elif (day := parse_date(text)) is not None:
                self.days[key] += 1
                given = self.given.setdefault(key, Counter())
                given.update(field for field in _DAYS if getattr(row, field) == day)

    def gives(self, header: str) -> str:
        """Which day most cells of a column of states give; "" where they hold no days."""
        key = header_key(header)
        if self.days[key] * 2 <= self.filled[key]:
            return ""
        field, times = next(iter(self.given[key].most_common(1)), ("", 0))
        return field if times * 2 > self.days[key] else "status_on"

    def unread_numbers(self) -> list[str]:
        """Headers of columns that are kept as text only, and hold whole ID numbers in most cells."""
        return [header for key, header in self.headers.items() if self.numbers[key] * 2 > self.filled[key]]
