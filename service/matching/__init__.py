"""Matching: which records are worth a human look, and why, in bits.

This is the face of the engine:

- ``build_segment(folder, entries)`` writes the immutable index of one import; ``Segment.open(folder)`` maps it.
- ``Frequencies.build(segments)`` counts what is common; ``Scorer(Weights.load(), frequencies)`` weighs pairs with it.
- ``best(segments, query, k, scorer)``, ``best_many``, ``best_and_tally``: the exact best records, and how many people
  would agree as well by chance; ``explain`` scores one record of a segment.
- ``service.matching.sentences``, ``service.matching.queries``: evidence in words; queries and matches as JSON.

Pure: knows no Flask, no database and no key. What needs compiled loops is imported when it is asked for, so that the
family app, which only reads values (``service.matching.values``), stays small.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from service.matching.types import Evidence, Match, PartialDate, Query, RecordEntry, RelativeName

if TYPE_CHECKING:
    from service.matching.frequencies import Frequencies
    from service.matching.mapped import DamagedSegment
    from service.matching.scorer import Scorer
    from service.matching.search import best, best_and_tally, best_many, explain
    from service.matching.segment import Segment, SegmentInfo, build_segment
    from service.matching.tally import Tally
    from service.matching.weights import Weights, WeightsError

_HOMES = {
    "frequencies": ("Frequencies",),
    "mapped": ("DamagedSegment",),
    "scorer": ("Scorer",),
    "search": ("best", "best_and_tally", "best_many", "explain"),
    "segment": ("Segment", "SegmentInfo", "build_segment"),
    "tally": ("Tally",),
    "weights": ("Weights", "WeightsError"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "DamagedSegment",
    "Evidence",
    "Frequencies",
    "Match",
    "PartialDate",
    "Query",
    "RecordEntry",
    "RelativeName",
    "Scorer",
    "Segment",
    "SegmentInfo",
    "Tally",
    "Weights",
    "WeightsError",
    "best",
    "best_and_tally",
    "best_many",
    "build_segment",
    "explain",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOME_OF[name]}"), name)
