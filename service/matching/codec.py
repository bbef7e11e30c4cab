"""Record entries as compact bytes, so that a segment explains its records from itself alone."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import orjson

from service.matching.comparisons.birth import pack, unpack
from service.matching.types import RecordEntry, RelativeName
from service.photos import PhotoSignature

#: An entry as it is written: its fields in their order as JSON knows them, dates packed, signatures in base64.
Flat = Sequence[Any]
#: Flat entries of many records: all that they have in the first field, in the second, and so on.
Columns = Sequence[Sequence[Any]]
_FIELDS = 11


def flatten(entry: RecordEntry) -> Flat:
    """``entry`` as it is written."""
    return [
        entry.record_id,
        entry.names,
        entry.father_names,
        [pack(date) for date in entry.births],
        entry.sex or "",
        entry.counties,
        entry.place_texts,
        entry.id_numbers,
        flat_photos(entry.photos),
        [(r.name, r.relation) for r in entry.relatives],
        entry.household or "",
    ]


def flat_photos(photos: Sequence[tuple[str, PhotoSignature]]) -> list[tuple[str, str]]:
    """Pictures as :func:`flatten` gives them."""
    return [(reference, base64.b64encode(s.to_bytes()).decode()) for reference, s in photos]


def encode(flat: Flat) -> bytes:
    """UTF-8 JSON without the empty fields at the end."""
    end = len(flat)
    while end > 1 and not flat[end - 1]:
        end -= 1
    return orjson.dumps(flat if end == len(flat) else flat[:end])


def decode(data: str | bytes) -> Flat:
    """Undoes :func:`encode`, but for tuples, which come back as lists."""
    values: list[Any] = orjson.loads(data)
    return values + [()] * (_FIELDS - len(values))


def encode_columns(columns: Columns) -> list[bytes]:
    """Each entry as :func:`encode` writes it."""
    return [orjson.dumps(flat) if flat[-1] else encode(flat) for flat in zip(*columns, strict=True)]


def decode_columns(entries: Sequence[bytes]) -> Columns:
    """What :func:`encode` wrote, by column, but for tuples, which come back as lists."""
    flats: list[list[Any]] = orjson.loads(b"[%b]" % b",".join(entries))
    columns = list(zip_longest(*flats, fillvalue=()))
    return columns + [((),) * len(entries)] * (_FIELDS - len(columns))


def encode_entry(entry: RecordEntry) -> bytes:
    """``entry`` as :func:`decode_entry` reads it."""
    return encode(flatten(entry))


def decode_entry(data: bytes) -> RecordEntry:
    """Undoes :func:`encode_entry`."""
    record_id, names, fathers, births, sex, counties, places, numbers, photos, relatives, household = decode(data)
    return RecordEntry(
        record_id=record_id,
        names=tuple(names),
        father_names=tuple(fathers),
        births=tuple(map(unpack, births)),
        sex=sex or None,
        counties=tuple(counties),
        place_texts=tuple(places),
        id_numbers=tuple(numbers),
        photos=tuple((ref, PhotoSignature.from_bytes(base64.b64decode(s))) for ref, s in photos),
        relatives=tuple(RelativeName(name, relation) for name, relation in relatives),
        household=household or None,
    )
