"""What a reader gives: statements (one person in one row), problems, and what was understood of each table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from service.matching.types import PartialDate, RelativeName, Sex
from service.matching.values.idnumber import IdNumber

Status = Literal["interned", "sentenced", "released", "deceased", "other"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read as it stands. ``row`` 1-based as a spreadsheet shows it, 0 for the whole sheet;
    ``column``: the header, or "". ``shape``: the value with letters and digits masked, so that reports carry no data.
    ``lost``: how many rows gave no statement because of this: what brakes, reports and pages mean by rows lost. Of a
    sheet that cannot be read nobody knows how many.
    """

    code: str
    file: str
    sheet: str
    row: int
    sentence: str
    column: str = ""
    shape: str = ""
    lost: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A prison sentence: the text as read, whole months where it is a term, and its kind."""

    text: str
    months: int | None
    kind: Literal["term", "life", "death", "none", "unreadable"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as understood: ``field`` is None where it is only kept as text. ``reason``: header, mapping, profile, or
    what its cells hold. ``hidden``: the spreadsheet does not show it. ``word``: what a tick in the column says (男
    below 性别). ``boxes``: over how many columns its value is spread, one character in each."""

    index: int
    header: str
    field: str | None
    reason: str
    hidden: bool = False
    word: str = ""
    boxes: int = 1


@dataclass(frozen=True, slots=True)
class TableInfo:
    """A table found in a sheet. ``header_rows``: 1-based; empty where there is no header. ``why``: of the profile.
    ``hidden_rows``: 1-based, of the sheet. ``date1904``: days are counted from 1904, as old spreadsheets of Macs do.
    ``old_workbook``: from a true ``.xls``, of which no picture is read."""

    file: str
    sheet: str
    hidden: bool
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    titles: tuple[str, ...] = ()
    profile: str = "table"
    why: str = ""
    hidden_rows: frozenset[int] = frozenset()
    date1904: bool = False
    old_workbook: bool = False

    @property
    def unnamed(self) -> bool:
        """Whether cells of a column that has no header are kept as text."""
        boxes = {i for c in self.columns for i in range(c.index + 1, c.index + c.boxes)}
        return any(c.reason == "no header" and c.index not in boxes for c in self.columns)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that states no person and says so: ``kind`` is header, total, title, note or blank-with-number."""

    file: str
    sheet: str
    row: int
    kind: str


@dataclass(slots=True)
class Statement:
    """What one row states about one person, parsed, with the text as read beside it. Not frozen: there are a million,
    and setting 27 fields of a frozen one takes four times as long.

    ``cells``: header -> text, in column order. ``texts``: field -> text as read. ``household``: the key that the rows
    of one household share within the file, or None. ``continues``: the first row of the same person where merged
    cells say that this row goes on with it. ``hidden``: the sheet or the row is; ``hidden_cells``: headers of cells in
    hidden columns. ``beside``: the row is about somebody else, beside whom it names this person with a number.
    """

    file: str
    sheet: str
    row: int
    cells: Mapping[str, str]
    texts: Mapping[str, str]
    names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    father_names: tuple[str, ...] = ()
    births: tuple[PartialDate, ...] = ()
    sex: Sex | None = None
    ethnicity: str | None = None
    id_numbers: tuple[IdNumber, ...] = ()
    counties: tuple[str, ...] = ()
    place_texts: tuple[str, ...] = ()
    relation: str | None = None
    household: str | None = None
    household_head: str | None = None
    relatives: tuple[RelativeName, ...] = ()
    status: Status | None = None
    sentence: Sentence | None = None
    facility: str | None = None
    reason: str | None = None
    detained_on: PartialDate | None = None
    died_on: PartialDate | None = None
    released_on: PartialDate | None = None
    hidden: bool = False
    hidden_cells: tuple[str, ...] = ()
    beside: bool = False
    continues: int | None = None
    problems: tuple[Problem, ...] = field(default=())


@dataclass(slots=True)
class OrdinaryRows:
    """Rows one below the other, each of which names one person with one sound ID number and leaves nothing to report:
    what would be stored of their :class:`Statement`. ``headers``: the same object for all rows of a table. For each
    row: its number in the sheet, the ID number, the texts of the cells below the headers, and the ``fields`` as
    :func:`service.records.stored.fields_of` gives them."""

    sheet: str
    headers: tuple[str, ...]
    rows: list[int] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    texts: list[tuple[str, ...]] = field(default_factory=list)
    fields: list[dict[str, Any]] = field(default_factory=list)


# Fields whose value does not hold the text it came from, or that are nothing but text: the text is kept beside it.
PARSED: Final = (
    "birth", "age", "status", "status_on", "detained_on", "sentence", "sentence_years", "sentenced_on", "died_on",
    "released_on", "afterwards",
    "relation", "health", "note",
)  # fmt: skip

Event = TableInfo | Statement | OrdinaryRows | Problem | Skipped
