"""One row of a file to the form that it would be in the families' app, and what is to be told of it.

The words are read by the families' own form, so that the same words give the same answers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from werkzeug.datastructures import MultiDict

from service.matching.values.dates import parse_date
from service.matching.values.relations import parse_relation
from service.matching.values.script import clean
from service.matching.values.sex import parse_sex
from service.referrals.bulk.columns import example_marks, vocabulary
from service.searches.fields import LINE, LONG
from service.searches.forms import MOST_NAMES, MOST_RELATIVES
from service.searches.parsing import read_steps
from service.searches.places import codes_meant
from service.searches.relations import RELATION_LABELS
from service.searches.warnings import birth_warning, county_warning, id_warning, reach_warning
from service.store.form import SearchForm
from service.store.referrals import MOST_REFERENCE, STEPS, for_family
from service.web import LANGUAGES

_LINES = ("father_name", "birth", "id_number", "last_contact", "kinship", "enquirer", "reach")
_SPLIT = re.compile(r"[;；؛\n|]+")
_NAME_RELATION = re.compile(r"(.+?)\s*[(（]\s*([^()（）]+?)\s*[)）]\s*")
_LOST_DIGITS = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d+")
_NOT_KNOWN = frozenset({"", "-", "–", "—", "?", "？", "n/a", "unknown", "不详", "无", "нет данных", "неизвестно"})


@dataclass(slots=True)
class Judged:
    """``problems`` keep a row from being referred, ``hints`` do not. Each is [code, values]."""

    form: SearchForm | None
    reference: str = ""
    problems: list[list[Any]] = field(default_factory=list)
    hints: list[list[Any]] = field(default_factory=list)

    def wrong(self, code: str, **values: Any) -> None:
        self.problems.append([code, values])


def is_example(cells: dict[str, list[str]]) -> bool:
    """Whether this is the invented row of a template."""
    return clean(_one(cells, "reference")).casefold() in example_marks()


def judge(cells: dict[str, list[str]], *, damage: str = "", language: str = "en", asked: bool = False) -> Judged:
    """``damage``: of the row's text, a code. ``language``: where the row names none. ``asked``: whether the family
    asked is known from elsewhere. Needs a request context, as the form does."""
    judged = Judged(None, reference=" ".join(_one(cells, "reference").split()))
    if damage:
        judged.wrong("damaged" if damage != "expired" else "expired")
    if len(judged.reference) > MOST_REFERENCE:
        judged.wrong("reference_long", most=MOST_REFERENCE)
    if not asked:
        _check_asked(judged, _one(cells, "asked_by_family"))
    names = list(dict.fromkeys(name for name in cells.get("name", []) if name))
    if not any(any(c.isalnum() for c in name) for name in names):
        judged.wrong("name")
    if len(names) > MOST_NAMES:
        judged.wrong("many", field="name", most=MOST_NAMES)
    relatives = _relatives(cells)
    if len(relatives) > MOST_RELATIVES:
        judged.wrong("many", field="relatives", most=MOST_RELATIVES)
    sex = _one(cells, "sex")
    read_sex = None if _unknown(sex) else parse_sex(sex)
    if read_sex is None and not _unknown(sex):
        judged.wrong("sex")
    spoken = _language(_one(cells, "language"), language)
    if spoken is None:
        judged.wrong("language")
    if _LOST_DIGITS.fullmatch(_one(cells, "id_number")):
        judged.wrong("id_digits")
    data = _form_data(cells, names, relatives, read_sex or "")
    for name, value in data.items():
        most = LONG if name == "happened" else LINE
        if len(value) > most:
            judged.wrong("long", field=_column_of(name), length=len(value), most=most)
    if judged.problems:
        return judged
    parsed = read_steps(data, steps=STEPS, language=spoken or language)
    for errors in parsed.errors.values():
        for error in errors:
            judged.wrong("form", text=str(error.text))
    if not parsed.form.names and not judged.problems:
        judged.wrong("name")
    if not judged.problems:
        judged.form = for_family(parsed.form)
        judged.hints = _hints(judged.form)
    return judged


def _one(cells: dict[str, list[str]], name: str) -> str:
    return next((value for value in cells.get(name, []) if value), "")


def _unknown(text: str) -> bool:
    return clean(text).casefold() in _NOT_KNOWN


def _check_asked(judged: Judged, text: str) -> None:
    word = clean(text).casefold().replace("i̇", "i").strip(" .!")
    if word in _words("yes"):
        return
    judged.wrong("asked_no" if word in _words("no") else "asked_unclear" if word else "asked")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(clean(word).casefold() for words in vocabulary()[kind].values() for word in words)


def _language(text: str, otherwise: str) -> str | None:
    """None for words that name no language of the service."""
    if _unknown(text):
        return otherwise
    return _languages().get(clean(text).casefold().replace("i̇", "i"))


@cache
def _languages() -> dict[str, str]:
    known = {one.native: code for code, one in LANGUAGES.items()} | {code: code for code in LANGUAGES}
    for code, words in vocabulary()["languages"].items():
        known |= dict.fromkeys(words, code)
    return {clean(word).casefold(): code for word, code in known.items()}


def _relatives(cells: dict[str, list[str]]) -> list[tuple[str, str]]:
    """(name, relation) of each. ``Aygul (sister); Tursun (father)`` in one cell, or a name and its relation beside."""
    beside = cells.get("relation", [])
    found: list[tuple[str, str]] = []
    for number, cell in enumerate(cells.get("relatives", [])):
        parts = [part.strip() for part in _SPLIT.split(cell) if part.strip()]
        own = beside[number] if number < len(beside) else ""
        found.extend(_relative(part, own if len(parts) == 1 else "") for part in parts)
    return found


def _relative(text: str, relation: str) -> tuple[str, str]:
    if not relation:
        if named := _NAME_RELATION.fullmatch(text):
            return named[1], _relation(named[2])
        before, colon, after = text.replace("：", ":").partition(":")
        if colon and after.strip() and _relation(before) in RELATION_LABELS:
            return after.strip(), _relation(before)
    return text, _relation(relation)


def _relation(text: str) -> str:
    """A code of the form's list where the word is one; else as it was written."""
    code = _more_relations().get(clean(text).casefold()) or parse_relation(text)
    return code if code in RELATION_LABELS and code != "other" else text.strip()


@cache
def _more_relations() -> dict[str, str]:
    return {clean(word).casefold(): code for code, words in vocabulary()["relations"].items() for word in words}


def _form_data(
    cells: dict[str, list[str]], names: list[str], relatives: list[tuple[str, str]], sex: str
) -> MultiDict[str, str]:
    data: MultiDict[str, str] = MultiDict()
    for number, name in enumerate(names[:MOST_NAMES]):
        data[f"names-{number}"] = name
    for number, (name, relation) in enumerate(relatives[:MOST_RELATIVES]):
        data[f"relatives-{number}-name"] = name
        data[f"relatives-{number}-relation"] = relation
    data["sex"] = sex
    for name in _LINES:
        data[name] = _one(cells, name)
    data["county_typed"] = _one(cells, "county")
    data["place"] = ", ".join(filter(None, (_one(cells, "township"), _one(cells, "village"))))
    data["happened"] = "\n\n".join(text for text in cells.get("happened", []) if text)
    return data


def _column_of(name: str) -> str:
    plain = {"county_typed": "county", "place": "village"}.get(name, name)
    return "name" if plain.startswith("names-") else "relatives" if plain.startswith("relatives-") else plain


def _hints(form: SearchForm) -> list[list[Any]]:
    found = []
    if birth_warning(form.birth):
        found.append(["birth", {}])
    if id_warning(form.id_number):
        found.append(["id_number", {}])
    if not form.county and county_warning(form.county_typed, codes_meant(form.county_typed)):
        found.append(["county", {}])
    if reach_warning(form.reach):
        found.append(["reach", {}])
    return found


def likeness(form: SearchForm) -> str:
    """Names and birth as words that are equal for one case written twice. To be kept under a key only."""
    names = sorted({" ".join(clean(name).casefold().split()) for name in form.names})
    date = parse_date(form.birth)
    birth = f"{date.year}-{date.month}-{date.day}" if date else clean(form.birth).casefold()
    return "\n".join([*names, "", birth])
