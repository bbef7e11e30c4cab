"""How the match was made: the evidence in words and bits, how many agree by chance, how many people read it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from service.matching.sentences import because
from service.matching.types import Evidence
from service.referrals.dossiers.blocks import Block, text, weighed
from service.referrals.exports.standing import Confirmed
from service.review.chart import signed_bits
from service.review.conflicts import Contradiction
from service.review.decisions import Judgement, independent, standing
from service.review.explanation import Explanation, comparison_labels, explain
from service.store.candidates import tally_of
from service.store.casework import Casework
from service.web.pages import number


@dataclass(frozen=True, slots=True)
class Match:
    """One match with its explanation in the language of the document."""

    confirmed: Confirmed
    explanation: Explanation

    @property
    def same(self) -> int:
        """How many people read it as the same person, independently."""
        return sum(r.judgement is Judgement.SAME for r in independent(self.confirmed.readings))

    @property
    def disputed(self) -> bool:
        return any(r.judgement is Judgement.DIFFERENT for r in independent(self.confirmed.readings))

    @property
    def settled(self) -> bool:
        return any(r.settles and r.judgement is Judgement.SAME for r in standing(self.confirmed.readings))


def explained(casework: Casework, search_id: str, confirmed: Confirmed) -> Match:
    return Match(confirmed, explain(confirmed.candidate, tally_of(casework, search_id), _))


def _sentence(one: Evidence) -> str:
    if one.comparison == "relatives":  # it would name somebody who stands beside the record
        return _("Relatives whom the family named were looked for beside the record.")
    try:
        return because(one, _)
    except KeyError:  # a level of an older table
        return one.level


def evidence(match: Match) -> list[Block]:
    labels, shown = comparison_labels(), match.explanation
    candidate = match.confirmed.candidate
    rows = [(labels[one.comparison], _sentence(one), signed_bits(one.bits)) for one in candidate.evidence]
    rows.append((_("In all"), "", signed_bits(candidate.bits)))
    found = [
        text(
            _(
                "Each row compares what the family gave with what the record states. Bits say how much more likely "
                "this is for the same person than for two different ones: each bit doubles it, minus speaks against."
            )
        ),
        weighed(rows),
    ]
    if shown.lookalikes is not None:
        found.append(
            text(
                ngettext(
                    "Among %(records)s people in the records, %(num)s other agrees at least this well.",
                    "Among %(records)s people in the records, %(num)s others agree at least this well.",
                    shown.lookalikes,
                    records=number(shown.compared),
                )
            )
        )
    found.append(text(_("Pictures were compared as copies of one picture. Nothing here recognises faces.")))
    return found


def read_by(match: Match) -> Block:
    sentences = [
        ngettext(
            "%(num)s person read both sides without knowing the judgement of another, and found the same person.",
            "%(num)s people read both sides, none knowing the judgement of another, and found the same person.",
            match.same,
        )
    ]
    if match.disputed and match.settled:
        sentences.append(_("One of the readers found a different person; a senior caseworker settled it as the same."))
    sentences.append(_("Weighing: version %(version)s.", version=match.explanation.scorer_version))
    return text(*sentences)


def against(match: Match) -> list[str]:
    """Sentences of what speaks against."""
    return [f"{_sentence(e)} ({signed_bits(e.bits)})" for e in match.confirmed.candidate.evidence if e.bits < 0]


def contradicting(found: list[Contradiction]) -> list[str]:
    return [_("Two of the records contradict each other. Each is stated above as it stands.")] if found else []
