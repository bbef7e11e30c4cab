"""Disclosure: what a caseworker tells a family. Only of a confirmed match, only from vouched sources, only as far as
the kinship reaches; written by a person, sealed for the enquirer, fixed once sent."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import gettext

from service.review.decisions import State
from service.review.kinship import TOPICS, Finding
from service.web import in_language

LONGEST = 8000


class DisclosureRefused(ValueError):
    """``reason``: state, gone, apart, source, kinship, topics, empty, long or grave."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Told:
    """One disclosure that was sent. ``staff_id``: who wrote it; ``approved_by``: who approved it, or ""; ``corrects``:
    id of what it takes back, or ""."""

    id: str
    candidate_id: str
    staff_id: str
    day: str
    text: str
    topics: tuple[str, ...]
    delivered: bool
    approved_by: str = ""
    corrects: str = ""


def obstacle(state: State, source_state: str, suspended: str, finding: Finding) -> str | None:
    """Why nothing of this candidate may be told; None if something may."""
    if state is not State.CONFIRMED:
        return "state"
    # A source in quarantine is matched and never disclosed; the suspended and removed ones are neither.
    if source_state in ("suspended", "removed"):
        return f"source_{source_state}"
    if source_state != "vouched":
        return "source"
    if suspended:
        return suspended if suspended in ("gone", "apart") else f"source_{suspended}"
    if finding.level.rank == 0:
        return "kinship"
    return None


def check(text: str, topics: Collection[str], state: State, source_state: str, suspended: str, finding: Finding) -> str:
    """The text to send. Raises DisclosureRefused."""
    reason = obstacle(state, source_state, suspended, finding)
    if reason is not None:
        raise DisclosureRefused(reason)
    if not topics or any(t not in TOPICS or TOPICS[t].rank > finding.level.rank for t in topics):
        raise DisclosureRefused("topics")
    return check_text(text)


def check_text(text: str) -> str:
    """Raises DisclosureRefused."""
    text = text.strip()
    if not text:
        raise DisclosureRefused("empty")
    if len(text) > LONGEST:
        raise DisclosureRefused("long")
    return text


def is_only_support(text: str, language: str, organisation: str) -> bool:
    """Whether nothing was written beside the standard paragraph."""
    return " ".join(text.split()) == " ".join(support_text(language, organisation).split())


def support_text(language: str, organisation: str) -> str:
    """What stands under every disclosure, in the family's language as far as the service speaks it."""
    with in_language(language):
        return str(
            gettext(
                "You do not have to carry this alone. %(organisation)s can tell you who listens and helps near you: "
                "write to us here. What the records say was written by those who hold "
                "them; it can be wrong, and it can be out of date.",
                organisation=organisation,
            )
        )
