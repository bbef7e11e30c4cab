"""Pictures that float in a workbook: the row that each lies over."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.drawing.image import Image as Drawing
from PIL import Image

from service.records.reading.workbooks.pictures import floating_pictures
from service.records.reading.workbooks.unshown import unshown
from tests.records.reading.tables import HEADER, NAMES, Read, csv, number, row, with_part


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


def _drawn(path: Path, pictures: int) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "身份证号"])
    for n in range(pictures):
        sheet.append([NAMES[0], number(n)])
        data = BytesIO()
        Image.new("L", (20, 25), 20 * n).save(data, "PNG")
        sheet.add_image(Drawing(data), f"D{n + 2}")
    book.save(path)
    return path


_RELATIONS, _DRAWING = "xl/drawings/_rels/drawing1.xml.rels", "xl/drawings/drawing1.xml"


def _leading_outside(relations: bytes) -> bytes:
    for n, target in enumerate((b"../../../../etc/passwd", b"http://127.0.0.1/x.png", b"file:///etc/passwd"), 1):
        outside = b'" TargetMode="External"' if n > 1 else b'"'
        relations = relations.replace(b'/xl/media/image%d.png"' % n, target + outside)
    return relations


def test_pictures_that_lie_outside_are_told_once(tmp_path: Path) -> None:
    good = _drawn(tmp_path / "good.xlsx", 5)
    path = with_part(good, tmp_path / "a.xlsx", _RELATIONS, _leading_outside)
    read = Read(path)
    said = "pictures that lie outside of the workbook: 3; none was opened"
    assert [(p.code, p.row, p.sentence) for p in read.problems] == [("outside_pictures", 0, said)]
    assert len(read.names) == 5
    assert [p.row for p in floating_pictures(path)] == [5, 6]
    assert Read(good).problems == []


def test_linked_pictures_count_too_and_those_that_are_held_beside_do_not(tmp_path: Path) -> None:
    path = with_part(_drawn(tmp_path / "good.xlsx", 3), tmp_path / "b.xlsx", _RELATIONS, _leading_outside)
    path = with_part(path, tmp_path / "c.xlsx", _DRAWING, lambda xml: xml.replace(b'embed="rId2"', b'link="rId2"'))
    assert unshown(path).outside == 3
    linked = with_part(
        tmp_path / "good.xlsx",
        tmp_path / "d.xlsx",
        _DRAWING,
        lambda xml: xml.replace(b"embed=", b'link="rId9" r:embed='),
    )
    assert unshown(linked).outside == 0


def test_a_drawing_that_cannot_be_read_is_told_and_costs_no_row(tmp_path: Path) -> None:
    good = _drawn(tmp_path / "good.xlsx", 2)
    for name, change in {"cut": lambda xml: xml[:200], "empty": lambda xml: b""}.items():
        path = with_part(good, tmp_path / f"{name}.xlsx", _DRAWING, change)
        read = Read(path)
        said = "drawings that cannot be read: 1; their pictures are left out"
        assert [(p.code, p.sentence) for p in read.problems] == [("unreadable_drawings", said)]
        assert len(read.names) == 2
        assert list(floating_pictures(path)) == []
