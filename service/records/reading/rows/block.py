"""Some hundred rows of a table, column by column: what is asked of every cell of a column is asked once.

All columns of a block are of its length. ``odd`` holds the places of rows that are not ordinary.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final, TypeVar

from service.matching.types import PartialDate
from service.matching.values.idnumber import birth_in, is_sound, parse_id
from service.matching.values.relations import is_pair, parse_relation
from service.matching.values.sex import parse_sex
from service.matching.values.spoiltdays import has_zeros, is_spoilt
from service.records.reading.cells.damage import has_gaps, is_damage, is_lost, may_hold_damage
from service.records.reading.cells.namecell import begins_with_kin, plain_name, read_name_cell
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.columns.unreaddays import holds_impossible_day
from service.records.reading.fates.letgo import tells_a_day
from service.records.reading.fates.otherends import is_no_release
from service.records.reading.rows import meaning
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.othersnumbers import damage_in
from service.records.reading.rows.outcomedays import sort_days
from service.records.reading.rows.plan import Plan
from service.records.reading.statement import PARSED
from service.records.reading.words.content import is_ethnicity, people_of
from service.records.reading.words.dateorder import has_no_such_month, is_impossible_day
from service.records.reading.words.handays import TOLD_IN, in_digits
from service.records.reading.workbooks.sheets import Value, text_of, text_of_number

# What the rows of one household share; they mostly stand below each other.
HOME: Final = frozenset({
    "household_no", "household_head_id", "household_head", "address", "county", "township", "village",
})  # fmt: skip
# Fields that are read by themselves, or not at all.
_APART: Final = frozenset({"name", "id", "sex", "serial", "phone", "photo"})
_KIN: Final = (
    "father_name", "mother_name", "spouse_name", "children_names", "siblings_names", "relatives_text",
    "relative_relation", "note",
)  # fmt: skip
_FATE: Final = (
    "status",
    "note",
    "facility",
    "detained_on",
    "died_on",
    "sentence",
    "sentence_years",
    "sentenced_on",
    "afterwards",
)
_OF_PAIRS: Final = frozenset({"other", "parent_or_child"})
DAYS: Final = ("detained_on", "died_on", RELEASED_ON)
Parts = tuple[int, int | None, int | None, bool]  # of a date: year, month, day, about
_T = TypeVar("_T")


class Block:
    """``numbers``: sound ID numbers. ``told``: field -> texts that say something, of columns that are not read by
    themselves nor of the household. ``homes``: cells of the household's columns. ``kin``, ``fate``: whether a cell may
    tell of relatives, or of what became of the person. ``dates``: by field of ``DAYS``, where a row has one.
    ``parsed``: ``told`` of the fields of ``PARSED``, where a row tells one."""

    def __init__(self, rows: Sequence[DataRow], plan: Plan, date1904: bool) -> None:
        at = {field: index for index, _, field in plan.cells if field is not None}
        self._length, self._order, self._date1904 = len(rows), plan.order, date1904
        values = _columns([row.values for row in rows], plan.last + 1)
        texts = [_texts(column) for column in values]
        if plan.measures is not None and "status_on" in at:
            sort_days(plan.measures, at, values, texts)
        self.odd = {i for i, row in enumerate(rows) if row.continues is not None or row.written}
        self._look_beside([*values[plan.whole_width :], *(values[i] for i in plan.gaps)], texts)
        for index in plan.days:
            self.odd |= {i for i, text in enumerate(texts[index]) if text and holds_impossible_day(text)}
        for index in plan.numbers:
            self.odd |= {i for i, value in enumerate(values[index]) if damage_in(value)}
        self.cells = list(zip(*(texts[index] for index, _, _ in plan.cells), strict=True))
        home_at = [i for f, i in at.items() if f in HOME]
        self.homes = list(zip(*(texts[i] for i in home_at), strict=True)) or [()] * len(rows)
        for i, row in enumerate(rows):
            if row.home is not None:
                told = {k: text_of(value) for k, value in row.home.items()}
                self.homes[i] = tuple(told.get(k, text) for k, text in zip(home_at, self.homes[i], strict=True))
        self.names = list(map(_one_name, texts[at["name"]]))
        self.numbers = list(map(_sound_number, values[at["id"]]))
        self.sexes = [None if n is None else "m" if n[16] in "13579" else "f" for n in self.numbers]
        if "sex" in at:
            stated = self._each(parse_sex, texts[at["sex"]])
            self.odd |= {i for i, (a, b) in enumerate(zip(stated, self.sexes, strict=True)) if a and b and a != b}
            peoples = {text for text in set(texts[at["sex"]]) if text and is_ethnicity(text)}
            if peoples:
                self.odd |= {i for i, text in enumerate(texts[at["sex"]]) if text in peoples}
        self.told = {f: self._said(f, texts[i]) for f, i in at.items() if f not in _APART and f not in HOME}
        if "alias" in self.told:
            self.odd |= {i for i, text in enumerate(self.told["alias"]) if text is not None}
        if RELEASED_ON in self.told:
            self.odd |= {i for i, text in enumerate(self.told[RELEASED_ON]) if text and is_no_release(text)}
        if plan.served_at is not None:
            ends = [self.told[f] for f in ("status", "afterwards") if f in self.told]
            self.odd |= {i for told in ends for i, text in enumerate(told) if text and "满" in text}
        self.births = self._births(values[at["birth"]] if "birth" in at else None)
        days = {f: self._dates(f, values[at[f]]) for f in DAYS if f in at}
        self.dates = {f: column for f, column in days.items() if any(column)}
        self.relations = self._each(parse_relation, self.told.get("relation"))
        self.peoples = self._each(lambda text: people_of(text.strip()), self.told.get("ethnicity"))
        self.reasons = self._each(str.strip, self.told.get("reason"))
        self.parsed = [(f, self.told[f]) for f in PARSED if f in at and any(self.told[f])]
        self.kin, self.fate = self._any_of(_KIN), self._any_of(_FATE)
        if "relation" in self.told:
            self._look_at_relations(self.told["relation"])
        self._filled = [(field, column) for field, column in self.told.items() if any(column)]

    def dates_at(self, i: int) -> dict[str, Parts]:
        """``dates`` of one row."""
        return {field: date for field, column in self.dates.items() if (date := column[i]) is not None}

    def texts_at(self, i: int) -> dict[str, str]:
        """``told`` of one row."""
        return {field: text for field, column in self._filled if (text := column[i]) is not None}

    def _look_beside(self, beside: Sequence[Sequence[Value]], texts: Sequence[Sequence[str]]) -> None:
        for column in beside:
            self.odd |= {i for i, value in enumerate(column) if value != ""}
        whole = "".join(map("".join, texts))
        if may_hold_damage(whole):
            self.odd |= {i for i, row in enumerate(zip(*texts, strict=True)) if any(map(is_damage, row))}
        if has_gaps(whole):
            self.odd |= {i for i, row in enumerate(zip(*texts, strict=True)) if any(map(has_gaps, row))}
        if is_lost(whole):
            self.odd |= {i for i, row in enumerate(zip(*texts, strict=True)) if is_lost("".join(row))}

    def _look_at_relations(self, told: Sequence[str | None]) -> None:
        """A word may be that of a pair, of whom the row tells one: 父子. Or it names whose it is: 麦麦提·图尔荪之妻."""
        self.odd |= {i for i, code in enumerate(self.relations) if code in _OF_PAIRS and is_pair(told[i] or "")}
        whose = {text for text in set(told) if text is not None and ("之" in text or "的" in text)}
        if whose:
            named = [bool(code) and text in whose for code, text in zip(self.relations, told, strict=True)]
            self.kin = [kin or own for kin, own in zip(self.kin, named, strict=True)]

    def _said(self, field: str, column: Sequence[str]) -> Sequence[str | None]:
        blank = {text for text in set(column) if not text or not meaning.says_something(text, field)}
        if field in meaning.DAYS_BESIDE:
            self.odd |= {i for i, text in enumerate(column) if text and is_impossible_day(text)}
        if field in meaning.DAYS_WITHIN:
            self.odd |= {i for i, text in enumerate(column) if text and is_spoilt(text)}
        if field in TOLD_IN:
            column = [in_digits(text) for text in column]
        return [None if text in blank else text for text in column] if blank else column

    def _births(self, stated: Sequence[Value] | None) -> Sequence[tuple[Parts, ...] | None]:
        """Of each row with a sound number; None where what is stated is no date, or another."""
        if stated is None:
            return [(_exact(number),) if number is not None else None for number in self.numbers]
        said = zip(stated, self.told["birth"], self.numbers, strict=True)
        return [
            self._birth(value if text is not None else "", number) if number is not None else None
            for value, text, number in said
        ]

    def _birth(self, stated: Value, number: str) -> tuple[Parts, ...] | None:
        """That in the number, which the birth stated agrees with; None where the row has to tell of a difference."""
        own, exact = number[6:14], _exact(number)
        if stated == "" or stated == own or (isinstance(stated, str) and _is_written(stated, own)):
            return (exact,)
        date = meaning.stated_date(stated, self._date1904, self._order)
        if date == "unreadable" or (date is not None and _is_damaged(date, text_of(stated))):
            return None
        if date is None or parts_of(date) == exact:
            return (exact,)
        both = meaning.with_birth([date], birth_in(own))
        return tuple(map(parts_of, both)) if len(both) == 1 else None

    def _dates(self, field: str, column: Sequence[Value]) -> Sequence[Parts | None]:
        found: list[Parts | None] = []
        for i, (value, text) in enumerate(zip(column, self.told[field], strict=True)):
            if text is not None and field == RELEASED_ON and not tells_a_day(text):
                text = None
            date = meaning.stated_date(value, self._date1904, self._order, field) if text is not None else None
            if date == "unreadable" or (text and date and _is_damaged(date, text)):
                self.odd.add(i)
                date = None
            found.append(parts_of(date) if date is not None else None)
        return found

    def _each(self, read: Callable[[str], _T], column: Sequence[str | None] | None) -> Sequence[_T | None]:
        """What is read in each text of a column; each different one is read once."""
        if column is None:
            return [None] * self._length
        found = {text: read(text) for text in set(column) if text is not None}
        return [None if text is None else found[text] for text in column]

    def _any_of(self, fields: Collection[str]) -> Sequence[bool]:
        columns = [column for field in fields if (column := self.told.get(field)) is not None and any(column)]
        if not columns:  # mostly: they are asked for and left blank
            return [False] * self._length
        return list(map(any, zip(*columns, strict=True)))


def _columns(rows: Sequence[Sequence[Value]], least: int) -> list[tuple[Value, ...]]:
    """The columns of rows that may be of different widths; ``least`` so many."""
    width = max(least, *map(len, rows))
    return list(zip(*(r if len(r) == width else [*r, *[""] * (width - len(r))] for r in rows), strict=True))


def _texts(column: Sequence[Value]) -> Sequence[str]:
    if set(map(type, column)) == {str}:
        return column  # type: ignore[return-value]
    return [v if type(v) is str else text_of_number(v) if type(v) is float else text_of(v) for v in column]


def _sound_number(value: Value) -> str | None:
    if not isinstance(value, str):
        return None
    if is_sound(value):
        return value
    found = parse_id(value) if 15 <= len(value) < 31 and value[-1] not in "*＊•●" else None
    return found.text if found is not None and found.sound else None


def _one_name(text: str) -> str | None:
    """The name that a cell holds, where it holds one and nothing else."""
    if not text or text in meaning.BLANK or begins_with_kin(text):
        return None
    if (plain := plain_name(text)) is not None:
        return plain
    cell = read_name_cell(text)
    if len(cell.names) != 1 or cell.notes or cell.numbers or not cell.names[0][:1].isalpha():
        return None
    return cell.names[0]


def _is_damaged(date: PartialDate, text: str) -> bool:
    """Whether a day was read only as far as it is whole, so that the row has to tell of it."""
    return (date.month is None and has_no_such_month(text)) or (
        date.day is None and (is_spoilt(text) or has_zeros(text))
    )


def _exact(number: str) -> Parts:
    return int(number[6:10]), int(number[10:12]), int(number[12:14]), False


def _is_written(stated: str, date: str) -> bool:
    """Whether a text is a date of eight digits with dots or the like between them: 1960.4.12 and 1960年4月12日 are
    19600412."""
    mark = stated[4:5]
    if mark == "年" and stated[-1] == "日":
        month, _, day = stated[5:-1].partition("月")
    elif mark in {".", "-", "/"}:
        month, _, day = stated[5:].partition(mark)
    else:
        return False
    return stated[:4] == date[:4] and month.zfill(2) == date[4:6] and day.zfill(2) == date[6:]


def parts_of(date: PartialDate) -> Parts:
    """A date as it is stored."""
    return date.year, date.month, date.day, date.about
