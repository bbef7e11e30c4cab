"""Web pages and XML spreadsheets under the name .xls, and workbooks under each other's names. Everybody is invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from service.records.reading import FileUnreadableError
from tests.records.reading.tables import HEADER, NAMES, Read, csv, number, row, xlsx


def page(rows: str, charset: str = "gb2312") -> bytes:
    head = f'<html><head><meta charset="{charset}"><style>td {{ x: "<td>" }}</style></head><body>'
    return f"{head}<!-- <tr><td>{NAMES[5]}</td></tr> --><table border=1>{rows}</table></body></html>".encode("gb18030")


def test_a_table_saved_as_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    rows = "<tr><td colspan=3>收押人员&nbsp;名单<tr><th>姓名<th>身份证号<th>住址"
    rows += f"<tr><td x:str>{NAMES[0]}</td><td style='mso-number-format:\"\\@\"'>{number(1)}</td>"
    rows += "<td rowspan=2>疏附县<br>3村"
    rows += f"<tr><td>{NAMES[1]}</td><td>{number(2)}</td></tr>"
    path.write_bytes(page(rows))
    read = Read(path)
    assert [(s.row, s.names[0], s.id_numbers[0].known) for s in read.statements] == [
        (3, NAMES[0], number(1)),
        (4, NAMES[1], number(2)),
    ]
    assert [s.counties for s in read.statements] == [("653121",), ("653121",)]
    assert read.problems == []


def test_a_table_inside_a_layout_table(tmp_path: Path) -> None:
    path = tmp_path / "nested.xls"
    inner = f"<table><tr><td>姓名<td>身份证号</tr><tr><td>{NAMES[0]}<td>{number(1)}</tr></table>"
    path.write_bytes(page(f"<tr><td>菜单</td><td>{inner}</td></tr>"))
    assert Read(path).names == [NAMES[0]]


def test_an_xml_spreadsheet(tmp_path: Path) -> None:
    def cell(text: str, kind: str = "String", more: str = "") -> str:
        return f'<Cell{more}><Data ss:Type="{kind}">{text}</Data></Cell>'

    rows = "<Row>" + "".join(map(cell, ["姓名", "身份证号", "出生日期", "住址"])) + "</Row>"
    rows += '<Row ss:Index="4">' + cell(NAMES[0]) + cell(number(1))
    rows += cell("1960-04-12T00:00:00.000", "DateTime") + "</Row>"
    rows += "<Row>" + cell(NAMES[1]) + cell("疏附县", more=' ss:Index="4"') + "</Row>"
    path = tmp_path / "old.xls"
    path.write_text(
        '<?xml version="1.0"?><Workbook xmlns:ss="urn:x"><Worksheet ss:Name="名单"><Table>'
        f"{rows}</Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>",
        encoding="utf-8",
    )
    first, second = Read(path).statements
    assert (first.sheet, first.row, first.hidden, first.texts["birth"]) == ("名单", 4, True, "1960-04-12")
    assert (second.row, second.names, second.place_texts) == (5, (NAMES[1],), ("疏附县",))
    assert dt.date.fromisoformat(first.texts["birth"]).year == first.births[0].year


def test_a_page_that_spreads_over_too_much_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xls"
    path.write_bytes(page("<tr><td colspan=1999><td>x" * 5000))
    with pytest.raises(FileUnreadableError) as error:
        Read(path)
    assert error.value.code == "bomb"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE Workbook [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE Workbook [<!ELEMENT x ANY> <!-- one --> <!ENTITY e "x">]>',
        '<!DOCTYPE Workbook [<!ENTITY % e "x"> %e;]>',
    ],
)
def test_an_xml_spreadsheet_that_defines_entities_is_refused(tmp_path: Path, prolog: str, encoding: str) -> None:
    cells = f'<Cell><Data ss:Type="String">{NAMES[0]}</Data></Cell><Cell><Data>{number(1)}</Data></Cell>'
    header = "<Row><Cell><Data>姓名</Data></Cell><Cell><Data>身份证号</Data></Cell></Row>"
    book = f'<Workbook xmlns:ss="urn:x"><Worksheet ss:Name="s"><Table>{header}<Row>{cells}</Row></Table></Worksheet>'
    path = tmp_path / "old.xls"
    path.write_text(f'<?xml version="1.0"?>{prolog}{book}</Workbook>', encoding=encoding)
    with pytest.raises(FileUnreadableError) as error:
        Read(path)
    assert error.value.code == "bomb"
    harmless = "<!DOCTYPE Workbook><!-- <!ENTITY e 'x'> --><note><![CDATA[<!ENTITY e 'x'>]]></note>"
    path.write_text(f'<?xml version="1.0"?>{harmless}{book}</Workbook>', encoding=encoding)
    assert Read(path).names == [NAMES[0]]


@pytest.mark.parametrize("start", ["<" * 200_000, '<a "' * 50_000, "<!--" * 50_000, "<a b='" * 50_000])
def test_unclosed_markup_takes_no_long_time(tmp_path: Path, start: str) -> None:
    path = tmp_path / "evil.xls"
    path.write_text("<html>" + start)
    with pytest.raises(FileUnreadableError):
        Read(path)


def test_a_workbook_under_the_name_of_another_kind(tmp_path: Path) -> None:
    rows = [HEADER, *(row(i) for i in range(4))]
    made = xlsx(tmp_path / "made.xlsx", rows)
    for name in ("new.xls", "new.csv"):
        (tmp_path / name).write_bytes(made.read_bytes())
        assert len(Read(tmp_path / name).statements) == 4
    text = csv(tmp_path / "text.csv", rows, "gb18030")
    (tmp_path / "text.xlsx").write_bytes(text.read_bytes())
    assert len(Read(tmp_path / "text.xlsx").statements) == 4


def test_a_document_under_the_name_of_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "letter.xls"
    path.write_bytes(b"{\\rtf1\\ansi\nhello, there\n}")
    with pytest.raises(FileUnreadableError) as error:
        Read(path)
    assert error.value.code == "markup"
