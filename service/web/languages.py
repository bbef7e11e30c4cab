"""The languages of the pages: which there are, which this application offers, and which one this request has.

English is the source. Another language is offered when its catalogue is complete. A family's address holds the
language (``/ug/…``), so a link keeps it. A choice (``?lang=ug`` on any page) is remembered in a cookie that holds the
code and nothing else; where neither says anything, the browser's own languages do.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from babel.support import NullTranslations
from flask import Blueprint, Flask, Response, abort, current_app, g, has_app_context, redirect, request
from flask_babel import Babel, Domain, refresh

from service.web import catalogues
from service.web.catalogues import SOURCE, Review
from service.web.form_messages import FormTranslations
from service.web.pseudo import PseudoTranslations

_CHOICE = "lang"


@dataclass(frozen=True, slots=True)
class Language:
    """``native``: its name as its readers write it. ``direction``: ltr or rtl.

    ``tag``: how HTML names it. ``locale``: whose numbers and plurals it uses. ``day``: its way to write a date, as a
    pattern of CLDR (Babel's long form is stiff in Uyghur and Kazakh, and American in English).
    """

    code: str
    native: str
    english: str
    direction: str = "ltr"
    tag: str = ""
    locale: str = ""
    day: str = "long"

    @property
    def html(self) -> str:
        return self.tag or self.code


LANGUAGES = {
    language.code: language
    for language in (
        Language("en", "English", "English", day="d MMMM y"),
        Language("ug", "ئۇيغۇرچە", "Uyghur", "rtl", day="y-'يىلى' d-MMMM"),
        Language("kk", "Қазақша", "Kazakh", day="y 'жылғы' d MMMM"),
        Language("tr", "Türkçe", "Turkish"),
        Language("zh", "中文", "Chinese", tag="zh-Hans"),
        Language("ru", "Русский", "Russian", day="d MMMM y"),
        Language("de", "Deutsch", "German"),
        Language("fr", "Français", "French"),
    )
}
#: Made from English for tests and the demonstration; see ``service.web.pseudo``.
PSEUDO_LANGUAGES = {
    language.code: language
    for language in (
        Language("en-xa", "⟦Þšéüđö⟧", "Pseudo", tag="en-XA", locale="en", day="d MMMM y"),
        Language("ar-xb", "⟦Mírröřéđ⟧", "Pseudo, mirrored", "rtl", tag="ar-XB", locale="en", day="d MMMM y"),
    )
}
_ALL = LANGUAGES | PSEUDO_LANGUAGES


@cache
def complete_languages() -> dict[str, Language]:
    """The languages with complete catalogues, by code."""
    return {code: language for code, language in LANGUAGES.items() if catalogues.is_complete(code)}


def offered_languages() -> dict[str, Language]:
    """The languages that this application offers, by code."""
    offered: dict[str, Language] = current_app.extensions["languages"]
    return offered


def current_language() -> Language:
    """The language of this request; English outside of one."""
    code = g.get("language") if has_app_context() else None
    return _ALL.get(code or SOURCE, LANGUAGES[SOURCE])


def current_review() -> Review | None:
    """Who has read this language's translation; None for the source, which is none."""
    code = current_language().code
    return _review(code) if code in LANGUAGES and code != SOURCE else None


_review = cache(catalogues.review_of)


def use_language(code: str) -> None:
    """Sets the language of this request, if it is offered."""
    if code in offered_languages():
        g.language = code
        refresh()


@contextmanager
def in_language(code: str) -> Iterator[None]:
    """For texts that somebody else will read (a message, an e-mail): English where that language is not offered."""
    before = current_language().code
    use_language(code if code in offered_languages() else SOURCE)
    try:
        yield
    finally:
        use_language(before)


def preferred_language() -> str:
    """What this browser chose before, else the best offered language for what it asks for."""
    chosen = request.cookies.get(current_app.config["LANGUAGE_COOKIE"])
    if chosen in offered_languages():
        return str(chosen)
    return request.accept_languages.best_match(list(offered_languages())) or SOURCE


def prefix_with_language(blueprint: Blueprint) -> None:
    """Gives a blueprint mounted under ``/<lang>`` its language from the URL, and puts it into the URLs made."""

    @blueprint.url_value_preprocessor
    def take_language(_endpoint: str | None, values: dict[str, str] | None) -> None:
        code = (values or {}).pop("lang", SOURCE)
        if code not in offered_languages():
            use_language(preferred_language())
            abort(404)
        use_language(code)

    @blueprint.url_defaults
    def add_language(_endpoint: str, values: dict[str, str]) -> None:
        values.setdefault("lang", current_language().code)


def language_links() -> list[tuple[Language, str]]:
    """The offered languages, each with the address that chooses it and shows this page in it.

    A page that only a form leads to cannot be shown again, and one that failed is not tried again: there a choice
    leads to the start, and the address is not repeated.
    """
    shown = request.method == "GET" or "GET" in (request.url_rule.methods or () if request.url_rule else ())
    found = request.url_rule is not None and shown and not g.get("failed", False)
    path = "/" + request.path.lstrip("/") if found else "/"
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != _CHOICE] if found else []
    return [
        (language, f"{quote(path)}?{urlencode([*kept, (_CHOICE, language.code)])}")
        for language in offered_languages().values()
    ]


def _chosen() -> Response | None:
    """Remembers what ``?lang=`` chooses and leads to the same page in it; what is not offered is left alone."""
    code = request.args.get(_CHOICE)
    if request.method != "GET" or code not in offered_languages():
        return None
    path = request.path.lstrip("/").replace("\\", "/").lstrip("/")
    first, slash, rest = path.partition("/")
    if first in offered_languages():
        path = f"{code}{slash}{rest}"
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != _CHOICE]
    response = redirect(f"/{quote(path)}{'?' if kept else ''}{urlencode(kept)}")
    config = current_app.config
    response.set_cookie(
        config["LANGUAGE_COOKIE"],
        code,
        max_age=config["LANGUAGE_SECONDS"],
        secure=config["HTTPS"],
        httponly=True,
        samesite="Lax",
    )
    return response  # type: ignore[return-value]


def _locale() -> str:
    language = current_language()
    return language.locale or language.code


class _Catalogues(Domain):
    """flask_babel's way to the catalogue of this request's language."""

    def get_translations(self) -> NullTranslations:
        code = current_language().code
        return _PSEUDO if code in PSEUDO_LANGUAGES else catalogues.translations_of(code)


_PSEUDO = PseudoTranslations()


def init_app(app: Flask, *, pseudo: bool = False, remember_days: int | None = None) -> None:
    """``pseudo``: whether the languages that nobody speaks are offered. ``remember_days``: how long a choice is kept;
    None: as long as the browser is open."""
    app.extensions["languages"] = complete_languages() | (PSEUDO_LANGUAGES if pseudo else {})
    app.config.setdefault("LANGUAGE_COOKIE", "__Host-l" if app.config["HTTPS"] else "l")
    app.config["LANGUAGE_SECONDS"] = remember_days * 86400 if remember_days else None
    babel = Babel(app, default_locale=SOURCE, locale_selector=_locale)
    babel.domain_instance = _Catalogues()

    @app.before_request
    def choose() -> Any:
        request.wtforms_translations = FormTranslations()  # type: ignore[attr-defined]
        if (response := _chosen()) is not None:
            return response
        if "language" not in g:  # no page of a room: an error page, or a room without languages in its addresses
            first = request.path.split("/")[1]
            use_language(first if first in offered_languages() else preferred_language())
        return None
