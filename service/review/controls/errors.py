"""How each reader read the control pairs: counts with their uncertainty, and no ranking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.matching.calibration import wilson
from service.store.controls import Outcome

# With fewer readings a share says nothing about a reader.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Record:
    """``of_same``, ``of_different``: control pairs read of each kind. ``missed``: the same person taken for a
    different one; ``mistaken``: a different person taken for the same; ``unsure``: of both kinds. ``curious``: control
    searches opened without reading them, or come back to."""

    staff_id: str
    name: str
    of_same: int
    of_different: int
    missed: int
    mistaken: int
    unsure: int
    curious: int

    @property
    def read(self) -> int:
        return self.of_same + self.of_different

    @property
    def is_enough(self) -> bool:
        return self.read >= FEWEST

    @property
    def error_range(self) -> tuple[float, float]:
        """Between which shares this reader's errors lie, with 95 % confidence; what was left open is no error."""
        return wilson(self.missed + self.mistaken, self.read)


def records(outcomes: Iterable[Outcome], names: Mapping[str, str]) -> list[Record]:
    """Everybody who met a control, by name."""
    counts: dict[str, dict[str, int]] = {}

    def count(staff_id: str, what: str) -> None:
        kept = counts.setdefault(
            staff_id, dict.fromkeys(("of_same", "of_different", "missed", "mistaken", "unsure", "curious"), 0)
        )
        kept[what] += 1

    for outcome in outcomes:
        for staff_id, judgement, _day in outcome.readings:
            count(staff_id, "of_same" if outcome.same else "of_different")
            if judgement == "unsure":
                count(staff_id, "unsure")
            elif (judgement == "same") != outcome.same:
                count(staff_id, "missed" if outcome.same else "mistaken")
        for staff_id in outcome.curious:
            count(staff_id, "curious")
    found = [Record(staff_id, names.get(staff_id, staff_id[:8]), **kept) for staff_id, kept in counts.items()]
    return sorted(found, key=lambda r: (r.name, r.staff_id))
