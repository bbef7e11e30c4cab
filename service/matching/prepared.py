"""A query made ready: parsed, its parts laid over the frozen frequencies, once for all segments and records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from service.matching.comparisons.birth import pack
from service.matching.comparisons.name import Split, all_splits, sound_alike
from service.matching.comparisons.place import PlaceView, place_view
from service.matching.frequencies import Frequencies
from service.matching.keys import HeldPart, part_key
from service.matching.rarity import NO_AGREEMENT, RarityCurve, Similarities
from service.matching.types import Query
from service.matching.values.idnumber import IdNumber, parse_id
from service.matching.values.relations import compatible, parse_relation
from service.matching.views import FATHER_ALIKE
from service.matching.weights import Weights
from service.names import NamePart, make_part
from service.names.vocabulary import Agreements


@dataclass(frozen=True, slots=True)
class PartVerdict:
    """What a part of a record is to a part of the query. ``units`` below 0: they do not agree, however little."""

    similarity: float
    units: int
    share: float
    level: str


@dataclass(frozen=True, slots=True)
class QueryPart:
    """A distinct part of the query with its rarity and where it agrees in the vocabulary of the frequencies.

    ``indices`` ascend; ``similarities``, ``units``, ``shares`` belong to them.
    """

    part: NamePart
    curve: RarityCurve
    frequencies: Frequencies
    indices: NDArray[np.int32]
    similarities: Similarities
    units: NDArray[np.int32]
    shares: NDArray[np.float64]
    verdicts: dict[NamePart | HeldPart, PartVerdict] = field(default_factory=dict)

    @classmethod
    def of(cls, part: NamePart, weights: Weights, frequencies: Frequencies, agreements: Agreements) -> QueryPart:
        """``agreements``: of ``part`` with the vocabulary of ``frequencies``."""
        indices, similarities = agreements
        curve = RarityCurve(weights, similarities, frequencies.counts[indices], frequencies.records)
        units, shares = curve.weigh(similarities)
        return cls(part, curve, frequencies, indices, similarities, units, shares)

    def against(self, part: NamePart | HeldPart) -> PartVerdict:
        """The verdict on one part of a record; remembered."""
        found = self.verdicts.get(part)
        if found is None:
            found = self.verdicts[part] = self._against(part)
        return found

    def _against(self, part: NamePart | HeldPart) -> PartVerdict:
        place = self.frequencies.place_of(part)
        if place < 0:
            whole = make_part(part.written) if isinstance(part, HeldPart) else part
            similarities = np.array([sound_alike(self.part, whole)], dtype=np.float32)
            units, shares = self.curve.weigh(similarities)
            at = 0
        else:
            # The vocabulary was asked already, and says the same as comparing the two.
            similarities, units, shares = self.similarities, self.units, self.shares
            at = int(self.indices.searchsorted(place))
            if at == len(self.indices) or self.indices[at] != place:
                return PartVerdict(0.0, NO_AGREEMENT, 1.0, self.curve.level(0.0))
        value = float(similarities[at])
        return PartVerdict(value, int(units[at]), float(shares[at]), self.curve.level(value))


@dataclass(frozen=True, slots=True)
class PreparedSplit:
    """Indices into the query's parts; ``optional``: parts that contradict nothing (invented surnames); ``doubt``: units
    by which this way to read the name is less likely than the likeliest."""

    parts: tuple[int, ...]
    optional: NDArray[np.bool_]
    doubt: int = 0


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
    place_units: dict[str, tuple[int, float]] = field(default_factory=dict)


def prepare_many(queries: Sequence[Query], weights: Weights, frequencies: Frequencies) -> list[PreparedQuery]:
    """Queries made ready together: each distinct part meets the vocabulary once."""
    drafts = [_Draft(query, weights) for query in queries]
    parts: dict[str, NamePart] = {}
    for draft in drafts:
        parts.update(draft.parts)
    floor = weights.settings.name_faint
    agreements = frequencies.vocabulary.agreements_many(list(parts.values()), floor) if parts else []
    ready: dict[str, QueryPart] = {}
    for (key, part), found in zip(parts.items(), agreements, strict=True):
        ready[key] = QueryPart.of(part, weights, frequencies, found)
    return [draft.finish(ready) for draft in drafts]


def _same(a: Split, b: Split, alike: float) -> bool:
    return len(a.parts) == len(b.parts) and all(sound_alike(p, q) >= alike for p, q in zip(a.read, b.read, strict=True))


class _Draft:
    def __init__(self, query: Query, weights: Weights) -> None:
        self.query = query
        self.parts: dict[str, NamePart] = {}
        fathers = (query.father_name,) if query.father_name else ()
        own = all_splits(query.names, fathers, FATHER_ALIKE)
        self.splits = tuple(map(self._split, own))
        known = list(self.parts.values())
        alike = weights.settings.name_loose
        self.relatives: list[PreparedRelative] = []
        told: list[tuple[Split, str | None]] = []
        for relative in query.relatives:
            splits: dict[Split, None] = {}
            for split in all_splits((relative.name,), (), FATHER_ALIKE):
                new = tuple(p for p in split.read if all(sound_alike(p, k) < alike for k in known))
                if new:
                    splits[replace(split, parts=new)] = None
            relation = parse_relation(relative.relation) if relative.relation else None
            # The same relative, written twice, is one relative.
            twice = any(
                compatible(relation, other) and _same(split, known_split, alike)
                for split in splits
                for known_split, other in told
            )
            if splits and not twice:
                told += [(split, relation) for split in splits]
                self.relatives.append(PreparedRelative(relative.name, relation, tuple(map(self._split, splits))))

    def _split(self, split: Split) -> PreparedSplit:
        parts = split.read
        for part in parts:
            self.parts.setdefault(part_key(part), part)
        keys = list(self.parts)
        optional = np.array([part.kind == "surname" for part in parts], dtype=np.bool_)
        return PreparedSplit(tuple(keys.index(part_key(part)) for part in parts), optional, split.doubt)

    def finish(self, ready: dict[str, QueryPart]) -> PreparedQuery:
        query = self.query
        return PreparedQuery(
            query=query,
            # As this query writes it: another query of the batch may write the same sounds with other capitals.
            parts=tuple(replace(ready[key], part=part) for key, part in self.parts.items()),
            splits=self.splits,
            relatives=tuple(self.relatives),
            birth=None if query.birth is None else pack(query.birth),
            place=place_view((), query.places),
            number=parse_id(query.id_number) if query.id_number else None,
        )
