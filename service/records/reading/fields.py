"""One data row to one statement: every value parsed, its text kept, what cannot be read reported with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Final

from service.matching.types import PartialDate, RelativeName, Sex
from service.matching.values.dates import parse_date, why_not_a_date
from service.matching.values.idnumber import UNKNOWN, IdNumber, parse_id
from service.matching.values.relations import inverse, parse_relation
from service.matching.values.sex import parse_sex
from service.records.reading.ages import born_by_age, reference_year
from service.records.reading.content import is_ethnicity, looks_like_name, people_of
from service.records.reading.custody import days_told, facility_of, reason_told, sentence_of, status_of
from service.records.reading.meaning import (
    BLANK,
    RELATIVE_FIELDS,
    counties_of_towns,
    head_of,
    household_of,
    is_filled,
    is_lost,
    places_of,
    regions_of,
    relatives_of,
    says_something,
    stated_date,
    with_birth,
)
from service.records.reading.namecell import NameCell, own_name_cell, read_name_cell
from service.records.reading.problems import SENTENCES, shape_of
from service.records.reading.rowkinds import TICK, is_counted, is_only_marks
from service.records.reading.rows import DataRow
from service.records.reading.sheets import Value, text_of
from service.records.reading.slips import set_right
from service.records.reading.statement import Column, Problem, Skipped, Statement
from service.records.reading.titleplaces import county_over
from service.records.reading.together import numbers_in
from service.records.reading.totheteller import is_to_the_teller

# In a cell of the ID number these say that there is none; nothing is damaged there.
_MISSING: Final = re.compile(
    r"\s*(?:无(?:身份证号?码?|证|号)?|没有(?:身份证)?|未(?:知|办理?|填|登记|提供)|不(?:详|明|清|清楚|知道?)|空(?:白)?|缺(?:失)?|"
    r"暂(?:无|缺)|null|none|nil|n/?a|unknown|not known|missing|нет(?: данных)?|неизвестно|yok|"
    r"bilinmiyor|жоқ|белгісіз|يوق|نامەلۇم)\s*[。.]?\s*",
    re.IGNORECASE,
)
_DAY_OF_YEAR: Final = re.compile(r"\s*(\d{1,2})\s*(?:月|[./\-])\s*(\d{1,2})\s*[日号]?\s*")
# 姓名（曾用名）: what stands in brackets is a name too.
_FORMER: Final = re.compile(r"[(（](?:曾用名|别名|又名|绰号|化名|小名|алиас|alias|aka)")
_FEW: Final = re.compile(r"\s*\d{1,4}(?:\.\d)?\s*")
_PLACES: Final = frozenset({"address", "county", "township", "village"})
_LISTS: Final = frozenset({*RELATIVE_FIELDS, "relatives_text", "alias"})


class _Row:
    """The statement of one row while it is being read."""

    __slots__ = ("cells", "data", "ids", "names", "notes", "problems", "texts", "values")

    def __init__(self, data: DataRow) -> None:
        self.data = data
        self.cells: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.values: dict[str, Value] = {}
        self.names: list[str] = []
        self.notes: list[str] = []
        self.ids: list[IdNumber] = []
        self.problems: list[Problem] = []

    def problem(self, code: str, column: str = "", shape: str = "", *, lost: bool = False) -> None:
        info = self.data.table
        self.problems.append(
            Problem(code, info.file, info.sheet, self.data.number, SENTENCES[code], column, shape_of(shape), lost)
        )


def read_row(data: DataRow, broken: str | None = None) -> Statement | Problem | Skipped:
    """The statement of a row, or the problem that made it unreadable, or that it counts people and names none.
    ``broken``: what the file reader saw wrong."""
    row = _Row(data)
    if broken:
        row.problem(broken)
    if (right := set_right(data)) is not None:
        whole, data.values = data.values, right
        row.problem("shifted", shape=" | ".join(text_of(v) for v in whole))
    header_of = _collect(row)
    _names(row)
    if not broken and is_lost("".join(row.cells.values())):
        row.problem("undecodable")
        row.names = [name for name in row.names if not is_lost(name)]
    if row.notes and _FORMER.search(header_of.get("name", "")):
        row.names += [name for name in row.notes if looks_like_name(name) and name not in row.names]
    _ids(row, header_of)
    if not row.names and not row.ids:
        if is_counted(data.values, {c.field for c in data.plan.columns}):
            return Skipped(data.table.file, data.table.sheet, data.number, "total")
        if not broken and is_only_marks(data.values, {c.index: c.field for c in data.plan.columns}):
            return Skipped(data.table.file, data.table.sheet, data.number, "note")
        row.problem("no_person", shape=" | ".join(row.cells.values()), lost=True)
        return row.problems[-1]
    if not row.names:
        row.problem("no_name", header_of.get("name", ""))
    return _statement(row, header_of)


def cells_of(data: DataRow) -> dict[str, str]:
    """The cells of a row as they stand, by header."""
    width = len(data.values)
    return {header: text_of(data.values[i]) if i < width else "" for i, header, _ in data.plan.cells}


def _collect(row: _Row) -> dict[str, str]:
    """Fill cells and texts; the answer maps a field to its header."""
    header_of: dict[str, str] = {}
    values, plan = row.data.values, row.data.plan
    cells, texts, parsed = row.cells, row.texts, row.values
    width = len(values)
    for index, header, field in plan.cells:
        value = values[index] if index < width else ""
        text = value if isinstance(value, str) else text_of(value)
        cells[header] = text
        if field is None or not text or not says_something(text, field):
            continue
        if index in plan.related:
            text = _with_relation(text, text_of(values[plan.related[index]]) if plan.related[index] < width else "")
        if field in texts and field != "id":
            if text != texts[field] or field == "name":  # surname and given name may be one
                texts[field] += _between(field, text) + text
            continue
        if field == "id" and len(text) <= len(texts.get(field, "")):
            continue  # the number of before, of 15 digits
        texts[field] = text
        parsed[field] = value
        header_of[field] = header
    for column, header, unit in plan.spread:
        if (text := _spread(row, column, cells[header], unit)) and column.field and text not in BLANK:
            texts[column.field] = f"{texts[column.field]} {text}" if column.field in texts else text
            parsed[column.field] = texts[column.field]
            header_of.setdefault(column.field, header)
    if width > plan.whole_width or plan.gaps:
        extra = [text_of(values[i]) for i in plan.gaps if i < width and values[i] != ""]
        extra += [text_of(v) for v in values[plan.whole_width :] if v != ""]
        if any(extra):
            row.problem("too_many_cells", shape=" | ".join(extra))
            cells["…"] = " | ".join(extra)
    return header_of


def _between(field: str, text: str) -> str:
    """What stands between the texts of two columns of one field: a mark where a place in letters would run on."""
    if field in _LISTS:
        return "；"
    return ", " if field in _PLACES and text[:1].isalpha() and not "\u3400" <= text[:1] <= "\u9fff" else " "


def _with_relation(name: str, relation: str) -> str:
    """父亲：买买提·吐尔逊, as texts name relatives."""
    return f"{relation}：{name}" if parse_relation(relation) not in {None, "other"} else name


def _spread(row: _Row, column: Column, text: str, unit: str) -> str:
    """What a cell says with its header, or with those beside it: √ below 男, 3 below 刑期/年, a digit in each of 18."""
    if column.boxes > 1:
        return "".join(text_of(v).strip() for v in row.data.values[column.index : column.index + column.boxes])
    if column.word:
        return column.word if TICK.fullmatch(text) or (text and parse_date(text) is not None) else ""
    return text.strip().removesuffix(".0") + unit if _FEW.fullmatch(text) else text


def _names(row: _Row) -> None:
    text = row.texts.get("name", "")
    cell = own_name_cell(text) if text else NameCell(())
    if text and cell.names and not cell.names[0][:1].isalpha() and not any(map(str.isalpha, "".join(cell.names))):
        cell = NameCell((), cell.notes, cell.numbers)
    row.names += cell.names
    row.notes += cell.notes
    if len(cell.names) > 1:
        row.problem("several_names", shape=text)
    for number in cell.numbers:
        if (found := parse_id(number)) is not None and "id" not in row.texts:
            row.ids.append(found)
    if alias := row.texts.get("alias"):
        row.names += [n for n in read_name_cell(alias).names if n not in row.names]


def _ids(row: _Row, header_of: dict[str, str]) -> None:
    value = row.values.get("id", "")
    if value != "":
        text, header = row.texts["id"], header_of["id"]
        found = parse_id(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
        if found is None and isinstance(value, str) and len(value) > 18:
            inside = [n for one in numbers_in(value) if (n := parse_id(one)) is not None]
            found = inside[0] if len(inside) == 1 else None
            if len(inside) > 1 and all(n.sound for n in inside):
                row.ids += inside
                row.problem("several_ids", header, text)
                return
        if found is None:
            if is_filled(text) and not _MISSING.fullmatch(text):
                row.problem("unreadable_id", header, text)
        else:
            row.ids.append(found)
            code = {"damaged": "damaged_id", "whole_bad_check": "bad_check", "partial": "id_length"}.get(found.kind)
            if code:
                row.problem(code, header, text)
    if not row.ids or row.ids[0].fragment:
        for header, text in row.cells.items():
            if 18 <= len(text) <= 24 and text != row.texts.get("id") and not _is_others(row, header):
                found = parse_id(text)
                if found is not None and found.sound:
                    row.problem("misplaced_id", header, text)
                    row.ids.append(found)
                    break


def _is_others(row: _Row, header: str) -> bool:
    """A sound number under a header of its own (户主身份证号, an unmapped 联系人身份证号) is somebody else's."""
    column = next((c for c in row.data.plan.columns if c.header == header), None)
    return column is None or column.field == "household_head_id" or "证" in header


def _date(row: _Row, field: str, header_of: dict[str, str]) -> PartialDate | None:
    value = row.values.get(field, "")
    found = stated_date(value, row.data.table.date1904, row.data.plan.order)
    if found == "unreadable":
        assert not isinstance(value, dt.time | dt.timedelta)  # they state none
        text = row.texts[field]
        if field != "birth" and (match := _DAY_OF_YEAR.fullmatch(text)):
            return _in_year_of_title(row, header_of[field], text, int(match[1]), int(match[2]))
        why = why_not_a_date(value, excel_serial=True)
        row.problem("impossible_date" if why == "impossible" else "unreadable_date", header_of[field], text)
        return None
    return found


def _in_year_of_title(row: _Row, header: str, text: str, month: int, day: int) -> PartialDate | None:
    """5月3日 below a title of 2017: the year is likely, so the date is about then, and the report says so."""
    info = row.data.table
    year = reference_year(*info.titles, info.sheet, info.file)
    found = parse_date(f"{year or 2000}-{month}-{day}")
    if found is None:
        row.problem("impossible_date", header, text)
    elif year is None:
        row.problem("date_without_year", header, text)
    else:
        row.problem("year_of_title", header, text)
        return found._replace(about=True)
    return None


def _births(row: _Row, header_of: dict[str, str]) -> tuple[PartialDate, ...]:
    stated = _date(row, "birth", header_of)
    births = [stated] if stated is not None else []
    for number in row.ids:
        births = with_birth(births, number.birth)
    return tuple(births)


def _sex(row: _Row, header_of: dict[str, str]) -> Sex | None:
    stated = parse_sex(row.texts["sex"]) if "sex" in row.texts else None
    number: Sex | None = None
    for one in row.ids:
        masked = one.kind == "partial" and len(one.text) == len(one.known) and UNKNOWN not in one.known[:17]
        if number is None and (one.kind in {"whole", "first_generation"} or masked):
            number = one.sex
    if stated and number and stated != number:
        row.problem("sex_conflict", header_of["sex"], row.texts["sex"])
    return stated or number


def _people(texts: Mapping[str, str]) -> str | None:
    """The people; 男 below 民族 is none, and 维吾尔族 below 性别 is one."""
    told = people_of(texts["ethnicity"].strip()) if "ethnicity" in texts else ""
    return told or (texts["sex"].strip() if is_ethnicity(texts.get("sex", "")) else None)


def _reason(row: _Row) -> str | None:
    """The reason, unless the cells of the row slipped and a date stands where it should."""
    text = row.texts["reason"].strip()
    slipped = bool(row.problems) and any(p.code == "too_many_cells" for p in row.problems)
    return None if slipped and parse_date(text) is not None else text


def _statement(row: _Row, header_of: dict[str, str]) -> Statement:
    texts, info, plan = row.texts, row.data.table, row.data.plan
    births = _births(row, header_of)
    counties, places = places_of(texts, row.data.place)
    counties = counties or regions_of(row.ids) or counties_of_towns(places) or county_over(plan.over, places)
    of_kin = len(row.notes) == 1 and parse_relation(row.notes[0]) not in {None, "other"}
    if of_kin and "household_head" in texts and "relation" not in texts:
        texts["relation"] = row.notes[0]  # 长子买买提·依明, in the column of names
    relation = parse_relation(texts["relation"]) if "relation" in texts else "self" if plan.heads else None
    head = head_of(texts, row.data.head)
    sentence, unreadable = sentence_of(texts)
    for field in unreadable:
        row.problem("unreadable_sentence", header_of[field], texts[field])
    if head is None and relation is not None and (plan.teller or is_to_the_teller(header_of.get("relation", ""))):
        told = {**texts, "relative_relation": inverse(relation)}
        relatives = relatives_of(told, row.names, None, None)
        if plan.teller and relation != "self" and "relatives_text" not in texts:
            relatives = (*relatives, RelativeName(plan.teller, inverse(relation)))
        relation = None
    else:
        relatives = relatives_of(texts, row.names, relation, head)
    fathers = tuple(r.name for r in relatives if r.relation == "father")
    detained_on, died_on = _date(row, "detained_on", header_of), _date(row, "died_on", header_of)
    status = status_of(texts, row.notes, sentence, plan.fate)
    if ("status" in texts or "note" in texts) and (detained_on is None or died_on is None):
        days = days_told(texts, status)
        detained_on, died_on = detained_on or days[0], died_on or days[1]
    if not births and (age := row.values.get("age", "")) != "":
        born = born_by_age(age, header_of["age"], info, detained_on, died_on)
        births = births if born is None else (born,)
    own_household = f"head {row.ids[0].text}" if plan.heads and row.ids and row.ids[0].sound else None
    return Statement(
        file=info.file, sheet=info.sheet, row=row.data.number, cells=row.cells, texts=texts,
        names=tuple(row.names), notes=tuple(row.notes), father_names=fathers, births=births,
        sex=_sex(row, header_of), ethnicity=_people(texts),
        id_numbers=tuple(row.ids), counties=counties,
        place_texts=places, relation=relation,
        household=own_household or household_of(texts, head, row.data.place, row.data.household),
        household_head=head, relatives=relatives,
        sentence=sentence, facility=facility_of(texts),
        reason=_reason(row) if "reason" in texts else reason_told(texts),
        detained_on=detained_on, died_on=died_on, status=status,
        hidden=info.hidden or row.data.number in info.hidden_rows, hidden_cells=plan.hidden,
        continues=row.data.continues, problems=tuple(row.problems),
    )  # fmt: skip
