"""父子 in a row's relation to the head: of the two, who is the father? Sex and years of birth tell, or nothing does."""

from __future__ import annotations

from collections.abc import Sequence

from service.matching.types import PartialDate, RelativeName
from service.matching.values.idnumber import parse_id
from service.matching.values.relations import is_pair, relations_in_pair
from service.records.reading.statement import Statement


def year_of(births: Sequence[PartialDate]) -> int | None:
    """None where no birth is stated, or several years are."""
    years = {birth.year for birth in births}
    return years.pop() if len(years) == 1 else None


def elder_by(own: Sequence[PartialDate], other: int | None) -> int | None:
    """Years from a person's birth to the other's, where both are known."""
    mine = year_of(own)
    return None if mine is None or other is None else other - mine


def tell_pair_apart(statement: Statement, head_born: int | None) -> None:
    """Writes what the person is to the head of the household, and the head to them, where it can be told.

    ``head_born``: the year, where another row tells it; the head's own number in this row goes first.
    """
    text, head = statement.texts.get("relation", ""), statement.household_head
    if not text or not is_pair(text):
        return
    number = parse_id(statement.texts.get("household_head_id", ""))
    if number is not None and number.birth is not None:
        head_born = number.birth.year
    found = relations_in_pair(text, statement.sex, elder_by(statement.births, head_born))
    if found is None:
        return
    unsure, (statement.relation, theirs) = statement.relation, found
    statement.relatives = tuple(
        RelativeName(one.name, theirs) if (one.name, one.relation) == (head, unsure) else one
        for one in statement.relatives
    )
    statement.father_names = tuple(one.name for one in statement.relatives if one.relation == "father")
