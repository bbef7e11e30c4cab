"""Languages: in the address, offered only when complete, and every string within reach of the translators."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from flask import Flask

from service.web import languages
from service.web.languages import LANGUAGES, TRANSLATIONS, is_complete, offered_languages
from tests.support.client import CheckedClient

ROOT = Path(__file__).parent.parent.parent


def catalogue(folder: Path, code: str, strings: dict[str, str], *, fuzzy: str = "") -> None:
    place = folder / code / "LC_MESSAGES"
    place.mkdir(parents=True)
    made = Catalog(locale=code)
    for source, text in strings.items():
        made.add(source, text, flags=["fuzzy"] if source == fuzzy else [])
    for name, write in (("messages.po", write_po), ("messages.mo", write_mo)):
        stream = BytesIO()
        write(stream, made)
        (place / name).write_bytes(stream.getvalue())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    template = Catalog()
    for source in ("One", "Two"):
        template.add(source)
    stream = BytesIO()
    write_po(stream, template)
    (tmp_path / "messages.pot").write_bytes(stream.getvalue())
    return tmp_path


def test_a_language_is_complete_when_every_string_is_there(folder: Path) -> None:
    assert is_complete("en", folder)
    assert not is_complete("tr", folder)
    catalogue(folder, "tr", {"One": "Bir", "Two": "İki"})
    catalogue(folder, "de", {"One": "Eins", "Two": ""})
    catalogue(folder, "fr", {"One": "Un"})
    catalogue(folder, "ru", {"One": "Один", "Two": "Два"}, fuzzy="Two")
    assert [code for code in LANGUAGES if is_complete(code, folder)] == ["en", "tr"]


def test_english_is_always_offered() -> None:
    assert "en" in offered_languages()


def test_an_address_in_a_language_that_is_not_offered_leads_nowhere(browser: CheckedClient) -> None:
    browser.get("/xx/page", 404)
    browser.get("/en/page")


def test_uyghur_pages_run_from_right_to_left(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    both = {code: LANGUAGES[code] for code in ("en", "ug")}
    monkeypatch.setattr(languages, "offered_languages", lambda: both)
    monkeypatch.setattr("service.web.pages.offered_languages", lambda: both)
    browser = CheckedClient(app)
    page = browser.get("/ug/page")
    assert (page.tree.get("lang"), page.tree.get("dir")) == ("ug", "rtl")
    assert page.links()["English"] == "/en/page"
    assert page.links()["ئۇيغۇرچە"] == "/ug/page"
    page = browser.get("/missing", 404, headers={"Accept-Language": "ug, en;q=0.5"})
    assert page.tree.get("lang") == "ug"


def test_the_template_of_all_catalogues_holds_every_string() -> None:
    """`pybabel extract` over code and templates finds nothing that messages.pot lacks."""
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        known = {m.id if isinstance(m.id, str) else m.id[0] for m in read_po(file)}
    options = {"extensions": "jinja2.ext.do", "trim_blocks": "true", "lstrip_blocks": "true"}
    keywords = {"_": None, "_l": None, "N_": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2)}
    found = set()
    for folder in ("service/web", "service/searches", "service/photos", "templates/families", "templates/shared"):
        extracted = extract_from_dir(
            str(ROOT / folder),
            method_map=[("**.py", "python"), ("**.html", "jinja2")],
            options_map={"**.html": options},
            keywords=keywords,
        )
        found |= {m if isinstance(m, str) else m[0] for _file, _line, m, _comments, _context in extracted}
    assert len(found) > 200
    assert found - known == set(), "run `pybabel extract -F babel.cfg -k _l -k N_ -o … .`"


WORDS_OF_OFFICIALS = re.compile(
    r"\b(suspect|criminal|offen[cs]e|interrogat\w*|investigat\w*|alibi|wanted|arrest\w*|warrant|informant|custody|"
    r"detainee|inmate|prisoner|case number|subject of|target|surveil\w*|terroris\w*|extremis\w*|victim)\b",
    re.IGNORECASE,
)


def test_families_read_no_word_that_officials_use() -> None:
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "templates" / "families").rglob("*.html")]
    texts += [p.read_text(encoding="utf-8") for p in (ROOT / "service" / "searches").rglob("*.py")]
    spoken = re.findall(r"_l?\(\s*((?:\"[^\"]*\"\s*)+)", "\n".join(texts))
    assert len(spoken) > 150
    assert [text for text in spoken if WORDS_OF_OFFICIALS.search(text)] == []


def test_sentences_for_families_are_short() -> None:
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "templates" / "families").rglob("*.html")]
    spoken = re.findall(r"_\(\s*\"([^\"]*)\"", "\n".join(texts))
    sentences = [s for text in spoken for s in re.split(r"(?<=[.!?:;])\s+", text)]
    long = [s for s in sentences if len(s.split()) > 32]
    assert long == []
