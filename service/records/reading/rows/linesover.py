"""What the lines over the rows of a table say of those below them: where they live, whose household, what people."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.records.reading.columns.everybody import PEOPLE, status_in_title
from service.records.reading.columns.everybodyinletters import NUMBERED, is_line_of_fates
from service.records.reading.headers.meant import field_of
from service.records.reading.rows.households import Above, HomeColumns, Household
from service.records.reading.rows.rowkinds import HEADING, pairs_in, section_place, texts_of
from service.records.reading.statement import Status
from service.records.reading.workbooks.sheets import Value


class LinesOver:
    """The lines in force in one sheet. ``place``, ``head``: what they say of all rows below, or "". ``lines``: those
    that stand over the rows read last. ``titles``: all lines over tables, in order."""

    def __init__(self, lines: Sequence[str]) -> None:
        """``lines``: what stood over the last rows of the page before, which this one goes on with."""
        self.place = self.head = ""
        self.titles: list[str] = []
        self.lines = self._before_page = lines
        self._told = 0  # titles that stand over tables before
        self._members = Household()

    def title(self, values: Sequence[Value]) -> None:
        """A row that is a title."""
        self.titles.append(" ".join(t for t in texts_of(values) if t))

    def end(self) -> None:
        """A total or a title ends what the last line said of a place and a head."""
        self.place = self.head = ""

    def begin_tables(self) -> None:
        """A header begins one or more tables below the last title."""
        self.household(self.titles[-1], section_place(self.titles[-1]) or "")

    def begin_table(self) -> None:
        """The titles since the tables before stand over this table."""
        self.lines = self.titles[self._told :] or self._before_page
        self._members = Household()

    def tables_begun(self) -> None:
        """Further titles stand over other tables."""
        self._told, self._before_page = len(self.titles), ()

    def told(self, number: int, values: Sequence[Value], home: HomeColumns | None) -> Above:
        """What a line over a row tells of it, or the first row of its household."""
        if home is None:
            return self.place, self.head, ""
        place, head, key = self._members.told_above(number, values, home)
        return place or self.place, head or self.head, key

    def section(self, values: Sequence[Value], persons: Collection[int]) -> tuple[Status | None] | None:
        """A line that names a village says where the people below it live, until the next such line. One that names a
        kind of people says what became of them: that status, or that it is not told, comes back. ``persons``: the
        columns that name people, where such a line in an alphabet stands if not in the first."""
        filled = [(i, text) for i, text in enumerate(texts_of(values)) if text]
        told = [text for _, text in filled]
        if self.household("　".join(told)) or len(told) != 1:
            return None
        of_fates = (filled[0][0] == 0 or filled[0][0] in persons) and is_line_of_fates(told[0])
        # "C. Not known" ends what "B. In prison" said, in whatever words.
        of_fates = of_fates or (len(self.lines) == 1 and all(map(NUMBERED.match, (self.lines[0], told[0]))))
        if (place := section_place(told[0])) or HEADING.search(told[0]) or of_fates:
            self.place, self.head = place or "", ""
            if (status := status_in_title(told[0])) or PEOPLE.search(told[0]) or of_fates:
                self.lines = told
                return (status,)
        return None

    def household(self, line: str, place: str = "") -> bool:
        """户主：……  住址：……, a line over the members of a household: who its head is, and where all of them live."""
        told = {field_of(label): value for label, value in pairs_in(line)}
        head, address = told.get("household_head", ""), told.get("address", "")
        if head or address or place:
            self.head, self.place = head, address or place
        return bool(head or address)
