"""A query made ready: parsed, its parts laid over the frozen frequencies, once for all segments and records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from service.matching.comparisons.birth import pack
from service.matching.comparisons.name import Split, all_splits, sound_alike
from service.matching.comparisons.place import PlaceView, place_view
from service.matching.frequencies import Frequencies
from service.matching.keys import part_key
from service.matching.rarity import RarityCurve, Similarities
from service.matching.types import Query
from service.matching.values.idnumber import IdNumber, parse_id
from service.matching.values.relations import parse_relation
from service.matching.views import FATHER_ALIKE
from service.matching.weights import Weights
from service.names import NamePart


@dataclass(frozen=True, slots=True)
class QueryPart:
    """A distinct part of the query with its rarity and where it agrees in the vocabulary of the frequencies."""

    part: NamePart
    curve: RarityCurve
    indices: NDArray[np.int32]
    similarities: Similarities


@dataclass(frozen=True, slots=True)
class PreparedSplit:
    """Indices into the query's parts; ``optional``: parts that contradict nothing (invented surnames)."""

    parts: tuple[int, ...]
    optional: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PreparedRelative:
    """A relative with the parts that say something new beside the sought person's own."""

    name: str
    relation: str | None
    splits: tuple[PreparedSplit, ...]


@dataclass(frozen=True, slots=True)
class PreparedQuery:
    """See :func:`prepare`."""

    query: Query
    parts: tuple[QueryPart, ...]
    splits: tuple[PreparedSplit, ...]
    relatives: tuple[PreparedRelative, ...]
    birth: int | None
    place: PlaceView
    number: IdNumber | None


def prepare_many(queries: Sequence[Query], weights: Weights, frequencies: Frequencies) -> list[PreparedQuery]:
    """Queries made ready together: each distinct part meets the vocabulary once."""
    drafts = [_Draft(query, weights) for query in queries]
    parts: dict[str, NamePart] = {}
    for draft in drafts:
        parts.update(draft.parts)
    floor = weights.settings.name_loose
    agreements = frequencies.vocabulary.agreements_many(list(parts.values()), floor) if parts else []
    ready: dict[str, QueryPart] = {}
    for (key, part), (indices, similarities) in zip(parts.items(), agreements, strict=True):
        curve = RarityCurve(weights, similarities, frequencies.counts[indices], frequencies.records)
        ready[key] = QueryPart(part, curve, indices, similarities)
    return [draft.finish(ready) for draft in drafts]


class _Draft:
    def __init__(self, query: Query, weights: Weights) -> None:
        self.query = query
        self.parts: dict[str, NamePart] = {}
        fathers = (query.father_name,) if query.father_name else ()
        own = all_splits(query.names, fathers, FATHER_ALIKE)
        self.splits = tuple(map(self._split, own))
        known = list(self.parts.values())
        close = weights.settings.name_close
        self.relatives: list[PreparedRelative] = []
        told: set[frozenset[tuple[int, ...]]] = set()
        for relative in query.relatives:
            splits: dict[Split, None] = {}
            for split in all_splits((relative.name,), (), FATHER_ALIKE):
                new = tuple(p for p in split if all(sound_alike(p, k) < close for k in known))
                if new:
                    splits[new] = None
            prepared = tuple(map(self._split, splits))
            seen = frozenset(p.parts for p in prepared)
            if prepared and seen not in told:  # the same relative, typed twice, is one relative
                told.add(seen)
                relation = parse_relation(relative.relation) if relative.relation else None
                self.relatives.append(PreparedRelative(relative.name, relation, prepared))

    def _split(self, split: Split) -> PreparedSplit:
        for part in split:
            self.parts.setdefault(part_key(part), part)
        keys = list(self.parts)
        optional = np.array([part.kind == "surname" for part in split], dtype=np.bool_)
        return PreparedSplit(tuple(keys.index(part_key(part)) for part in split), optional)

    def finish(self, ready: dict[str, QueryPart]) -> PreparedQuery:
        query = self.query
        return PreparedQuery(
            query=query,
            parts=tuple(ready[key] for key in self.parts),
            splits=self.splits,
            relatives=tuple(self.relatives),
            birth=None if query.birth is None else pack(query.birth),
            place=place_view((), query.places),
            number=parse_id(query.id_number) if query.id_number else None,
        )
