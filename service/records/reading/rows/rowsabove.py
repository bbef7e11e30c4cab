"""What a row takes over from the rows above it: 同上, and whom a row of nothing but relatives goes on with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from service.records.reading.rows.rowkinds import GOES_ON
from service.records.reading.statement import Column
from service.records.reading.words.ditto import DITTO
from service.records.reading.workbooks.sheets import Value, text_of

# What a row of more relatives fills: their number stands in a column of no field.
_OF_RELATIVES = GOES_ON | {"relative_relation", None}
_FAR = 40  # rows
# Each lies within those before it: where these are others than in the row above, so is it.
_WIDTH = ("county", "township", "village", "address")
# Fields of which a table may have two columns, so that 同上 in the second may mean the first.
_TWICE = frozenset({*_WIDTH, "status", "facility"})


class RowsAbove:
    """Of the tables side by side. ``before``: the row above. ``person``: the last that names one, with its number."""

    def __init__(self) -> None:
        self.before: Sequence[Value] = ()
        self.person: tuple[int, Sequence[Value]] | None = None
        self._same: dict[int, list[int]] = {}
        self._wider: dict[int, list[int]] = {}
        self._beside: set[int] = set()

    def in_columns(self, columns: Iterable[Column]) -> None:
        """A table of these: which of them stand beside others that 同上 may mean."""
        seen: list[tuple[int, str]] = []
        for column in columns:
            if (field := column.field) in _TWICE and field is not None:
                self._same[column.index] = [i for i, other in reversed(seen) if other == field]
                if field in _WIDTH:
                    wider = _WIDTH[: _WIDTH.index(field)]
                    self._wider[column.index] = [i for i, other in seen if other in wider]
                seen.append((column.index, field))

    def as_above(self, values: Sequence[Value], own: Collection[int]) -> tuple[Sequence[Value], Sequence[Value]]:
        """The values of a row, and the row as it stands where it says that some are the same. 同上 and 〃 stand for
        what the row above says; names and ID numbers, in the columns ``own``, are never taken over. Below 现住址
        beside 户籍地址 they stand for that, unless it says the same as in the row above."""
        if DITTO.isdisjoint(values):
            return values, ()
        filled = list(values)
        for i, value in enumerate(values):
            if value in DITTO and i not in own and (told := self._meant(i, values, filled)) != "":
                filled[i] = told
        return filled, values

    def _meant(self, at: int, written: Sequence[Value], values: Sequence[Value]) -> Value:
        """What 同上 in a column stands for; "" where nobody can tell. ``values``: as far as they are settled."""
        above = _at(self.before, at)
        beside = next((i for i in self._same.get(at, ()) if values[i] != ""), None)
        if beside is None:
            return "" if any(self._differs(i, values) for i in self._wider.get(at, ())) else above
        if written[beside] in DITTO:
            return above if values[beside] not in DITTO else ""
        if above == "" or self._differs(beside, values):
            self._beside.add(at)
            return values[beside]
        return above if at not in self._beside or above == values[beside] else ""

    def _differs(self, at: int, values: Sequence[Value]) -> bool:
        """Whether a cell says something else than that above it."""
        return values[at] != "" and text_of(values[at]).strip() != text_of(_at(self.before, at)).strip()

    def gone_on(
        self, number: int, values: Sequence[Value], fields: Mapping[int, str | None]
    ) -> tuple[Sequence[Value], int | None]:
        """A row of nothing but more relatives or remarks goes on with the person of the row above (Karakax): the row
        with the name and number of that person, and the number of that person's row."""
        told = {fields.get(i) for i, v in enumerate(values) if v != ""}
        if "relatives_text" not in told or not told <= _OF_RELATIVES or self.person is None:
            return values, None
        above_number, above = self.person
        if number - above_number > _FAR:
            return values, None
        filled = list(values) + [""] * (len(above) - len(values))
        for index, field in fields.items():
            if field in {"name", "id"} and index < len(above):
                filled[index] = above[index]
        return filled, above_number


def _at(values: Sequence[Value], at: int) -> Value:
    return values[at] if at < len(values) else ""
