"""Messages to the family. Questions can hint at a match, so there is a standard set, and a warning beyond it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.review.kinship import Finding
from service.web import in_language

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Standard:
    """A message of the standard set: it could go to any family, whatever was found."""

    code: str
    kind: str
    text: LazyString


STANDARD = {
    standard.code: standard
    for standard in (
        Standard(
            "thanks",
            "message",
            _l("Thank you. A caseworker has read what you sent. We write to you here as soon as there is a question."),
        ),
        Standard(
            "reach",
            "question",
            _l("How can a caseworker reach you safely, and at what time? You may leave this open."),
        ),
        Standard(
            "names",
            "question",
            _l("Is there any other way in which this person's name is written or said: nicknames, other scripts?"),
        ),
        Standard(
            "birth",
            "question",
            _l("What do you know about when this person was born? A year or an age helps too."),
        ),
        Standard(
            "home",
            "question",
            _l("Where did this person live: county, township, village? Did they move?"),
        ),
        Standard(
            "relatives",
            "question",
            _l("Who are this person's parents, husband or wife, and children, as far as you want to name them?"),
        ),
        Standard(
            "photos",
            "question",
            _l("Do you have other photos of this person? A photo of an old document helps as well."),
        ),
        Standard(
            "kinship",
            "question",
            _l("Please tell us how you are related, and something about this person that only the family knows."),
        ),
        Standard(
            "still",
            "question",
            _l("Is everything that you told us still right? You can add to it or correct it at any time."),
        ),
    )
}


class MessageRefused(ValueError):
    """``reason``: empty, long, kinship (free text needs a known enquirer) or beyond (the warning was not accepted)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def standard_text(code: str, language: str) -> str:
    """A standard message in the family's language, as far as the service speaks it."""
    with in_language(language):
        return str(STANDARD[code].text)


def check_free_text(text: str, finding: Finding, *, accepted: bool) -> str:
    """The text to send. Before kinship is established, only the standard set may be sent. Raises MessageRefused."""
    text = text.strip()
    if not text:
        raise MessageRefused("empty")
    if len(text) > LONGEST:
        raise MessageRefused("long")
    if finding.level.rank == 0:
        raise MessageRefused("kinship")
    if not accepted:
        raise MessageRefused("beyond")
    return text
