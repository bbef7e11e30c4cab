"""Those whom a row names beside its person with a number of their own: each a statement, which says little more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from service.matching.types import RelativeName
from service.matching.values.dates import parse_date
from service.matching.values.idnumber import IdNumber, parse_id
from service.matching.values.relations import inverse, parse_relation, relations_in_pair
from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.columns.releasedon import RELEASED_ON
from service.records.reading.fates.daysoffate import days_told
from service.records.reading.fates.letgo import day_let_go, tells_a_day
from service.records.reading.kin.beside import Beside
from service.records.reading.places.placeheld import facility_of
from service.records.reading.rows.custody import status_of
from service.records.reading.rows.datarows import DataRow
from service.records.reading.rows.kintold import with_what_is_told
from service.records.reading.rows.meaning import region_counties, says_nothing, says_something
from service.records.reading.rows.pairs import elder_by
from service.records.reading.rows.rownumbers import tells_somebody
from service.records.reading.rows.rowterms import reason_told, sentence_of
from service.records.reading.statement import Statement
from service.records.reading.workbooks.sheets import text_of

_DAYS: Final = ("detained_on", "died_on", RELEASED_ON)


def with_beside(data: DataRow, own: Statement, told: set[str]) -> Iterator[Statement]:
    """The statement of a row with those whom it names beside the person as relatives; then, each with a sound number,
    the head of the household, the family of the head whom the row is about, kin of whom a column of their own says
    what became of them, and kin with a group of columns of their own beside that of the held, though their number be
    damaged. Of all others it states no more than that they are relatives. ``told``: numbers that the table
    has stated; a head of a household is stated once."""
    found: list[Statement] = []
    relatives = dict.fromkeys(own.relatives)
    known = {r.name for r in own.relatives}
    told.update(n.text for n in own.id_numbers)
    for one in data.plan.beside:
        name_text, value = (text_of(data.values[i]) if i < len(data.values) else "" for i in (one.name_at, one.id_at))
        names = read_name_cell(name_text).names if name_text else ()
        number = parse_id(value)
        if len(names) != 1 or number is None or number in own.id_numbers:
            continue
        if not number.sound and not (one.own and tells_somebody(number)):
            continue
        stated = text_of(data.values[one.relation_at]) if 0 <= one.relation_at < len(data.values) else ""
        relation = one.relation or parse_relation(stated)
        if one.head:
            to_own = own.relation
        else:
            to_own = inverse(relation, own.sex) if relation else None
            if not one.relation and (pair := _told_apart(stated, own, number)):
                relatives.pop(RelativeName(names[0], relation), None)
                to_own, relation = pair
            if relation is not None:  # says more than the bare name
                relatives.pop(RelativeName(names[0]), None)
            if relation is not None or names[0] not in known:
                relatives[RelativeName(names[0], relation)] = None
        fate = _fate_of(one, data)
        if (fate or one.own) and not data.plan.heads:
            kin = _kin(own, names[0], name_text, number, to_own, fate)
            found.append(with_what_is_told(kin, one.own, data) if one.own else kin)
            continue
        if not (one.head or data.plan.heads) or (one.head and number.text in told):
            continue
        told.add(number.text)
        found.append(_beside(own, names[0], name_text, number, to_own, "self" if one.head else relation))
    if tuple(relatives) != own.relatives:
        fathers = tuple(r.name for r in relatives if r.relation == "father")
        own = replace(own, relatives=tuple(relatives), father_names=fathers)
    yield own
    yield from found


def _fate_of(one: Beside, data: DataRow) -> dict[str, str]:
    """What the columns of somebody beside the person say of their custody, where they say anything."""
    texts: dict[str, str] = {}
    for at, field in one.fate:
        text = text_of(data.values[at]).strip() if at < len(data.values) else ""
        if text and field not in texts and says_something(text, field) and not says_nothing(text):
            texts[field] = text
    return texts


def _kin(
    own: Statement, name: str, text: str, number: IdNumber, to_own: str | None, fate: Mapping[str, str]
) -> Statement:
    """Somebody of the family with a number and a fate of their own: 父亲姓名, 父亲身份证号, 父亲现状."""
    bare = replace(own, household=None, household_head=None)
    found = _beside(bare, name, text, number, to_own, None)
    sentence, _ = sentence_of(fate)
    status = status_of(fate, (), sentence)
    days = days_told(fate, status)
    taken, died, column = (parse_date(fate[f], excel_serial=True) if f in fate else None for f in _DAYS)
    taken, column = taken or days[0], column if tells_a_day(fate.get(RELEASED_ON, "")) else None
    released_on, of_column = day_let_go(fate, status, column, "", taken)
    if not of_column:
        fate = {field: text for field, text in fate.items() if field != RELEASED_ON}
    return replace(
        found, texts={**found.texts, **fate}, status=status, sentence=sentence, facility=facility_of(fate),
        reason=fate.get("reason") or reason_told(fate), detained_on=taken, died_on=died or days[1],
        released_on=released_on,
    )  # fmt: skip


def _told_apart(word: str, own: Statement, other: IdNumber) -> tuple[str, str] | None:
    """What the person of the row is to the other, and the other to them, where the word names both: 父子."""
    born = other.birth.year if other.birth else None
    return relations_in_pair(word, own.sex, elder_by(own.births, born))


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
