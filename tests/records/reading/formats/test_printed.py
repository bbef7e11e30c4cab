"""Lists printed to PDF, in the shape of the Karakax List: rows over the ends of pages, scans, damage."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

import pytest

from sample.printed import print_table
from service.records.reading import FileUnreadableError
from tests.records.reading.tables import Read
from tests.support.leak import person

KARAKAX = ["序号", "教育点", "入教时间", "姓名", "身份证号", "所在乡镇", "所在社区", "入教原因", "三个圈", "研判结果"]


WIDTHS = [28.0, 50, 50, 60, 95, 55, 55, 80, 240, 60]


def karakax_row(n: int, circles: int) -> list[str]:
    one, father, wife, friend = (person(n + k) for k in (0, 1000, 2000, 3000))
    family = (
        f"家庭圈：父亲：{father['姓名']}，农民，表现良好；妻子：{wife['姓名']}，身份证号{wife['身份证号']}，无违法；"
    )
    return [
        str(n + 1), f"第{n % 4 + 1}教育点", "2017.4.12", one["姓名"], one["身份证号"], "波斯坦街道", "喀拉苏社区",
        "戴面纱；办理护照", family + f"社交圈：与{friend['姓名']}来往密切；" * circles + "宗教圈：不做礼拜。",
        "已结业" if n % 3 else "继续培训",
    ]  # fmt: skip


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("on_every_page", [True, False])
def test_karakax_printed_with_rows_over_page_ends(tmp_path: Path, ruled: bool, on_every_page: bool) -> None:
    rows = [karakax_row(n, 1 + n % 9) for n in range(40)]
    places = print_table(
        tmp_path / "list.pdf", KARAKAX, rows, WIDTHS, title="墨玉县", ruled=ruled, header_on_every_page=on_every_page
    )
    read = Read(tmp_path / "list.pdf")
    assert len({page for page, _ in places}) > 2
    assert [list(s.cells.values()) for s in read.statements] == rows
    assert {t.profile for t in read.tables} == {"karakax"}
    pages = [s.sheet for s in read.statements]
    assert pages == [f"page {page}" for page, _ in places]
    for n, statement in enumerate(read.statements):
        kin = {(r.relation, r.name) for r in statement.relatives}
        assert ("father", person(n + 1000)["姓名"]) in kin
        assert ("wife", person(n + 2000)["姓名"]) in kin
        friend = person(n + 3000)["姓名"]
        assert friend in {name for _, name in kin} | set(statement.names)
        assert statement.status == ("released" if n % 3 else "interned")


def test_rows_that_a_page_end_leaves_open(tmp_path: Path) -> None:
    """A browser draws no line below what it cuts off, and cuts names, numbers and addresses like any text."""
    rows = [karakax_row(n, 1 + n % 9) for n in range(30)]
    for values in rows:
        values[5] = "博斯坦街道" * 9  # the longest cell: names and numbers begin with it and never go on
    print_table(tmp_path / "a.pdf", KARAKAX, rows, WIDTHS, header_on_every_page=True, open_ends=True, foot="第 1 页")
    read = Read(tmp_path / "a.pdf")
    assert [list(s.cells.values()) for s in read.statements] == rows
    assert read.codes() == []
    assert "note" in {kind for _, kind in read.skipped}


def test_the_end_of_a_name_or_number_on_the_next_page_is_no_person(tmp_path: Path) -> None:
    widths = [28.0, 50, 50, 12, 24, 55, 55, 80, 240, 60]  # so narrow that every row is as high as its number is long
    rows = [karakax_row(n, 1) for n in range(40)]
    places = print_table(tmp_path / "a.pdf", KARAKAX, rows, widths, header_on_every_page=True, open_ends=True)
    read = Read(tmp_path / "a.pdf")
    assert len({page for page, _ in places}) > 2
    assert [list(s.cells.values()) for s in read.statements] == rows


def test_radicals_are_read_as_the_characters_they_stand_for(tmp_path: Path) -> None:
    values = karakax_row(1, 1)
    values[3] = "\u2ee8\u2ee8提·\u2f1f合提"  # 麦麦提·土合提, as fonts of printed files tell it
    header = [h.replace("户", "\u2f3e").replace("入", "\u2f0a") for h in KARAKAX]
    print_table(tmp_path / "a.pdf", header, [values, karakax_row(2, 1), karakax_row(3, 1)], WIDTHS)
    read = Read(tmp_path / "a.pdf")
    assert read.names[0] == "麦麦提·土合提"
    assert read.statements[0].detained_on is not None
    assert "\u2ee8" not in "".join(read.statements[0].cells.values())


def test_several_printed_rows_of_one_person_are_one_record(tmp_path: Path) -> None:
    first = karakax_row(1, 1)
    more = ["", "", "", "", "", "", "", "", f"母亲：{person(7)['姓名']}，无违法", ""]
    print_table(tmp_path / "list.pdf", KARAKAX, [first, more, karakax_row(2, 1), karakax_row(3, 1)], WIDTHS)
    read = Read(tmp_path / "list.pdf")
    assert [s.continues for s in read.statements] == [None, 2, None, None]
    assert read.statements[1].id_numbers == read.statements[0].id_numbers
    assert [r.relation for r in read.statements[1].relatives] == ["mother"]


def test_a_pdf_without_text_says_so(tmp_path: Path) -> None:
    print_table(tmp_path / "scan.pdf", ["", ""], [["", ""]], [100, 100])
    with pytest.raises(FileUnreadableError) as error:
        Read(tmp_path / "scan.pdf")
    assert error.value.code == "no_text"
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    with pytest.raises(FileUnreadableError) as error:
        Read(tmp_path / "broken.pdf")
    assert error.value.code == "damaged"


@pytest.mark.parametrize("lines", [1_000_000, 40_000_000])  # of 14 bytes: more than the reader takes, or its library
def test_a_page_that_unpacks_to_too_much_is_told_and_costs_little(tmp_path: Path, lines: int) -> None:
    bomb = zlib.compress(b"0 0 m 1 1 l S\n" * lines, 9)
    body = (
        b"%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (len(bomb), bomb)
    )
    start = len(body)
    offsets = [body.index(b"%d 0 obj" % n) for n in range(1, 5)]
    body += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    body += b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
    (tmp_path / "bomb.pdf").write_bytes(body)
    begun = time.process_time()
    with pytest.raises(FileUnreadableError) as error:
        Read(tmp_path / "bomb.pdf")
    assert error.value.code == "too_large", "and not that it holds pictures of pages"
    assert time.process_time() - begun < 10


def test_a_second_row_below_one_that_a_page_end_cut(tmp_path: Path) -> None:
    """The rest of a row on top of a page, and below it a row that goes on with the same person."""
    rows = [karakax_row(n, 1 + n % 9) for n in range(12)]
    more = ["", "", "", "", "", "", "", "", f"其弟{person(4000)['姓名']}，在家务农。", "已结业"]
    for k in range(len(rows)):
        rows[k][9] = ""
    table = [line for values in rows for line in (values, list(more))]
    print_table(tmp_path / "list.pdf", KARAKAX, table, WIDTHS, title="墨玉县", ruled=True, header_on_every_page=True)
    read = Read(tmp_path / "list.pdf")
    assert not [p for p in read.problems if p.code == "no_person"]
    told = {s.id_numbers[0].text for s in read.statements if s.status == "released"}
    assert told == {values[4] for values in rows}


def test_a_line_of_a_village_goes_on_over_the_end_of_a_page(tmp_path: Path) -> None:
    header = ["序号", "姓名", "身份证号", "住址", "现状"]
    rows: list[list[str]] = [["一、阿热勒村", "", "", "", ""]]
    for n in range(60):
        one = person(n)
        rows.append([str(n + 1), one["姓名"], one["身份证号"], f"{n % 4 + 1}组{n + 1}号", "在押"])
    rows[46:46] = [["二、英巴格社区", "", "", "", ""]]
    rows[-1][3] = "友谊巷5号"
    print_table(tmp_path / "list.pdf", header, rows, [30.0, 110, 130, 110, 60], title="皮山县藏桂乡花名册")
    found = Read(tmp_path / "list.pdf").statements
    assert len({s.sheet for s in found}) > 1
    assert len(found) == 60
    villages = ["阿热勒村" if n < 45 else "英巴格社区" for n in range(60)]
    assert [village in s.place_texts[0] for s, village in zip(found, villages, strict=True)] == [True] * 60


def test_buildings_stand_in_the_community_of_a_line(tmp_path: Path) -> None:
    header = ["序号", "姓名", "身份证号", "住址", "现状"]
    homes = ["7号楼1单元", "12栋3单元201室", "A座5号", "3幢2单元", "特克斯镇9号楼4单元"]
    rows: list[list[str]] = [["四、团结社区（5人）", "", "", "", ""]]
    for n, home in enumerate(homes):
        rows.append([str(n + 1), person(n)["姓名"], person(n)["身份证号"], home, "在押"])
    print_table(tmp_path / "list.pdf", header, rows, [30.0, 110, 130, 110, 60], title="特克斯县花名册")
    told = [s.place_texts for s in Read(tmp_path / "list.pdf").statements]
    assert told == [(f"团结社区{home}",) for home in homes[:4]] + [(homes[4],)]
