"""What real spreadsheets do to a parser: one file for each defect."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwt

from tests.records.reading.tables import HEADER, NAMES, Read, csv, number, row, xlsx


def test_titles_header_rows_and_row_numbers(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["乌帕尔镇人员名单"], [], ["2017年"], HEADER, row(0), [], row(1)]))
    assert read.rows == [5, 7]
    assert read.names == NAMES[:2]
    assert read.tables[0].header_rows == (4,)
    assert read.tables[0].titles == ("乌帕尔镇人员名单", "2017年")
    assert read.codes() == []


@pytest.mark.parametrize(("day", "over"), [("2018年12月制", ""), ("2018.12编制", ""), ("现住址", "一、在册人员/")])
def test_the_day_of_the_list_beside_a_line_is_over_no_column(tmp_path: Path, day: str, over: str) -> None:
    read = Read(csv(tmp_path / "a.csv", [["重点人员表"], ["一、在册人员", "", "", "", day], HEADER, row(0)]))
    assert read.tables[0].columns[1].header == over + "姓名"


def test_leading_blank_columns(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [[None, None, *HEADER], [None, None, *row(0)]]))
    assert (read.names, read.rows) == (NAMES[:1], [2])
    assert read.tables[0].columns[1].index == 3


def test_header_repeated_on_every_page_and_totals(tmp_path: Path) -> None:
    rows = [HEADER, row(0), ["小计", "1人"], HEADER, row(1), ["合  计", None, 2], ["填表人：某某", None, "审核人："]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.rows == [2, 5]
    assert {(1, "header"), (4, "header"), (3, "total"), (6, "total"), (7, "note")} == read.skipped
    assert len(read.tables) == 1


def test_two_row_header_with_merged_cells(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["人员名单"],
        ["序号", "基本情况", None, None, "收押情况", None, "父亲", None],
        [None, "姓名", "性别", "身份证号", "时间", "地点", "姓名", "身份证号"],
        [1, NAMES[0], "女", number(), "2017.4.12", "某看守所", NAMES[2], number(7, "19300101")],
    ]
    merges = ["A1:H1", "A2:A3", "B2:D2", "E2:F2", "G2:H2"]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges))
    one = read.only
    assert read.tables[0].header_rows == (2, 3)
    assert one.names == (NAMES[0],)
    assert [i.text for i in one.id_numbers] == [number()]
    assert (one.facility, one.father_names) == ("某看守所", (NAMES[2],))
    assert one.detained_on is not None
    assert one.detained_on.year == 2017
    assert read.codes() == []


def test_two_row_header_of_a_csv_has_no_merges_to_go_by(tmp_path: Path) -> None:
    rows = [
        ["序号", "基本情况", "", "", "备注"],
        ["", "姓名", "性别", "身份证号", ""],
        ["1", NAMES[0], "女", number(), ""],
    ]
    assert Read(csv(tmp_path / "a.csv", rows)).names == [NAMES[0]]


def test_two_tables_below_each_other(tmp_path: Path) -> None:
    other = ["姓名", "公民身份号码", "刑期", "服刑监狱"]
    rows = [HEADER, row(0), [], ["判刑人员"], other, [NAMES[1], number(1), "15年11个月", "某监狱"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.rows == [2, 6]
    assert read.statements[1].sentence is not None
    assert read.statements[1].sentence.months == 191
    assert len(read.tables) == 2


def test_two_tables_side_by_side(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER + HEADER, row(0) + row(1), row(2) + [None] * 6]))
    assert read.names == NAMES[:3]
    assert read.rows == [2, 2, 3]


def test_hidden_sheets_are_read_and_flagged(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for title, state in (("一", "visible"), ("二", "hidden"), ("三", "veryHidden")):
        sheet = book.create_sheet(title)
        sheet.append(HEADER)
        sheet.append(row(len(book.sheetnames)))
        sheet.sheet_state = state
    book.save(tmp_path / "a.xlsx")
    read = Read(tmp_path / "a.xlsx")
    assert [(s.sheet, s.hidden) for s in read.statements] == [("一", False), ("二", True), ("三", True)]


def test_old_workbooks(tmp_path: Path) -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("人员")
    sheet.write_merge(0, 0, 0, 5, "名单")
    for i, values in enumerate([HEADER, row(0), row(1)], 2):
        for j, value in enumerate(values):
            sheet.write(i, j, value)
    book.save(str(tmp_path / "a.xls"))
    read = Read(tmp_path / "a.xls")
    assert (read.names, read.rows) == (NAMES[:2], [4, 5])


def test_merged_household_cells_carry_down_and_unmerged_ones_do_not(tmp_path: Path) -> None:
    header = ["户主", "姓名", "身份证号", "户籍地址"]
    rows: list[list[Any]] = [header, [NAMES[2], NAMES[2], number(1), "疏附县乌帕尔镇"]]
    rows += [[None, NAMES[0], number(2), None], [None, NAMES[1], number(3), None]]
    merged = Read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A4", "D2:D4"])).statements
    assert [s.household_head for s in merged] == [NAMES[2]] * 3
    assert len({s.household for s in merged}) == 1
    assert merged[2].place_texts == ("疏附县乌帕尔镇",)
    plain = Read(xlsx(tmp_path / "b.xlsx", rows)).statements
    assert [s.household_head for s in plain] == [NAMES[2], None, None]


def test_a_person_merged_over_rows_goes_on(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "性别", "入教原因"],
        [NAMES[0], "女", "甲"],
        [None, None, "乙"],
        [NAMES[1], "女", "丙"],
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A2:A3", "B2:B3"]))
    assert [(s.row, s.continues) for s in read.statements] == [(2, None), (3, 2), (4, None)]


def test_columns_by_content_where_the_header_says_nothing(tmp_path: Path) -> None:
    header = ["甲", "乙", "丙", "丁"]
    rows = [header, *([NAMES[i % 6], number(i), f"{1950 + i * 5}.3.{i + 1}", "男"] for i in range(6))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows), mapping={"甲": "name"})
    fields = {c.header: (c.field, c.reason) for c in read.tables[0].columns}
    assert read.names == NAMES
    assert fields["乙"][0] == "id"
    assert "ID numbers" in fields["乙"][1]


def test_no_header_at_all(tmp_path: Path) -> None:
    read = Read(csv(tmp_path / "a.csv", [row(i)[1:] for i in range(6)]))
    assert read.names == NAMES
    assert read.rows == [1, 2, 3, 4, 5, 6]
    assert {c.field for c in read.tables[0].columns} >= {"name", "id", "sex", "address"}


def test_mapping_names_what_no_synonym_covers(tmp_path: Path) -> None:
    rows = [["某某栏", "身份证号", "性别"], ["Arzu Nazar", number(), "女"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.names == ()
    assert Read(xlsx(tmp_path / "a.xlsx", rows), mapping={"某某栏": "name"}).only.names == ("Arzu Nazar",)


def test_a_sheet_of_something_else_is_reported_not_guessed(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["月份", "用电量"], ["一月", 12.5], ["二月", 13.5], ["三月", 9.25]]))
    assert read.statements == []
    assert [(p.code, p.lost) for p in read.problems] == [("no_table", 4)]
    assert {r for r, _ in read.skipped} == {1, 2, 3, 4}


def test_names_of_others_are_not_taken_for_the_person(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "联系人姓名", "责任民警", "联系人身份证号"],
        [NAMES[0], number(1), NAMES[1], "张某", number(2)],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert one.names == (NAMES[0],)
    assert [i.text for i in one.id_numbers] == [number(1)]
    assert one.cells["联系人姓名"] == NAMES[1]


def test_headings_between_tables_are_no_people(tmp_path: Path) -> None:
    header = ["姓名", "身份证号码(18位)", "性别"]
    rows = [header, [NAMES[0], number(0), "女"], ["判刑人员"], [NAMES[1], number(1), "男"], ["乌帕尔镇"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert read.names == NAMES[:2]
    assert read.problems == []
    assert {(3, "note"), (5, "note")} <= read.skipped


def test_a_row_that_numbers_the_columns(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, [1, 2, 3, 4, 5, 6], row(0)]))
    assert (read.names, read.problems) == (NAMES[:1], [])


def test_headers_broken_over_lines(tmp_path: Path) -> None:
    header = ["序\n号", "姓 名", "性\n别", "身份证\n号码", "出生\n年月", "户 籍 地"]
    one = Read(xlsx(tmp_path / "a.xlsx", [header, row(0)])).only
    assert (one.names, one.sex, len(one.births), one.counties) == ((NAMES[0],), "f", 1, ("653121",))


def test_a_row_with_a_name_alone_is_a_person(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, [None, NAMES[0]], [2, NAMES[1]]]))
    assert read.names == NAMES[:2]


def test_rows_that_go_on_with_the_relatives_of_the_row_above(tmp_path: Path) -> None:
    header = ["序号", "姓名", "身份证号", "入教原因", "三个圈情况", "研判意见"]
    rows: list[list[Any]] = [header, [1, NAMES[0], number(0), "出境", f"父亲：{NAMES[2]}，现年67岁", "结业"]]
    rows += [[None, None, None, None, f"哥哥：{NAMES[4]}，判刑5年"], [2, NAMES[1], number(1), "出境", None, "同意"]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [(s.row, s.continues, len(s.relatives)) for s in read.statements] == [(2, None, 1), (3, 2, 1), (4, None, 0)]
    assert read.codes() == []


def test_columns_of_relatives_and_their_numbers(tmp_path: Path) -> None:
    header = ["本人姓名", "本人身份证号", "父亲", "父亲身份证号", "母亲", "母亲身份证号", "子女1", "子女2"]
    values = [NAMES[0], number(0), NAMES[2], number(2), NAMES[1], number(1), NAMES[3], NAMES[4]]
    one = Read(xlsx(tmp_path / "a.xlsx", [header, values])).only
    assert (one.names, [i.text for i in one.id_numbers]) == ((NAMES[0],), [number(0)])
    assert {(r.name, r.relation) for r in one.relatives} == {
        (NAMES[2], "father"), (NAMES[1], "mother"), (NAMES[3], "child"), (NAMES[4], "child"),
    }  # fmt: skip


def test_a_number_glued_to_a_name(tmp_path: Path) -> None:
    read = Read(xlsx(tmp_path / "a.xlsx", [["姓名", "性别"], [NAMES[0], "女"], [NAMES[1] + number(3), None]]))
    assert read.names == NAMES[:2]
    assert read.statements[1].id_numbers[0].text == number(3)


def test_the_ends_of_words_may_stand_below_groups_that_are_not_merged(tmp_path: Path) -> None:
    """As a CSV shows merged cells: the word once, then blanks."""
    rows = [
        ["姓名", "身份证号", "收押", "", "释放", ""],
        ["", "", "时间", "地点", "时间", "原因"],
        [NAMES[0], number(1), "2017.4.1", "县看守所", "2018.2.1", "结业"],
        [NAMES[1], number(2), "2017.5.1", "县看守所", "", ""],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.status for s in read.statements] == ["released", "interned"]
    assert [s.facility for s in read.statements] == ["县看守所", "县看守所"]
    assert read.problems == []
