"""Ordinary rows: straight to what is stored of them, without a statement that would be taken apart again.

Most rows of a leak name one person, with one sound ID number and nothing to report. What is asked of them is worked
out once for each table; every value is read by the same functions of :mod:`meaning`. A row in which anything at
all is out of the ordinary is left to :func:`fields.read_row`, and both give the same wherever both read.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final, Literal, NamedTuple

from service.matching.types import PartialDate, RelativeName
from service.matching.values.idnumber import birth_in, is_sound, parse_id
from service.matching.values.relations import parse_relation
from service.matching.values.sex import parse_sex
from service.records.reading import meaning
from service.records.reading.content import people_of
from service.records.reading.lines import WHY
from service.records.reading.namecell import plain_name, read_name_cell
from service.records.reading.rows import DataRow, Plan, Register
from service.records.reading.sheets import Value, text_of, text_of_number
from service.records.reading.statement import PARSED, OrdinaryRow, TableInfo
from service.records.reading.totheteller import is_to_the_teller

_KIN: Final = {
    "father_name", "mother_name", "spouse_name", "children_names", "siblings_names", "household_head",
    "relatives_text", "note",
}  # fmt: skip
_FATE: Final = {"status", "note", "facility", "detained_on", "died_on", "sentence", "sentence_years"}
# What the rows of one household share; they mostly stand below each other.
_HOME: Final = {
    "household_no", "household_head_id", "household_head", "address", "county", "township", "village",
}  # fmt: skip
# Fields that are read by themselves, or not at all.
_APART: Final = {"name", "id", "sex", "serial", "phone", "photo"}
_Date = tuple[int, int | None, int | None, bool]  # year, month, day, about


def ordinary_rows(info: TableInfo, plan: Plan) -> OrdinaryRows | None:
    """A reader for the ordinary rows of a table; None where each of its rows asks for more."""
    named = [field for _, _, field in plan.cells if field is not None]
    headers = {header for _, header, _ in plan.cells}
    if plan.spread or plan.beside or plan.heads or info.why is WHY or not {"name", "id"} <= set(named):
        return None
    if len(set(named)) < len(named) or len(headers) < len(plan.cells) or any(map(is_to_the_teller, headers)):
        return None
    return OrdinaryRows(info, plan)


class _Home(NamedTuple):
    """What the cells of a household's columns say."""

    cells: Any
    above: tuple[str, str]  # the place and the head of the household that a line above the rows names
    texts: dict[str, str]
    head: str | None
    household: str | None
    counties: tuple[str, ...]
    places: tuple[str, ...]


class OrdinaryRows:
    """Reads the ordinary rows of one table."""

    def __init__(self, info: TableInfo, plan: Plan) -> None:
        at = {field: index for index, _, field in plan.cells if field is not None}
        self._info, self._plan = info, plan
        self._name, self._number, self._sex = at["name"], at["id"], at.get("sex")
        self._birth = at.get("birth", -1)
        self._headers = tuple(header for _, header, _ in plan.cells)
        self._cells = itemgetter(*(index for index, _, _ in plan.cells))
        self._home_columns = [(field, index) for field, index in at.items() if field in _HOME]
        self._home_cells: Callable[[list[str]], Any] = (
            itemgetter(*(index for _, index in self._home_columns)) if self._home_columns else lambda row: None
        )
        self._home: _Home | None = None
        told = [(field, index) for field, index in at.items() if field not in _APART and field not in _HOME]
        self._told = [(field, index) for field, index in told if field not in meaning.TOLD_BY_FILLING]
        self._filled = [(field, index) for field, index in told if field in meaning.TOLD_BY_FILLING]
        self._parsed = [field for field in PARSED if field in at]
        self._dates = [(field, at[field]) for field in ("detained_on", "died_on") if field in at]
        self._kin, self._fate = not _KIN.isdisjoint(at), not _FATE.isdisjoint(at)

    def read(self, data: DataRow, register: Register) -> OrdinaryRow | None:
        """None for a row that is not ordinary."""
        values, plan, info, blank = data.values, self._plan, self._info, meaning.BLANK
        if len(values) <= plan.last:
            values = [*values, *[""] * (plan.last + 1 - len(values))]
        elif len(values) > plan.whole_width and any(v != "" for v in values[plan.whole_width :]):
            return None
        number = values[self._number]
        if data.continues is not None or not isinstance(number, str):
            return None
        if not is_sound(number):
            found = parse_id(number) if 15 <= len(number) < 31 else None
            if found is None or not found.sound:
                return None
            number = found.text
        row = [v if type(v) is str else text_of_number(v) if type(v) is float else text_of(v) for v in values]
        names = _one_name(row[self._name])
        if names is None or meaning.is_lost("".join(row)):
            return None
        sex: Literal["f", "m"] = "m" if number[16] in "13579" else "f"
        if self._sex is not None and parse_sex(row[self._sex]) == ("f" if sex == "m" else "m"):
            return None
        home = self._home
        above = data.place, data.head
        if home is None or self._home_cells(row) != home.cells or above != home.above:
            home = self._home = self._read_home(row, *above)
        texts = home.texts.copy()
        for field, i in self._told:
            if (text := row[i]) and not text.isspace():
                if text not in blank:
                    texts[field] = text
                elif field == "birth" and text not in meaning.NULLS:  # that it is not known is told
                    return None
        for field, i in self._filled:
            if (text := row[i]) and meaning.says_something(text, field):
                texts[field] = text
        births = _births(values[self._birth] if "birth" in texts else "", number[6:14], info.date1904, plan.order)
        if births is None or "alias" in texts:
            return None
        relation = parse_relation(texts["relation"]) if "relation" in texts else None
        head, household = home.head, home.household
        sentence = status = facility = None
        relatives: tuple[RelativeName, ...] = ()
        if head or (self._kin and not _KIN.isdisjoint(texts)) or (relation and _names_whose(texts["relation"])):
            relatives = meaning.relatives_of(texts, names, relation, head)
        if self._fate and not _FATE.isdisjoint(texts):
            sentence, unreadable = meaning.sentence_of(texts)
            if unreadable:
                return None
            status, facility = meaning.status_of(texts, (), sentence), meaning.facility_of(texts)
        dates: dict[str, _Date] = {}
        for field, i in self._dates:
            date = meaning.stated_date(values[i], info.date1904, plan.order) if field in texts else None
            if date == "unreadable":
                return None
            if date is not None:
                dates[field] = _parts(date)
        if "status" in texts and len(dates) < 2 and (told := meaning.days_told(texts, status)) != (None, None):
            stated = zip(("detained_on", "died_on"), told, strict=True)
            dates = {**{field: _parts(day) for field, day in stated if day is not None}, **dates}
        if household is not None:
            register.begin(household)
        elif relation is not None:
            household = register.household(data.number, relation)

        # In the order in which stored.fields_of writes them.
        fields: dict[str, Any] = {"names": names}
        if relatives and (fathers := [r.name for r in relatives if r.relation == "father"]):
            fields["father_names"] = fathers
        if counties := home.counties or meaning.region_counties(number[:6]):
            fields["counties"] = counties
        if home.places:
            fields["place_texts"] = home.places
        fields["sex"] = sex
        if "ethnicity" in texts:
            fields["ethnicity"] = people_of(texts["ethnicity"].strip())
        if relation:
            fields["relation"] = relation
        if household:
            fields["household"] = household
        if head:
            fields["household_head"] = head
        if status or plan.fate:
            fields["status"] = status or plan.fate
        if facility:
            fields["facility"] = facility
        if "reason" in texts:
            fields["reason"] = texts["reason"].strip()
        if info.hidden or data.number in info.hidden_rows:
            fields["hidden"] = True
        if parsed := {field: texts[field] for field in self._parsed if field in texts}:
            fields["texts"] = parsed
        fields["births"] = births
        fields["id_numbers"] = ((number, "whole", number, ""),)
        if relatives:
            fields["relatives"] = [(r.name, r.relation) for r in relatives]
        if plan.hidden:
            fields["hidden_cells"] = plan.hidden
        if sentence:
            fields["sentence"] = {"text": sentence.text, "months": sentence.months, "kind": sentence.kind}
        if dates:
            fields.update(dates)
        return OrdinaryRow(info.sheet, data.number, number, self._headers, self._cells(row), fields)

    def _read_home(self, row: list[str], place: str, above: str) -> _Home:
        texts = {f: text for f, i in self._home_columns if (text := row[i]) and meaning.says_something(text, f)}
        head = meaning.head_of(texts, above)
        household = meaning.household_of(texts, head, place)
        return _Home(self._home_cells(row), (place, above), texts, head, household, *meaning.places_of(texts, place))


def _names_whose(relation: str) -> bool:
    """Whether a relation may name whose it is: 麦麦提·图尔荪之妻."""
    return "之" in relation or "的" in relation


def _one_name(text: str) -> tuple[str] | None:
    """The name that a cell holds, where it holds one and nothing else."""
    if not text or text in meaning.BLANK:
        return None
    if (plain := plain_name(text)) is not None:
        return (plain,)
    cell = read_name_cell(text)
    if len(cell.names) != 1 or cell.notes or cell.numbers or not cell.names[0][:1].isalpha():
        return None
    return (cell.names[0],)


def _births(stated: Value, own: str, date1904: bool, order: str) -> tuple[_Date, ...] | None:
    """The birth stated and that in the number, ``own``; None where what is stated is no date."""
    exact: _Date = (int(own[:4]), int(own[4:6]), int(own[6:]), False)
    if stated == "" or stated == own or (isinstance(stated, str) and _is_written(stated, own)):
        return (exact,)
    date = meaning.stated_date(stated, date1904, order)
    if date == "unreadable":
        return None
    if date is None or _parts(date) == exact:
        return (exact,)
    return tuple(map(_parts, meaning.with_birth([date], birth_in(own))))


def _is_written(stated: str, date: str) -> bool:
    """Whether a text is a date of eight digits with dots or the like between them: 1960.4.12 is 19600412."""
    if stated[4:5] not in {".", "-", "/"}:
        return False
    parts = stated.split(stated[4])
    return len(parts) == 3 and parts[0] == date[:4] and parts[1].zfill(2) == date[4:6] and parts[2].zfill(2) == date[6:]


def _parts(date: PartialDate) -> _Date:
    return date.year, date.month, date.day, date.about
