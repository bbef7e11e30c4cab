"""Fields for what families type: nothing is cut off, nothing but control characters is taken out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

from wtforms import Field, StringField, TextAreaField, ValidationError

from service.web.words import gettext as _

LINE, LONG = 200, 10_000


def clean_text(text: str | None) -> str | None:
    """What was typed without control characters (line breaks stay) and outer blanks."""
    if text is None:
        return None
    kept = "".join(c for c in text.replace("\r\n", "\n") if c == "\n" or unicodedata.category(c) != "Cc")
    return kept.strip()


def not_longer_than(most: int) -> Callable[[Any, Field], None]:
    """Unlike a maxlength attribute, this never cuts off a pasted text in silence."""

    def check(_form: Any, field: Field) -> None:
        if len(field.data or "") > most:
            raise ValidationError(
                _(
                    "This has %(length)s characters; %(most)s is the most. Please shorten it.",
                    length=len(field.data),
                    most=most,
                )
            )

    return check


def line(label: Any) -> StringField:
    return StringField(label, validators=[not_longer_than(LINE)], filters=[clean_text])


def text(label: Any) -> TextAreaField:
    return TextAreaField(label, validators=[not_longer_than(LONG)], filters=[clean_text])
