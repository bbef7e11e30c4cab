"""Bits as whole numbers of 1/64, so that sums are exact, whatever their order, and the same in every process."""

from __future__ import annotations

import math

#: One bit is this many units. 1/64 bit is far below what any weight is known to, and binary fractions add exactly.
UNITS_PER_BIT = 64


def to_units(bits: float) -> int:
    """``bits`` rounded to whole units (halves to even)."""
    return round(bits * UNITS_PER_BIT)


def to_bits(units: int) -> float:
    """The exact value in bits of ``units``."""
    return units / UNITS_PER_BIT


def weight_units(m: float, u: float) -> int:
    """log2(m / u) in units."""
    return to_units(math.log2(m / u))
