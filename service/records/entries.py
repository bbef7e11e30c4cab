"""What matching knows of one record: all that its statements and portraits say, conflicting values kept.

Entries are made flat, as ``codec`` writes them: of hundreds of thousands of records nothing is built only to be taken
apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from service.matching.codec import Columns, Flat, flat_photos
from service.matching.comparisons.birth import pack
from service.matching.types import PartialDate
from service.matching.values.places import resolve_place
from service.photos import PhotoSignature
from service.records.reading import household_key, id_in_filename

# (name of the file, what a row states as ``stored.fields_of`` gives it)
Stated = tuple[str, Mapping[str, Any]]


def columns_of(
    source: str, record_ids: Sequence[str], files: Sequence[str], fields: Sequence[Mapping[str, Any]]
) -> Columns:
    """Entries of records that one row each states, as most are, and no portrait shows: those of :func:`flat_of`, by
    column. What one row states holds nothing twice."""
    gets = [f.get for f in fields]
    return (
        record_ids,
        [get("names", ()) for get in gets],
        [get("father_names", ()) for get in gets],
        [[_packed(*date) for date in get("births", ())] for get in gets],
        [get("sex", "") for get in gets],
        [get("counties", ()) for get in gets],
        [get("place_texts", ()) for get in gets],
        [_numbers(get("id_numbers", ())) for get in gets],
        [()] * len(gets),
        [get("relatives", ()) for get in gets],
        [
            _household_key(source, file, home) if (home := get("household")) else ""
            for get, file in zip(gets, files, strict=True)
        ],
    )


def flat_of(
    source: str,
    record_id: str,
    stated: Sequence[Stated],
    *,
    photos: Sequence[tuple[str, PhotoSignature]] = (),
    photo_names: Sequence[str] = (),
) -> Flat:
    """``photo_names``: file names of the person's portraits; a person known by portraits alone still has the ID number
    in their names, and what that number tells."""
    if not stated:
        return _from_portraits(record_id, photos, photo_names)
    fields = [f for _, f in stated]
    sexes = {sex for f in fields if (sex := f.get("sex"))}
    household = next((_household_key(source, file, home) for file, f in stated if (home := f.get("household"))), "")
    return [
        record_id,
        _all(fields, "names"),
        _all(fields, "father_names"),
        _distinct(_packed(*date) for f in fields for date in f.get("births", ())),
        sexes.pop() if len(sexes) == 1 else "",
        _all(fields, "counties"),
        _all(fields, "place_texts"),
        _distinct(chain.from_iterable(_numbers(f.get("id_numbers", ())) for f in fields)),
        flat_photos(photos),
        _distinct(tuple(one) for f in fields for one in f.get("relatives", ())),
        household,
    ]


def _from_portraits(record_id: str, photos: Sequence[tuple[str, PhotoSignature]], photo_names: Sequence[str]) -> Flat:
    numbers = [number for name in photo_names if (number := id_in_filename(name)) is not None]
    sexes = {number.sex for number in numbers if number.sex}
    return [
        record_id,
        (),
        (),
        _distinct(pack(number.birth) for number in numbers if number.birth),
        sexes.pop() if len(sexes) == 1 else "",
        _distinct(code for n in numbers for code in sorted(resolve_place(n.region or ""))),
        (),
        _distinct(number.text for number in numbers),
        flat_photos(photos),
        (),
        "",
    ]


def _numbers(stated: Sequence[Sequence[str]]) -> tuple[str, ...]:
    numbers = [known if kind == "damaged" else text for text, kind, known, _ in stated]
    return tuple(numbers) if len(numbers) < 2 else _distinct(numbers)


@lru_cache(maxsize=65536)
def _packed(year: int, month: int | None, day: int | None, about: bool) -> int:
    return pack(PartialDate(year, month, day, about))


# Rows of a household mostly come one after the other.
_household_key = lru_cache(maxsize=1024)(household_key)


def _all(fields: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return _distinct(chain.from_iterable([f.get(name, ()) for f in fields]))


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
