from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.pfif import Document, Fault, Note, Person, PfifError, check_document, read_document, write_document
from service.pfif.document import NAMESPACE, NOTE_FIELDS, PERSON_FIELDS, PLACEHOLDER_FIELDS
from service.pfif.referring import cells_of, document_of
from service.pfif.rules import valid
from service.referrals.bulk.rows import _relatives
from service.store.form import Relative, SearchForm

TIME = "2026-11-25T12:00:00Z"
PERSON = {"person_record_id": "example.org/p1", "source_date": TIME, "full_name": "Memet Tursun"}
NOTE = {
    "note_record_id": "example.org/n1", "person_record_id": "example.org/p1", "author_name": "Nur", "source_date": TIME,
    "text": "Taken at night.",
}  # fmt: skip

# What XML can hold, and what survives being written tidily.
text = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), min_size=1, max_size=40
).filter(lambda t: t == t.strip())


def fields(names: tuple[str, ...], fixed: dict[str, str]) -> st.SearchStrategy[dict[str, str]]:
    free = [n for n in names if n not in fixed and valid(n, "any words") and valid(n, "?")]
    return st.dictionaries(st.sampled_from(free), text).map(lambda d: {**d, **fixed})


persons = st.builds(Person, fields(PERSON_FIELDS, PERSON), st.just(()))
notes = st.builds(Note, fields(NOTE_FIELDS, NOTE))


@given(persons, st.lists(notes, max_size=1), st.booleans())
def test_what_is_written_is_read_again_and_keeps_the_rules(person: Person, told: list[Note], within: bool) -> None:
    if within:
        document = Document((Person(person.fields, tuple(told)),))
    else:
        document = Document((person,), tuple(told))
    again = read_document(write_document(document))
    assert again == document
    assert check_document(again) == []
    assert [n.fields for n in again.notes_of(again.persons[0])] == [n.fields for n in told]


word = st.text(st.characters(whitelist_categories=("Lu", "Ll", "Lo", "Nd")), min_size=1, max_size=15)
lines = st.lists(word, min_size=1, max_size=3).map(" ".join)


@given(
    st.lists(lines, min_size=1, max_size=4, unique=True),
    st.sampled_from(["", "f", "m"]),
    st.sampled_from(["", "1979", "1979-03-05", "about 1979", "45 years old", "as a child"]),
    st.lists(st.tuples(lines, st.sampled_from(["", "sister", "mother", "parent_in_law", "other"])), max_size=3),
    lines,
    lines,
)
def test_a_form_comes_back_from_its_document(
    names: list[str], sex: str, birth: str, kin: list[tuple[str, str]], number: str, happened: str
) -> None:
    form = SearchForm(
        names=tuple(names), sex=sex, birth=birth, relatives=tuple(Relative(*one) for one in kin), id_number=number,
        happened=happened, father_name=names[0], county_typed="Yarkand", place="Village 3", language="kk",
    )  # fmt: skip
    document = document_of(
        form, record_id="example.org/a", entered=dt.datetime(2026, 11, 25, tzinfo=dt.UTC), expires=dt.date(2090, 1, 1)
    )
    assert check_document(document) == []
    read = read_document(write_document(document))
    assert read == document
    cells = cells_of(read.persons[0], read.notes_of(read.persons[0]))
    assert cells["name"] == names
    assert cells["sex"] == [sex]
    assert cells["birth"] == [birth]
    assert cells["id_number"] == [number]
    assert cells["happened"] == [happened]
    assert cells["father_name"] == [names[0]]
    assert cells["language"] == ["kk"]
    assert (cells["county"], cells["village"]) == (["Yarkand"], ["Village 3"])
    assert _relatives(cells) == kin


def test_after_its_time_nothing_but_a_placeholder_is_passed_on() -> None:
    full = {**PERSON, "expiry_date": TIME, "description": "secret", "entry_date": TIME}
    person = Person(full, (Note(NOTE),))
    before, after = dt.datetime(2026, 11, 25, 11, tzinfo=dt.UTC), dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)
    assert not person.is_expired(before)
    assert person.is_expired(after)
    assert b"secret" in write_document(Document((person,)), before)
    written = write_document(Document((person,)), after)
    assert b"secret" not in written
    assert b"Memet" not in written
    assert b"Taken at night" not in written
    (kept,) = read_document(written).persons
    assert kept.is_placeholder()
    assert set(kept.fields) == set(PLACEHOLDER_FIELDS)
    assert kept.get("expiry_date") == TIME
    assert check_document(Document((kept,))) == [], "a placeholder needs no name"


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"full_name": ""}, ("full_name", "missing")),
        ({"source_date": ""}, ("source_date", "missing")),
        ({"person_record_id": ""}, ("person_record_id", "missing")),
        ({"person_record_id": "example/1"}, ("person_record_id", "invalid")),
        ({"person_record_id": "example.org"}, ("person_record_id", "invalid")),
        ({"source_date": "2026-11-25"}, ("source_date", "invalid")),
        ({"source_date": "2026-11-25T12:00:00+01:00"}, ("source_date", "invalid")),
        ({"expiry_date": "2026-02-30T12:00:00Z"}, ("expiry_date", "invalid")),
        ({"sex": "f"}, ("sex", "invalid")),
        ({"date_of_birth": "1979-13"}, ("date_of_birth", "invalid")),
        ({"date_of_birth": "about 1979"}, ("date_of_birth", "invalid")),
        ({"age": "40-30"}, ("age", "invalid")),
        ({"home_country": "China"}, ("home_country", "invalid")),
        ({"home_state": "Xinjiang"}, ("home_state", "invalid")),
        ({"photo_url": "javascript:alert(1)"}, ("photo_url", "invalid")),
        ({"profile_urls": "https://example.org/a\nnone"}, ("profile_urls", "invalid")),
        ({"status": "x"}, ("status", "unknown")),
    ],
)
def test_rules_of_persons(change: dict[str, str], fault: tuple[str, str]) -> None:
    assert check_document(Document((Person({**PERSON, "age": "40-50", **change}),))) == [Fault("person 1", *fault)]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"text": ""}, ("text", "missing")),
        ({"author_name": ""}, ("author_name", "missing")),
        ({"status": "detained"}, ("status", "invalid")),
        ({"author_made_contact": "yes"}, ("author_made_contact", "invalid")),
        ({"person_record_id": "example.org/p2"}, ("person_record_id", "mixed")),
    ],
)
def test_rules_of_notes(change: dict[str, str], fault: tuple[str, str]) -> None:
    person = Person(PERSON, (Note({**NOTE, "status": "believed_missing", **change}),))
    assert check_document(Document((person,))) == [Fault("person 1, note 1", *fault)]


def test_ids_stand_once() -> None:
    assert check_document(Document((Person(PERSON), Person(PERSON)))) == [
        Fault("person 2", "person_record_id", "twice")
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "xml"),
        (b"<pfif", "xml"),
        (b"<rss/>", "kind"),
        (b'<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.3"/>', "version"),
        (b'<!DOCTYPE x><pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"/>', "doctype"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>', "doctype"),
        (b'<?php x?><pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"/>', "doctype"),
        (f'<p:pfif xmlns:p="{NAMESPACE}"><p:person><p:full_name>'.encode() + b"x" * 200_000, "long"),
    ],
)
def test_what_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(PfifError) as caught:
        read_document(data)
    assert caught.value.code == code


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for document in (data, b'<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4">' + data + b"</pfif:pfif>"):
        try:
            read_document(document)
        except PfifError:
            continue


def test_other_elements_are_passed_over_and_named() -> None:
    data = f"""<p:pfif xmlns:p="{NAMESPACE}" xmlns:o="urn:other"><o:x><p:person/></o:x>
    <p:person><p:full_name>A<!-- c --> B
    </p:full_name><p:shoe>9<p:full_name>no</p:full_name></p:shoe><o:full_name>no</o:full_name></p:person></p:pfif>"""
    document = read_document(data.encode())
    assert document.persons == (Person({"full_name": "A B"}),)
    assert "shoe" in document.unknown
