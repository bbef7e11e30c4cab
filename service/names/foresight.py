"""Potentials: numbers for phones that no change of sound can move further apart than it costs.

Let every change cost at least the difference of the potentials of its two sides, and a loss at least the potential of
what is lost. Then the summed potentials of two stretches of sound differ by no more than changing one into the other
costs: a lower bound that needs no alignment. Several potentials see different differences; the greatest counts.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from service.names.phones import ALPHABET, PLACES, costs

Ints = npt.NDArray[np.int32]
#: Consonants that are told apart: where the first rise, the second fall. The first pair is empty: all rise, by length.
FAMILIES = (("", ""), ("bpfmPB", "tdnTDN"), ("szšžcjSC", "kqgğxKGX"))
_PULL = 60


@lru_cache(maxsize=1)
def potentials() -> Ints:
    """int32 [families, codes], from the cost tables alone, whatever stands in them."""
    table = costs()
    # Cheapest ways, also over other sounds; the last row and column stand for no sound at all.
    far = np.zeros((len(table.loss) + 1, len(table.loss) + 1), dtype=np.int32)
    far[:-1, :-1], far[-1, :-1], far[:-1, -1] = table.change, table.loss, table.loss
    for over in range(len(far)):
        np.minimum(far, far[:, over, None] + far[over], out=far)
    found = []
    symbols = np.repeat(np.array(list(ALPHABET)), len(PLACES))
    for rising, falling in FAMILIES:
        wanted = np.zeros(len(far), dtype=np.int32)
        wanted[:-1] = np.isin(symbols, list(rising)) * _PULL - np.isin(symbols, list(falling)) * _PULL
        if not rising:
            wanted[:-1] = far[-1, :-1]
        wanted = np.maximum(wanted, -far[-1])
        # The greatest function below what is wanted that nowhere rises faster than the costs (McShane 1934).
        found.append((wanted + far).min(axis=1)[:-1])
    answer = np.array(found, dtype=np.int32)
    answer.setflags(write=False)
    return answer
