from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.matching.queries import QueryError, as_json, read_query
from service.matching.types import Evidence, Match, PartialDate, RelativeName


def test_a_full_line() -> None:
    line = read_query(
        json.dumps(
            {
                "id": "q1", "names": ["Tursun Qadir", "吐尔逊·卡德尔"], "father_name": "Qadir", "birth": "1960-04-12",
                "sex": "m", "place": "653121", "id_number": "653121196004120017", "photos": ["a.jpg"],
                "relatives": [{"name": "Aygül", "relation": "wife"}, {"name": "Ali"}],
            }
        ),
        1,
    )  # fmt: skip
    assert line.id == "q1"
    assert line.photos == ("a.jpg",)
    assert line.query.birth == PartialDate(1960, 4, 12)
    assert line.query.places == ("653121",)
    assert line.query.relatives == (RelativeName("Aygül", "wife"), RelativeName("Ali", None))


def test_only_the_id_is_needed_and_may_be_a_number() -> None:
    assert read_query('{"id": 7, "birth": 1960}', 1).query.birth == PartialDate(1960)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "line 3: not valid JSON"),
        ("[]", "line 3: write a JSON object"),
        ("{}", 'needs an "id"'),
        ('{"id": "a", "name": "x"}', "unknown field name"),
        ('{"id": "a", "birth": "soon"}', "YYYY-MM-DD"),
        ('{"id": "a", "sex": "x"}', '"f" or "m"'),
        ('{"id": "a", "names": [1]}', "list of texts"),
        ('{"id": "a", "relatives": [{}]}', 'needs a "name"'),
    ],
)
def test_errors_say_where_and_what_to_do(text: str, says: str) -> None:
    with pytest.raises(QueryError, match="line 3") as caught:
        read_query(text, 3)
    assert says in str(caught.value)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
        lambda x: (
            st.lists(x)
            | st.dictionaries(st.sampled_from(["id", "names", "birth", "sex", "place", "relatives", "name"]), x)
        ),
    )
)
def test_nothing_but_a_query_error_comes_out(data: object) -> None:
    with contextlib.suppress(QueryError):
        read_query(json.dumps(data), 1)


def test_as_json_is_plain_data() -> None:
    match = Match("0" * 32, 3, 0.984375, (Evidence("sex", "equal", 0.984375, {"mine": "f", "other": "f"}),))
    answer = as_json(match, {"source": "s", "provenance": {"file": "f", "sheet": "", "row": 2}, "name": "x"})
    assert json.loads(json.dumps(answer))["evidence"][0]["because"] == "The sex is the same."
    assert answer["bits"] == 0.984375
