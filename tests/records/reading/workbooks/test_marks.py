"""What a workbook tells beside its cells: what is hidden, what is an error, from when days count, pictures in cells."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from PIL import Image

from service.matching.types import PartialDate
from service.records.reading.workbooks.pictures import floating_pictures, holds_pictures
from tests.records.reading.tables import HEADER, NAMES, Read, csv, number, row, with_part, xlsx

_PICTURES = """<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"
 xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">%s</etc:cellImages>"""
_PICTURE = (
    '<etc:cellImage><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_%s"/></xdr:nvPicPr><xdr:blipFill>'
    '<a:blip r:embed="rId%d"/></xdr:blipFill></xdr:pic></etc:cellImage>'
)
_LINK = (
    '<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
    'Target="media/image%d.png"/>'
)


def test_hidden_rows_and_columns_are_read_and_say_so(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in (HEADER, row(0), row(1), row(2)):
        sheet.append(values)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["F"].hidden = True
    book.save(tmp_path / "a.xlsx")
    read = Read(tmp_path / "a.xlsx")
    assert [(s.row, s.hidden, s.hidden_cells) for s in read.statements] == [
        (2, False, ("户籍地址",)), (3, True, ("户籍地址",)), (4, False, ("户籍地址",)),
    ]  # fmt: skip
    assert [c.header for c in read.tables[0].columns if c.hidden] == ["户籍地址"]
    assert read.statements[1].place_texts == ("新疆疏附县乌帕尔镇3村",)


@pytest.mark.parametrize("written", [b"hidden='1'", b'hidden = "1"', b"hidden='true'"])
def test_hidden_is_hidden_however_it_is_written(tmp_path: Path, written: bytes) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in (HEADER, row(0), row(1)):
        sheet.append(values)
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "good.xlsx")
    part = "xl/worksheets/sheet1.xml"
    path = with_part(tmp_path / "good.xlsx", tmp_path / "a.xlsx", part, lambda xml: xml.replace(b'hidden="1"', written))
    assert [(s.row, s.hidden) for s in Read(path).statements] == [(2, False), (3, True)]


def test_day_counts_of_a_workbook_that_begins_in_1904(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["姓名", "身份证号", "收押时间"])
    sheet.append([NAMES[0], number(1), 42837 - 1462])
    book.save(tmp_path / "a.xlsx")
    assert Read(tmp_path / "a.xlsx").only.detained_on == PartialDate(2017, 4, 12)


def test_cells_that_hold_an_error_are_told_where_something_should_be_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    rows: list[list[Any]] = [
        ["序号", "姓名", "身份证号", "户籍地址", "联系电话"],
        [1, NAMES[0], number(1), "#REF!", "x"],
    ]
    rows += [
        [2, NAMES[1], number(2), "新疆疏附县", "#N/A"],
        [3, "#REF!", "#N/A", None, None],
        ["合计", "#REF!", None, None, None],
    ]
    for values in rows:
        sheet.append(values)
    for line in sheet.iter_rows():
        for cell in line:
            if isinstance(cell.value, str) and cell.value.startswith("#"):
                cell.data_type = "e"
    book.save(tmp_path / "a.xlsx")
    read = Read(tmp_path / "a.xlsx")
    assert read.names == NAMES[:2]
    assert read.codes() == [(2, "error_cell"), (4, "error_cell")]
    assert [p.lost for p in read.problems] == [True]
    columns = [p.column for s in read.statements for p in s.problems] + [p.column for p in read.problems]
    assert all(columns)  # the report says in which column it stands


def test_pictures_in_cells_of_wps(tmp_path: Path) -> None:
    plain = xlsx(
        tmp_path / "plain.xlsx",
        [["照片", "姓名", "身份证号"], [None, NAMES[0], number(1)], [None, NAMES[1], number(2)]],
    )
    cell = '<c r="A%d" t="str"><f>_xlfn.DISPIMG("ID_%s",1)</f><v>=DISPIMG(&quot;ID_%s&quot;,1)</v></c>'
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(tmp_path / "wps.xlsx", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("sheet1.xml"):
                for line, picture in ((2, "AA"), (3, "BB")):
                    place = b'<c r="B%d"' % line
                    data = data.replace(place, (cell % (line, picture, picture)).encode() + place)
            new.writestr(name, data)
        new.writestr("xl/cellimages.xml", _PICTURES % (_PICTURE % ("AA", 1) + _PICTURE % ("BB", 2)))
        links = "".join(_LINK % (n, n) for n in (1, 2))
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        new.writestr("xl/_rels/cellimages.xml.rels", f'<Relationships xmlns="{package}">{links}</Relationships>')
        for n, shade in ((1, 40), (2, 200)):
            out = BytesIO()
            Image.new("L", (20, 25), shade).save(out, "PNG")
            new.writestr(f"xl/media/image{n}.png", out.getvalue())
    path = tmp_path / "wps.xlsx"
    with path.open("rb") as file:
        assert holds_pictures(file)
    found = list(floating_pictures(path))
    assert [(p.row, p.column) for p in found] == [(2, 1), (3, 1)]
    shades = []
    for one in found:
        with Image.open(BytesIO(one.data)) as picture:
            shades.append(picture.getpixel((3, 3)))
    assert shades == [40, 200]
    assert Read(path).names == NAMES[:2]


def test_only_a_true_old_workbook_is_called_one(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>姓名</th><th>身份证号</th></tr>" + f"<tr><td>{NAMES[0]}</td><td>{number(1)}</td></tr></table>"
    )
    (tmp_path / "a.xls").write_text(page, encoding="utf-8")
    assert [t.old_workbook for t in Read(tmp_path / "a.xls").tables] == [False]
    assert [t.old_workbook for t in Read(csv(tmp_path / "a.csv", [HEADER, row(0)])).tables] == [False]


def test_a_sheet_of_tags_without_an_end_costs_no_more_than_its_length(tmp_path: Path) -> None:
    """The first sheet can be read and hides a row; the second is damaged on purpose."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in (HEADER, row(0), row(1)):
        sheet.append(values)
    sheet.row_dimensions[3].hidden = True
    book.create_sheet("second").append(["x"])
    book.save(tmp_path / "good.xlsx")
    with zipfile.ZipFile(tmp_path / "good.xlsx") as old, zipfile.ZipFile(tmp_path / "a.xlsx", "w") as new:
        for name in old.namelist():
            bad = b"<worksheet><sheetData>" + b'<row <c t="e" <col ' * 300_000
            new.writestr(name, bad if name.endswith("sheet2.xml") else old.read(name))
    read = Read(tmp_path / "a.xlsx")
    assert [(s.row, s.hidden) for s in read.statements] == [(2, False), (3, True)]
    assert (0, "damaged_sheet") in read.codes()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_error_is_told_below_a_header_that_nobody_knows(tmp_path: Path, ending: str) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "拟送何监", "联系电话"]]
    rows += [[NAMES[i], number(i), told, "#N/A"] for i, told in enumerate(["伊犁监狱", "#REF!", "####"])]
    path = (csv if ending == "csv" else xlsx)(tmp_path / f"a.{ending}", rows)
    assert Read(path).codes() == [(3, "error_cell")]
