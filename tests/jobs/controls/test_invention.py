"""What is invented about a record: what tells it is what the page will say told it."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.jobs.controls.invention import invent
from service.names import Script, compare_names, parse
from service.names.scripts import script_of

FIELDS = {
    "names": ["麦麦提·吐尔逊"],
    "births": [[1984, 3, 17, False]],
    "sex": "m",
    "counties": ["653121"],
}
languages = st.sampled_from(("ug", "kk", "tr", "zh", "ru", "en", "de", "fr"))


@given(st.booleans(), st.booleans(), languages, st.integers(0, 10**6))
def test_what_is_invented_is_true_to_its_kind(same: bool, hard: bool, language: str, seed: int) -> None:
    found = invent(FIELDS, same=same, hard=hard, language=language, pick=Random(seed))
    if found is None:  # a name that can also be a title
        return
    form = found.form
    assert form.language == language
    assert form.sex == "m"
    letters = [script_of(c) for c in form.names[0] + form.father_name + form.enquirer if c.isalpha()]
    assert len(set(letters) - {Script.TURKISH}) == 1, "nobody writes one form in two scripts"
    assert not form.reach, "nobody can be reached who does not exist"
    assert not form.consents
    year = int(form.birth[:4])
    if same:
        assert abs(year - 1984) <= 1
        assert compare_names(parse(form.names[0]), parse("麦麦提·吐尔逊")).score > 0.75
    else:
        assert form.birth[5:] != "03-17"
        assert (form.birth[:7] == "1984-03") == (not hard)
        assert abs(year - 1984) in ((3, 4, 5) if hard else (0,))
        assert form.county == "653121"
    for field, said, stated in found.facts:
        assert said
        assert stated
        assert field in ("name", "birth", "father")
    if not same and not hard:
        assert {field for field, *_ in found.facts} == {"father", "birth"}


@pytest.mark.parametrize(
    "changed",
    [
        {"names": []},
        {"names": ["麦麦提"]},
        {"births": []},
        {"births": [[1984, None, None, False]]},
        {"births": [[1984, 3, 17, True]]},
        {"sex": ""},
        {"counties": []},
    ],
)
def test_a_record_that_states_too_little_is_left_alone(changed: dict[str, object]) -> None:
    assert invent({**FIELDS, **changed}, same=True, hard=False, language="en", pick=Random(1)) is None


def test_the_same_seed_invents_the_same() -> None:
    one, other = (invent(FIELDS, same=False, hard=False, language="ug", pick=Random(5)) for _ in range(2))
    assert one == other
