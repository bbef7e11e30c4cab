"""Headers in many languages, in traditional characters, in two languages at once, and words that look like them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("所在村", "village"),
        ("所属镇", "township"),
        ("户籍县", "county"),
        ("Length of sentence", "sentence"),
        ("Reason for arrest", "reason"),
        ("Held at", "facility"),
        ("When detained", "detained_on"),
        ("Основание", "reason"),
        ("Номер удостоверения личности", "id"),
        ("Etnik Kökeni", "ethnicity"),
        ("Tutuklanma Nedeni", "reason"),
        ("Cezası", "sentence"),
        ("Үкім мерзімі", "sentence"),
        ("Ұсталған уақыты", "detained_on"),
        ("Qamaq mudditi", "sentence"),
        ("تولۇق ئىسمى", "name"),
        ("قاماق مۇددىتى", "sentence"),
        ("ھازىرقى ئەھۋالى", "status"),
        ("اتى-ءجونى", "name"),  # Kazakh in Arabic letters
        ("كۋالىك ءنومىرى", "id"),
        ("ۇستالعان ۋاقىتى", "detained_on"),
        ("拘留時間", "detained_on"),
        ("關押地點", "facility"),
        ("與戶主關係", "relation"),
        ("RYLB", "status"),
        ("MZDM", "ethnicity"),
        ("تۇتۇلغان ۋاقتى\n收押时间", "detained_on"),
        ("收押时间 Date of detention", "detained_on"),
        ("家庭圈、社会圈、宗教圈情况", "relatives_text"),
        ("死亡原因", "health"),  # no reason of a detention
        ("处置时间", None),
        ("处置单位", None),
        ("判刑人数", None),
        ("DNA采集时间", None),
        ("父亲现状", None),  # of the father, not of the pupil whose row it is
        ("责任民警处理结果", None),
        ("释放原因", "afterwards"),
        ("Year of detention", "detained_on"),
        ("原姓名", "alias"),
    ],
)
def test_fields(header: str, field: str | None) -> None:
    assert field_of(header) == field


def test_statuses_and_terms_in_traditional_characters(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份證字號", "現況", "刑期"],
        [NAMES[0], number(1), "已釋放", ""],
        [NAMES[1], number(2), "羈押", ""],
    ]
    rows.append([NAMES[2], number(3), "服刑", "十年零六個月"])
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.status for s in read.statements] == ["released", "interned", "sentenced"]
    assert read.statements[2].sentence is not None
    assert read.statements[2].sentence.months == 126


def test_the_number_of_a_people_is_its_name(tmp_path: Path) -> None:
    rows = [
        ["XM", "SFZH", "MZDM"],
        [NAMES[0], number(1), "05"],
        [NAMES[1], number(2), "17"],
        [NAMES[2], number(3), "回"],
    ]
    assert [s.ethnicity for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["维吾尔族", "哈萨克族", "回"]


@pytest.mark.parametrize("header", ["家庭成员", "成员"])
def test_members_of_a_household_are_the_persons_of_their_rows(tmp_path: Path, header: str) -> None:
    rows = [["户号", "户主", header, "与户主关系", "身份证号"]]
    rows += [["1", NAMES[0], NAMES[0], "户主", number(1)], ["1", NAMES[0], NAMES[1], "妻子", number(2)]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.names == NAMES[:2]
    assert [s.relation for s in read.statements] == ["self", "wife"]
    assert read.codes() == []


TICKS: list[tuple[list[str], list[str], list[list[str]]]] = [
    (["人员状态", "", ""], ["收教", "判刑", "释放"], [["√", "", ""], ["", "√", ""], ["", "", "√"]]),
    (["是否收教", "是否判刑", "释放"], [], [["是", "否", ""], ["是", "是", ""], ["是", "是", "√"]]),
]


@pytest.mark.parametrize(("above", "below", "ticks"), TICKS)
def test_ticks_say_the_word_of_their_header(
    tmp_path: Path, above: list[str], below: list[str], ticks: list[list[str]]
) -> None:
    rows: list[list[Any]] = [["姓名", "身份证号", *above]]
    if below:
        rows.append(["", "", *below])
    rows += [[NAMES[i], number(i), *row] for i, row in enumerate(ticks)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:A2", "B1:B2", "C1:E1"] if below else []))
    assert [s.status for s in read.statements] == ["interned", "sentenced", "released"]
    assert all(s.sentence is None for s in read.statements)
    assert read.codes() == []


@pytest.mark.parametrize("header", ["是否有亲属被判刑", "是否参加技能培训"])
def test_a_tick_below_something_else_is_no_status(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), "是"] for i in range(3))]
    assert {s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {None}


def test_a_header_over_two_columns_of_which_one_is_used(tmp_path: Path) -> None:
    rows = [["姓名", "", "身份证号", "", "刑期"], *([NAMES[i], "", "", number(i), "5年"] for i in range(4))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:B1", "C1:D1"]))
    assert [s.id_numbers[0].text for s in read.statements] == [number(i) for i in range(4)]
    assert read.codes() == []


def test_the_ending_of_another_office_is_read_by_its_content(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号"], [NAMES[0], number(1)]]).rename(tmp_path / "a.et")
    assert Read(path).names == NAMES[:1]


def test_what_became_of_the_parents_is_not_what_became_of_the_child(tmp_path: Path) -> None:
    flat = [["姓名", "身份证号", "父亲姓名", "父亲现状"], [NAMES[0], number(1), NAMES[2], "收押"]]
    assert Read(csv(tmp_path / "a.csv", flat)).only.status is None
    grouped: list[list[Any]] = [
        ["姓名", "身份证号", "父亲", ""],
        ["", "", "姓名", "现状"],
        [NAMES[0], number(1), NAMES[2], "收押"],
    ]
    one = Read(xlsx(tmp_path / "a.xlsx", grouped, ["A1:A2", "B1:B2", "C1:D1"])).only
    assert (one.names, one.status) == ((NAMES[0],), None)


def test_a_day_of_release_says_that_somebody_was_let_go_but_not_beside_a_term(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "收押时间", "释放时间", "释放原因"],
        [NAMES[0], number(1), "2017.3.1", "2018.2.1", "生病"],
    ]
    rows.append([NAMES[1], number(2), "2017.3.1", "", ""])
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.status, s.reason) for s in read.statements] == [("released", None), ("interned", None)]
    rows = [["姓名", "身份证号", "刑期", "释放日期"], [NAMES[0], number(1), "10年", "2027.2.1"]]
    assert Read(csv(tmp_path / "b.csv", rows)).only.status == "sentenced"


def test_where_an_office_is_nobody_lives(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "立案处"], *([NAMES[i], number(i), "喀什市公安局"] for i in range(4))]
    assert {s.place_texts for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {()}
