"""What somebody wrote into a form that could not be taken, because a login or a lease had run out meanwhile.

The page that says so shows it, so that it can be copied: a text for a family may have taken an hour.
"""

from __future__ import annotations

from flask import request

# Fields for words of one's own. No password and no code is among them.
_OWN_WORDS = frozenset(
    (
        "text",
        "reason",
        "words",
        "asks",
        "questions",
        "known",
        "why",
        "wish",
        "happened",
        "conditions",
        "citation",
        "doubts",
    )
)


def typed_texts() -> list[str]:
    """In the order of the form."""
    if request.method != "POST":
        return []
    return [value for name, value in request.form.items(multi=True) if name in _OWN_WORDS and value.strip()]
