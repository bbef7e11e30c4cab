"""How it was established that the enquirer is who they say, and what may be told because of it.

A fake family that probes the form is one of the adversaries: before anything is told, a caseworker records how the
kinship was established. The level limits what a disclosure may be about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.review.sealing import Note


@dataclass(frozen=True, slots=True)
class Topic:
    """What a disclosure may speak of. ``rank``: the least level of kinship for it."""

    code: str
    rank: int
    label: LazyString


TOPICS = {
    topic.code: topic
    for topic in (
        Topic("found", 1, _l("That the records name this person, and in which source")),
        Topic("facts", 2, _l("What the records say happened to this person: place, reason, health")),
        Topic("sentence", 2, _l("A sentence")),
        Topic("death", 2, _l("A death")),
        Topic("others", 3, _l("Other people whom the record names")),
    )
}

# Told only when a second person has read the text.
GRAVE = frozenset({"sentence", "death"})
# What a correction says: that something which was told does not hold. It needs no kinship beyond that.
CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Level:
    """``rank``: a topic may be told from this rank on."""

    code: str
    rank: int
    label: LazyString
    limit: LazyString

    @property
    def topics(self) -> list[Topic]:
        return [topic for topic in TOPICS.values() if topic.rank <= self.rank]


LEVELS = {
    level.code: level
    for level in (
        Level(
            "none",
            0,
            _l("Not established"),
            _l("Nothing may be told. Only the standard messages and questions can be sent."),
        ),
        Level(
            "call",
            1,
            _l("A call: a caseworker spoke with them and believes them"),
            _l("It may be told that the records name this person, and in which source. No details."),
        ),
        Level(
            "facts",
            2,
            _l("Facts that a stranger would lack, checked against the record"),
            _l("What the records say about this person may be told. Nothing about other people."),
        ),
        Level(
            "voucher",
            3,
            _l("A voucher: somebody whom we trust knows the family"),
            _l("Everything that the record says may be told."),
        ),
    )
}
NONE = LEVELS["none"]

# Against impostors. All points are asked; a point that was not met needs a word in the finding.
CHECKLIST = {
    "asked_first": _l("They told us about the person before we told them anything."),
    "not_public": _l("What they knew stands in no public list, news report or social network."),
    "reached": _l("We reached them by a way that we found ourselves, not only by the one they gave."),
    "no_haste": _l("Nobody pressed for a quick answer or for more than about their own relative."),
    "language": _l("The conversation was in a language that this family speaks."),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """``checks``: the points of the checklist that were met."""

    level: Level
    text: str
    checks: tuple[str, ...]
    staff_id: str = ""
    day: str = ""


UNKNOWN = Finding(NONE, "", ())


def finding_of(notes: Sequence[Note]) -> Finding:
    """The newest finding counts: kinship can come into doubt again."""
    for note in reversed(notes):
        if note.kind == "kinship":
            level = LEVELS.get(note.body["level"], NONE)
            return Finding(level, note.body["text"], tuple(note.body["checks"]), note.staff_id, note.day)
    return UNKNOWN


def problem_with(level: str, text: str, checks: Sequence[str]) -> str | None:
    """Why this finding cannot be recorded: level, text or checks; None if it can."""
    if level not in LEVELS:
        return "level"
    if LEVELS[level].rank and len(text.strip()) < 10:
        return "text"
    if LEVELS[level].rank >= 2 and not {"asked_first", "not_public"} <= set(checks):
        return "checks"
    return None
