"""One data row to one statement: every value parsed, its text kept, what cannot be read reported with its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from service.matching.types import RelativeName, Sex
from service.matching.values.dates import parse_date
from service.matching.values.idnumber import UNKNOWN, parse_id
from service.matching.values.relations import inverse, parse_relation, sex_of
from service.matching.values.sex import parse_sex
from service.matching.values.spoiltdays import without_spoilt
from service.records.reading.cells.damage import is_lost
from service.records.reading.cells.namecell import NameCell, own_name_cell, read_name_cell
from service.records.reading.columns.heldplaces import HELD
from service.records.reading.columns.placeoflist import place_of_list
from service.records.reading.fates.daysoffate import days_told
from service.records.reading.fates.notesofnames import notes_of_own
from service.records.reading.fates.titleplaces import county_over
from service.records.reading.headers.totheteller import is_to_the_teller
from service.records.reading.patterns import pattern_of
from service.records.reading.places.anew import taken_anew
from service.records.reading.places.placeheld import facility_of, is_only_a_part
from service.records.reading.rows.ages import born_by_age
from service.records.reading.rows.collected import collect
from service.records.reading.rows.custody import status_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.homes import home_before
from service.records.reading.rows.lostends import end_lost
from service.records.reading.rows.meaning import (
    DAYS_WITHIN,
    counties_named,
    counties_of_towns,
    head_of,
    household_of,
    places_of,
    regions_of,
    relatives_of,
    short_regions,
    telling,
)
from service.records.reading.rows.rowcells import RowCells
from service.records.reading.rows.rowdates import births_told, date_told, released_told
from service.records.reading.rows.rowkinds import is_counted, is_only_marks
from service.records.reading.rows.rownumbers import read_numbers, tells_somebody
from service.records.reading.rows.rowterms import reason_told, sentence_of
from service.records.reading.rows.slips import set_right
from service.records.reading.rows.tooyoung import is_too_young
from service.records.reading.statement import Problem, Skipped, Statement
from service.records.reading.terms.daysofverdicts import verdict_in
from service.records.reading.words.content import is_ethnicity, looks_like_name, people_of
from service.records.reading.workbooks.sheets import text_of

# 姓名（曾用名）: what stands in brackets is a name too.
_FORMER: Final = pattern_of(r"[(（](?:曾用名|别名|又名|绰号|化名|小名|原名|现名|[改更]名|алиас|alias|aka)")


def read_row(data: DataRow, broken: str | None = None, columns: Sequence[str] = ("",)) -> Statement | Problem | Skipped:
    """The statement of a row, or the problem that made it unreadable, or that it counts people and names none.
    ``broken``: what the file reader saw wrong. ``columns``: the headers of the cells, where it stands in cells."""
    row = RowCells(data)
    for column in columns if broken else ():
        row.problem(broken or "", column)
    if (right := set_right(data)) is not None:
        whole, data.values, data.written, data.home = data.values, right, (), None
        row.problem("shifted", shape=" | ".join(text_of(v) for v in whole))
    header_of = collect(row)
    _names(row)
    if not broken and is_lost("".join(row.cells.values())):
        row.problem("undecodable")
        row.names = [name for name in row.names if not is_lost(name)]
    if row.notes and _FORMER.search(header_of.get("name", "")):
        row.names += [name for name in row.notes if looks_like_name(name) and name not in row.names]
    read_numbers(row, header_of)
    if not row.names and not any(tells_somebody(number) for number in row.ids):
        if is_counted(data.values, {c.field for c in data.plan.columns}):
            return Skipped(data.table.file, data.table.sheet, data.number, "total")
        if not broken and is_only_marks(data.values, {c.index: c.field for c in data.plan.columns}):
            return Skipped(data.table.file, data.table.sheet, data.number, "note")
        row.problem("no_person", shape=" | ".join(row.cells.values()), lost=1)
        return row.problems[-1]
    if not row.names:
        row.problem("no_name", header_of.get("name", ""))
    return _statement(row, header_of)


def _names(row: RowCells) -> None:
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


def _sex(row: RowCells, header_of: dict[str, str]) -> Sex | None:
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


def _reason(row: RowCells) -> str | None:
    """The reason, unless the cells of the row slipped and a date stands where it should."""
    text = row.texts["reason"].strip()
    slipped = bool(row.problems) and any(p.code == "too_many_cells" for p in row.problems)
    return None if slipped and parse_date(text) is not None else text


def _to_the_row(texts: Mapping[str, str], sex: Sex | None) -> Mapping[str, str]:
    """The texts, with what the other is to the person of the row in place of what that one is to the other. A sister
    who is a man may be the other's word, so nothing is said then."""
    said = parse_relation(texts.get("relative_relation", ""))
    if said is None or (sex is not None and sex_of(said) not in {None, sex}):
        return {field: text for field, text in texts.items() if field != "relative_relation"}
    return {**texts, "relative_relation": inverse(said)}


def _place(row: RowCells, fate: Mapping[str, str]) -> str | None:
    """The place held; a ward alone is none, where another column asks for the place and says nothing."""
    place = facility_of(fate, row.data.plan.of_camps, row.data.plan.of_now)
    if place is None or not is_only_a_part(place):
        return place
    return place if sum(field == "facility" for _, _, field in row.data.plan.cells) <= 1 else None


def _with_whole_days(fate: Mapping[str, str]) -> Mapping[str, str]:
    """The texts, with each day of which only the beginning can be read cut off there: 2018-02-3O病亡."""
    whole = {field: without_spoilt(text) for field, text in fate.items() if field in DAYS_WITHIN}
    return fate if all(fate[field] == text for field, text in whole.items()) else {**fate, **whole}


def _where_unread(row: RowCells, field: str, header_of: Mapping[str, str]) -> str:
    """The header of the cell whose term cannot be read, of several columns of one field."""
    asked = [header for _, header, own in row.data.plan.cells if own == field]
    told = [header for header in asked if len(asked) > 1 and sentence_of({field: row.cells.get(header, "")})[1]]
    return told[0] if told else header_of.get(field, "")


def _statement(row: RowCells, header_of: dict[str, str]) -> Statement:
    texts, info, plan = row.texts, row.data.table, row.data.plan
    births = births_told(row, header_of)
    counties, places = places_of(texts, row.data.place)
    if counties and (
        home := home_before(plan.cells, row.cells | row.carried) if " " in texts.get("address", "") else ""
    ):
        own = counties_named(home) or regions_of(row.ids, births)  # not of where they live now alone
        counties = tuple(dict.fromkeys((*own, *counties)))
    counties = counties or regions_of(row.ids, births) or county_over(plan.over, places)
    counties = counties or short_regions(row.ids, plan.heard) or counties_of_towns(telling(texts, places))
    of_kin = len(row.notes) == 1 and parse_relation(row.notes[0]) not in {None, "other"}
    if of_kin and "household_head" in texts and "relation" not in texts:
        texts["relation"] = row.notes[0]  # 长子买买提·依明, in the column of names
    relation = parse_relation(texts["relation"]) if "relation" in texts else "self" if plan.heads else None
    head = head_of(texts, row.data.head, row.names)
    fate = _with_whole_days(plan.own(texts))
    sentence, unreadable = sentence_of(fate)
    for field in unreadable:
        row.problem("unreadable_sentence", _where_unread(row, field, header_of), fate[field])
    if head is None and relation is not None and (plan.teller or is_to_the_teller(header_of.get("relation", ""))):
        told = {**texts, "relative_relation": inverse(relation)}
        relatives = relatives_of(told, row.names, None, None, plan.asks_names)
        if plan.teller and relation != "self" and "relatives_text" not in texts:
            relatives = (*relatives, RelativeName(plan.teller, inverse(relation)))
        relation = None
    else:
        turned = _to_the_row(texts, _sex(row, header_of)) if plan.to_held else texts
        relatives = relatives_of(turned, row.names, relation, head, plan.asks_names)
    fathers = tuple(r.name for r in relatives if r.relation == "father")
    detained_on, died_on = date_told(row, "detained_on", header_of), date_told(row, "died_on", header_of)
    status = status_of(fate, notes_of_own(row.notes), sentence, end_lost(row) or plan.fate_of(texts), plan.asks_when)
    status = plan.since(fate, status, sentence, {p.column for p in row.problems})
    if plan.lies_after(fate, status, sentence):
        row.problem("release_after_list", header_of.get("released_on", ""), fate["released_on"])
    within = status == "deceased" or not DAYS_WITHIN.isdisjoint(texts)
    if within and (detained_on is None or died_on is None):
        days = days_told(fate, status)
        detained_on, died_on = detained_on or days[0], died_on or days[1]
    facility = _place(row, fate) or place_of_list(plan.held_at, texts, status)
    if (anew := taken_anew(fate, status, plan.fate)) is not None:
        facility, detained_on = anew
    released_on = released_told(row, header_of, fate, status, detained_on, died_on)
    if not births and (age := row.values.get("age", "")) != "":
        born = born_by_age(age, header_of["age"], info, detained_on, died_on)
        births = births if born is None else (born,)
    if (plan.children or plan.open_whose) and status in HELD:
        taken = detained_on.year if detained_on is not None else None
        if plan.children or is_too_young((b.year for b in births), taken, info):
            status = sentence = facility = detained_on = None
    if plan.asks_verdict_day and (judged := verdict_in(texts)) is not None:
        texts["sentenced_on"] = judged
    own_household = f"head {row.ids[0].text}" if plan.heads and row.ids and row.ids[0].sound else None
    return Statement(
        file=info.file, sheet=info.sheet, row=row.data.number, cells=row.cells, texts=texts,
        names=tuple(row.names), notes=tuple(row.notes), father_names=fathers, births=births,
        sex=_sex(row, header_of), ethnicity=_people(texts),
        id_numbers=tuple(row.ids), counties=counties,
        place_texts=places, relation=relation,
        household=own_household or household_of(texts, head, row.data.place, row.data.household),
        household_head=head, relatives=relatives,
        sentence=sentence, facility=facility,
        reason=_reason(row) if "reason" in texts else reason_told(fate),
        detained_on=detained_on, died_on=died_on, released_on=released_on, status=status,
        hidden=info.hidden or row.data.number in info.hidden_rows, hidden_cells=plan.hidden,
        continues=row.data.continues, problems=tuple(row.problems),
    )  # fmt: skip
