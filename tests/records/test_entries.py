"""Entries of rows come out by column as they do one by one, and those of one record are put together."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from service.matching.codec import Flat, decode, encode
from service.records.entries import columns_of, together

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


def _flats(files: list[str], stated: list[dict[str, Any]]) -> list[Flat]:
    return list(zip(*columns_of("list", ["0" * 32] * len(files), files, stated), strict=True))


@given(st.lists(_FIELDS, max_size=4))
def test_by_column_they_are_what_they_are_one_by_one(stated: list[dict[str, Any]]) -> None:
    by_column = _flats(["a.xlsx"] * len(stated), stated)
    assert [encode(flat) for flat in by_column] == [encode(_flats(["a.xlsx"], [one])[0]) for one in stated]


@given(_FIELDS)
def test_one_row_is_put_together_from_itself(stated: dict[str, Any]) -> None:
    [flat] = _flats(["a.xlsx"], [stated])
    assert encode(together("0" * 32, [flat])) == encode(flat)


@given(st.lists(_FIELDS, min_size=1, max_size=4))
def test_rows_are_put_together_alike_from_what_was_written_of_them(stated: list[dict[str, Any]]) -> None:
    flats = _flats([f"{n}.xlsx" for n in range(len(stated))], stated)
    written = [decode(encode(flat)) for flat in flats]
    assert encode(together("0" * 32, written)) == encode(together("0" * 32, flats))
