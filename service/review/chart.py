"""The explanation as a waterfall of bits: one bar a row, all on one scale, beside its sentence and number.

The bars are drawn on the server as SVG shapes with plain attributes, so that the page needs neither script nor
inline style; each row says in words what its bar shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 240.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One comparison. ``x`` and ``width`` in units of ``WIDTH``; ``tone``: for, against, nothing or total; ``so_far``:
    bits of this bar and all before it; ``step``: where the next one begins, in units of ``WIDTH``."""

    label: str
    sentence: str
    bits: float
    x: float
    width: float
    tone: str
    so_far: float = 0.0
    step: float = 0.0

    @property
    def running(self) -> str:
        return signed_bits(self.so_far)

    @property
    def signed(self) -> str:
        return signed_bits(self.bits)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """``zero``: where 0 bits lie on the scale."""

    bars: tuple[Bar, ...]
    total: Bar
    zero: float
    width: float = WIDTH


def signed_bits(bits: float) -> str:
    """``+5.2``, ``−3.0`` with a true minus sign, ``0``."""
    rounded = round(bits, 1)
    if rounded == 0:
        return "0"
    return f"+{rounded:.1f}" if rounded > 0 else f"\u2212{-rounded:.1f}"


def waterfall(parts: Sequence[tuple[str, str, float]], total_label: str) -> Waterfall:
    """``parts``: label, sentence, bits. Each bar begins where the one before it ended; the total begins at 0."""
    edges = [0.0]
    for _label, _sentence, bits in parts:
        edges.append(edges[-1] + bits)
    low, high = min(edges), max(edges)
    # Bits come in steps of 1/64: anything narrower than that is nothing.
    scale = WIDTH / max(high - low, 1 / 64)
    bars = []
    for (label, sentence, bits), start, end in zip(parts, edges, edges[1:], strict=False):
        x = (min(start, end) - low) * scale
        tone = "for" if bits > 0 else "against" if bits < 0 else "nothing"
        step = round((end - low) * scale, 2)
        bars.append(Bar(label, sentence, bits, round(x, 2), round(abs(bits) * scale, 2), tone, end, step))
    sum_of_bits = edges[-1]
    x = (min(0.0, sum_of_bits) - low) * scale
    total = Bar(total_label, "", sum_of_bits, round(x, 2), round(abs(sum_of_bits) * scale, 2), "total", sum_of_bits)
    return Waterfall(tuple(bars), total, round(-low * scale, 2))
