"""What opens after a reading: the bits with their sentences, and how many people would agree this well by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flask_babel import gettext as _

from service.matching.sentences import because
from service.matching.tally import Tally
from service.matching.types import Evidence
from service.review.chart import Bar, Waterfall, waterfall
from service.store.candidates import OpenCandidate


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chart, and the same facts as text: what speaks for, the strongest first, what speaks against, and what is
    missing or counts for nothing.

    ``lookalikes``: other people in the records who agree at least this well, among ``compared``; None
    where that was not counted (another scorer, or no unit is done)."""

    chart: Waterfall
    speaks_for: tuple[Bar, ...]
    against: tuple[Bar, ...]
    counts_for_nothing: tuple[Bar, ...]
    lookalikes: int | None
    compared: int
    scorer_version: str


def comparison_labels() -> dict[str, str]:
    return {
        "name": _("Name"),
        "birth": _("Birth"),
        "sex": _("Sex"),
        "place": _("Place"),
        "id_number": _("ID number"),
        "photo": _("Picture"),
        "relatives": _("Relatives"),
    }


def explain(candidate: OpenCandidate, tally: Tally | None, translate: Callable[[str], str]) -> Explanation:
    """In the order in which the scorer weighed them."""
    labels = comparison_labels()
    parts = [(labels[e.comparison], _sentence(e, translate), e.bits) for e in candidate.evidence]
    chart = waterfall(parts, _("In all"))
    strongest = sorted(chart.bars, key=lambda bar: -abs(bar.bits))
    return Explanation(
        chart=chart,
        speaks_for=tuple(bar for bar in strongest if bar.tone == "for"),
        against=tuple(bar for bar in strongest if bar.tone == "against"),
        counts_for_nothing=tuple(bar for bar in chart.bars if bar.tone == "nothing"),
        lookalikes=tally.others_at_least(candidate.bits) if tally is not None else None,
        compared=tally.records if tally is not None else 0,
        scorer_version=candidate.scorer_version,
    )


def _sentence(evidence: Evidence, translate: Callable[[str], str]) -> str:
    try:
        return because(evidence, translate)
    except KeyError:  # a level of an older table, which candidates keep: its code says what there is to say
        return evidence.level
