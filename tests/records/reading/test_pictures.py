from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.drawing.image import Image as Drawing
from PIL import Image

from service.records.reading.workbooks.pictures import floating_pictures
from tests.records.reading.tables import HEADER, csv, row


def test_pictures_are_anchored_to_rows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "人员"
    for values in (HEADER, row(0), row(1)):
        sheet.append(values)
    for i, shade in enumerate((40, 200), 2):
        data = BytesIO()
        Image.new("L", (20, 25), shade).save(data, "PNG")
        sheet.add_image(Drawing(data), f"H{i}")
    book.save(tmp_path / "a.xlsx")
    found = list(floating_pictures(tmp_path / "a.xlsx"))
    assert [(p.sheet, p.row, p.column) for p in found] == [("人员", 2, 8), ("人员", 3, 8)]
    shades = []
    for one in found:
        with Image.open(BytesIO(one.data)) as picture:
            shades.append(picture.getpixel((3, 3)))
    assert shades == [40, 200]


def test_other_files_have_none(tmp_path: Path) -> None:
    assert list(floating_pictures(csv(tmp_path / "a.csv", [HEADER, row(0)]))) == []
