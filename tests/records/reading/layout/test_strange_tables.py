"""What offices write between the lines: as above, a village over its people, columns of the family."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from service.records.reading.cells.namecell import read_name_cell
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import HEADER, NAMES, Read, number, row, xlsx


@pytest.mark.parametrize("mark", ["同上", "〃", "″", '"'])
def test_as_above_stands_for_the_row_above(tmp_path: Path, mark: str) -> None:
    rows: list[list[Any]] = [
        ["姓名", "身份证号", "村", "教培中心", "入教时间"],
        [NAMES[0], number(1), "3村", "县教培中心", "2017.5.1"],
        [NAMES[1], number(2), mark, mark, mark],
        [NAMES[2], number(3), "4村", mark, "2017.6"],
        [NAMES[3], number(4), mark, mark, mark],
    ]
    read = Read(xlsx(tmp_path / "ditto.xlsx", rows))
    assert [s.place_texts for s in read.statements] == [("3村",), ("3村",), ("4村",), ("4村",)]
    assert {s.facility for s in read.statements} == {"县教培中心"}
    assert [s.detained_on and s.detained_on.month for s in read.statements] == [5, 5, 6, 6]
    assert read.problems == []


def test_names_and_numbers_are_never_taken_from_above(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "身份证号", "村"],
        [NAMES[0], number(1), "3村"],
        ["同上", "同上", "4村"],
        [NAMES[1], "同上", "3村"],
    ]
    statements = Read(xlsx(tmp_path / "ditto.xlsx", rows)).statements
    assert [i.known for s in statements for i in s.id_numbers] == [number(1)]


def test_a_line_that_names_a_village_places_the_people_below(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "原因"]]
    rows += [["一、英巴格村（2人）"], [NAMES[0], number(1), "探亲"], [NAMES[1], number(2), "探亲"]]
    rows += [["二、巴什兰干村"], [NAMES[2], number(3), "学经"], ["小计", 3], [NAMES[3], number(4), "学经"]]
    read = Read(xlsx(tmp_path / "villages.xlsx", rows))
    assert [s.place_texts for s in read.statements] == [("英巴格村",), ("英巴格村",), ("巴什兰干村",), ()]
    assert read.skipped >= {(2, "note"), (5, "note"), (7, "total")}


def test_a_village_ends_with_the_next_table(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["英巴格村"], ["姓名", "身份证号"], [NAMES[0], number(1)], [], ["重点人员名单"]]
    rows += [["姓名", "身份证号", "原因"], [NAMES[1], number(2), "探亲"]]
    assert [s.place_texts for s in Read(xlsx(tmp_path / "t.xlsx", rows)).statements] == [("英巴格村",), ()]


def test_next_of_kin_never_stand_for_the_person(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["被判刑人", "刑期", "家属姓名", "家属身份证号"]]
    rows += [[NAMES[i], "7年", NAMES[i + 1], number(i)] for i in range(4)]
    for i, person in enumerate(Read(xlsx(tmp_path / "kin.xlsx", rows)).statements):
        assert person.names == (NAMES[i],)
        assert person.id_numbers == ()
        assert [r.name for r in person.relatives] == [NAMES[i + 1]]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("家属姓名", "relatives_text"), ("境外亲属姓名", "relatives_text"), ("家属身份证号", None),
        ("监护人姓名", None),
        ("服刑地", "facility"), ("是否判决", None),
        ("入班时间", "detained_on"), ("入班事由", "reason"), ("处理意见", "status"),
        ("目前状况", "status"), ("SFZH", "id"), ("XM", "name"), ("被收押人员", "name"), ("父亲姓名", "father_name"),
    ],
)  # fmt: skip
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_children_behind_their_relation(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "身份证号", "子女"],
        [NAMES[0], number(1), f"长子{NAMES[2]}，在家；长女：{NAMES[3]}"],
    ]
    rows += [[NAMES[1], number(2), f"{NAMES[4]}、{NAMES[5]}"]]
    first, second = Read(xlsx(tmp_path / "c.xlsx", rows)).statements
    assert {r.name for r in first.relatives} == {NAMES[2], NAMES[3]}
    assert {r.name for r in second.relatives} == {NAMES[4], NAMES[5]}


def test_tables_beside_each_other_are_not_too_wide(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["序号", "姓名", "身份证号", "", "序号", "姓名", "身份证号"]]
    rows += [[i, NAMES[i], number(i), "", i + 3, NAMES[i + 1], number(i + 30)] for i in range(4)]
    read = Read(xlsx(tmp_path / "two.xlsx", rows))
    assert len(read.statements) == 8
    assert not any(s.problems for s in read.statements)


def test_hints_below_the_header_are_no_person(tmp_path: Path) -> None:
    hints = ["", "（填全名）", "（男/女）", "（18位）", "（年月日）", "（到村）"]
    read = Read(xlsx(tmp_path / "hints.xlsx", [HEADER, hints, *(row(i) for i in range(3))]))
    assert (2, "header") in read.skipped
    assert len(read.statements) == 3
    assert read.problems == []


@pytest.mark.parametrize(
    ("text", "kind", "months"), [("免予刑事处罚", "none", None), ("拾伍年", "term", 180), ("贰拾年", "term", 240)]
)
def test_sentences_in_the_words_of_courts(text: str, kind: str, months: int | None) -> None:
    sentence = parse_sentence(text)
    assert sentence is not None
    assert (sentence.kind, sentence.months) == (kind, months)


def test_quotes_around_a_name() -> None:
    assert read_name_cell(f"“{NAMES[0]}”").names == (NAMES[0],)


def test_a_header_of_unknown_words_over_id_numbers(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["名单"],
        ["次第", "境外人员姓名", "境外人员身份证号", "国别", "国内亲属姓名", "国内亲属身份证号"],
    ]
    rows += [[i, NAMES[i], number(i), "某国", NAMES[i + 1], number(i + 40)] for i in range(4)]
    read = Read(xlsx(tmp_path / "abroad.xlsx", rows))
    assert (2, "header") in read.skipped
    assert [s.names[0] for s in read.statements] == NAMES[:4]
    assert [s.id_numbers[0].known for s in read.statements] == [number(i) for i in range(4)]
    assert [s.relatives[0].name for s in read.statements] == NAMES[1:5]


@pytest.mark.parametrize("nothing", ["无", "/", "—", "NULL", "-", "N/A"])
def test_a_cell_that_says_nothing_says_nothing_of_the_person(tmp_path: Path, nothing: str) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "死亡时间", "收押时间", "关押地点", "收押原因"]]
    rows += [[NAMES[0], number(1), nothing, nothing, nothing, nothing]]
    (person,) = Read(xlsx(tmp_path / "n.xlsx", rows)).statements
    assert (person.status, person.facility, person.reason, person.died_on) == (None, None, None, None)
    assert person.cells["死亡时间"] == nothing
    assert person.problems == ()


@pytest.mark.parametrize(
    ("note", "months"),
    [("其父被判刑10年", None), ("在家，妻子判刑3年", None), ("因非法学经被判刑8年", 96), ("因妻子戴面纱被判刑5年", 60)],
)
def test_the_sentence_of_a_relative_is_not_the_persons(tmp_path: Path, note: str, months: int | None) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", "备注"], [NAMES[0], number(1), note]]
    (person,) = Read(xlsx(tmp_path / "note.xlsx", rows)).statements
    assert (person.sentence and person.sentence.months) == months
    assert person.status == ("sentenced" if months else None)


@pytest.mark.parametrize(
    "foot", [["以上共4人"], ["联系人：某某", "联系电话：0998-5550100"], ["以上合计", 4], ["共计4人"]]
)
def test_the_foot_of_a_list_is_no_person(tmp_path: Path, foot: list[Any]) -> None:
    read = Read(xlsx(tmp_path / "foot.xlsx", [HEADER[1:], *(row(i)[1:] for i in range(4)), [], foot]))
    assert len(read.statements) == 4
    assert read.problems == []
    assert any(number == 7 for number, _ in read.skipped)


@pytest.mark.parametrize("day", ["2018.4.2", "20180402", 20180402, "2018-04-02", "2018年4月2日", dt.date(2018, 4, 2)])
@pytest.mark.parametrize(
    "signed",
    [
        {0: "制表：办公室"},
        {0: "审核：", 4: "单位（盖章）"},
        {2: "制表时间"},
        {0: "制表人：", 1: "李强", 4: "填报单位(公章)："},
        {},
    ],
)
def test_a_day_below_the_id_numbers_is_no_person(tmp_path: Path, day: Any, signed: dict[int, str]) -> None:
    foot = [signed.get(i, "") for i in range(len(HEADER))]
    foot[HEADER.index("身份证号")] = day
    read = Read(xlsx(tmp_path / "a.xlsx", [["死亡人员名单"], HEADER, row(1), row(2), foot]))
    assert read.names == NAMES[1:3]
    assert read.codes() == []
    assert (5, "note") in read.skipped


@pytest.mark.parametrize("change", [{0: 3}, {1: NAMES[3]}, {1: "制表"}, {4: "1960.4.12"}, {5: "乌帕尔镇3村"}])
def test_a_day_in_place_of_an_id_number_beside_anything_else_is_told(tmp_path: Path, change: dict[int, Any]) -> None:
    last = [change.get(i, "") for i in range(len(HEADER))]
    last[HEADER.index("身份证号")] = "20180402"
    read = Read(xlsx(tmp_path / "a.xlsx", [HEADER, row(1), row(2), last]))
    assert ((4, "note") in read.skipped) == (change == {1: "制表"})
    assert bool(read.codes()) == (change != {1: "制表"})


def test_members_beside_each_other_are_persons_each(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["户主", "成员1姓名", "成员1关系", "成员1身份证号", "成员2姓名", "成员2关系", "成员2身份证号"]
    ]
    rows += [[NAMES[0], NAMES[1], "妻子", number(2), NAMES[2], "儿子", number(3)]]
    rows += [[NAMES[3], NAMES[4], "妻子", number(4), "", "", ""]]
    read = Read(xlsx(tmp_path / "members.xlsx", rows))
    assert [(s.row, s.names[0], s.id_numbers[0].known) for s in read.statements] == [
        (2, NAMES[1], number(2)),
        (2, NAMES[2], number(3)),
        (3, NAMES[4], number(4)),
    ]
    assert read.problems == []


def test_a_line_of_labels_over_the_members_of_a_household_is_no_damage(tmp_path: Path) -> None:
    header = ["序号", "姓名", "与户主关系", "身份证号"]
    rows: list[list[Any]] = []
    for h in range(2):
        rows += [[f"户主：{NAMES[2 * h]}", None, f"户号：{65 + h}", "住址：疏附县"], header]
        rows += [[i + 1, NAMES[2 * h + i], ("户主", "妻子")[i], number(2 * h + i)] for i in range(2)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert (read.names, read.codes()) == (NAMES[:4], [])
    assert (5, "note") in read.skipped
