"""Words in the reader's language: flask_babel's functions, with types."""

from __future__ import annotations

import flask_babel


def gettext(message: str, **variables: object) -> str:
    return str(flask_babel.gettext(message, **variables))


def ngettext(singular: str, plural: str, num: int, **variables: object) -> str:
    return str(flask_babel.ngettext(singular, plural, num, **variables))
