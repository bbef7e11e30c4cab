"""The contract of the matching engine: what goes in, what comes out.

Everything here is plain data. Nothing in this package knows Flask, a database or a key. Of some there are millions:
those are tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from service.photos import PhotoSignature

Sex = Literal["f", "m"]
ComparisonName = Literal["name", "birth", "sex", "place", "id_number", "photo", "relatives"]


class PartialDate(NamedTuple):
    """A date as far as it is known. ``about`` marks "about 1960" and years derived from an age."""

    year: int
    month: int | None = None
    day: int | None = None
    about: bool = False


class RelativeName(NamedTuple):
    """A person named beside the sought person. ``relation`` is a code of ``values.relations`` or None."""

    name: str
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A sought person. Everything may be missing; what is missing counts for nothing (0 bits).

    ``places`` are free texts or six-digit county codes. ``photos`` hold the hash views of one picture each.
    """

    names: tuple[str, ...] = ()
    father_name: str | None = None
    birth: PartialDate | None = None
    sex: Sex | None = None
    places: tuple[str, ...] = ()
    id_number: str | None = None
    photos: tuple[PhotoSignature, ...] = ()
    relatives: tuple[RelativeName, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """One person as one source states them: all statements of the source on this person, conflicts kept.

    ``record_id``: opaque hexadecimal, 32 characters. ``counties``: six-digit codes. ``household``: opaque key shared
    by the records of one household, or None. ``photos``: (file reference, signature) pairs.
    """

    record_id: str
    names: tuple[str, ...] = ()
    father_names: tuple[str, ...] = ()
    births: tuple[PartialDate, ...] = ()
    sex: Sex | None = None
    counties: tuple[str, ...] = ()
    place_texts: tuple[str, ...] = ()
    id_numbers: tuple[str, ...] = ()
    photos: tuple[tuple[str, PhotoSignature], ...] = ()
    relatives: tuple[RelativeName, ...] = ()
    household: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One comparison: its level (a code of the weight table), its bits, and the values that a sentence needs."""

    comparison: ComparisonName
    level: str
    bits: float
    values: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A record that the scorer holds against a query; ``bits`` is exactly the sum of the evidence's bits.

    ``row``: of the record in its segment, whose name is ``segment`` ("" for a pair scored on its own).
    """

    record_id: str
    row: int
    bits: float
    evidence: tuple[Evidence, ...]
    segment: str = ""
