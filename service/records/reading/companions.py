"""Those whom a row names beside its person with a number of their own: each a statement, which says no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from service.matching.types import RelativeName
from service.matching.values.idnumber import IdNumber, parse_id
from service.matching.values.relations import inverse, parse_relation, relations_in_pair
from service.records.reading.meaning import region_counties
from service.records.reading.namecell import read_name_cell
from service.records.reading.pairs import elder_by
from service.records.reading.rows import DataRow
from service.records.reading.sheets import text_of
from service.records.reading.statement import Statement


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
            if not one.relation and (pair := _told_apart(stated, own, number)):
                relatives.pop(RelativeName(names[0], relation), None)
                to_own, relation = pair
            if relation is not None:  # says more than the bare name
                relatives.pop(RelativeName(names[0]), None)
            if relation is not None or names[0] not in known:
                relatives[RelativeName(names[0], relation)] = None
        if not (one.head or data.plan.heads) or (one.head and number.text in told):
            continue
        told.add(number.text)
        found.append(_beside(own, names[0], name_text, number, to_own, "self" if one.head else relation))
    if tuple(relatives) != own.relatives:
        fathers = tuple(r.name for r in relatives if r.relation == "father")
        own = replace(own, relatives=tuple(relatives), father_names=fathers)
    yield own
    yield from found


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
