"""What somebody looked into and found right: notes of kind ``settled``. Each can be taken back by one more note.

``what`` is corrected (readings hold on a newer form), contradiction (two records are one person all the same), shared
(two families mean one person), told (nothing has to be said), or undone (of another such note).
"""

from __future__ import annotations

from collections.abc import Sequence

from service.review.sealing import Note


def settled(notes: Sequence[Note], what: str = "") -> list[Note]:
    """Those that count, of one kind or of all."""
    undone = {n.body["note"] for n in notes if n.kind == "settled" and n.body["what"] == "undone"}
    return [
        n
        for n in notes
        if n.kind == "settled" and n.id not in undone and n.body["what"] != "undone" and what in ("", n.body["what"])
    ]
