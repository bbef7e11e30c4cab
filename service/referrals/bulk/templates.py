"""The empty tables to download: in each language, as CSV and as a workbook, with one invented row that is skipped."""

from __future__ import annotations

import io

import xlsxwriter

from service.referrals.bulk.columns import FIELDS, vocabulary
from service.referrals.bulk.words import COLUMN_HELP
from service.web import LANGUAGES, cells

ENDINGS = ("csv", "xlsx")
# The family's name beside its relation is for files that have it in two columns already.
_COLUMNS = tuple(name for name in FIELDS if name != "relation")


def header(language: str) -> list[str]:
    """The headers; names have two columns."""
    words = {name: str(by_language[language][0]) for name, by_language in vocabulary()["columns"].items()}
    found = []
    for name in _COLUMNS:
        found += [words[name], f"{words[name]} 2"] if name == "name" else [words[name]]
    return found


def example(language: str) -> list[str]:
    """The invented row. Its mark stands where the group's own number would."""
    given = vocabulary()["example"][language]
    native = {
        "reference": given["mark"],
        "sex": {"zh": "男", "ug": "ئەر"}.get(language, "m"),
        "language": language,
        "asked_by_family": vocabulary()["yes"][language][0],
    }
    found = []
    for name in _COLUMNS:
        value = given.get(name, native.get(name, ""))
        found += list(value) if name == "name" else [str(value)]
    return found


def to_csv(language: str) -> bytes:
    return cells.to_csv([header(language), example(language)])


def to_xlsx(language: str) -> bytes:
    """A sheet to fill in, its cells as text, and one that says what each column takes (in the request's language)."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    grey = book.add_format({"italic": True, "font_color": "#555555", "num_format": "@"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    filled, told = book.add_worksheet("1"), book.add_worksheet("2")
    for sheet in (filled, told):
        if LANGUAGES[language].direction == "rtl":
            sheet.right_to_left()
    columns = header(language)
    filled.set_column(0, len(columns) - 1, 22, text)
    filled.write_row(0, 0, columns, bold)
    filled.write_row(1, 0, example(language), grey)
    filled.freeze_panes(1, 0)
    told.set_column(0, 0, 32, wrapped)
    told.set_column(1, 1, 90, wrapped)
    for row, name in enumerate(_COLUMNS):
        told.write_string(row, 0, str(vocabulary()["columns"][name][language][0]), bold)
        told.write_string(row, 1, str(COLUMN_HELP[name]), wrapped)
    book.close()
    return out.getvalue()
