"""The forms of a word in Chinese characters that are worth keeping, compiled: what ``chinese.read_chinese`` and then
``similarity.distinct`` give of it. Words are read by the hundred thousand, and none of their forms is built before it
is known to be kept.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from service.names.chinese import LONGEST_PART, readings_of
from service.names.coding import Bytes, Flags, Longs, signs, worth_keeping_of
from service.names.jit import compiled
from service.names.kernel import Ints
from service.names.phones import costs
from service.names.readings import DEAREST, DOUBLING, MOST_FORMS, MOST_STATES, Reading

_NO_LONGER = 128  # signs of a form: characters of a word times those of what each stands for
_STATE_BITS = 48
_N, _M = ord("n"), ord("m")


class _Units(NamedTuple):
    """Alternatives of characters in their places. ``firsts``: of each unit the number of its first reading, and of the
    end. ``paid``: what each reading costs. ``starts``: where the signs of each begin in ``signs``, and the end."""

    firsts: Longs
    paid: Longs
    starts: Longs
    signs: npt.NDArray[np.uint32]


class _Known:
    """The units met until now: those of the table, and of whatever other characters came."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Reading, ...], int] = {}
        self._firsts, self._paid, self._starts = array("q", [0]), array("q"), array("q", [0])
        self._signs = array("I")
        self._units: _Units | None = None
        #: By a character the numbers of what it stands for as first, middle and last one.
        self.places: dict[str, tuple[int, int, int]] = {}

    def add(self, character: str) -> tuple[int, int, int]:
        first, middle, last = map(self._number, readings_of(character))
        self.places[character] = first, middle, last
        return first, middle, last

    def _number(self, readings: tuple[Reading, ...]) -> int:
        number = self._numbers.setdefault(readings, len(self._numbers))
        if number == len(self._firsts) - 1:
            for form, paid in readings:
                self._signs.extend(map(ord, form))
                self._paid.append(paid)
                self._starts.append(len(self._signs))
            self._firsts.append(len(self._paid))
            self._units = None
        return number

    @property
    def units(self) -> _Units:
        if self._units is None:
            firsts, paid, starts = (
                np.array(column, dtype=np.int64) for column in (self._firsts, self._paid, self._starts)
            )
            self._units = _Units(firsts, paid, starts, np.array(self._signs, dtype=np.uint32))
        return self._units


@lru_cache(maxsize=1)
def _known() -> _Known:
    return _Known()


@lru_cache(maxsize=1)
def _doubling() -> Flags:
    flags = np.zeros(max(map(ord, DOUBLING)) + 1, dtype=np.bool_)
    flags[[ord(sign) for sign in DOUBLING]] = True
    return flags


def kept_forms(word: str, near: int) -> list[Reading] | None:
    """(form, cost), best first; None for a word that is too long to be read this way. ``near``: see ``distinct``."""
    if not 0 < len(word) <= LONGEST_PART:
        return None
    known = _known()
    places = [known.places.get(character) or known.add(character) for character in word]
    numbers = [middle for _, middle, _ in places]
    numbers[-1] = places[-1][2]
    numbers[0] = places[0][0]
    table = costs()
    forms, lengths, paid = _kept_forms(
        np.array(numbers, dtype=np.int64), *known.units, _doubling(), near, *signs(), table.change, table.loss,
        table.weight,
    )  # fmt: skip
    if len(paid) and paid[0] < 0:
        return None
    text, found, at = forms.tobytes().decode("utf-32-le", "surrogatepass"), [], 0
    for length, cost in zip(lengths.tolist(), paid.tolist(), strict=True):
        found.append((text[at : at + length], cost))
        at += length
    return found


@compiled
def _is_among(
    form: npt.NDArray[np.uint32], length: int, forms: npt.NDArray[np.uint32], lengths: Longs, count: int
) -> bool:
    at = 0
    for one in range(count):
        if lengths[one] == length:
            alike = True
            for place in range(length):
                if forms[at + place] != form[place]:
                    alike = False
                    break
            if alike:
                return True
        at += lengths[one]
    return False


@compiled
def _kept_forms(
    numbers: Longs, firsts: Longs, paid: Longs, starts: Longs, texts: npt.NDArray[np.uint32], doubling: Flags,
    near: int, number_of: Bytes, beside: Flags, vowel: Flags, weak: Flags, change: Ints, loss: Ints, weight: Ints,
) -> tuple[npt.NDArray[np.uint32], Longs, Longs]:  # fmt: skip
    """(signs of the kept forms one after the other, their lengths, their costs); one cost of -1 where it cannot."""
    forms = np.empty(MOST_FORMS * _NO_LONGER, dtype=np.uint32)
    lengths = np.zeros(MOST_FORMS, dtype=np.int64)
    costs_of = np.zeros(MOST_FORMS, dtype=np.int64)
    refused = forms[:0], lengths[:0], np.full(1, -1, dtype=np.int64)
    units = numbers[firsts[numbers + 1] > firsts[numbers]]
    if len(units) == 0:
        return forms[:0], lengths[:0], costs_of[:0]
    # A state is one number, as in readings.combine: its cost, then which reading is picked of each unit with a choice.
    widest, choices, base, longest = 0, 0, 0, 0
    for unit in units:
        many = firsts[unit + 1] - firsts[unit]
        widest = max(widest, many)
        choices += many > 1
        base += paid[firsts[unit]]
        longest_here = 0
        for reading in range(firsts[unit], firsts[unit + 1]):
            longest_here = max(longest_here, starts[reading + 1] - starts[reading])
        longest += longest_here
    width = 0
    while widest >> width:
        width += 1
    high = width * choices
    if high > _STATE_BITS or longest > _NO_LONGER:
        return refused
    mask = (1 << width) - 1
    seen = np.empty(MOST_STATES, dtype=np.int64)
    waiting = np.empty(MOST_STATES, dtype=np.int64)
    seen[0] = waiting[0] = base << high
    n_seen = n_waiting = 1
    form = np.empty(_NO_LONGER, dtype=np.uint32)
    found, end = 0, 0
    while n_waiting and found < MOST_FORMS:
        least = 0
        for at in range(1, n_waiting):
            if waiting[at] < waiting[least]:
                least = at
        state = waiting[least]
        n_waiting -= 1
        waiting[least] = waiting[n_waiting]
        cost = state >> high
        if cost > base + DEAREST:
            break
        shift, length = high, 0
        for unit in units:
            first, pick = firsts[unit], 0
            if firsts[unit + 1] - first > 1:
                shift -= width
                pick = (state >> shift) & mask
                if first + pick + 1 < firsts[unit + 1]:
                    step = state + ((paid[first + pick + 1] - paid[first + pick]) << high) + (1 << shift)
                    new = n_seen < MOST_STATES
                    for at in range(n_seen):
                        if seen[at] == step:
                            new = False
                            break
                    if new:
                        seen[n_seen] = waiting[n_waiting] = step
                        n_seen += 1
                        n_waiting += 1
            for sign in texts[starts[first + pick] : starts[first + pick + 1]]:
                if length and form[length - 1] == sign and sign < len(doubling) and doubling[sign]:
                    continue
                form[length] = sign
                length += 1
        if length == 0 or _is_among(form, length, forms, lengths, found):
            continue
        forms[end : end + length] = form[:length]
        lengths[found], costs_of[found] = length, cost
        found += 1
        end += length
    # Then an n before an m goes, and what is equal now counts once.
    kept, written, at = 0, 0, 0
    for one in range(found):
        length = 0
        for place in range(at, at + lengths[one]):
            if forms[place] != _N or place + 1 == at + lengths[one] or forms[place + 1] != _M:
                form[length] = forms[place]
                length += 1
        at += lengths[one]
        if not _is_among(form, length, forms, lengths, kept):
            forms[written : written + length] = form[:length]
            lengths[kept], costs_of[kept] = length, costs_of[one]
            kept += 1
            written += length
    worth = worth_keeping_of(
        forms[:written], lengths[:kept], costs_of[:kept], near, MOST_FORMS, number_of, beside, vowel, weak, change,
        loss, weight,
    )  # fmt: skip
    at, end, one = 0, 0, 0
    for place in range(kept):
        if one < len(worth) and worth[one] == place:
            length = lengths[place]
            for sign in range(length):
                forms[end + sign] = forms[at + sign]
            at += length
            end += length
            lengths[one], costs_of[one] = length, costs_of[place]
            one += 1
        else:
            at += lengths[place]
    return forms[:end], lengths[:one], costs_of[:one]
