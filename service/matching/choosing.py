"""Some of the rows that were collected, as if no other had been added: nothing of the others is left in a value set."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from service.matching.collected import PLACE_KINDS, Collected
from service.matching.spellings import TEXT, Spellings
from service.matching.valuesets import T


def choose(part: Collected, entries: bytes, rows: NDArray[np.bool_], file: Path) -> Collected:
    """The ``rows`` of ``part``, in their order. ``entries``: the content of its file; theirs go to ``file``."""
    with Collected(file) as chosen:
        pass
    lengths = np.array(part.lengths, dtype=np.uint32)
    file.write_bytes(np.frombuffer(entries, dtype=np.uint8)[np.repeat(rows, lengths)].tobytes())
    moved = np.cumsum(rows, dtype=np.uint32) - 1
    chosen.lengths = _numbers("I", lengths[rows])
    chosen.ids = bytearray(np.frombuffer(bytes(part.ids), dtype=np.uint8).reshape(-1, 16)[rows].tobytes())
    chosen.misc = bytearray(np.frombuffer(bytes(part.misc), dtype=np.uint8)[rows].tobytes())
    chosen.births.extend(_values(part.births.values(), part.births.codes()[rows]))
    chosen.counties.extend(_values(part.counties.values(), part.counties.codes()[rows]))
    _names(part, chosen, rows, moved)

    stated = np.array(part.number_rows, dtype=np.uint32)
    kept = rows[stated]
    chosen.number_rows = _numbers("I", moved[stated[kept]])
    chosen.numbers = bytearray(np.frombuffer(bytes(part.numbers), dtype=np.uint8).reshape(-1, 18)[kept].tobytes())
    chosen.number_damaged = bytearray(np.frombuffer(bytes(part.number_damaged), dtype=np.uint8)[kept].tobytes())

    at_home = np.array(part.household_rows, dtype=np.uint32)
    kept = rows[at_home]
    chosen.household_rows = _numbers("I", moved[at_home[kept]])
    chosen.household_keys = _numbers("Q", np.array(part.household_keys, dtype=np.uint64)[kept])

    for kind in PLACE_KINDS:
        placed, known = np.array(part.place_rows[kind], dtype=np.uint32), chosen.places[kind]
        kept = rows[placed]
        chosen.place_rows[kind] = _numbers("I", moved[placed[kept]])
        named = _values(list(part.places[kind]), np.array(part.place_keys[kind], dtype=np.uint32)[kept])
        chosen.place_keys[kind] = array("I", [known.setdefault(name, len(known)) for name in named])
    chosen.photos = [(int(moved[row]), signature) for row, signature in part.photos if rows[row]]
    return chosen


def _names(part: Collected, chosen: Collected, rows: NDArray[np.bool_], moved: NDArray[np.uint32]) -> None:
    """Names of the records and of those beside them, which share their numbers and come row by row."""
    own = np.array(part.names, dtype=np.uint32).reshape(-1, 2)[rows]
    beside = np.array(part.people_rows, dtype=np.uint32)
    kept = rows[beside]
    people = np.array(part.people, dtype=np.uint32).reshape(-1, 2)[kept]
    of_row = moved[beside[kept]]
    chosen.people_rows = _numbers("I", of_row)
    relations = np.frombuffer(bytes(part.people_relations), dtype=np.uint8)[kept]
    chosen.people_relations = bytearray(relations.tobytes())

    both = np.concatenate([own, people])
    order = np.argsort(np.concatenate([np.arange(len(own)) * 2, of_row.astype(np.int64) * 2 + 1]), kind="stable")
    coded = both[order].ravel()
    distinct, first = np.unique(coded, return_index=True)
    spellings = chosen.spellings = Spellings()
    words, texts = list(part.spellings.words), list(part.spellings.texts)
    numbers = {0: 0}
    for code in distinct[np.argsort(first)].tolist():
        if code >= TEXT:
            numbers[code] = TEXT | spellings.texts.setdefault(texts[code - TEXT], len(spellings.texts))
        elif code:
            numbers[code] = spellings.words.setdefault(words[code - 1], len(spellings.words)) + 1
    renumbered = np.array([numbers[code] for code in distinct.tolist()], dtype=np.uint32)
    found = renumbered[np.searchsorted(distinct, both)] if len(both) else both
    chosen.names = _numbers("I", found[: len(own)])
    chosen.people = _numbers("I", found[len(own) :])


def _values(values: list[T], codes: NDArray[np.uint32]) -> Iterable[T]:
    return map(values.__getitem__, codes.tolist())


def _numbers(typecode: str, values: NDArray[np.generic]) -> array[int]:
    numbers: array[int] = array(typecode)
    numbers.frombytes(np.ascontiguousarray(values, dtype=np.dtype(typecode)).tobytes())
    return numbers
