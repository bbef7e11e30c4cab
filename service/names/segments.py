"""Cutting a name that is written without dots: 图尔荪卡迪尔 into 图尔荪 and 卡迪尔.

Stage one: no cut is proposed. Replaced by the model of ``data/lexicon.tsv``.
"""

from __future__ import annotations


def cuts(text: str, most: int = 4) -> list[tuple[str, ...]]:
    """Plausible ways to cut a run of letters or characters, best first, the whole included."""
    return [(text,)] if most else []
