"""One scorer everywhere: a query and a record in, evidence in bits out. The index only finds what this would find."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np

from service.matching.comparisons import birth, idnumber, place
from service.matching.comparisons.name import Split, assign
from service.matching.comparisons.photo import CopyCheck, changes, photo_level
from service.matching.frequencies import Frequencies
from service.matching.keys import HeldPart
from service.matching.prepared import PreparedQuery, PreparedSplit, prepare_many
from service.matching.types import ComparisonName, Evidence, Match, Query, RecordEntry
from service.matching.units import to_bits, weight_units
from service.matching.values.dates import iso
from service.matching.values.relations import compatible
from service.matching.views import EntryView, PersonView, view_of
from service.matching.weights import Weights
from service.names import NamePart

#: Raised whenever the meaning of a score changes by code and not by weights.
ENGINE_VERSION = 3

Value = str | int | float


class Scorer:
    """Weighs pairs with one table and one snapshot of frequencies. Immutable; ``version`` names it."""

    def __init__(self, weights: Weights, frequencies: Frequencies) -> None:
        self.weights = weights
        self.frequencies = frequencies
        settings = weights.settings
        self.contradicted = weights.units("name", "contradicted")
        self.in_order = weights.units("name", "in_order")
        self.swapped = weights.units("name", "swapped")
        self.birth_units = birth.level_units(weights)
        self.near, self.about = settings.birth_near_years, settings.birth_about_years
        self.number_units = np.array([weights.units("id_number", n) for n in idnumber.LEVEL_NAMES], dtype=np.int32)

    @cached_property
    def version(self) -> str:
        """Short hash of engine, weights and frequencies: equal versions give equal scores."""
        state = f"{ENGINE_VERSION} {self.weights.digest} {self.frequencies.digest}"
        return hashlib.sha256(state.encode()).hexdigest()[:16]

    def prepare(self, query: Query) -> PreparedQuery:
        """``query`` made ready for many records."""
        return self.prepare_many([query])[0]

    def prepare_many(self, queries: Sequence[Query]) -> list[PreparedQuery]:
        """Queries made ready together, sharing the pass over the vocabulary."""
        return prepare_many(queries, self.weights, self.frequencies)

    def score(
        self,
        query: Query | PreparedQuery,
        entry: RecordEntry,
        *,
        household: Iterable[RecordEntry] = (),
        row: int = 0,
        segment: str = "",
        copy_check: CopyCheck | None = None,
        splits: tuple[Split, ...] | None = None,
    ) -> Match:
        """The match of one pair. ``household``: the other records of the entry's household (``Segment.household``).

        ``splits``: of the entry's name where a segment knows them (``Segment.held_splits``); saves reading it again.
        """
        ready = self.prepare(query) if isinstance(query, Query) else query
        view = view_of(entry, splits)
        evidence = self._name(ready, view)
        number, covers = self._number(ready, view)
        evidence += self._covered(self._birth(ready, view), covers & idnumber.COVERS_BIRTH)
        evidence += self._covered(self._sex(ready, view), covers & idnumber.COVERS_SEX)
        evidence += self._covered(self._place(ready, view), covers & idnumber.COVERS_PLACE)
        evidence += number
        if ready.relatives:
            mates = [PersonView(" / ".join(m.names), view_of(m).splits, None) for m in household]
            evidence += self._relatives(ready, [*view.relatives, *mates])
        evidence += self._photo(ready, entry, copy_check)
        bits = sum(item.bits for item in evidence)
        return Match(entry.record_id, row, bits, tuple(evidence), segment)

    def _fixed(self, comparison: ComparisonName, level: str, **values: Value) -> Evidence:
        return Evidence(comparison, level, to_bits(self.weights.units(comparison, level)), values)

    def _covered(self, evidence: list[Evidence], covered: int) -> list[Evidence]:
        """What the agreeing ID number says already is not counted twice."""
        return [
            Evidence(item.comparison, "in_id", 0.0, item.values) if covered and item.bits > 0 else item
            for item in evidence
        ]

    # --- names ---

    def best_split(
        self, ready: PreparedQuery, splits: Sequence[PreparedSplit], theirs: Sequence[Split]
    ) -> tuple[int, PreparedSplit, Split, int] | None:
        """(units, query's split, record's split, assignment code) of the best pair of splits; None without splits."""
        best: tuple[int, PreparedSplit, Split, int] | None = None
        for mine in splits:
            for other in theirs:
                table = np.array(
                    [[ready.parts[q].against(part).units for part in other.parts] for q in mine.parts], np.int32
                )
                units, code = assign(table, mine.optional, self.contradicted, self.in_order, self.swapped)
                units -= mine.doubt + other.doubt
                if best is None or units > best[0]:
                    best = (units, mine, other, code)
        return best

    def _name(self, ready: PreparedQuery, view: EntryView) -> list[Evidence]:
        if not ready.splits:
            return []
        best = self.best_split(ready, ready.splits, view.splits)
        if best is None:
            return [self._fixed("name", "missing")]
        _, mine, split, code = best
        theirs = split.parts
        evidence, taken, base = [], [], len(theirs) + 1
        left: list[int] = []
        for q in mine.parts:
            code, digit = divmod(code, base)
            if digit:
                taken.append(digit - 1)
                evidence.append(self._part(ready, q, theirs[digit - 1]))
            else:
                left.append(q)
        # Parts that count as contradicted come first; an invented surname is left over last.
        spare = [part for i, part in enumerate(theirs) if i not in taken]
        optional = dict(zip(mine.parts, mine.optional.tolist(), strict=True))
        for q in sorted(left, key=lambda part: optional[part]):
            written = ready.parts[q].part.written
            if spare and not optional[q]:
                evidence.append(self._fixed("name", "contradicted", part=written, other=spare.pop(0).written))
            else:
                evidence.append(self._fixed("name", "omitted", part=written))
        if len(taken) > 1:
            evidence.append(self._fixed("name", "in_order" if taken == sorted(taken) else "swapped"))
        if mine.doubt or split.doubt:
            values: dict[str, Value] = {
                "part": " · ".join(ready.parts[q].part.written for q in mine.parts),
                "other": " · ".join(part.written for part in theirs),
            }
            evidence.append(Evidence("name", "cut", -to_bits(mine.doubt + split.doubt), values))
        return evidence

    def _part(self, ready: PreparedQuery, q: int, theirs: NamePart | HeldPart) -> Evidence:
        mine, verdict = ready.parts[q].part, ready.parts[q].against(theirs)
        values: dict[str, Value] = {
            "part": mine.written,
            "other": theirs.written,
            "one_in": round(1 / verdict.share),
            "similarity": round(verdict.similarity, 3),
        }
        return Evidence("name", verdict.level, to_bits(verdict.units), values)

    # --- everything else ---

    def _birth(self, ready: PreparedQuery, view: EntryView) -> list[Evidence]:
        if ready.birth is None:
            return []
        mine = iso(birth.unpack(ready.birth))
        if not view.births:
            return [self._fixed("birth", "missing", mine=mine)]
        levels = [birth.level_of(ready.birth, theirs, self.near, self.about) for theirs in view.births]
        level, theirs = max(zip(levels, view.births, strict=True), key=lambda pair: int(self.birth_units[pair[0]]))
        other = iso(birth.unpack(theirs))
        apart = abs((ready.birth >> 10) - (theirs >> 10))
        return [self._fixed("birth", birth.LEVEL_NAMES[level], mine=mine, other=other, years=apart)]

    def _sex(self, ready: PreparedQuery, view: EntryView) -> list[Evidence]:
        mine = ready.query.sex
        if mine is None:
            return []
        if view.sex is None:
            return [self._fixed("sex", "missing", mine=mine)]
        return [self._fixed("sex", "equal" if mine == view.sex else "contradicted", mine=mine, other=view.sex)]

    def place_units(self, ready: PreparedQuery, level: str) -> tuple[int, float]:
        """(units, share of the records) of a place level; the share is that of everything the query names."""
        if level not in ready.place_units:
            ready.place_units[level] = self._place_units(ready, level)
        return ready.place_units[level]

    def _place_units(self, ready: PreparedQuery, level: str) -> tuple[int, float]:
        smoothing, mine = self.weights.settings.rarity_smoothing, ready.place
        if level == "prefecture":
            share = self.frequencies.prefecture_share(frozenset(c[:4] for c in mine.counties), smoothing)
        elif level == "county":
            share = self.frequencies.place_share("county", mine.counties, smoothing)
        elif level == "township":
            share = self.frequencies.place_share("township", mine.townships, smoothing)
        elif level == "village":
            share = self.frequencies.place_share("village", mine.villages, smoothing)
        else:
            return self.weights.units("place", level), 1.0
        return max(0, self.weights.units("place", level, share)), share

    def place_level(self, ready: PreparedQuery, county_level: str, township: bool, village: bool) -> str:
        """The level of a place, given what its county says and whether a township or a village has the same name.

        Names of villages repeat from county to county, so they count only where the county is not another. Of those
        that agree, the rarest counts.
        """
        if county_level not in {"county", "missing"}:
            return county_level
        levels = [name for name, agrees in (("village", village), ("township", township)) if agrees]
        levels += [county_level] if county_level == "county" or not levels else []
        return max(levels, key=lambda level: self.place_units(ready, level)[0])

    def _place(self, ready: PreparedQuery, view: EntryView) -> list[Evidence]:
        mine, theirs = ready.place, view.place
        if not (mine.counties or mine.townships or mine.villages):
            return []
        townships, villages = mine.townships & theirs.townships, mine.villages & theirs.villages
        county_level = place.county_level(mine.counties, theirs.counties)
        level = self.place_level(ready, county_level, bool(townships), bool(villages))
        units, share = self.place_units(ready, level)
        agreeing = {"village": villages, "township": townships, "county": mine.counties & theirs.counties}
        values: dict[str, Value] = {
            "mine": ", ".join(ready.query.places),
            "other": ", ".join(sorted(agreeing.get(level, theirs.counties))),
            "one_in": round(1 / share),
        }
        return [Evidence("place", level, to_bits(units), values)]

    def _number(self, ready: PreparedQuery, view: EntryView) -> tuple[list[Evidence], int]:
        mine = ready.number
        if mine is None:
            return [], 0
        best: tuple[int, int, int] | None = None
        for number in view.numbers:
            level, covers = idnumber.compare_numbers(mine, number)
            if level >= 0 and (best is None or (int(self.number_units[level]), covers) > best[:2]):
                best = (int(self.number_units[level]), covers, level)
        if best is None:
            return [self._fixed("id_number", "missing", mine=mine.text)], 0
        units, covers, level = best
        return [self._fixed("id_number", idnumber.LEVEL_NAMES[level], mine=mine.text)], covers if units > 0 else 0

    def relation_level(self, mine: str | None, theirs: str | None) -> str:
        """How the relations of two people fit who agree by name."""
        if mine is None or theirs is None or "other" in (mine, theirs):
            return "found"
        return "related" if compatible(mine, theirs) else "other_relation"

    def relative_units(self, level: str) -> int:
        """What a level of relatives adds to the units of the agreeing name parts (mostly a deduction)."""
        weight = self.weights["relatives", level]
        return weight_units(weight.m, weight.times)

    def _relatives(self, ready: PreparedQuery, people: Sequence[PersonView]) -> list[Evidence]:
        evidence = []
        for relative in ready.relatives:
            found = Evidence("relatives", "absent", 0.0, {"relative": relative.name})
            for person in people:
                best = self.best_split(ready, relative.splits, person.splits)
                if best is None or best[0] <= 0:
                    continue
                level = self.relation_level(relative.relation, person.relation)
                bits = to_bits(best[0] + self.relative_units(level))
                if bits > found.bits:
                    found = Evidence("relatives", level, bits, {"relative": relative.name, "other": person.name})
            evidence.append(found)
        return evidence

    def _photo(self, ready: PreparedQuery, entry: RecordEntry, copy_check: CopyCheck | None) -> list[Evidence]:
        if not ready.query.photos:
            return []
        level, index, reference = photo_level(ready.query.photos, entry, copy_check)
        values: dict[str, Value] = {"photo": index + 1, "reference": reference}
        if level == "same_picture" and (done := changes(copy_check, index, reference)):
            values["changes"] = done
        return [self._fixed("photo", level, **values)]
