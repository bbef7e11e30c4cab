"""Which words of a page stand outside the catalogues: each string from one is put into marks; the rest is looked at.

The shared client does so with every English page that any test opens: the marks are characters that nobody sees, and
they are taken out again before the test sees the page.

What a family typed or a record states is no string of ours. It stands in ``<bdi>``, in an element with a language or
a direction (``dir="auto"``) of its own, or in one with ``translate="no"``; names of places and days come from tables of
their own.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names
from babel.support import NullTranslations
from flask import Flask
from flask_babel import Domain

from service.matching.values.gazetteer import county_name, places
from service.web import pseudo
from service.web.catalogues import PLACEHOLDER, SOURCE
from service.web.languages import PSEUDO_LANGUAGES, current_language

_SPOKEN = ("alt", "title", "placeholder", "aria-label", "aria-description", "label")
_BUTTONS = {"submit", "button", "reset"}
_LETTERS = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_FOR_SCRIPTS = re.compile(r"\{\w+\}")
_UNITS = {"MB", "GB", "KB", "PDF", "JPEG", "PNG", "CSV", "ID", "UTC"}


@dataclass(frozen=True, slots=True)
class Marks:
    """Characters around a translated string, and around each value that is put into one."""

    open: str
    close: str
    open_value: str
    close_value: str


INVISIBLE = Marks("\u2063", "\u2064", "\u2061", "\u2062")
PSEUDO = Marks(pseudo.OPEN, pseudo.CLOSE, pseudo.OPEN_VALUE, pseudo.CLOSE_VALUE)
_MARKS = re.compile("[\u2061-\u2064]")


def marked(text: str, marks: Marks = INVISIBLE) -> str:
    def value(found: re.Match[str]) -> str:
        return found[0] if found[0] == "%%" else f"{marks.open_value}{found[0]}{marks.close_value}"

    return f"{marks.open}{PLACEHOLDER.sub(value, text)}{marks.close}"


def marks_of(tag: str) -> Marks | None:
    """What stands around strings on a page in that language; None where nothing does."""
    if tag == SOURCE:
        return INVISIBLE
    return PSEUDO if tag in {language.html for language in PSEUDO_LANGUAGES.values()} else None


def without_marks(text: str) -> str:
    return _MARKS.sub("", text)


class _Marked(NullTranslations):
    def gettext(self, message: str) -> str:
        return marked(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return marked(msgid1 if n == 1 else msgid2)

    ugettext = gettext
    ungettext = ngettext


class _MarkedDomain(Domain):
    def __init__(self, plain: Domain) -> None:
        super().__init__()
        self.plain = plain

    def get_translations(self) -> NullTranslations:
        return _Marked() if current_language().code == SOURCE else self.plain.get_translations()


def leave_strings(app: Flask) -> None:
    """For a test that compares what is stored: there the marks would stand."""
    app.config["STRINGS_LEFT"] = True
    babel = app.extensions["babel"].instance
    if isinstance(babel.domain_instance, _MarkedDomain):
        babel.domain_instance = babel.domain_instance.plain


def mark_strings(app: Flask) -> None:
    """From now on each English string that this application takes from its catalogue carries marks."""
    babel = app.extensions["babel"].instance
    if not isinstance(babel.domain_instance, _MarkedDomain) and not app.config.get("STRINGS_LEFT"):
        babel.domain_instance = _MarkedDomain(babel.domain_instance)


def _is_spoken(element: ET.Element, name: str, value: str) -> bool:
    if name == "value":
        return element.tag == "input" and element.get("type") in _BUTTONS
    return name in _SPOKEN or (name.startswith("data-") and " " in value.strip())


def _spoken(element: ET.Element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if _is_spoken(element, name, value):
            yield value


def _is_data(element: ET.Element) -> bool:
    return (
        element.tag in ("bdi", "title", "script", "style", "textarea", "time", "code")
        or element.get("translate") == "no"
        or (element.get("dir") == "auto" and element.tag not in ("input", "select"))
        or (element.tag != "html" and element.get("lang") is not None)
    )


def _runs(element: ET.Element) -> Iterator[str | None]:
    """The texts of a tree in their order; None where something that is no text of ours comes between."""
    if _is_data(element):
        yield None
    else:
        yield element.text or ""
        for child in element:
            yield from _runs(child)
            yield child.tail or ""


def _outside(texts: Iterator[str | None], marks: Marks) -> Iterator[str]:
    inside, run = [False], ""
    for text in texts:
        for character in text or "":
            if character in (marks.open, marks.open_value):
                yield run
                run = ""
                inside.append(character == marks.open)
            elif character in (marks.close, marks.close_value):
                yield run
                run = ""
                inside.pop()
            elif not inside[-1]:
                run += character
        yield run
        run = ""


@cache
def _known() -> re.Pattern[str]:
    names = {county_name(code, lang) for code in places() for lang in ("en", "uly", "tr")}
    months = set(get_month_names("wide", locale="en").values())
    return re.compile("|".join(re.escape(n) for n in sorted({*names, *months, *_UNITS}, key=len, reverse=True)))


def strays(tree: ET.Element, marks: Marks = INVISIBLE, data: tuple[str, ...] = ()) -> list[str]:
    """Texts with words in Latin letters that no catalogue knows. ``data``: patterns of what a test planted."""
    texts: list[str] = list(_outside(_runs(tree), marks))
    for element in tree.iter():
        if not _is_data(element):
            for value in _spoken(element):
                texts += _outside(iter([value]), marks)
    found = []
    for text in texts:
        left = _known().sub(" ", _FOR_SCRIPTS.sub(" ", text))
        for pattern in data:
            left = re.sub(pattern, " ", left)
        if _LETTERS.search(left):
            found.append(" ".join(text.split()))
    return found
