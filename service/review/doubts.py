"""What a family was told that holds no more: the match is not confirmed now, or its source is not in use.

It waits until the family was told so by a correction, or somebody noted why nothing has to be said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.review.sealing import Note
from service.review.settled import settled


def doubts_of(notes: Sequence[Note], standing: Collection[str]) -> list[Note]:
    """Disclosures in doubt. ``standing``: ids of candidates that are confirmed and in use.

    What was answered once stays answered, also when the match was confirmed again in between.
    """
    return [n for n in unanswered(notes) if n.body["candidate_id"] not in standing]


def unanswered(notes: Sequence[Note]) -> list[Note]:
    """Disclosures that nobody has corrected or let stand as wrong: those that could come into doubt."""
    answered = {n.body["corrects"] for n in notes if n.kind == "disclosure" and n.body.get("corrects")}
    answered |= {n.body["told"] for n in settled(notes, "told")}
    return [n for n in notes if n.kind == "disclosure" and not n.body.get("corrects") and n.id not in answered]
