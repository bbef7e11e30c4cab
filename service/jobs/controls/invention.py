"""What a family would type about a record's person, or about somebody else who could be taken for them.

Everything is drawn from the record itself and from the lexicon of names. The person of a *different* pair exists
nowhere: another day of birth than the record's, and another father or other years.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    writer = _Writer(parts, language, pick)
    own, father = writer.part(parts[0]), writer.part(parts[1])
    stated_birth, county = f"{year:04d}-{month:02d}-{day:02d}", fields["counties"][0]
    if same:
        birth = str(year) if hard else stated_birth
        if hard and pick.random() < 0.5:
            birth = str(year + pick.choice((-1, 1)))
        county = "" if hard and pick.random() < 0.5 else county
        facts = [("name", writer.whole(own, father), names[0]), ("birth", birth, stated_birth)]
    elif hard:
        # A namesake down to the father, born in other years.
        year += pick.choice((-1, 1)) * pick.randint(3, 5)
        birth = _other_day(year, month, day)
        facts = [("birth", birth, stated_birth)]
    else:
        father, birth = writer.somebody("m", unlike=parts[1]), f"{year:04d}-{month:02d}-{1 + (day + 10) % 28:02d}"
        facts = [("father", father, parts[1].written), ("birth", birth, stated_birth)]
    if len(parse(writer.whole(own, father)).parts) != 2:  # a name that can also be a title would not be read as one
        return None
    form = SearchForm(
        names=(writer.whole(own, father),),
        father_name=father if pick.random() < 0.5 else "",
        sex=str(fields["sex"]),
        birth=birth,
        county=county,
        enquirer=_enquirer(writer, pick) if pick.random() < _WITH_ENQUIRER else "",
        kinship=pick.choice(_KINSHIP),
        language=language,
    )
    return Invention(form, tuple(facts))


def _other_day(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{1 + month % 12:02d}-{1 + (day + 10) % 28:02d}"


def _enquirer(writer: _Writer, pick: Random) -> str:
    return writer.whole(writer.somebody(pick.choice("fm")), writer.somebody("m"))


class _Writer:
    """Somebody who writes every name of a search in one script: that of their language, or Latin letters."""

    def __init__(self, parts: Sequence[NamePart], language: str, pick: Random) -> None:
        self._pick = pick
        script = pick.choice(_SCRIPTS.get(language, (Script.LATIN,)))
        self._script = script if all(ways_to_write(part, script) for part in parts) else Script.LATIN

    def part(self, part: NamePart) -> str:
        own = (display(part),) if self._script is Script.LATIN else ()
        return self._pick.choice((*own, *ways_to_write(part, self._script)))

    def whole(self, *written: str) -> str:
        return ("·" if self._script is Script.CHINESE else " ").join(written)

    def somebody(self, sex: str, unlike: NamePart | None = None) -> str:
        """A listed name of that sex that this script has, and that is not ``unlike`` in any spelling."""
        sound = display(unlike)[:1].casefold() if unlike else ""
        while True:
            name = self._pick.choice(listed_names(sex))
            ways = ways_to_write(name, self._script)
            if ways and not (unlike and (name in unlike.names or name[:1].casefold() == sound)):
                return self._pick.choice(ways)
