"""The roles, in words."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

_WORDS = {
    "caseworker": _l("caseworker"),
    "senior": _l("senior caseworker"),
    "administrator": _l("administrator"),
    "referrer": _l("referrer"),
    "auditor": _l("auditor"),
}


def role_word(role: str) -> LazyString | str:
    """The role's name in the reader's language."""
    return _WORDS.get(role, role)
