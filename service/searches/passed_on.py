"""What was passed on of a search, in words, for its family."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from service.searches.room import room
from service.store.sealed_search import SealedSearch
from service.store.shares import Share

# Under which consent it was passed on.
KINDS = {
    "contact": _l("A caseworker got in touch"),
    "dossier": _l("Dossier"),
    "referral": _l("Passed on to a body that can ask"),
    "visit_list": _l("Visit list"),
    "public_card": _l("Shown in public"),
}


def passed_on(search: SealedSearch) -> list[Share]:
    """Newest first."""
    return room().shares.of(search)
