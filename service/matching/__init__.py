"""Matching: which records are worth a human look, and why, in bits.

This is the face of the engine:

- ``build_segment(folder, entries)`` writes the immutable index of one import; ``Segment.open(folder)`` maps it.
- ``Frequencies.build(segments)`` counts what is common; ``Scorer(Weights.load(), frequencies)`` weighs pairs with it.
- ``best(segments, query, k, scorer)``, ``best_many``, ``best_and_tally``: the exact best records, and how many people
  would agree as well by chance; ``explain`` scores one record of a segment.
- ``service.matching.sentences``, ``service.matching.queries``: evidence in words; queries and matches as JSON.

Pure: knows no Flask, no database and no key.
"""

from service.matching.frequencies import Frequencies
from service.matching.mapped import DamagedSegment
from service.matching.scorer import Scorer
from service.matching.search import best, best_and_tally, best_many, explain
from service.matching.segment import Segment, SegmentInfo, build_segment
from service.matching.tally import Tally
from service.matching.types import Evidence, Match, PartialDate, Query, RecordEntry, RelativeName
from service.matching.weights import Weights, WeightsError

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
