"""Pages with every script, and what people wrote stays data."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.referrals import typesetting
from service.referrals.typesetting import cleaning, fonts, pages
from service.referrals.typesetting.child import FontMissing, SettingFailed, run
from tests.referrals.typesetting.pages import text_of

TEMPLATE = """#import "layout.typ": *
#let data = json("data.json")
#show: document-page.with(data)
= #data.title
#facts(((label: data.label, values: data.values),))
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "test.typ"
    path.write_text(TEMPLATE)
    return path


def data(*values: str, language: str = "en", **more: str) -> dict[str, object]:
    facts = {"title": "A title", "label": "Name", "watermark": "No. 7", "header": "Head", "organisation": "Invented"}
    return {"language": language, **facts, "values": list(values), **more}


@pytest.mark.parametrize("language", ["en", "ug", "zh", "ru"])
def test_each_script_can_be_searched(template: Path, language: str) -> None:
    names = ("Memet Tursunoğlu", "مەمەت تۇرسۇن نىڭ ئۆيى", "麦麦提·吐尔逊", "Мәмәт Турсун ғқңөұүһ")
    made = typesetting.pdf(template, data(*names, language=language))
    read = text_of(made)
    for name in names:
        assert name in read
    # Another reader, which joins the words of a line as they stand from left to right.
    other = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text()
    for name in names:
        assert all(word in other for word in name.split())


def test_markup_in_a_name_is_a_name(template: Path) -> None:
    attacks = (
        '#read("/etc/passwd")',
        '#image("layout.typ") *bold* _soft_ $x^2$ <label> @ref // no comment',
        '"] #eval("1+1") [',
        "\\u{41} \\ #sys.inputs",
    )
    read = text_of(typesetting.pdf(template, data(*attacks, title=attacks[0])))
    for attack in attacks:
        assert attack in read
    assert "root:" not in read


def test_a_template_reads_no_file_and_no_package(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("planted secret")
    request = {"timestamp": 0}
    for source in (
        f'#read("{secret}")',
        '#read("/etc/passwd")',
        '#read("../../../../../../etc/passwd")',
        '#import "@preview/cetz:0.3.0"',
    ):
        with pytest.raises(SettingFailed):
            run(request, {"main.typ": f'#set document(title: "x")\n{source}'.encode()})


def test_no_letter_turns_what_stands_around_it(template: Path) -> None:
    made = typesetting.pdf(template, data("\u202egnp.exe\u202c Me\u0000met\x1b[0m"))
    assert "gnp.exe Memet[0m" in text_of(made)


def test_a_letter_that_no_font_has_is_shown_by_its_number(template: Path) -> None:
    assert "Aygul [U+1F33A] and [U+12000]" in text_of(typesetting.pdf(template, data("Aygul 🌺 and 𒀀")))


def test_without_chinese_fonts_there_is_no_page(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "SYSTEM", ())
    fonts.chinese.cache_clear()
    try:
        assert "Мәмәт" in text_of(typesetting.pdf(template, data("Мәмәт مەمەت")))
        with pytest.raises(FontMissing):
            typesetting.pdf(template, data("麦麦提"))
    finally:
        fonts.chinese.cache_clear()


@given(st.text())
@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_clean_text_is_clean(text: str) -> None:
    once = cleaning.clean(text)
    assert cleaning.clean(once) == once
    assert not set(once) & cleaning._TURNING
    assert all(
        letter == "\n" or letter.isprintable() or letter.isspace() or letter in cleaning._KEPT for letter in once
    )


@given(st.lists(st.text(max_size=30), min_size=1, max_size=5))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_set_or_refused(template: Path, texts: list[str]) -> None:
    assert pages.pdf(template, data(*texts)).startswith(b"%PDF")
