"""How many of the cells of a column a test holds of."""

from __future__ import annotations

from collections.abc import Callable, Sequence


def share(texts: Sequence[str], test: Callable[[str], object]) -> float:
    """The part of the texts that a test holds of, 0 to 1; 0 where there are none."""
    return sum(1 for text in texts if test(text)) / len(texts) if texts else 0.0
