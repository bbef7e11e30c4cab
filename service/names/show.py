"""The sound of a name in letters that a person can read."""

from __future__ import annotations

from service.names.parts import NamePart, ParsedName
from service.names.phones import shown


def display(name: NamePart | ParsedName) -> str:
    """The likeliest phonetic form, in ULY-like letters: ``Tursun Qadir``; the written text where nothing was read."""
    if isinstance(name, ParsedName):
        return " ".join(display(part) for part in name.parts)
    return shown(name.forms[0]).capitalize() if name.forms else name.written
