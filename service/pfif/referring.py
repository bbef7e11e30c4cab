"""Between PFIF and what a family tells: a person to the cells of a referral, and a form to a document.

PFIF has no place for an ID number, the father or relatives: they stand as lines of the description, each under the
English word of its column, and are read from there again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from service.matching.values.dates import parse_date
from service.matching.values.relations import parse_relation
from service.pfif.document import Document, Note, Person, timestamp
from service.store.form import SearchForm

_LINES = {
    "Father's name": "father_name",
    "Birth": "birth",
    "ID number": "id_number",
    "Relatives": "relatives",
    "Last contact": "last_contact",
    "Language of the family": "language",
}
_SEX = {"female": "f", "male": "m"}
_BACK = {"f": "female", "m": "male"}
_WORDS = {"parent_in_law": "parent-in-law", "child_in_law": "child-in-law", "sibling_in_law": "sibling-in-law"}


def cells_of(person: Person, notes: Sequence[Note] = ()) -> dict[str, list[str]]:
    """As a row of a spreadsheet says it. The record's own id is the group's number."""
    described, rest = _read_description(person.get("description"))
    names = [person.get("full_name"), *person.get("alternate_names").splitlines()]
    spelled = " ".join(filter(None, (person.get("given_name"), person.get("family_name"))))
    if spelled and set(spelled.split()) != set(person.get("full_name").split()):
        names.append(spelled)
    state = person.get("home_state") if person.get("home_country") not in ("", "CN") else ""
    place = [person.get(f"home_{part}") for part in ("neighborhood", "street")]
    told = [rest, *(note.get("text") for note in notes)]
    seen = next((note.get("last_known_location") for note in notes if note.get("last_known_location")), "")
    cells = {
        "reference": [_own_number(person.get("person_record_id"))],
        "name": [name.strip() for name in names if name.strip()],
        "sex": [_SEX.get(person.get("sex"), "")],
        "birth": [described.get("birth") or person.get("date_of_birth") or _age(person.get("age"))],
        "county": [person.get("home_city")],
        "village": [", ".join(filter(None, (*place, state)))],
        "happened": [text for text in told if text],
        "last_contact": [described.get("last_contact") or seen],
        "enquirer": [person.get("author_name")],
        "reach": [", ".join(filter(None, (person.get("author_email"), person.get("author_phone"))))],
    }
    for name in ("father_name", "id_number", "relatives", "language"):
        cells[name] = [described.get(name, "")]
    return cells


def _own_number(record_id: str) -> str:
    """The whole id where it fits; else its end, which tells records of one source apart."""
    return record_id if len(record_id) <= 64 else record_id.partition("/")[2][-64:]


def _age(text: str) -> str:
    return f"{text} years old" if text.isdecimal() else text


def _read_description(text: str) -> tuple[dict[str, str], str]:
    found: dict[str, str] = {}
    rest = []
    for line in text.splitlines():
        word, colon, value = line.partition(": ")
        name = _LINES.get(word.strip()) if colon else None
        if name and name not in found:
            found[name] = value.strip()
        else:
            rest.append(line)
    return found, "\n".join(rest).strip()


def document_of(
    form: SearchForm,
    *,
    record_id: str,
    county: str = "",
    entered: dt.datetime,
    expires: dt.date,
    source_name: str = "",
) -> Document:
    """What a family told, as far as PFIF can say it; pictures are left out. ``record_id``: ``domain/…``, without a
    tie to any other record. ``county``: its name. ``expires``: the day on which the service destroys the search."""
    moment = timestamp(entered)
    until = timestamp(dt.datetime.combine(expires, dt.time(), dt.UTC))
    names = [_line(name) for name in form.names if _line(name)]
    born = parse_date(form.birth)
    fields = {
        "person_record_id": record_id,
        "entry_date": moment,
        "expiry_date": until,
        "author_name": _line(form.enquirer),
        "source_name": source_name,
        "source_date": moment,
        "full_name": names[0] if names else "?",
        "alternate_names": "\n".join(names[1:]),
        "description": _description(form),
        "sex": _BACK.get(form.sex, ""),
        "date_of_birth": "" if born is None or born.about else _iso(born.year, born.month, born.day),
        "home_city": county or _line(form.county_typed),
        "home_street": _line(form.place),
        "home_state": "XJ" if form.county.startswith("65") else "",
        "home_country": "CN" if form.county else "",
    }
    note = {
        "note_record_id": f"{record_id}-note",
        "person_record_id": record_id,
        "entry_date": moment,
        "author_name": _line(form.enquirer) or "?",
        "source_date": moment,
        "status": "information_sought",
        "text": form.happened.strip() or "?",
    }
    told = Note({name: value for name, value in note.items() if value})
    return Document((Person({name: value for name, value in fields.items() if value}, (told,)),))


def _description(form: SearchForm) -> str:
    relatives = "; ".join(f"{_line(r.name)} ({_word(r.relation)})" if r.relation else _line(r.name) for r in form.kin())
    values = {
        "father_name": form.father_name,
        "birth": form.birth,
        "id_number": form.id_number,
        "relatives": relatives,
        "last_contact": form.last_contact,
        "language": form.language,
    }
    return "\n".join(f"{word}: {_line(values[name])}" for word, name in _LINES.items() if values[name].strip())


def _word(relation: str) -> str:
    return _line(relation) if parse_relation(relation) != relation else _WORDS.get(relation, relation.replace("_", " "))


def _line(text: str) -> str:
    return " ".join(text.split())


def _iso(year: int, month: int | None, day: int | None) -> str:
    return "-".join([f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)])
