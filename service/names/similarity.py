"""How alike two name parts sound, from what the changes of sound between their forms cost."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from service.names.coding import worth_keeping
from service.names.kernel import distance, resemblance
from service.names.parts import NamePart
from service.names.phones import ALPHABET, LONGEST, costs, encode

NEAR = 3
"""Hundredths of similarity that a form must add before it is worth keeping beside a likelier one."""
_WEIGHTS = {symbol: phone.weight for symbol, phone in ALPHABET.items()}


@lru_cache(maxsize=65536)
def form_weight(form: str) -> int:
    """The summed weight of a form's phones, hundredths."""
    return sum([_WEIGHTS[symbol] for symbol in form if symbol in _WEIGHTS][:LONGEST])


def form_similarity(a: str, b: str) -> float:
    """Similarity of two forms in [0, 1]: 1 less the cost of change over the mean weight; 1.0 only if equal."""
    if a == b:
        return 1.0 if a else 0.0
    table = costs()
    cost = distance(encode(a), encode(b), table.change, table.loss)
    return max(0.0, float(np.float32(resemblance(cost, form_weight(a) + form_weight(b), 0))))


def distinct(readings: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """Leave out forms that a likelier form stands for: what they resemble, it resembles at hardly more cost.

    ``readings``: (form, cost) best first. Keeps the order, and no more than ``most``; the first is always kept.
    """
    if len(readings) < 2:
        return readings
    return [readings[at] for at in worth_keeping(readings, NEAR, most)]


def similarity(a: NamePart, b: NamePart) -> float:
    """The best similarity of any form of ``a`` with any form of ``b``, less what those forms cost.

    In [0, 1], symmetric, 1.0 only where a form that costs nothing is the same in both; 0.0 where either has no form.
    """
    return best_pair(a, b)[0]


def best_pair(a: NamePart, b: NamePart) -> tuple[float, str, str]:
    """``similarity`` together with the two forms that it comes from."""
    table = costs()
    best: tuple[float, str, str] = (0.0, "", "")
    for form, extra in zip(a.forms, a.costs, strict=True):
        codes, weight = encode(form), form_weight(form)
        for other, other_extra in zip(b.forms, b.costs, strict=True):
            cost = distance(codes, encode(other), table.change, table.loss)
            value = float(np.float32(resemblance(cost, weight + form_weight(other), extra + other_extra)))
            if value > best[0]:
                best = (value, form, other)
    return best
