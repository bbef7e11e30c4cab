"""What a family agreed to, and what was passed on under it, in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from service.searches.consents import PURPOSES
from service.searches.room import room
from service.store.form import SearchForm
from service.store.sealed_search import SealedSearch
from service.store.shares import Share

# Under which consent it was passed on.
KINDS = {
    "contact": _l("A caseworker got in touch"),
    "dossier": _l("Dossier"),
    "referral": _l("Passed on to a body that can ask"),
    "visit_list": _l("Visit list"),
    "public_card": _l("Shown in public"),
    "group": _l("Told to the group that brought you"),
}


@dataclass(frozen=True, slots=True)
class Agreed:
    """A consent that stands. ``day``: since when."""

    label: LazyString
    day: dt.date


def agreements(form: SearchForm) -> list[Agreed]:
    """What the family agreed to, in the order in which it is asked."""
    given = ((PURPOSES[c.purpose].label, dt.date.fromisoformat(c.day)) for c in form.consents if c.purpose in PURPOSES)
    return [Agreed(label, day) for label, day in given]


def passed_on(search: SealedSearch) -> list[Share]:
    """Newest first."""
    return room().shares.of(search)
