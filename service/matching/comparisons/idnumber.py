"""ID numbers, position by position: what both sides know must agree. See ``values.idnumber`` for how they are read.

Numbers are rows of 18 bytes, ``?`` where unknown. One compiled function serves the pair and the scan of a segment.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from service.matching.values.idnumber import IdNumber
from service.names.jit import compiled

LENGTH = 18
UNKNOWN = ord("?")

#: Level by number; -1 is "cannot be compared" (fewer than four characters known on both sides).
LEVEL_NAMES = (
    "whole",
    "one_off",
    "exchanged",
    "long",
    "middle",
    "short",
    "damaged_long",
    "damaged_middle",
    "damaged_short",
    "contradicted",
)
CONTRADICTED = 9

#: What an agreeing number says already about other comparisons, as bits of a mask.
COVERS_PLACE, COVERS_BIRTH, COVERS_SEX = 1, 2, 4


def as_row(number: IdNumber) -> NDArray[np.uint8]:
    """uint8 of shape [18]."""
    return np.frombuffer(number.known.encode("ascii"), dtype=np.uint8)


def is_damaged(number: IdNumber) -> bool:
    """True where a spreadsheet or a clerk cut the number, not the person who gave it."""
    return number.kind == "damaged"


@compiled
def compare(a: NDArray[np.uint8], b: NDArray[np.uint8], damaged: bool) -> tuple[int, int]:
    """(level number or -1, covers mask) of two numbers; symmetric. ``damaged``: whether the record's is."""
    known = differing = first = second = covers = 0
    whole = True
    for i in range(18):
        if a[i] == 63 or b[i] == 63:
            whole = False
            continue
        known += 1
        if a[i] != b[i]:
            differing += 1
            second = i
            if differing == 1:
                first = i
    if known < 4:
        return -1, 0
    if differing:
        level = 9
        if known >= 14:
            if differing == 1 and known == 18:
                level = 1
            elif differing == 2 and second == first + 1 and a[first] == b[second] and a[second] == b[first]:
                level = 2
        return level, 7 if level != 9 else 0
    region = birth = True
    for i in range(14):
        if a[i] == 63 or b[i] == 63:
            if i < 6:
                region = False
            elif i < 10:
                birth = False
    if region:
        covers |= 1
    if birth:
        covers |= 2
    if a[16] != 63 and b[16] != 63:
        covers |= 4
    if whole:
        return 0, covers
    size = 0 if known >= 14 else 1 if known >= 8 else 2
    return (6 if damaged else 3) + size, covers


@compiled
def compare_fragment(fragment: NDArray[np.uint8], b: NDArray[np.uint8], damaged: bool) -> int:
    """Level number of digits whose place in the number is not known; -1 where the record's number is not whole."""
    for i in range(18 - len(fragment) + 1):
        same = True
        for j in range(len(fragment)):
            if b[i + j] != fragment[j]:
                same = False
                break
        if same:
            return (6 if damaged else 3) + (1 if len(fragment) >= 8 else 2)
    for i in range(18):
        if b[i] == 63:
            return -1
    return 9


def compare_numbers(query: IdNumber, record: IdNumber) -> tuple[int, int]:
    """(level number or -1, covers mask) of a query's and a record's number."""
    row, damaged = as_row(record), is_damaged(record)
    if query.fragment:
        return int(compare_fragment(np.frombuffer(query.fragment.encode(), dtype=np.uint8), row, damaged)), 0
    level, covers = compare(as_row(query), row, damaged)
    return int(level), int(covers)


@compiled
def scan(
    query: NDArray[np.uint8], fragment: bool, numbers: NDArray[np.uint8], damaged: NDArray[np.bool_],
    which: NDArray[np.uint32],
) -> tuple[NDArray[np.int8], NDArray[np.uint8]]:  # fmt: skip
    """(levels int8, covers uint8) of the numbers in ``which``, rows of uint8 [n, 18]."""
    levels = np.empty(len(which), dtype=np.int8)
    covers = np.zeros(len(which), dtype=np.uint8)
    for i in range(len(which)):
        j = which[i]
        if fragment:
            levels[i] = compare_fragment(query, numbers[j], damaged[j])
        else:
            levels[i], covers[i] = compare(query, numbers[j], damaged[j])
    return levels, covers


def slips_of(number: IdNumber) -> NDArray[np.bytes_]:
    """Every whole number that is ``number``, or one character or one exchange of neighbours away: S18 of shape [n]."""
    text = number.known
    found = {text}
    for i, old in enumerate(text):
        found.update(text[:i] + new + text[i + 1 :] for new in "0123456789X" if new != old and (new != "X" or i == 17))
        if i and text[i - 1] != old:
            found.add(text[: i - 1] + old + text[i - 1] + text[i + 1 :])
    return np.array(sorted(found), dtype="S18")
