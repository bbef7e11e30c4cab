"""What a family typed about a sought person, as one sealed document.

The family app writes it, workers turn it into a query, caseworkers read it. Nothing in it is required.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Container
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

# What a family may agree to, each apart. Searching itself is what they came for and is not among them.
CONSENT_PURPOSES = ("contact", "dossier", "referral", "visit_list", "public_card", "group")
CONSENT_WORDING = "2026-12"
# Of the history of consents, the last ones are kept.
MOST_CHANGES = 200
OLDEST = 120  # years


def is_address(text: str) -> bool:
    """Whether a mail can be addressed to ``text``: one bare address, in letters that every mail server takes."""
    return (
        len(text) <= 254
        and re.fullmatch(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", text, re.A) is not None
    )


def is_birth_year(year: int, this_year: int) -> bool:
    """Whether somebody who is sought can be born in it. Longer ago, or still to come, is a slip of the finger."""
    return this_year - OLDEST <= year <= this_year


@dataclass(frozen=True, slots=True)
class Relative:
    name: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """Another search of the same family, under the same receipt. ``name``: empty until that search was sent;
    ``relation``: what its person is to this one, a code of ``matching.values.relations`` or empty."""

    search_id: str
    name: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """Given on ``day`` (ISO) to the ``wording`` of that version, read in ``language``."""

    purpose: str
    day: str
    wording: str
    language: str


@dataclass(frozen=True, slots=True)
class CardWish:
    """A public card that the family asked for, exactly as it would be shown. ``names``: some of the form's, as typed;
    ``county``: the form's, its prefecture, or empty; ``picture``: id or empty; ``listed``: engines may list it.

    ``state``: asked (waits for a caseworker), returned (with the ``reason``), or checked: then ``id`` is the card's,
    and the family alone decides whether it is shown. Whether it is, says the table of cards and nothing else.
    """

    names: tuple[str, ...]
    county: str = ""
    sentence: str = ""
    known: str = ""
    picture: str = ""
    listed: bool = False
    language: str = "en"
    state: str = "asked"
    id: str = ""
    reason: str = ""

    @property
    def seen(self) -> str:
        """What a confirmation names: it holds for exactly this content and no other."""
        content = (
            *self.names,
            "",
            self.county,
            self.sentence,
            self.known,
            self.picture,
            str(self.listed),
            self.language,
        )
        return hashlib.blake2b(
            json.dumps([*content, self.id]).encode(), digest_size=16, person=b"card-seen"
        ).hexdigest()


@dataclass(frozen=True, slots=True)
class ConsentChange:
    """``given``, or taken back, on ``day`` (ISO). ``wording`` and ``language``: of what was given."""

    purpose: str
    given: bool
    day: str
    wording: str
    language: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """Texts stand as the family typed them. ``consents``: those that stand; ``consent_history``: what was given
    and taken back, oldest first. ``county``: six-digit code or empty; ``county_typed``: as it was typed,
    where it was typed. ``sex``: f, m or empty. ``notice``: an e-mail address for word that there is something to read.
    ``unsent``: a message that was begun. ``card``: the public card that was asked for. ``tied``: the family's other
    searches. ``begun``: the nonce of the form that began this search. ``steps``: which steps of the form were filled
    in, so that it can be resumed."""

    names: tuple[str, ...] = ()
    father_name: str = ""
    sex: str = ""
    birth: str = ""
    county: str = ""
    county_typed: str = ""
    place: str = ""
    id_number: str = ""
    relatives: tuple[Relative, ...] = ()
    happened: str = ""
    last_contact: str = ""
    enquirer: str = ""
    kinship: str = ""
    reach: str = ""
    notice: str = ""
    unsent: str = ""
    language: str = "en"
    consents: tuple[Consent, ...] = ()
    consent_history: tuple[ConsentChange, ...] = ()
    tied: tuple[Tie, ...] = ()
    begun: str = ""
    card: CardWish | None = None
    steps: tuple[str, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> SearchForm:
        """Unknown fields are passed over, so that an older version reads a newer document."""
        known = {f.name for f in fields(cls)}
        values = {k: v for k, v in value.items() if k in known}
        values["names"] = tuple(values.get("names", ()))
        values["steps"] = tuple(values.get("steps", ()))
        values["relatives"] = tuple(Relative(**r) for r in values.get("relatives", ()))
        values["tied"] = tuple(Tie(**t) for t in values.get("tied", ()))
        if card := values.get("card"):
            values["card"] = CardWish(**{**card, "names": tuple(card["names"])})
        values["consents"] = tuple(Consent(**c) for c in values.get("consents", ()))
        values["consent_history"] = tuple(ConsentChange(**c) for c in values.get("consent_history", ()))
        return cls(**values)

    def kin(self, there: Container[str] | None = None) -> tuple[Relative, ...]:
        """The relatives that were named, then those whom the family searches for as well: all, or those of the searches
        ``there``."""
        tied = (Relative(tie.name, tie.relation) for tie in self.tied if there is None or tie.search_id in there)
        return tuple(relative for relative in (*self.relatives, *tied) if relative.name.strip())

    def told(self) -> SearchForm:
        """What the family said of the person and of itself: where nothing of it changed, there is no new revision.

        What it agrees to and how it is reached is looked up at every use, and bears on no reading.
        """
        tied = tuple(tie for tie in self.tied if tie.name)
        return replace(
            self,
            tied=tied,
            consents=(),
            consent_history=(),
            reach="",
            notice="",
            unsent="",
            language="",
            begun="",
            card=None,
            steps=(),
        )

    def agreed(self, purpose: str) -> bool:
        return any(c.purpose == purpose for c in self.consents)

    def consent(self, purpose: str) -> Consent | None:
        return next((c for c in self.consents if c.purpose == purpose), None)

    def after(self, before: SearchForm, day: str) -> SearchForm:
        """With what was given and taken back since ``before`` added to the history."""
        given = [c for c in self.consents if c not in before.consents]
        gone = [c for c in before.consents if not self.agreed(c.purpose)]
        changes = [ConsentChange(c.purpose, False, day, c.wording, c.language) for c in gone]
        changes += [ConsentChange(c.purpose, True, c.day, c.wording, c.language) for c in given]
        return replace(self, consent_history=(*before.consent_history, *changes)[-MOST_CHANGES:]) if changes else self
