"""Finding the tables of a sheet: titles, header rows (one or two), repeated headers, totals, notes, data rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from service.records.reading.columns import assign, goes_on, header_score, useful
from service.records.reading.counts import take_counts
from service.records.reading.fates import PEOPLE, status_in_title
from service.records.reading.guesses import add_guesses, letter
from service.records.reading.headerless import one_person, person_stands, words_above, words_first
from service.records.reading.headerrows import HeaderRows
from service.records.reading.headers import field_of
from service.records.reading.households import Above, Household
from service.records.reading.lines import WHY, columns_of_lines, told_in_lines, values_of_line
from service.records.reading.merges import Merges
from service.records.reading.profiles import ANY, Profile, guess, profiles
from service.records.reading.rowkinds import (
    DITTO,
    GOES_ON,
    HEADING,
    filled_cells,
    has_value,
    is_whole_id,
    kind_of_row,
    pairs_in,
    section_place,
    texts_of,
)
from service.records.reading.rows import DataRow, Plan, Rows, order_of_dates, table_info
from service.records.reading.sheets import Sheet, Value
from service.records.reading.sidebyside import blocks
from service.records.reading.statement import Column, Skipped, TableInfo
from service.records.reading.synonyms import header_key

_SAMPLE = 60
# What a row of more relatives fills: their number stands in a column of no field.
_OF_RELATIVES = GOES_ON | {"relative_relation", None}


class TableFinder:
    """Walks one sheet. :meth:`events` gives every row that is not blank exactly once, as data or as skipped."""

    def __init__(
        self,
        sheet: Sheet,
        file: str,
        mapping: Mapping[str, str],
        profile: Profile | None = None,
        earlier: Sequence[Column] = (),
        over: Sequence[str] = (),
    ) -> None:
        """``earlier``: the columns of the last table before this sheet, which one without a header may go on with.
        ``over``: what stood over the last rows of the page before, which this one goes on with."""
        self.sheet, self.file, self._earlier, self._before_page = sheet, file, earlier, over
        self.profile, self._given = profile, mapping
        # Headers of every profile count as header words; what they mean is settled once the profile is.
        known = profile.map if profile is not None else {h: f for p in profiles().values() for h, f in p.map.items()}
        self._known_keys = frozenset(map(header_key, (*known, *mapping)))
        self.rows = Rows(sheet.rows)
        self.titles: list[str] = []
        self._told = 0  # titles that stand over tables before
        self.over = over  # the lines that stand over the rows read last
        self.tables: list[tuple[TableInfo, Plan]] = []
        self.header: list[str] = []
        self._number = 0
        self._above: tuple[int, Sequence[Value]] | None = None  # the last row that names a person
        self._before: Sequence[Value] = ()  # the row above, for cells that say "as above"
        self._place = self._head = ""
        self._person_columns: tuple[int, ...] = ()
        self._household = Household()
        self._fields: dict[int, str | None] = {}  # of the columns of all tables side by side
        self.merges = Merges(sheet.merges)
        self.headers = HeaderRows(self.rows, self.merges, self._known_keys, frozenset(map(header_key, mapping)))

    def events(self) -> Iterator[TableInfo | DataRow | Skipped]:
        before: list[tuple[int, Sequence[Value]]] = []  # rows above the first header
        while (row := self.rows.next()) is not None:
            if len(self.tables) == 1:
                yield from self._usual(row)
                if (row := self.rows.next()) is None:
                    break
            number, values = row
            self._number = number
            if self.tables and values and values[0] != "" and not isinstance(values[0], str):
                yield from self._data(number, values)  # the usual row: it begins with a number, so it is no header
                continue
            if not self.merges.go_on(number) and not filled_cells(values):
                continue
            header = None
            if not has_value(values):
                header = self.headers.header(number, values, before, self.header, not self.tables)
                if self.tables and header is None and (counts := take_counts(row, self.rows, self._person_columns)):
                    for at, kind in counts:
                        yield self._skip(at, kind)
                    continue
            if header is not None:
                yield from self._start(header, before)
                before = []
            elif self.tables and self.headers.is_title(number, values, self.header):
                self._place = self._head = ""
                self._section(values)
                self.titles.append(" ".join(t for t in texts_of(values) if t))
                yield self._skip(number, "title")
            elif self.tables and not self.headers.above_header(number, values):
                yield from self._data(number, values)
            else:
                before.append((number, values))
                if len(before) >= _SAMPLE and self._looks_like_data(before):
                    yield from self._headerless(before)
                    before = []
        if before:
            yield from self._headerless(before)

    # -- tables --

    def _start(
        self, header: tuple[list[str], tuple[int, ...]], before: list[tuple[int, Sequence[Value]]]
    ) -> Iterator[TableInfo | Skipped]:
        texts, numbers = header
        if not numbers:
            yield self._skip(self._number, "header")
            return
        for number, values in before:
            self.titles.append(" ".join(t for t in texts_of(values) if t))
            yield self._skip(number, "title")
        for number in numbers:
            yield self._skip(number, "header")
        self.header = [header_key(t) for t in texts if t]
        sample = self._sample()
        self.tables, self._fields = [], {}
        self._above, self._person_columns, self._before = None, (), ()
        if before:
            self._over(self.titles[-1], section_place(self.titles[-1]) or "")
        profile, why = (self.profile, "as asked") if self.profile else guess(texts, self._names(), self.file)
        for start, end, columns in _columns_below(tuple(texts), tuple(self._given.items()), profile.code):
            stop = end if end < len(texts) else 10_000  # cells beyond the last header belong to the last table
            columns = add_guesses(columns, sample, start, stop, self._given)
            order = order_of_dates(columns, sample)
            yield from self._table(numbers, columns, profile.code, why, end >= len(texts), order)
        self._told, self._before_page = len(self.titles), ()

    def _sample(self) -> list[Sequence[Value]]:
        """Rows ahead that belong to the table: no header repeated, and none below the header of the next table."""
        sample: list[Sequence[Value]] = []
        for _, values in self.rows.peek(_SAMPLE):
            if not has_value(values) and header_score(texts := texts_of(values), self._known_keys)[0] >= 2:
                if sample and not set(map(header_key, texts)) <= {*self.header, ""}:
                    break
                continue
            sample.append(values)
        return sample

    def _names(self) -> list[str]:
        return [*self.titles, self.sheet.name]

    def _table(
        self,
        numbers: tuple[int, ...],
        columns: list[Column],
        profile: str,
        why: str,
        rightmost: bool = True,
        order: str = "",
    ) -> Iterator[TableInfo]:
        info = table_info(self.sheet, self.file, columns, self.titles, profile, why, numbers)
        self.over = self.titles[self._told :] or self._before_page
        self.tables.append((info, Plan(info, rightmost, order, self.over)))
        self._household = Household()
        self._fields.update((c.index, c.field) for c in columns)
        self._person_columns += tuple(c.index for c in columns if c.field in {"name", "id"})
        yield info

    # -- rows --

    def _usual(self, row: tuple[int, Sequence[Value]]) -> Iterator[DataRow]:
        """What :meth:`_data` gives for most rows of a table that stands alone, from ``row`` on: each begins with its
        number, names a person, and has nothing to do with the rows above it. The first other row is the next again."""
        info, plan = self.tables[0]
        told, apart, merged = (self._place, self._head, ""), DITTO.isdisjoint, self.merges.rows
        next_row: tuple[int, Sequence[Value]] | None = row
        while next_row is not None:
            number, values = row = next_row
            if not values or not isinstance(values[0], (float, int)) or values[0] == 1 or number in merged:
                break
            if len(values) - values.count("") <= 4 or not apart(values) or not self._names_person(values):
                break
            self._before, self._above = values, row
            if plan.home is not None:
                told = self._told_above(number, values, plan)
            yield DataRow(number, values, plan, None, info, *told)
            next_row = self.rows.next()
        else:
            return
        self.rows.put_back(row)

    def _names_person(self, values: Sequence[Value]) -> bool:
        width = len(values)
        for i in self._person_columns:  # noqa: SIM110 - asked of every row, and any() takes twice as long
            if i < width and values[i] != "":
                return True
        return False

    def _data(self, number: int, values: Sequence[Value]) -> Iterator[DataRow | Skipped]:
        self.merges.keep(number, values)
        values, continues = self.merges.carried(number, values, self._person_columns)
        if not DITTO.isdisjoint(values):
            values = self._as_above(values)
        kind = self._kind(number, values)
        if kind:
            if kind == "note":
                self._section(values)
            elif kind == "total":
                self._place = self._head = ""
            yield self._skip(number, kind)
            return
        self._before = values
        if continues is None:
            values, continues = self._gone_on(number, values)
        some = False
        for info, plan in self.tables:
            if len(self.tables) > 1 and not any(
                c.index < len(values) and values[c.index] != "" for c in plan.columns if c.field != "serial"
            ):
                continue
            some = True
            yield DataRow(number, values, plan, continues, info, *self._told_above(number, values, plan))
        if not some:
            yield self._skip(number, "note")

    def _told_above(self, number: int, values: Sequence[Value], plan: Plan) -> Above:
        """What a line over the row tells, or the first row of its household."""
        if plan.home is None:
            return self._place, self._head, ""
        place, head, key = self._household.told_above(number, values, plan.home)
        return place or self._place, head or self._head, key

    def _as_above(self, values: Sequence[Value]) -> Sequence[Value]:
        """同上 and 〃 stand for what the row above says; names and ID numbers are never taken over."""
        own = set(self._person_columns)
        above = self._before
        return [
            above[i] if v in DITTO and i not in own and i < len(above) and above[i] != "" else v
            for i, v in enumerate(values)
        ]

    def _section(self, values: Sequence[Value]) -> None:
        """A line that names a village says where the people below it live, until the next such line; one that names a
        kind of people, what became of them."""
        told = [t for t in texts_of(values) if t]
        if self._over("　".join(told)):
            return
        if len(told) == 1 and ((place := section_place(told[0])) or HEADING.search(told[0])):
            self._place, self._head = place or "", ""
            if (status := status_in_title(told[0])) or PEOPLE.search(told[0]):
                self.over = told
                self.tables = [(info, plan.below(status)) for info, plan in self.tables]

    def _over(self, line: str, place: str = "") -> bool:
        """户主：……  住址：……, a line over the members of a household: who its head is, and where all of them live."""
        told = {field_of(label): value for label, value in pairs_in(line)}
        head, address = told.get("household_head", ""), told.get("address", "")
        if head or address or place:
            self._head, self._place = head, address or place
        return bool(head or address)

    def _gone_on(self, number: int, values: Sequence[Value]) -> tuple[Sequence[Value], int | None]:
        """A row of nothing but more relatives or remarks goes on with the person of the row above (Karakax)."""
        if self._names_person(values):
            self._above = (number, values)
            return values, None
        fields = self._fields
        told = {fields.get(i) for i, v in enumerate(values) if v != ""}
        if len(self.tables) > 1 or "relatives_text" not in told or not told <= _OF_RELATIVES or self._above is None:
            return values, None
        above_number, above = self._above
        if number - above_number > 40:
            return values, None
        filled = list(values) + [""] * (len(above) - len(values))
        for index, field in fields.items():
            if field in {"name", "id"} and index < len(above):
                filled[index] = above[index]
        return filled, above_number

    def _kind(self, number: int, values: Sequence[Value]) -> str | None:
        """What a row is that states no person, or None."""
        if len(values) - values.count("") > 4 and isinstance(values[0], float | int) and values[0] != 1:
            return None  # the usual row: it begins with its number
        return kind_of_row(values, self._fields, self.merges.wide(number, 3))

    def _skip(self, number: int, kind: str) -> Skipped:
        return Skipped(self.file, self.sheet.name, number, kind)

    # -- no header --

    def _looks_like_data(self, rows: list[tuple[int, Sequence[Value]]]) -> bool:
        return sum(any(is_whole_id(t) for t in texts_of(v)) for _, v in rows) >= 3

    def _headerless(self, rows: list[tuple[int, Sequence[Value]]]) -> Iterator[TableInfo | DataRow | Skipped]:
        """No header anywhere: the columns by content, from the first row that is as wide as most."""
        texts = {number: texts_of(values) for number, values in rows}
        data = [n for n, t in texts.items() if any(is_whole_id(c) for c in t)] or [
            n for n, t in texts.items() if sum(1 for c in t if c) >= 2
        ]
        sample = [values for number, values in rows if number in set(data)]
        columns = add_guesses([], sample, mapping=self._given) if data else []
        head = words_above(texts, data[0], columns) if useful(columns) else None
        if head is not None:
            columns = add_guesses(assign(texts[head], self._given, {}), sample, mapping=self._given)
        elif useful(columns) and words_first([texts[n] for n in data], columns):
            head, data = data[0], data[1:]
            named = add_guesses(assign(texts[head], self._given, {}), sample[1:], mapping=self._given)
            columns = named if useful(named) else columns
        if not useful(columns) and data and (pair := one_person(texts[data[0]])):
            columns = pair
        if not useful(columns):
            yield from self._sentences(texts)
            return
        numbers = (head,) if head is not None else ()
        why = "no header" if head is None else "no header that is known"
        if head is None and goes_on(self._earlier, columns):
            columns, why = [replace(c, reason="content", hidden=False) for c in self._earlier], "as the sheet before"
        yield from self._table(numbers, columns, self.profile.code if self.profile else ANY, why)
        first = min(data[0], next((n for n, t in texts.items() if person_stands(t, columns)), data[0]))
        for number, values in rows:
            if number == head:
                yield self._skip(number, "header")
            elif number < first:
                self.titles.append(" ".join(t for t in texts[number] if t))
                yield self._skip(number, "title")
            else:
                yield from self._data(number, values)

    def _sentences(self, texts: Mapping[int, list[str]]) -> Iterator[TableInfo | DataRow | Skipped]:
        """No columns either: persons told in sentences, or rows that nobody can read."""
        if not told_in_lines(texts):
            for number in texts:
                yield self._skip(number, "unrecognised")
            return
        width = max(map(len, texts.values()))
        told = {number: values_of_line(row, width) for number, row in texts.items()}
        first = min(number for number, values in told.items() if values)
        cells = [Column(i, f"column {letter(i)}", None, "no header") for i in range(width)]
        self.titles += [" ".join(t for t in row if t) for number, row in texts.items() if number < first]
        profile = self.profile.code if self.profile else ANY
        yield from self._table((), [*cells, *columns_of_lines(width)], profile, WHY)
        for number, values in told.items():
            if values:
                info, plan = self.tables[-1]
                yield DataRow(number, values, plan, None, info)
            elif any(texts[number]):
                yield self._skip(number, "title" if number < first else "unrecognised")


@lru_cache(maxsize=4096)
def _columns_below(
    texts: tuple[str, ...], given: tuple[tuple[str, str], ...], profile: str
) -> list[tuple[int, int, list[Column]]]:
    """What headers mean, for each of the tables that stand side by side below them: (start, end, columns)."""
    found = []
    for start, end in blocks(texts):
        inside = [t if start <= i < end else "" for i, t in enumerate(texts)]
        found.append((start, end, assign(inside, dict(given), profiles()[profile].map)))
    return found
