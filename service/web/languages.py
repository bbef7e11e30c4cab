"""The languages of the pages: which there are, which are complete enough to be offered, and which one this request has.

English is the source. Another language is offered only when its catalogue has every string.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from flask import Blueprint, Flask, abort, g, has_request_context, request
from flask_babel import Babel, refresh

TRANSLATIONS = Path(__file__).parent / "translations"
SOURCE = "en"


@dataclass(frozen=True, slots=True)
class Language:
    """``native``: its name as its readers write it. ``direction``: ltr or rtl."""

    code: str
    native: str
    english: str
    direction: str = "ltr"


LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English", "English"),
        Language("ug", "ئۇيغۇرچە", "Uyghur", "rtl"),
        Language("kk", "Қазақша", "Kazakh"),
        Language("tr", "Türkçe", "Turkish"),
        Language("zh", "中文", "Chinese"),
        Language("ru", "Русский", "Russian"),
        Language("de", "Deutsch", "German"),
        Language("fr", "Français", "French"),
    )
}


def _read(path: Path, locale: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def is_complete(code: str, folder: Path = TRANSLATIONS) -> bool:
    """Whether every string of ``messages.pot`` has a translation that is not marked as doubtful."""
    if code == SOURCE:
        return True
    catalogue = folder / code / "LC_MESSAGES" / "messages.po"
    compiled = catalogue.with_suffix(".mo")
    template = folder / "messages.pot"
    if not (catalogue.exists() and compiled.exists() and template.exists()):
        return False
    translated = _read(catalogue, code)
    for message in _read(template):
        if not message.id:
            continue
        found = translated.get(message.id, message.context)
        if found is None or found.fuzzy:
            return False
        strings = found.string if isinstance(found.string, tuple | list) else [found.string]
        if not all(strings):
            return False
    return True


@cache
def offered_languages() -> dict[str, Language]:
    """The languages with complete catalogues, by code."""
    return {code: language for code, language in LANGUAGES.items() if is_complete(code)}


def current_language() -> Language:
    """The language of this request; English outside of one."""
    code = g.get("language") if has_request_context() else None
    return LANGUAGES.get(code or SOURCE, LANGUAGES[SOURCE])


def use_language(code: str) -> None:
    """Sets the language of this request, if it is offered."""
    if code in offered_languages():
        g.language = code
        refresh()


def preferred_language() -> str:
    """The best offered language for what the browser asks for."""
    return request.accept_languages.best_match(list(offered_languages())) or SOURCE


def prefix_with_language(blueprint: Blueprint) -> None:
    """Gives a blueprint mounted under ``/<lang>`` its language from the URL, and puts it into the URLs made."""

    @blueprint.url_value_preprocessor
    def take_language(_endpoint: str | None, values: dict[str, str] | None) -> None:
        code = (values or {}).pop("lang", SOURCE)
        if code not in offered_languages():
            abort(404)
        use_language(code)

    @blueprint.url_defaults
    def add_language(_endpoint: str, values: dict[str, str]) -> None:
        values.setdefault("lang", current_language().code)


def init_app(app: Flask) -> None:
    app.config.setdefault("BABEL_TRANSLATION_DIRECTORIES", str(TRANSLATIONS))
    Babel(app, default_locale=SOURCE, locale_selector=lambda: current_language().code)

    @app.before_request
    def fall_back() -> None:
        if "language" not in g:  # no page of a room: an error page, or a room without languages in its addresses
            first = request.path.split("/")[1]
            use_language(first if first in offered_languages() else preferred_language())
