"""Forms to codes, many at once and compiled; the same codes as ``phones.encode`` gives one form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt

from service.names.kernel import Ints, compiled, distance, resemblance
from service.names.phones import ALPHABET, BESIDE, LONGEST, PLACES, WEAK

Flags = npt.NDArray[np.bool_]
_INITIAL, _ONSET, _CODA, _FINAL, _GLIDE = (
    PLACES.index(place) for place in ("initial", "onset", "coda", "final", "glide")
)


class _Numbers(dict[int, int | None]):
    """For ``str.translate``: a sign of the alphabet to the character of its number, any other to nothing."""

    def __missing__(self, sign: int) -> None:
        return None


_NUMBERS = _Numbers({ord(symbol): number for number, symbol in enumerate(ALPHABET)})


@lru_cache(maxsize=1)
def _signs() -> tuple[Flags, Flags, Flags]:
    """By number: which two are a glide and its vowel, which are vowels, which are weak ones."""
    symbols = list(ALPHABET)
    beside = np.array([[other in BESIDE.get(one, "") for other in symbols] for one in symbols])
    return beside, np.array([ALPHABET[s].vowel for s in symbols]), np.array([s in WEAK for s in symbols])


@compiled
def _encode(
    numbers: npt.NDArray[np.uint8], starts: npt.NDArray[Any], beside: Flags, vowel: Flags, weak: Flags, places: int
) -> Ints:
    codes = np.empty(len(numbers), dtype=np.int32)
    for form in range(len(starts) - 1):
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
            codes[at] = symbol * places + place
    return codes


def encode_many(forms: Sequence[str]) -> tuple[Ints, npt.NDArray[np.int64]]:
    """(codes of all forms one after the other, where each begins and the last ends); int32, int64."""
    lengths = [len(form) for form in forms]
    whole = "".join(forms).translate(_NUMBERS)
    if len(whole) != sum(lengths) or max(lengths, default=0) > LONGEST:
        cut = [form.translate(_NUMBERS)[:LONGEST] for form in forms]
        lengths, whole = [len(form) for form in cut], "".join(cut)
    starts = np.array([0, *accumulate(lengths)], dtype=np.int64)
    flat = np.frombuffer(whole.encode("latin-1"), dtype=np.uint8)
    return _encode(flat, starts, *_signs(), len(PLACES)), starts


@compiled
def worth_keeping(
    codes: Ints, starts: npt.NDArray[Any], costs: Ints, near: int, most: int, change: Ints, loss: Ints, weight: Ints
) -> Ints:
    """Places of the first ``most`` forms of one part, best first, that no likelier kept form stands for; see
    ``similarity.distinct``."""
    count = len(starts) - 1
    kept = np.empty(min(count, most), dtype=np.int32)
    weights = np.zeros(count, dtype=np.int64)
    found = 0
    for form in range(count):
        if found == most:
            break
        for at in range(starts[form], starts[form + 1]):
            weights[form] += weight[codes[at]]
        worth = True
        for other in kept[:found]:
            cost = distance(
                codes[starts[form] : starts[form + 1]], codes[starts[other] : starts[other + 1]], change, loss
            )
            alike = max(0.0, np.float64(np.float32(resemblance(cost, weights[form] + weights[other], 0))))
            if not 100 * (1 - alike) > costs[form] - costs[other] + near:
                worth = False
                break
        if worth:
            kept[found] = form
            found += 1
    return kept[:found]
