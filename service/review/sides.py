"""Value beside value: what the family gave and what the record states, each in its own script and with its sound.

Nothing here compares or weighs: a blind reader compares with their own eyes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.matching.values.gazetteer import county_title
from service.names import display, parse
from service.review.statements import Member, StatementView
from service.review.understood import Stated
from service.store.form import SearchForm

ROWS = ("name", "father", "sex", "birth", "place", "id_number", "relatives", "fate")


@dataclass(frozen=True, slots=True)
class Value:
    """``text`` as written; ``sound``: its phonetic form where it is a name; ``from_``: numbers of the statements.
    ``field``, ``read_as``, ``relation``: see ``Stated``; ``member``: whom of the household it names."""

    text: str
    sound: str = ""
    from_: tuple[int, ...] = ()
    field: str = ""
    read_as: str = ""
    relation: str = ""
    member: Member | None = None


@dataclass(frozen=True, slots=True)
class Row:
    field: str
    family: tuple[Value, ...]
    record: tuple[Value, ...]


def sound_of(name: str) -> str:
    """The phonetic form; empty where it would only repeat what is written."""
    sound = display(parse(name))
    return "" if sound.casefold() == name.strip().casefold() else sound


def _named(texts: Iterable[str]) -> tuple[Value, ...]:
    return tuple(Value(text, sound_of(text)) for text in texts if text.strip())


def _plain(*texts: str) -> tuple[Value, ...]:
    return tuple(Value(text) for text in texts if text.strip())


def family_side(form: SearchForm) -> dict[str, tuple[Value, ...]]:
    return {
        "name": _named(form.names),
        "father": _named([form.father_name]),
        "sex": _plain(form.sex),
        "birth": _plain(form.birth),
        "place": _plain(county_title(form.county) if form.county else "", form.county_typed, form.place),
        "id_number": _plain(form.id_number),
        "relatives": tuple(Value(one.name, sound_of(one.name), relation=one.relation) for one in form.kin()),
        "fate": _plain(form.happened, form.last_contact),
    }


def record_side(statements: Iterable[StatementView]) -> dict[str, tuple[Value, ...]]:
    """What says the same stands once, with the numbers of all statements that say so. Whoever lives in the same
    household stands with the relatives."""
    gathered: dict[str, dict[Stated | Member, list[int]]] = {field: {} for field in ROWS}
    for statement in statements:
        for field in ROWS:
            said: list[Stated | Member] = list(statement.values.get(field, ()))
            if field == "relatives":
                said += statement.household
            for one in said:
                numbers = gathered[field].setdefault(one, [])
                if statement.number not in numbers:
                    numbers.append(statement.number)
    return {
        field: tuple(_value(field, one, tuple(numbers)) for one, numbers in found.items())
        for field, found in gathered.items()
    }


def _value(row: str, one: Stated | Member, numbers: tuple[int, ...]) -> Value:
    if isinstance(one, Member):
        return Value(one.name, one.sound, numbers, relation=one.relation, member=one)
    is_name = row in ("name", "father", "relatives") and not one.field
    return Value(one.text, sound_of(one.text) if is_name else "", numbers, one.field, one.read_as, one.relation)


def rows(form: SearchForm, statements: Iterable[StatementView]) -> list[Row]:
    """One row per field that either side says something about."""
    family, record = family_side(form), record_side(statements)
    return [Row(field, family[field], record[field]) for field in ROWS if family[field] or record[field]]
