"""One data row to one statement: every value parsed, its text kept, what cannot be read reported with its place."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, Literal

from service.matching.types import PartialDate, RelativeName, Sex
from service.matching.values.dates import birth_from_age, parse_date, why_not_a_date
from service.matching.values.gazetteer import counties_under
from service.matching.values.idnumber import IdNumber, parse_id
from service.matching.values.places import resolve_place, without_house
from service.matching.values.relations import inverse, parse_relation
from service.matching.values.sex import parse_sex
from service.records.reading.content import looks_like_name, names_facility, people_of
from service.records.reading.namecell import NameCell, plain_name, read_name_cell
from service.records.reading.problems import SENTENCES, shape_of
from service.records.reading.relatives import relative_of, relatives_in_names, relatives_in_text
from service.records.reading.rowkinds import TICK
from service.records.reading.rows import SLASHED, DataRow
from service.records.reading.sentences import parse_sentence, parse_status
from service.records.reading.sheets import Value, text_of
from service.records.reading.slips import shift
from service.records.reading.statement import Column, Problem, Sentence, Statement, Status
from service.records.reading.together import numbers_in
from service.records.reading.told import told_facility, told_sentence

_YEAR: Final = re.compile(r"(?<!\d)(20[01]\d)(?!\d{4,})")
_RELATIVE_FIELDS: Final = {
    "father_name": "father", "mother_name": "mother", "spouse_name": "spouse", "children_names": "child",
    "siblings_names": "sibling",
}  # fmt: skip
NULLS: Final = frozenset({
    "NULL", "null", "Null", "(null)", "\\N", "<NULL>", "nan", "NaN", "NaT", "<NA>", "N/A", "n/a",
})  # fmt: skip
# Nothing is said by these either, but that nobody knows a date is told.
BLANK: Final = NULLS | {
    "未知", "不详", "不明", "不清", "不清楚", "未登记", "空", "空白", "缺", "unknown", "Unknown",
}  # fmt: skip
_DATES: Final = frozenset({"birth", "detained_on", "died_on", "sentenced_on"})
# A cell of these says something of a person merely by being filled, so 无 and / must not count as filled.
TOLD_BY_FILLING: Final = frozenset({"facility", "reason", "detained_on", "died_on", "sentenced_on"})
_NOTHING: Final = re.compile(r"\s*(?:[-–—_/\\*.、]+|无|没有|未|否|暂无|none|no|n/?a|нет|yok)\s*", re.IGNORECASE)
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
_LISTS: Final = frozenset({*_RELATIVE_FIELDS, "relatives_text", "alias"})


@lru_cache(maxsize=4096)
def reference_year(*texts: str) -> int | None:
    """The year that a title, sheet or file name states; ages are counted from it. None where none or several do."""
    years = {int(y) for text in texts for y in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None


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


def read_row(data: DataRow, broken: str | None = None) -> Statement | Problem:
    """The statement of a row, or the problem that made it unreadable. ``broken``: what the file reader saw wrong."""
    row = _Row(data)
    if broken:
        row.problem(broken)
    if (by := shift(data)) != 0:
        name = data.plan.name_at
        whole = list(data.values)
        data.values = (
            whole[:name] + whole[name + by :] if by > 0 else whole[: name + by] + [""] * -by + whole[name + by :]
        )
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
        row.problem("no_person", shape=" | ".join(row.cells.values()), lost=True)
        return row.problems[-1]
    if not row.names:
        row.problem("no_name", header_of.get("name", ""))
    return _statement(row, header_of)


def is_lost(text: str) -> bool:
    """Whether letters were lost when the text went from one encoding to another."""
    return "锟斤拷" in text or "\ufffd" in text


def cells_of(data: DataRow) -> dict[str, str]:
    """The cells of a row as they stand, by header."""
    width = len(data.values)
    return {header: text_of(data.values[i]) if i < width else "" for i, header, _ in data.plan.cells}


def says_something(text: str, field: str) -> bool:
    """Whether the text of a cell in a column of ``field`` is more than a way to say that there is none."""
    if text.isspace() or (text in BLANK and (field not in _DATES or text in NULLS)):
        return False
    return field not in TOLD_BY_FILLING or len(text) >= 9 or _NOTHING.fullmatch(text) is None


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
        if field in texts:
            texts[field] += ("；" if field in _LISTS else " ") + text
            continue
        texts[field] = text
        parsed[field] = value
        header_of[field] = header
    for column, header, unit in plan.spread:
        if (text := _spread(row, column, cells[header], unit)) and column.field and text not in BLANK:
            texts[column.field] = f"{texts[column.field]} {text}" if column.field in texts else text
            parsed[column.field] = texts[column.field]
            header_of.setdefault(column.field, header)
    if width > plan.whole_width:
        extra = [text_of(v) for v in values[plan.whole_width :] if v != ""]
        if any(extra):
            row.problem("too_many_cells", shape=" | ".join(extra))
            cells["…"] = " | ".join(extra)
    return header_of


def _spread(row: _Row, column: Column, text: str, unit: str) -> str:
    """What a cell says with its header, or with those beside it: √ below 男, 3 below 刑期/年, a digit in each of 18."""
    if column.boxes > 1:
        return "".join(text_of(v).strip() for v in row.data.values[column.index : column.index + column.boxes])
    if column.word:
        return column.word if TICK.fullmatch(text) or (text and parse_date(text) is not None) else ""
    return text.strip().removesuffix(".0") + unit if _FEW.fullmatch(text) else text


def _names(row: _Row) -> None:
    text = row.texts.get("name", "")
    cell = read_name_cell(text) if text else NameCell(())
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
            if _filled(text) and not _MISSING.fullmatch(text):
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


def _filled(text: str) -> bool:
    """Whether a cell that holds no value was filled: ###### and ???? are what is left of one."""
    return any(c.isalnum() for c in text) or "##" in text or "??" in text


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


def stated_date(value: Value, date1904: bool, order: str) -> PartialDate | Literal["unreadable"] | None:
    """The date that the cell of a date column states; None where it states none. ``order``: see Plan."""
    if value == "" or isinstance(value, bool | dt.time | dt.timedelta):
        return None
    found = parse_date(value, excel_serial=True, date1904=date1904)
    if found is None:
        return "unreadable" if _filled(text_of(value)) else None
    if found.month is None and order and (match := SLASHED.fullmatch(text_of(value))):
        day, month = (match[1], match[2]) if order == "day" else (match[2], match[1])
        return parse_date(f"{match[3]}-{month}-{day}") or found
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
    if not births and (age := row.values.get("age", "")) != "":
        info = row.data.table
        year = reference_year(*info.titles, info.sheet, info.file)
        if year is not None and isinstance(age, str | int | float) and (born := birth_from_age(age, year)):
            births.append(born)
    return tuple(births)


def with_birth(births: list[PartialDate], own: PartialDate | None) -> list[PartialDate]:
    """The births stated, and that of an ID number unless one says as much; those that say less are left out."""
    if own is None or own in births or any(_within(own, b) for b in births):
        return births
    return [b for b in births if not _within(b, own)] + [own]


def _within(wide: PartialDate, exact: PartialDate) -> bool:
    """Whether ``wide`` says no more than ``exact``: 1960 beside 1960-04-12."""
    return wide.year == exact.year and (
        wide.month is None or (wide.month == exact.month and (wide.day is None or wide.day == exact.day))
    )


def _sex(row: _Row, header_of: dict[str, str]) -> Sex | None:
    stated = parse_sex(row.texts["sex"]) if "sex" in row.texts else None
    number: Sex | None = None
    for one in row.ids:
        if number is None and one.kind in {"whole", "first_generation"}:
            number = one.sex
    if stated and number and stated != number:
        row.problem("sex_conflict", header_of["sex"], row.texts["sex"])
    return stated or number


def places_of(texts: Mapping[str, str], above: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(county codes, texts). ``above``: the place that a line above the row names, or ""."""
    places = [texts["address"].strip()] if "address" in texts else []
    if "county" in texts or "township" in texts or "village" in texts:
        parts = [texts[f].strip() for f in ("county", "township", "village") if f in texts]
        places.append("".join(parts) if "\u3400" <= parts[0][:1] <= "\u9fff" else ", ".join(parts))
    if above and not places:
        places.append(above)
    if len(places) == 1:
        return _counties_named(places[0]), (places[0],)
    counties: dict[str, None] = {}
    for place in places:
        counties.update(dict.fromkeys(_counties_named(place)))
    return tuple(counties), tuple(dict.fromkeys(places))


def _regions(numbers: Iterable[IdNumber]) -> tuple[str, ...]:
    """Where no text names a county, the region of the ID number stands in as a hint."""
    counties: dict[str, None] = {}
    for number in numbers:
        if number.region and number.kind != "partial":
            counties.update(dict.fromkeys(region_counties(number.region)))
    return tuple(counties)


@lru_cache(maxsize=256)  # a household stands row by row
def _counties_named(place: str) -> tuple[str, ...]:
    return _counties_of_village(without_house(place))


@lru_cache(maxsize=65536)
def _counties_of_village(place: str) -> tuple[str, ...]:
    found = resolve_place(place)
    return tuple(sorted(found)) if len(found) <= 3 else ()  # a prefecture alone says too little to file a record under


@lru_cache(maxsize=4096)
def region_counties(region: str) -> tuple[str, ...]:
    """The one county that the first six digits of an ID number mean, if they do."""
    found = counties_under(region)
    return tuple(found) if len(found) == 1 else ()


def relatives_of(
    texts: Mapping[str, str], names: Sequence[str], relation: str | None, head: str | None
) -> tuple[RelativeName, ...]:
    relatives: list[RelativeName] = []
    if not _RELATIVE_FIELDS.keys().isdisjoint(texts):
        for field, code in _RELATIVE_FIELDS.items():
            if field in texts:
                relatives += relatives_in_names(read_name_cell(texts[field]).names, code)
    if head and relation != "self" and (relation is not None or head not in names):
        relatives.append(RelativeName(head, inverse(relation) if relation else None))
    for field in ("relatives_text", "note"):
        if field in texts:
            relatives += relatives_in_text(texts[field], free=field == "relatives_text")
    if "relation" in texts and (whose := relative_of(texts["relation"])) is not None:
        relatives.append(whose)
    if not relatives:
        return ()
    if len(relatives) == 1 and relatives[0].relation is None and (told := texts.get("relative_relation")):
        relatives[0] = RelativeName(relatives[0].name, parse_relation(told))
    # A relation that is told makes a relative of somebody of the very same name; a bare name in a text is the person.
    stated = [r for r in relatives if r.relation is not None or r.name not in names]
    return tuple(dict.fromkeys(stated) if len(stated) > 1 else stated)


def household_of(texts: Mapping[str, str], head: str | None) -> str | None:
    """The key of the household that the columns name, or None."""
    if number := texts.get("household_no"):
        return f"no {number.strip()}"
    if head_id := texts.get("household_head_id"):
        return f"head {head_id.strip()}"
    if head:
        place = texts.get("address") or texts.get("township", "") + texts.get("village", "")
        return f"head {head} {place.strip()}"
    return None


def status_of(texts: Mapping[str, str], notes: Iterable[str], sentence: Sentence | None) -> Status | None:
    """A stated status goes first; a sentence, a date of death or a place of detention speaks where none is stated."""
    status = parse_status(texts["status"]) if "status" in texts else None
    if texts.get("died_on"):
        return "deceased"
    if status not in {None, "other"}:
        return status
    for note in notes:
        if (told := parse_status(note)) not in {None, "other"}:
            return told
    if sentence is not None and sentence.kind in {"term", "life", "death"}:
        return "sentenced"
    if "facility" in texts or "detained_on" in texts:
        return "sentenced" if "监狱" in texts.get("facility", "") else "interned"
    return status


def facility_of(texts: Mapping[str, str]) -> str | None:
    """The place held, where a column names it, or where the status is a place and nothing else (现在何处)."""
    if "facility" in texts:
        return texts["facility"].strip()
    for field in ("status", "note"):
        text = texts.get(field, "").strip()
        if field == "status" and len(text) < 60 and (found := next(filter(names_facility, text.split()), None)):
            return found
        if "在" in text and (told := told_facility(text)) is not None:
            return told
    return None


def _reason(row: _Row) -> str | None:
    """The reason, unless the cells of the row slipped and a date stands where it should."""
    text = row.texts["reason"].strip()
    slipped = bool(row.problems) and any(p.code == "too_many_cells" for p in row.problems)
    return None if slipped and parse_date(text) is not None else text


def head_of(texts: Mapping[str, str], above: str) -> str | None:
    """The name of the head of the household, where a column gives one or a line ``above`` the row."""
    stated = texts.get("household_head") or above
    return (plain_name(stated) or next(iter(read_name_cell(stated).names), None)) if stated else None


def sentence_of(texts: Mapping[str, str]) -> tuple[Sentence | None, tuple[str, ...]]:
    """The sentence, and the fields of which the text cannot be read as one."""
    sentence, unreadable = None, []
    for field in ("sentence_years", "sentence"):
        if field in texts:
            sentence = parse_sentence(texts[field].strip(), field == "sentence_years")
            if sentence is not None and sentence.kind == "unreadable":
                unreadable.append(field)
    for field in ("status", "note"):
        if sentence is None and field in texts:
            sentence = told_sentence(texts[field], field == "status")
    return sentence, tuple(unreadable)


def _statement(row: _Row, header_of: dict[str, str]) -> Statement:
    texts, info, plan = row.texts, row.data.table, row.data.plan
    births = _births(row, header_of)
    counties, places = places_of(texts, row.data.place)
    relation = parse_relation(texts["relation"]) if "relation" in texts else "self" if plan.heads else None
    head = head_of(texts, row.data.head)
    sentence, unreadable = sentence_of(texts)
    for field in unreadable:
        row.problem("unreadable_sentence", header_of[field], texts[field])
    relatives = relatives_of(texts, row.names, relation, head)
    fathers = tuple(r.name for r in relatives if r.relation == "father")
    own_household = f"head {row.ids[0].text}" if plan.heads and row.ids and row.ids[0].sound else None
    return Statement(
        file=info.file, sheet=info.sheet, row=row.data.number, cells=row.cells, texts=texts,
        names=tuple(row.names), notes=tuple(row.notes), father_names=fathers, births=births,
        sex=_sex(row, header_of), ethnicity=people_of(texts["ethnicity"].strip()) if "ethnicity" in texts else None,
        id_numbers=tuple(row.ids), counties=counties or _regions(row.ids), place_texts=places, relation=relation,
        household=own_household or household_of(texts, head), household_head=head, relatives=relatives,
        sentence=sentence, facility=facility_of(texts),
        reason=_reason(row) if "reason" in texts else None,
        detained_on=_date(row, "detained_on", header_of), died_on=_date(row, "died_on", header_of),
        status=status_of(texts, row.notes, sentence),
        hidden=info.hidden or row.data.number in info.hidden_rows, hidden_cells=plan.hidden,
        continues=row.data.continues, problems=tuple(row.problems),
    )  # fmt: skip


def with_beside(data: DataRow, own: Statement, told: set[str]) -> Iterator[Statement]:
    """The statement of a row with those whom it names beside the person as relatives; then, each with a sound number,
    the head of the household, or the family of the head whom the row is about. Of all others it states no more than
    that they are relatives. ``told``: numbers that the table has stated; a head of a household is stated once."""
    found: list[Statement] = []
    relatives = dict.fromkeys(own.relatives)
    known = {r.name for r in own.relatives}
    told.update(n.text for n in own.id_numbers)
    for one in data.plan.beside:
        name_text, value = (text_of(data.values[i]) if i < len(data.values) else "" for i in (one.name_at, one.id_at))
        names = read_name_cell(name_text).names if name_text else ()
        number = parse_id(value)
        if len(names) != 1 or number is None or not number.sound or number in own.id_numbers:
            continue
        stated = text_of(data.values[one.relation_at]) if 0 <= one.relation_at < len(data.values) else ""
        relation = one.relation or parse_relation(stated)
        if one.head:
            to_own = own.relation
        else:
            to_own = inverse(relation, own.sex) if relation else None
            if relation is not None:  # says more than the bare name
                relatives.pop(RelativeName(names[0]), None)
            if relation is not None or names[0] not in known:
                relatives[RelativeName(names[0], relation)] = None
        if not (one.head or data.plan.heads) or (one.head and number.text in told):
            continue
        told.add(number.text)
        found.append(_beside(own, names[0], name_text, number, to_own, "self" if one.head else relation))
    yield replace(own, relatives=tuple(relatives)) if tuple(relatives) != own.relatives else own
    yield from found


def _beside(
    own: Statement, name: str, text: str, number: IdNumber, to_own: str | None, relation: str | None
) -> Statement:
    """What a row states of somebody whom it names beside its person: no more than a name, a number and the tie."""
    at_home = own.household is not None
    counties = own.counties if at_home and own.place_texts else region_counties(number.region or "")
    return Statement(
        file=own.file, sheet=own.sheet, row=own.row, cells=own.cells, texts={"name": text, "id": number.text},
        names=(name,), births=(number.birth,) if number.birth else (), sex=number.sex, id_numbers=(number,),
        counties=counties, place_texts=own.place_texts if at_home else (), relation=relation,
        household=own.household, household_head=own.household_head,
        relatives=(RelativeName(own.names[0], to_own),) if own.names else (),
        hidden=own.hidden, hidden_cells=own.hidden_cells, beside=True,
    )  # fmt: skip
