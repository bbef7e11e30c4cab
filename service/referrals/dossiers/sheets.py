"""A list of confirmed, consented cases as a spreadsheet. A cell is text and stays text, whatever program opens it.

How in CSV, ``service.web.cells`` says; XLSX says of each cell that it is a string.
"""

from __future__ import annotations

import datetime as dt
import io

import xlsxwriter
from flask_babel import gettext as _

from service.matching.values.gazetteer import county_title
from service.referrals.dossiers.dossier import matches
from service.referrals.dossiers.matched import Match
from service.referrals.exports import Content, Order, standing
from service.referrals.typesetting.cleaning import clean
from service.review.words import fact_label, row_label, sex_label
from service.store.casework import Casework
from service.store.clock import today
from service.web import cells

_JOIN = "; "
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def safe(text: str) -> str:
    """The text for a cell of CSV: on one line, without controls, and no formula for any program."""
    return cells.safe(_one_line(text))


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def gather(casework: Casework, order: Order) -> Content:
    rows = []
    for search_id in order.search_ids:
        found = standing(casework, search_id, ("referral", "dossier"))
        form = found.form
        read = matches(casework, found)
        rows.append(
            [
                _JOIN.join(form.names),
                form.father_name,
                sex_label(form.sex) if form.sex else "",
                form.birth,
                county_title(form.county) if form.county else form.county_typed,
                form.place,
                form.id_number,
                _JOIN.join(_fates(read)),
                _JOIN.join(_sources(read)),
                str(max(match.same for match in read)),
            ]
        )
    heads = [
        row_label("name"),
        row_label("father"),
        row_label("sex"),
        row_label("birth"),
        _("County"),
        row_label("place"),
        row_label("id_number"),
        row_label("fate"),
        _("Source"),
        _("People who confirmed it"),
    ]
    return Content({"heads": heads, "rows": rows, "title": _("Confirmed cases")})


def _fates(read: list[Match]) -> list[str]:
    said = [
        f"{fact_label(one.field)}: {one.text or one.read_as}"
        for match in read
        for statement in match.confirmed.record.statements
        for one in statement.values.get("fate", ())
    ]
    return list(dict.fromkeys(said))


def _sources(read: list[Match]) -> list[str]:
    said = [
        f"{match.confirmed.record.source.title}, {statement.file}, {statement.sheet}, {statement.row}"
        for match in read
        for statement in match.confirmed.record.statements
    ]
    return list(dict.fromkeys(said))


def render_csv(order: Order, content: Content) -> bytes:
    """UTF-8 with its mark, since Excel takes it for something else without."""
    lines = [[order.watermark], content.data["heads"], *content.data["rows"]]
    return cells.to_csv([_one_line(cell) for cell in line] for line in lines)


def render_xlsx(order: Order, content: Content) -> bytes:
    """One sheet; every cell is a string. Its header on paper is the watermark."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        created = dt.datetime.combine(today(), dt.time())
        book.set_properties({"title": clean(order.watermark), "created": created})
        bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, _one_line(order.watermark), bold)
        for column, head in enumerate(content.data["heads"]):
            sheet.write_string(1, column, head, bold)
        for line, row in enumerate(content.data["rows"], start=2):
            for column, cell in enumerate(row):
                sheet.write_string(line, column, clean(cell)[:32000], wrapped)
        sheet.set_column(0, len(content.data["heads"]) - 1, 24)
        sheet.freeze_panes(2, 0)
    return out.getvalue()
