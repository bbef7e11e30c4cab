"""What the compiled loops give for many forms at once is what one form at a time gives."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from service.names.coding import encode_many
from service.names.phones import ALPHABET, LONGEST, encode
from service.names.similarity import NEAR, distinct, form_similarity

forms = st.text(alphabet=sorted(ALPHABET), max_size=12)


@given(
    st.lists(st.one_of(forms, st.text(alphabet=[*sorted(ALPHABET), "?", "漢", "\U0001f600"], max_size=80)), max_size=8)
)
def test_many_forms_get_the_codes_of_each(many: list[str]) -> None:
    codes, starts = encode_many(many)
    assert [codes[a:b].tolist() for a, b in pairwise(starts)] == [encode(form).tolist() for form in many]


def test_a_form_that_is_too_long_is_cut() -> None:
    long = next(iter(ALPHABET)) * (LONGEST + 9)
    codes, starts = encode_many([long, "ab"])
    assert starts.tolist() == [0, LONGEST, LONGEST + len(encode("ab"))]
    assert codes[:LONGEST].tolist() == encode(long).tolist()


@given(st.dictionaries(forms, st.integers(0, 60), max_size=9), st.integers(1, 9))
def test_a_form_is_left_out_where_a_likelier_one_stands_for_it(costs: dict[str, int], most: int) -> None:
    readings = sorted(costs.items(), key=lambda reading: reading[1])
    kept: list[tuple[str, int]] = []
    for form, cost in readings:
        if all(100 * (1 - form_similarity(form, other)) > cost - paid + NEAR for other, paid in kept if other != form):
            kept.append((form, cost))
    assert distinct(readings, most) == kept[:most]
