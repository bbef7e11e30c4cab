"""Value beside value: what the family gave and what the record states, each in its own script and with its sound.

Nothing here compares or weighs: a blind reader compares with their own eyes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from service.matching.values.gazetteer import county_title
from service.names import display, parse
from service.review.statements import StatementView
from service.store.form import SearchForm

ROWS = ("name", "father", "sex", "birth", "place", "id_number", "relatives", "fate")


@dataclass(frozen=True, slots=True)
class Value:
    """``text`` as written; ``sound``: its phonetic form where it is a name; ``from_``: numbers of the statements."""

    text: str
    sound: str = ""
    from_: tuple[int, ...] = ()


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
        "place": _plain(county_title(form.county) if form.county else "", form.place),
        "id_number": _plain(form.id_number),
        "relatives": tuple(
            Value(f"{r.name} ({r.relation})" if r.relation else r.name, sound_of(r.name)) for r in form.relatives
        ),
        "fate": _plain(form.happened, form.last_contact),
    }


def record_side(statements: Iterable[StatementView]) -> dict[str, tuple[Value, ...]]:
    """Equal texts stand once, with the numbers of all statements that say so."""
    gathered: dict[str, dict[str, list[int]]] = {field: {} for field in ROWS}
    for statement in statements:
        for field in ROWS:
            for text in statement.values.get(field, ()):
                numbers = gathered[field].setdefault(text, [])
                if statement.number not in numbers:
                    numbers.append(statement.number)
    return {
        field: tuple(
            Value(text, sound_of(_bare_name(text)) if field in ("name", "father", "relatives") else "", tuple(numbers))
            for text, numbers in texts.items()
        )
        for field, texts in gathered.items()
    }


def _bare_name(text: str) -> str:
    return text.split(" (", 1)[0]


def rows(form: SearchForm, statements: Iterable[StatementView]) -> list[Row]:
    """One row per field that either side says something about."""
    family, record = family_side(form), record_side(statements)
    return [Row(field, family[field], record[field]) for field in ROWS if family[field] or record[field]]
