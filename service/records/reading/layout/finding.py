"""Finding the tables of a sheet: titles, header rows (one or two), repeated headers, totals, notes, data rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from service.records.reading.columns.guesses import add_guesses
from service.records.reading.columns.repeated import as_above, as_before
from service.records.reading.headers.profiles import ANY, Profile, guess, headers_of_all
from service.records.reading.layout.counts import take_counts
from service.records.reading.layout.headerless import look_like_data, unheaded
from service.records.reading.layout.headerrows import HeaderRows
from service.records.reading.layout.sidebyside import columns_below, totals_beside
from service.records.reading.layout.tableinfos import table_info
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.lines import WHY, persons_in_lines
from service.records.reading.rows.linesover import LinesOver
from service.records.reading.rows.plan import Plan
from service.records.reading.rows.rowkinds import filled_cells, has_value, kind_of_row, texts_of
from service.records.reading.rows.rowsabove import RowsAbove
from service.records.reading.rows.sheetrows import Rows
from service.records.reading.statement import Column, Skipped, TableInfo
from service.records.reading.words.dateorder import order_of_dates
from service.records.reading.words.ditto import DITTO
from service.records.reading.words.synonyms import header_key, leaf_key
from service.records.reading.workbooks.merges import Merges
from service.records.reading.workbooks.sheets import Sheet, Value

_SAMPLE = 60


class TableFinder:
    """Walks one sheet. :meth:`events` gives every row that is not blank exactly once, as data or as skipped."""

    def __init__(
        self,
        sheet: Sheet,
        file: str,
        mapping: Mapping[str, str],
        profile: Profile | None = None,
        earlier: Sequence[Column] = (),
        over: LinesOver | None = None,
        plans: Sequence[Plan] = (),
    ) -> None:
        """``earlier``: the columns of the last table before this sheet, which one without a header may go on with.
        ``over``: the lines over the last rows of the page before, which this one goes on with. ``plans``: of its last
        tables, where a line among their rows still holds."""
        self.sheet, self.file, self._earlier = sheet, file, earlier
        self.profile, self._given = profile, mapping
        # Headers of every profile count as header words; what they mean is settled once the profile is.
        known = frozenset(map(header_key, profile.map)) if profile is not None else headers_of_all()
        given = frozenset(map(header_key, mapping))
        self.rows = Rows(sheet.rows)
        self.over = LinesOver(over.last, over.place, over.head) if over is not None else LinesOver(())
        self.tables: list[tuple[TableInfo, Plan]] = []
        self.header: list[str] = []
        self._number = 0
        self._above = RowsAbove()
        self._person_columns: tuple[int, ...] = ()
        self._fields: dict[int, str | None] = {}  # of the columns of all tables side by side
        self._before: list[Plan] = []  # of the tables before
        self._page, self._page_titles = plans, over.titles if over is not None else ()
        self.merges = Merges(sheet.merges)
        self.headers = HeaderRows(self.rows, self.merges, known | given, given)

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
                self.over.end()
                self._section(values)
                self.over.title(values)
                yield self._skip(number, "title")
            elif self.tables and not self.headers.above_header(number, values):
                yield from self._data(number, values)
            else:
                before.append((number, values))
                if len(before) >= _SAMPLE and look_like_data(before):
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
            self.over.title(values)
            yield self._skip(number, "title")
        for number in numbers:
            yield self._skip(number, "header")
        keys = [header_key(t) for t in texts if t]
        first, same = not self.header, keys == [header_key(c.header) for c in self._earlier]
        page = self._earlier if first and same and self.sheet.page else ()
        if first and not same:
            self.over.end()  # the page goes on with no table of the one before
        self.over.again, self.header = keys == self.header, keys
        lower = [leaf_key(t) for t in texts if t]
        sample = self.headers.sample(_SAMPLE, self.header, lower)
        above = [c for info, _ in self.tables for c in info.columns] if self.over.again else []
        self._before = [plan for _, plan in self.tables]
        self.tables, self._fields = [], {}
        self._above, self._person_columns = RowsAbove(), ()
        if before:
            self.over.begin_tables()
        names = [*self.over.titles, self.sheet.name]
        profile, why = (self.profile, "as asked") if self.profile else guess(texts, names, self.file)
        for start, end, columns in columns_below(tuple(texts), tuple(self._given.items()), profile.code):
            stop = end if end < len(texts) else 10_000  # cells beyond the last header belong to the last table
            columns = as_above(add_guesses(columns, sample, start, stop, self._given), above)
            columns = as_before(columns, page)
            order = order_of_dates(columns, sample)
            yield from self._table(numbers, columns, profile.code, why, end >= len(texts), order, sample)
        self.over.tables_begun()
        self._page = ()

    def _table(
        self,
        numbers: tuple[int, ...],
        columns: list[Column],
        profile: str,
        why: str,
        rightmost: bool = True,
        order: str = "",
        sample: Sequence[Sequence[Value]] = (),
    ) -> Iterator[TableInfo]:
        self.over.begin_table()
        info = table_info(self.sheet, self.file, columns, self.over.titles, profile, why, numbers, self.over.lines)
        plan = Plan(info, rightmost, order, self.over.lines, sample)
        if self.over.goes_on and len(self.tables) < len(self._before):
            plan = plan.going_on(self._before[len(self.tables)])
        elif len(self.tables) < len(self._page) and self.over.no_title_but(self._page_titles):
            before = self._page[len(self.tables)]
            if [c.header for c in before.columns] == [c.header for c in columns]:
                plan, self.over.open = plan.going_on(before), True
        self.tables.append((info, plan))
        self._fields.update((c.index, c.field) for c in info.columns)
        self._above.in_columns(info.columns)
        self._person_columns += tuple(c.index for c in info.columns if c.field in {"name", "id"})
        yield info

    # -- rows --

    def _usual(self, row: tuple[int, Sequence[Value]]) -> Iterator[DataRow]:
        """What :meth:`_data` gives for most rows of a table that stands alone, from ``row`` on: each begins with its
        number, names a person, and has nothing to do with the rows above it. The first other row is the next again."""
        info, plan = self.tables[0]
        place, head, household = self.over.where, self.over.head, ""
        apart, merged = DITTO.isdisjoint, self.merges.rows
        next_row: tuple[int, Sequence[Value]] | None = row
        home: Mapping[int, Value] | None = None
        while next_row is not None:
            number, values = row = next_row
            if not values or not isinstance(values[0], (float, int)) or values[0] == 1 or number in merged:
                break
            if len(values) - values.count("") <= 4 or not apart(values) or not self._names_person(values):
                break
            self._above.before, self._above.person = values, row
            if plan.home is not None:
                place, head, household = self.over.told(number, values, plan.home)
                if plan.homes:
                    home = self.over.home(number, values, plan.home, plan.homes)
            yield DataRow(number, values, plan, None, info, place, head, household, (), home)
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
        values, written = self._above.as_above(values, self._person_columns)
        alone = len(self.tables) == 1
        totals = () if alone else totals_beside(values, [plan.columns for _, plan in self.tables])
        if self.over.repeats_title(written or values):
            yield self._skip(number, "title")
            return
        if kind := None if totals else self._kind(number, values):
            if kind == "note":
                self._section(values)
            elif kind == "total":
                self.over.total(values)
            yield self._skip(number, kind)
            return
        self._above.before = values
        if continues is None and self._names_person(values):
            self._above.person = (number, values)
        elif continues is None and alone:
            values, continues = self._above.gone_on(number, values, self._fields)
        some = False
        for n, (info, plan) in enumerate(self.tables):
            own = (values[c.index] for c in plan.columns if c.field != "serial" and c.index < len(values))
            if n in totals or not (alone or any(value != "" for value in own)):
                continue
            some = True
            told = self.over.told(number, values, plan.home)
            home = self.over.home(number, values, plan.home, plan.homes) if len(self.tables) == 1 else None
            yield DataRow(number, values, plan, continues, info, *told, written, home)
        if not some:
            yield self._skip(number, "note")

    def _section(self, values: Sequence[Value]) -> None:
        """A line over the rows below, which may say what became of those whom they name."""
        if (told := self.over.section(values, self._person_columns)) is not None:
            self.tables = [(info, plan.below(told)) for info, plan in self.tables]
            self.over.open = True

    @property
    def open_plans(self) -> Sequence[Plan]:
        """Of the last tables, where what a line among their rows said still holds behind them."""
        return [plan for _, plan in self.tables] if self.over.open else ()

    def _kind(self, number: int, values: Sequence[Value]) -> str | None:
        """What a row is that states no person, or None."""
        if len(values) - values.count("") > 4 and isinstance(values[0], float | int) and values[0] != 1:
            return None  # the usual row: it begins with its number
        return kind_of_row(values, self._fields, self.merges.wide(number, 3))

    def _skip(self, number: int, kind: str) -> Skipped:
        return Skipped(self.file, self.sheet.name, number, kind)

    def _headerless(self, rows: list[tuple[int, Sequence[Value]]]) -> Iterator[TableInfo | DataRow | Skipped]:
        """No header anywhere: the columns by content."""
        found = unheaded(rows, self._given, self._earlier)
        if found is None:
            yield from self._sentences(rows)
            return
        for number, values in rows:
            if number < found.first and number != found.head:
                self.over.title(values)
                yield self._skip(number, "title")
        numbers = (found.head,) if found.head is not None else ()
        yield from self._table(numbers, found.columns, self.profile.code if self.profile else ANY, found.why)
        self.over.tables_begun()
        if found.head is not None:
            yield self._skip(found.head, "header")
        for number, values in rows:
            if number >= found.first and number != found.head:
                yield from self._data(number, values)

    def _sentences(self, rows: list[tuple[int, Sequence[Value]]]) -> Iterator[TableInfo | DataRow | Skipped]:
        """No columns either: persons told in sentences, or rows that nobody can read."""
        found = persons_in_lines({number: texts_of(values) for number, values in rows})
        if found is None:
            for number, _ in rows:
                yield self._skip(number, "unrecognised")
            return
        for values in (values for number, values in rows if number < found.first):
            self.over.title(values)
        yield from self._table((), found.columns, self.profile.code if self.profile else ANY, WHY)
        info, plan = self.tables[-1]
        for number, values in rows:
            if (told := found.rows[number]) is not None:
                yield DataRow(number, told, plan, None, info)
            elif any(texts_of(values)):
                yield self._skip(number, "title" if number < found.first else "unrecognised")
