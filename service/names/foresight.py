"""Potentials: numbers for phones that no change of sound can move further apart than it costs.

Let every change cost at least the difference of the potentials of its two sides, and a loss at least the potential of
what is lost. Then the summed potentials of two stretches of sound differ by no more than changing one into the other
costs: a lower bound that needs no alignment. What tells most is how much is still to come, so a phone's potential is
what losing it costs; two more, that told families of consonants apart, spared one node in ten and cost more to ask.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from service.names.phones import costs


@lru_cache(maxsize=1)
def potentials() -> npt.NDArray[np.int32]:
    """int32 [codes], from the cost tables alone, whatever stands in them."""
    table = costs()
    # Cheapest ways, also over other sounds; the last row and column stand for no sound at all.
    far = np.zeros((len(table.loss) + 1, len(table.loss) + 1), dtype=np.int32)
    far[:-1, :-1], far[-1, :-1], far[:-1, -1] = table.change, table.loss, table.loss
    for over in range(len(far)):
        np.minimum(far, far[:, over, None] + far[over], out=far)
    # A distance from one point rises nowhere faster than the costs do.
    answer: npt.NDArray[np.int32] = far[-1, :-1].copy()
    answer.setflags(write=False)
    return answer
