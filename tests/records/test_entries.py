"""Entries of records that one row states come out by column as they do one by one."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service.matching.codec import encode
from service.records.entries import columns_of, flat_of

_TEXTS = st.lists(st.text(max_size=4), min_size=1, max_size=3, unique=True)
_DATES = st.tuples(
    st.integers(1900, 2030), st.none() | st.integers(1, 12), st.none() | st.integers(1, 28), st.booleans()
)
_NUMBERS = st.tuples(
    st.text("0123456789X", max_size=18),
    st.sampled_from(["whole", "partial", "damaged"]),
    st.text("0123456789?", max_size=18),
    st.just(""),
)
_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "names": _TEXTS,
        "father_names": _TEXTS,
        "births": st.lists(_DATES, min_size=1, max_size=3, unique=True),
        "sex": st.sampled_from("fm"),
        "counties": _TEXTS,
        "place_texts": _TEXTS,
        "id_numbers": st.lists(_NUMBERS, min_size=1, max_size=3),
        "relatives": st.lists(st.tuples(st.text(max_size=3), st.sampled_from([None, "son"])), max_size=3, unique=True),
        "household": st.sampled_from(["no 1", "head a b"]),
        "reason": st.text(max_size=3),
    },
)


@given(st.lists(_FIELDS, max_size=4))
def test_by_column_they_are_what_they_are_one_by_one(stated: list[dict[str, Any]]) -> None:
    ids = [f"{n:032x}" for n in range(len(stated))]
    columns = columns_of("list", ids, ["a.xlsx"] * len(ids), stated)
    one_by_one = [flat_of("list", one, [("a.xlsx", f)]) for one, f in zip(ids, stated, strict=True)]
    assert [encode(flat) for flat in zip(*columns, strict=True)] == [encode(flat) for flat in one_by_one]
