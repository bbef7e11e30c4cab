"""What matching knows of one record: all that its statements and portraits say, conflicting values kept.

Each row gives an entry, and those of one record are put together. Entries are made flat, as ``codec`` writes them: of
hundreds of thousands of records nothing is built only to be taken apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from service.matching.codec import Columns, Flat, flat_photos
from service.matching.comparisons.birth import pack, packed
from service.matching.values.places import resolve_place
from service.photos import PhotoSignature
from service.records.reading import household_key, id_in_filename


def columns_of(
    source: str, record_ids: Sequence[str], files: Sequence[str], fields: Sequence[Mapping[str, Any]]
) -> Columns:
    """The entry that each row gives, by column. ``files``: names. ``fields``: what the rows state, as
    ``stored.fields_of`` gives it; of one row nothing is stated twice."""
    gets = [f.get for f in fields]
    births = [get("births", ()) for get in gets]
    return (
        record_ids,
        [get("names", ()) for get in gets],
        [get("father_names", ()) for get in gets],
        [[packed(*of_row[0])] if len(of_row) == 1 else [packed(*date) for date in of_row] for of_row in births],
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


def together(
    record_id: str,
    flats: Sequence[Flat],
    *,
    photos: Sequence[tuple[str, PhotoSignature]] = (),
    photo_names: Sequence[str] = (),
) -> Flat:
    """The entry of a record from those that its rows give. ``photo_names``: file names of the person's portraits; a
    person known by portraits alone still has the ID number in their names, and what that number tells."""
    if not flats:
        return _from_portraits(record_id, photos, photo_names)
    _, names, fathers, births, sexes, counties, texts, numbers, _, relatives, homes = zip(*flats, strict=True)
    distinct_sexes = {sex for sex in sexes if sex}
    return [
        record_id,
        _all(names),
        _all(fathers),
        _all(births),
        distinct_sexes.pop() if len(distinct_sexes) == 1 else "",
        _all(counties),
        _all(texts),
        _all(numbers),
        flat_photos(photos),
        _distinct(tuple(one) for of_row in relatives for one in of_row),
        next((home for home in homes if home), ""),
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
    if len(stated) == 1:  # mostly
        text, kind, known, _ = stated[0]
        return (known if kind == "damaged" else text,)
    return _distinct(known if kind == "damaged" else text for text, kind, known, _ in stated)


# Rows of a household mostly come one after the other.
_household_key = lru_cache(maxsize=1024)(household_key)


def _all(of_rows: tuple[Sequence[Any], ...]) -> Sequence[Any]:
    if of_rows.count(of_rows[0]) == len(of_rows):  # mostly all rows say the same
        return of_rows[0]
    return _distinct(chain.from_iterable(of_rows))


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
