"""What a family would type about a record's person, or about somebody else who could be taken for them.

Everything is drawn from the record itself and from the lexicon of names. The person of a *different* pair exists
nowhere: another day of birth than the record's, and another father or other years.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from service.names import NamePart, Script, display, listed_names, parse, ways_to_write
from service.store.form import SearchForm

_SCRIPTS = {
    "ug": (Script.ARABIC, Script.LATIN, Script.LATIN),
    "kk": (Script.CYRILLIC, Script.CYRILLIC, Script.LATIN),
    "ru": (Script.CYRILLIC,),
    "zh": (Script.CHINESE, Script.LATIN),
}
_KINSHIP = ("brother", "sister", "son", "daughter", "cousin", "nephew", "")
_WITH_ENQUIRER = 0.7


@dataclass(frozen=True, slots=True)
class Invention:
    """``facts``: (field, what the search says, what the record states) that tell the two persons apart or together."""

    form: SearchForm
    facts: tuple[tuple[str, str, str], ...]


def invent(fields: Mapping[str, Any], *, same: bool, hard: bool, language: str, pick: Random) -> Invention | None:
    """``fields``: of a statement (see ``records.stored``). None for a record that states too little to judge by: it
    takes an own and a father's name, a full date of birth, sex and county."""
    names, births = fields.get("names", ()), fields.get("births", ())
    parts = parse(names[0]).parts if names else ()
    if len(parts) != 2 or not births or not fields.get("sex") or not fields.get("counties"):
        return None
    year, month, day, about = births[0]
    if about or not month or not day:
        return None
    own, father = _write(parts[0], language, pick), _write(parts[1], language, pick)
    stated_birth, county = f"{year:04d}-{month:02d}-{day:02d}", fields["counties"][0]
    if same:
        birth = str(year) if hard else stated_birth
        if hard and pick.random() < 0.5:
            birth = str(year + pick.choice((-1, 1)))
        county = "" if hard and pick.random() < 0.5 else county
        facts = [("name", f"{own} {father}", names[0]), ("birth", birth, stated_birth)]
    elif hard:
        # A namesake down to the father, born in other years.
        year += pick.choice((-1, 1)) * pick.randint(3, 5)
        birth = _other_day(year, month, day)
        facts = [("birth", birth, stated_birth)]
    else:
        father, birth = _other_father(parts[1], language, pick), _other_day(year, month, day)
        facts = [("father", father, parts[1].written), ("birth", birth, stated_birth)]
    form = SearchForm(
        names=(f"{own} {father}",),
        father_name=father if pick.random() < 0.5 else "",
        sex=str(fields["sex"]),
        birth=birth,
        county=county,
        enquirer=_person(language, pick) if pick.random() < _WITH_ENQUIRER else "",
        kinship=pick.choice(_KINSHIP),
        language=language,
    )
    return Invention(form, tuple(facts))


def _other_day(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{1 + month % 12:02d}-{1 + (day + 10) % 28:02d}"


def _script(language: str, pick: Random) -> Script:
    return pick.choice(_SCRIPTS.get(language, (Script.LATIN,)))


def _write(part: NamePart, language: str, pick: Random) -> str:
    return pick.choice((display(part), *ways_to_write(part, _script(language, pick))))


def _write_listed(name: str, language: str, pick: Random) -> str:
    return pick.choice((name, *ways_to_write(name, _script(language, pick))))


def _other_father(father: NamePart, language: str, pick: Random) -> str:
    """A man's name that is not the father's, in no spelling."""
    while True:
        name = pick.choice(listed_names("m"))
        if name not in father.names and name[:1].casefold() != display(father)[:1].casefold():
            return _write_listed(name, language, pick)


def _person(language: str, pick: Random) -> str:
    names = (pick.choice(listed_names(pick.choice("fm"))), pick.choice(listed_names("m")))
    return " ".join(_write_listed(name, language, pick) for name in names)
