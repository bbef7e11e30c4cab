"""A record as the comparisons see it: parsed once, the same for the pair and for the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from service.matching.comparisons.birth import pack
from service.matching.comparisons.name import MOST_DOUBT_OF_RECORDS, Split, all_splits
from service.matching.comparisons.place import PlaceView, place_view
from service.matching.types import RecordEntry, Sex
from service.matching.values.idnumber import IdNumber, birth_in, parse_id
from service.matching.values.relations import parse_relation

#: From this similarity on a father's name is taken to stand in the name already. Fixed, because segments build on it.
FATHER_ALIKE = 0.82


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody named beside the record's person. ``relation``: a code of ``values.relations`` or None."""

    name: str
    splits: tuple[Split, ...]
    relation: str | None


@dataclass(frozen=True, slots=True)
class EntryView:
    """``births``: packed dates, sorted, those in the ID numbers among them."""

    splits: tuple[Split, ...]
    births: tuple[int, ...]
    sex: Sex | None
    place: PlaceView
    numbers: tuple[IdNumber, ...]
    relatives: tuple[PersonView, ...]


@lru_cache(maxsize=4096)
def view_of(entry: RecordEntry, splits: tuple[Split, ...] | None = None) -> EntryView:
    """What ``entry`` states, in comparable form. ``splits``: of its name, where they are known already."""
    numbers = read_numbers(entry.id_numbers)
    return EntryView(
        splits=record_splits(entry.names, entry.father_names) if splits is None else splits,
        births=births_of(entry, numbers),
        sex=sex_of(entry, numbers),
        place=place_view(entry.counties, entry.place_texts),
        numbers=numbers,
        relatives=people_beside(entry),
    )


def record_splits(names: tuple[str, ...], father_names: tuple[str, ...]) -> tuple[Split, ...]:
    """The ways to read the names of somebody in the records."""
    return all_splits(names, father_names, FATHER_ALIKE, MOST_DOUBT_OF_RECORDS)


def read_numbers(texts: tuple[str, ...]) -> tuple[IdNumber, ...]:
    """Those ID numbers whose characters have a known place."""
    return tuple([n for n in map(parse_id, texts) if n is not None and not n.fragment])


def births_of(entry: RecordEntry, numbers: tuple[IdNumber, ...]) -> tuple[int, ...]:
    """Every stated date of birth, packed; the ID number states one too."""
    return packed_births(tuple(map(pack, entry.births)), tuple([number.known[6:14] for number in numbers]))


@lru_cache(maxsize=65536)
def packed_births(stated: tuple[int, ...], in_numbers: tuple[str, ...]) -> tuple[int, ...]:
    """Distinct packed dates, sorted: those ``stated`` and those in eight characters each of ID numbers."""
    return tuple(sorted({*stated, *chain.from_iterable(map(birth_in_number, in_numbers))}))


@lru_cache(maxsize=65536)
def birth_in_number(digits: str) -> tuple[int, ...]:
    """The packed date in eight characters of an ID number; none where they make no date."""
    date = birth_in(digits)
    return () if date is None else (pack(date),)


def sex_of(entry: RecordEntry, numbers: tuple[IdNumber, ...]) -> Sex | None:
    """As stated, or else as a sound ID number says."""
    return entry.sex or next((n.sex for n in numbers if n.sound), None)


def sex_in(texts: Sequence[str]) -> Sex | None:
    """What the first sound ID number says."""
    return next((n.sex for n in map(parse_id, texts) if n is not None and n.sound), None)


def people_beside(entry: RecordEntry) -> tuple[PersonView, ...]:
    """The relatives that the record names."""
    people = []
    for relative in entry.relatives:
        splits = record_splits((relative.name,), ())
        if splits:
            relation = parse_relation(relative.relation) if relative.relation else None
            people.append(PersonView(relative.name, splits, relation))
    return tuple(people)
