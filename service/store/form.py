"""What a family typed about a sought person, as one sealed document.

The family app writes it, workers turn it into a query, caseworkers read it. Nothing in it is required.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

# What a family may agree to, each apart. Searching itself is what they came for and is not among them.
CONSENT_PURPOSES = ("contact", "dossier", "referral", "visit_list", "public_card")
CONSENT_WORDING = "2026-11"


@dataclass(frozen=True, slots=True)
class Relative:
    name: str
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """Given on ``day`` (ISO) to the ``wording`` of that version, read in ``language``."""

    purpose: str
    day: str
    wording: str
    language: str


@dataclass(frozen=True, slots=True)
class SearchForm:
    """Texts stand as the family typed them. ``county``: six-digit code or empty. ``sex``: f, m or empty.
    ``steps``: which steps of the form were filled in, so that it can be resumed."""

    names: tuple[str, ...] = ()
    father_name: str = ""
    sex: str = ""
    birth: str = ""
    county: str = ""
    place: str = ""
    id_number: str = ""
    relatives: tuple[Relative, ...] = ()
    happened: str = ""
    last_contact: str = ""
    enquirer: str = ""
    kinship: str = ""
    reach: str = ""
    language: str = "en"
    consents: tuple[Consent, ...] = ()
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
        values["consents"] = tuple(Consent(**c) for c in values.get("consents", ()))
        return cls(**values)

    def agreed(self, purpose: str) -> bool:
        return any(c.purpose == purpose for c in self.consents)
