"""Forms to codes, many at once and compiled; the same codes as ``phones.encode`` gives one form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from service.names.jit import compiled
from service.names.kernel import Ints, distance_within, resemblance
from service.names.phones import ALPHABET, BESIDE, LONGEST, PLACES, WEAK, costs

Bytes = npt.NDArray[np.uint8]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
_INITIAL, _ONSET, _CODA, _FINAL, _GLIDE = (
    PLACES.index(place) for place in ("initial", "onset", "coda", "final", "glide")
)


_PLACES = len(PLACES)
_NONE = 255


@lru_cache(maxsize=1)
def signs() -> tuple[Bytes, Flags, Flags, Flags]:
    """The number of each character, ``_NONE`` outside the alphabet; by number: which two are a glide and its vowel,
    which are vowels, which are weak ones."""
    symbols = list(ALPHABET)
    number_of = np.full(max(map(ord, symbols)) + 1, _NONE, dtype=np.uint8)
    number_of[[ord(symbol) for symbol in symbols]] = range(len(symbols))
    beside = np.array([[other in BESIDE.get(one, "") for other in symbols] for one in symbols])
    return number_of, beside, np.array([ALPHABET[s].vowel for s in symbols]), np.array([s in WEAK for s in symbols])


@compiled
def _encode(
    characters: npt.NDArray[np.uint32], lengths: Longs, number_of: Bytes, beside: Flags, vowel: Flags, weak: Flags
) -> tuple[Ints, Longs]:
    numbers = np.empty(len(characters), dtype=np.uint8)
    starts = np.zeros(len(lengths) + 1, dtype=np.int64)
    at, end, count = 0, 0, 0
    for form in range(len(lengths)):
        end += lengths[form]
        while at < end:
            character = characters[at]
            if character < len(number_of) and number_of[character] != _NONE and count - starts[form] < LONGEST:
                numbers[count] = number_of[character]
                count += 1
            at += 1
        starts[form + 1] = count
    codes = np.empty(count, dtype=np.int32)
    for form in range(len(lengths)):
        first, end = starts[form], starts[form + 1]
        for at in range(first, end):
            symbol = numbers[at]
            if (at > first and beside[symbol, numbers[at - 1]]) or (at + 1 < end and beside[symbol, numbers[at + 1]]):
                place = _GLIDE
            elif at == first:
                place = _INITIAL
            elif at + 1 == end or (at + 2 == end and weak[numbers[at + 1]]):
                place = _FINAL
            elif vowel[numbers[at + 1]] and not weak[numbers[at + 1]]:
                place = _ONSET
            else:
                place = _CODA
            codes[at] = symbol * _PLACES + place
    return codes, starts


def _characters(forms: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Longs]:
    """Every character of all forms, one form after the other, and the length of each form."""
    whole = "".join(forms).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(whole, dtype=np.uint32), np.array([len(form) for form in forms], dtype=np.int64)


def encode_many(forms: Sequence[str]) -> tuple[Ints, Longs]:
    """(codes of all forms one after the other, where each begins and the last ends); int32, int64."""
    characters, lengths = _characters(forms)
    number_of, beside, vowel, weak = signs()
    codes, starts = _encode(characters, lengths, number_of, beside, vowel, weak)
    return codes, starts


def worth_keeping(readings: Sequence[tuple[str, int]], near: int, most: int) -> list[int]:
    """Places of the first ``most`` readings of one part, best first, that no likelier kept one stands for; see
    ``similarity.distinct``. ``near``: hundredths that a form must add."""
    table = costs()
    paid = np.array([cost for _, cost in readings], dtype=np.int64)
    characters, lengths = _characters([form for form, _ in readings])
    kept: list[int] = worth_keeping_of(
        characters, lengths, paid, near, most, *signs(), table.change, table.loss, table.weight
    ).tolist()
    return kept


@compiled
def worth_keeping_of(
    characters: npt.NDArray[np.uint32], lengths: Longs, paid: Longs, near: int, most: int,
    number_of: Bytes, beside: Flags, vowel: Flags, weak: Flags, change: Ints, loss: Ints, weight: Ints,
) -> Longs:  # fmt: skip
    codes, starts = _encode(characters, lengths, number_of, beside, vowel, weak)
    count = len(lengths)
    kept = np.empty(min(count, most), dtype=np.int64)
    weights = np.zeros(count, dtype=np.int64)
    found = 0
    for form in range(count):
        if found == most:
            break
        mine = codes[starts[form] : starts[form + 1]]
        for code in mine:
            weights[form] += weight[code]
        worth = True
        for other in kept[:found]:
            allowed = paid[form] - paid[other] + near
            both = weights[form] + weights[other]
            # A little more than what the forms may be apart, so that rounding decides nothing.
            far = allowed * both // 200 + 2
            cost = distance_within(mine, codes[starts[other] : starts[other + 1]], change, loss, far)
            alike = max(0.0, np.float64(np.float32(resemblance(cost, both, 0))))
            if not 100 * (1 - alike) > allowed:
                worth = False
                break
        if worth:
            kept[found] = form
            found += 1
    return kept[:found]
