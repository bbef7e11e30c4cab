"""What templates can call: versioned static files, names in their own direction, days in the reader's language."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import get_month_names
from flask import Flask, url_for
from flask_babel import format_date, format_decimal, get_locale
from markupsafe import Markup
from wtforms import Field, FieldList, Form, FormField

from service.web.languages import current_language, current_review, language_links


def name_bdi(text: object) -> Markup:
    """A name, receipt or other typed text inside a sentence: it keeps its own direction."""
    return Markup('<bdi dir="auto">{}</bdi>').format(text)


def day(value: dt.date | str) -> str:
    """A day (or its ISO text) in the reader's language: ``14 November 2026``."""
    date = dt.date.fromisoformat(value) if isinstance(value, str) else value
    return str(format_date(date, current_language().day))


def number(value: float) -> str:
    """A number as the reader's language groups its digits: ``830,000``."""
    return str(format_decimal(value))


def month_names() -> dict[int, str]:
    """1 to 12 with the names of the months in the reader's language, standing alone."""
    return dict(get_month_names("wide", context="stand-alone", locale=get_locale()))


def lines(text: str) -> Markup:
    """Typed text with its line breaks, everything else escaped."""
    return Markup("<br>").join(text.splitlines())


def sentence(text: str) -> str:
    """The same with a capital letter in front, as the reader's language writes it; the rest stays (German nouns)."""
    first = re.search(r"[^\W\d_]", text)
    if first is None:
        return text
    capital = "İ" if first[0] == "i" and current_language().code == "tr" else first[0].upper()
    return f"{text[: first.start()]}{capital}{text[first.end() :]}"


@dataclass(frozen=True, slots=True)
class FieldError:
    """``field_id``: the id of the field on the page."""

    field_id: str
    label: str
    text: str


def _leaves(fields: Iterator[Field]) -> Iterator[Field]:
    for field in fields:
        if isinstance(field, FieldList | FormField):
            yield from _leaves(iter(field))
        else:
            yield field


def field_errors(form: Form) -> list[FieldError]:
    """What is wrong with each field, those inside of lists and rows included."""
    return [
        FieldError(field.id, str(field.label.text), " ".join(map(str, field.errors)))
        for field in _leaves(iter(form))
        if field.errors and field.type != "CSRFTokenField"
    ]


def init_app(app: Flask) -> None:
    @cache
    def version(filename: str) -> str:
        content = Path(app.static_folder or "", filename).read_bytes()
        return hashlib.blake2b(content, digest_size=6).hexdigest()

    def static_url(filename: str) -> str:
        """The file's address with its content's hash, so that it can be cached for ever."""
        return url_for("static", filename=filename, v=version(filename))

    app.jinja_env.filters.update(name_bdi=name_bdi, day=day, lines=lines, number=number, sentence=sentence)
    app.jinja_env.globals.update(
        field_errors=field_errors,
        static_url=static_url,
        language_links=language_links,
        month_names=month_names,
        translation_review=current_review,
    )

    @app.context_processor
    def reader() -> dict[str, Any]:
        return {"language": current_language(), "organisation": name_bdi(app.config["ORGANISATION"])}
