"""What a row takes over from the rows above it: 同上, and whom a row of nothing but relatives goes on with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from service.records.reading.rows.rowkinds import DITTO, GOES_ON
from service.records.reading.workbooks.sheets import Value

# What a row of more relatives fills: their number stands in a column of no field.
_OF_RELATIVES = GOES_ON | {"relative_relation", None}
_FAR = 40  # rows


class RowsAbove:
    """Of the tables side by side. ``before``: the row above. ``person``: the last that names one, with its number."""

    def __init__(self) -> None:
        self.before: Sequence[Value] = ()
        self.person: tuple[int, Sequence[Value]] | None = None

    def as_above(self, values: Sequence[Value], own: Collection[int]) -> Sequence[Value]:
        """同上 and 〃 stand for what the row above says; names and ID numbers, in the columns ``own``, are never taken
        over."""
        above = self.before
        return [
            above[i] if v in DITTO and i not in own and i < len(above) and above[i] != "" else v
            for i, v in enumerate(values)
        ]

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
