"""Form data to a SearchForm, for rooms that have no steps."""

from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from service.searches.fields import clean_text
from service.searches.parsing import read_steps
from service.store.form import Relative, SearchForm


def test_everything_at_once(app: Flask) -> None:
    data = MultiDict(
        [
            ("names-0", "  پاتىگۈل ئۆمەر "),
            ("names-1", "Patigul Omer"),
            ("names-2", "Patigul Omer"),
            ("father_name", "Ömer"),
            ("sex", "f"),
            ("birth", "about 1960"),
            ("county", "653125"),
            ("relatives-0-name", "Tursun"),
            ("relatives-0-relation", "brother"),
            ("relatives-1-relation", "sister"),
            ("referral", "y"),
        ]
    )
    with app.test_request_context():
        parsed = read_steps(data, language="ug")
    assert parsed.errors == {}
    form = parsed.form
    assert form.names == ("پاتىگۈل ئۆمەر", "Patigul Omer")
    assert (form.father_name, form.sex, form.birth, form.county) == ("Ömer", "f", "about 1960", "653125")
    assert form.relatives == (Relative("Tursun", "brother"),)
    assert [c.purpose for c in form.consents] == ["referral"]
    assert form.language == "ug"


def test_a_step_with_an_error_leaves_its_part_and_names_its_field(app: Flask) -> None:
    base = SearchForm(county="653125", place="Azatbagh")
    with app.test_request_context():
        parsed = read_steps(MultiDict({"county": "nowhere", "happened": "x"}), base, ("home", "story"))
    assert (parsed.form.county, parsed.form.place, parsed.form.happened) == ("653125", "Azatbagh", "x")
    assert [error.field_id for error in parsed.errors["home"]] == ["county"]


def test_only_the_named_steps_are_touched(app: Flask) -> None:
    base = SearchForm(names=("Aygul",), reach="signal")
    with app.test_request_context():
        parsed = read_steps(MultiDict({"birth": "1970"}), base, ("person",))
    assert (parsed.form.names, parsed.form.reach, parsed.form.birth) == (("Aygul",), "signal", "1970")
    assert parsed.form.steps == ("person",)


@given(st.text(max_size=60))
def test_cleaning_is_done_once_and_leaves_no_control_characters(text: str) -> None:
    once = clean_text(text)
    assert once is not None
    assert clean_text(once) == once
    assert not any(ord(c) < 32 and c != "\n" for c in once)


@pytest.mark.parametrize("kept", ["ئا\u200cب", "\u202bئا\u202c", "阿依古丽·买买提", "О‘збек", "line\nline"])
def test_what_belongs_to_a_script_stays(kept: str) -> None:
    assert clean_text(kept) == kept
