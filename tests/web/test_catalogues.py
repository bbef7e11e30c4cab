"""Catalogues: complete, with their placeholders, with their state of review, and no string outside of them."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from service.web import catalogues
from service.web.catalogues import TRANSLATIONS, CatalogueError, Review, faults, is_complete, review_of
from service.web.languages import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
PRESENT = ["en", *(code for code in LANGUAGES if catalogues.path_of(code).exists())]
ONE_PHOTO = ("%(num)s photo", "%(num)s photos")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Translations of three strings, to be filled."""
    template = Catalog()
    for source in ("One", "Two of %(all)s, 5 %% more", ONE_PHOTO):
        template.add(source)
    with (tmp_path / "messages.pot").open("wb") as file:
        write_po(file, template)
    return tmp_path


def catalogue(folder: Path, code: str, *strings: str | tuple[str, ...], header: str = "", fuzzy: bool = False) -> None:
    path = catalogues.path_of(code, folder)
    path.parent.mkdir(parents=True)
    made = Catalog(locale=code, header_comment=header or "# Review: machine-drafted")
    for source, text in zip(("One", "Two of %(all)s, 5 %% more", ONE_PHOTO), strings, strict=False):
        made.add(source, text, flags=["fuzzy"] if fuzzy else [])
    with path.open("wb") as file:
        write_po(file, made)


GOOD = ("Bir", "%(all)s taneden ikisi, %% 5 daha", ("Bir fotoğraf", "%(num)s fotoğraf"))


def test_a_language_is_complete_when_every_string_is_there(folder: Path) -> None:
    assert is_complete("en", folder)
    assert not is_complete("tr", folder)
    catalogue(folder, "tr", *GOOD[:2], ("%(num)s fotoğraf", "%(num)s fotoğraf"))
    catalogue(folder, "de", "Eins", "", ("%(num)s Foto", "%(num)s Fotos"))
    catalogue(folder, "fr", "Un")
    assert [code for code in LANGUAGES if is_complete(code, folder)] == ["en", "tr"]


def test_what_is_doubtful_is_not_complete(folder: Path) -> None:
    catalogue(folder, "tr", *GOOD[:2], ("%(num)s fotoğraf", "%(num)s fotoğraf"), fuzzy=True)
    assert all("fuzzy" in fault for fault in faults("tr", folder))


@pytest.mark.parametrize(
    "text", ["İki", "%(hepsi)s taneden iki", "%(all)s %(all)d iki", "%(all) taneden iki", "%(all)s ve %5 daha"]
)
def test_placeholders_must_be_those_of_the_source(folder: Path, text: str) -> None:
    catalogue(folder, "tr", "Bir", text, ("%(num)s fotoğraf", "%(num)s fotoğraf"))
    assert faults("tr", folder) == ["placeholders differ: Two of %(all)s, 5 %% more"]


def test_each_catalogue_says_who_has_read_it(folder: Path) -> None:
    catalogue(folder, "tr", header="# Review: machine-drafted")
    catalogue(folder, "de", header="# Deutsch\n# Review: read by a native speaker; by: Anna B.; on: 2026-12-01")
    catalogue(folder, "fr", header="# Review: surely")
    catalogue(folder, "ru", header="# nothing")
    assert review_of("tr", folder) == Review()
    assert review_of("de", folder) == Review("Anna B.", dt.date(2026, 12, 1))
    for code in ("fr", "ru"):
        with pytest.raises(CatalogueError, match="machine-drafted"):
            review_of(code, folder)


def test_a_catalogue_is_read_as_it_was_written(folder: Path) -> None:
    catalogue(folder, "ru", "Один", "Два", ("%(num)s фото", "%(num)s фото", "%(num)s снимков"))
    russian = catalogues.translations_of(code="ru", folder=folder)
    assert russian.gettext("One") == "Один"
    assert russian.ngettext(*ONE_PHOTO, 5) == "%(num)s снимков"
    assert russian.gettext("Unknown") == "Unknown"


@pytest.mark.parametrize("code", PRESENT)
def test_every_catalogue_present_is_complete_and_says_who_has_read_it(code: str) -> None:
    assert is_complete(code), "\n".join(faults(code))
    assert code == "en" or review_of(code)


@pytest.mark.parametrize("code", [code for code in PRESENT if LANGUAGES[code].direction == "rtl"])
def test_signs_that_belong_to_latin_words_stay_with_them_from_right_to_left(code: str) -> None:
    """Without an isolate ".xls" stands as "xls." there."""
    bare = re.compile(r"(?<![\w\u2066.])(?:\.[a-z]{3,4}\b|#[A-Z]+|--[a-z]+)")
    strings = [m.string for m in catalogues.read(catalogues.path_of(code), code) if m.id]
    forms = [form for one in strings for form in ([one] if isinstance(one, str) else one)]
    assert [form for form in forms if bare.search(form)] == []
    assert any("\u2066.xlsx\u2069" in form for form in forms)


def test_the_template_of_all_catalogues_holds_every_string_and_no_other() -> None:
    """`pybabel extract` over code and templates finds what messages.pot holds."""
    known = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogues.read(TRANSLATIONS / "messages.pot")}
    options = {"extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}
    keywords = {"_": None, "_l": None, "N_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
    found = set()
    for folder in ("service", "templates"):
        extracted = extract_from_dir(
            str(ROOT / folder),
            method_map=[("**.py", "python"), ("**.html", "jinja2")],
            options_map={"**.html": options},
            keywords=keywords,
        )
        found |= {m if isinstance(m, str) else m[0] for _file, _line, m, _comments, _context in extracted}
    assert len(found) > 1000
    assert found - known == set(), "run `make messages`"
    assert known - found - {""} == set(), "run `make messages`"
