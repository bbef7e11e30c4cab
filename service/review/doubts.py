"""What a family was told that holds no more: the match is not confirmed now, or its source is not in use.

It waits until the family was told so by a correction, or somebody noted why nothing has to be said.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from service.review.sealing import Note


def doubts_of(notes: Sequence[Note], standing: Collection[str]) -> list[Note]:
    """Disclosures in doubt. ``standing``: ids of candidates that are confirmed and in use.

    What was answered once stays answered, also when the match was confirmed again in between.
    """
    answered = {n.body["corrects"] for n in notes if n.kind == "disclosure" and n.body.get("corrects")}
    answered |= {n.body["told"] for n in notes if n.kind == "settled" and n.body["what"] == "told"}
    return [
        n
        for n in notes
        if n.kind == "disclosure"
        and not n.body.get("corrects")
        and n.id not in answered
        and n.body["candidate_id"] not in standing
    ]
