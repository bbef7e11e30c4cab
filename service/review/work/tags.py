"""A short tag for a search, so that colleagues can speak of it and rows that look alike are told apart.

It is made from the opaque id alone and says nothing about the search. Letters and digits that are easily confused are
left out (Crockford's base 32); what was typed for them is understood.
"""

from __future__ import annotations

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OILU", "011V")
_DIGITS = 10  # hexadecimal ones of the id: 40 bits, eight letters


def tag_of(search_id: str) -> str:
    """``K7QM-2F4X``."""
    number = int(search_id[:_DIGITS], 16)
    letters = "".join(_LETTERS[number >> shift & 31] for shift in range(35, -1, -5))
    return f"{letters[:4]}-{letters[4:]}"


def id_start(tag: str) -> str | None:
    """How the id of a search with this tag begins; None where it is no tag."""
    letters = "".join(tag.upper().split()).replace("-", "").translate(_MEANT)
    if len(letters) != 8 or any(letter not in _LETTERS for letter in letters):
        return None
    number = 0
    for letter in letters:
        number = number << 5 | _LETTERS.index(letter)
    return f"{number:0{_DIGITS}x}"
