"""What matching knows of one record: all that its statements and portraits say, conflicting values kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from service.matching.codec import Flat
from service.matching.comparisons.birth import pack
from service.matching.types import PartialDate, RecordEntry, RelativeName
from service.matching.values.places import resolve_place
from service.photos import PhotoSignature
from service.records.reading import household_key, id_in_filename

# (name of the file, what a row states as ``stored.fields_of`` gives it)
Stated = tuple[str, Mapping[str, Any]]


def entry_of(
    source: str,
    record_id: str,
    stated: Sequence[Stated],
    *,
    photos: tuple[tuple[str, PhotoSignature], ...] = (),
    photo_names: Sequence[str] = (),
) -> RecordEntry:
    """``photo_names``: file names of the person's portraits; a person known by portraits alone still has the ID number
    in their names, and what that number tells."""
    fields = [f for _, f in stated]
    sexes = {sex for f in fields if (sex := f.get("sex"))}
    household = next(((file, home) for file, f in stated if (home := f.get("household"))), None)
    entry = RecordEntry(
        record_id=record_id,
        names=_all(fields, "names"),
        father_names=_all(fields, "father_names"),
        births=_distinct(PartialDate(*date) for f in fields for date in f.get("births", ())),
        sex=sexes.pop() if len(sexes) == 1 else None,
        counties=_all(fields, "counties"),
        place_texts=_all(fields, "place_texts"),
        id_numbers=_numbers(one for f in fields for one in f.get("id_numbers", ())),
        photos=photos,
        relatives=_distinct(RelativeName(*one) for f in fields for one in f.get("relatives", ())),
        household=household_key(source, *household) if household else None,
    )
    return entry if stated else _from_portraits(entry, photo_names)


def flat_of_one(source: str, record_id: str, file: str, f: Mapping[str, Any]) -> Flat:
    """What ``codec.flatten`` gives of the entry of a record that one row states, as most are, and no portrait shows.
    What one row states holds nothing twice."""
    get = f.get
    return [
        record_id,
        get("names", ()),
        get("father_names", ()),
        [_packed(*date) for date in get("births", ())],
        get("sex", ""),
        get("counties", ()),
        get("place_texts", ()),
        _numbers(get("id_numbers", ())),
        (),
        get("relatives", ()),
        _household_key(source, file, home) if (home := get("household")) else "",
    ]


def _numbers(stated: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return _distinct(known if kind == "damaged" else text for text, kind, known, _ in stated)


@lru_cache(maxsize=65536)
def _packed(year: int, month: int | None, day: int | None, about: bool) -> int:
    return pack(PartialDate(year, month, day, about))


def _from_portraits(entry: RecordEntry, photo_names: Sequence[str]) -> RecordEntry:
    numbers = [number for name in photo_names if (number := id_in_filename(name)) is not None]
    sexes = {number.sex for number in numbers if number.sex}
    return RecordEntry(
        record_id=entry.record_id,
        births=_distinct(number.birth for number in numbers if number.birth),
        sex=sexes.pop() if len(sexes) == 1 else None,
        counties=_distinct(code for n in numbers for code in sorted(resolve_place(n.region or ""))),
        id_numbers=_distinct(number.text for number in numbers),
        photos=entry.photos,
    )


# Rows of a household mostly come one after the other.
_household_key = lru_cache(maxsize=1024)(household_key)


def _all(fields: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    return _distinct(value for f in fields for value in f.get(name, ()))


def _distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(values))
