"""A town may be called like a county, in any county: Bostan street office, 阿克苏街道, Aksu below Township."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.places import resolve_place
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

KARAKAX = ("653222",)


@pytest.mark.parametrize(
    "text",
    [
        "Bostan street office", "Bostan Sub-district Office", "Bostan subdistrict", "Bostan township", "Bostan town",
        "Bostan community", "Bostan neighbourhood committee", "Bostan street", "уличный комитет Бостан", "улица Бостан",
        "Bostan kasabası", "Bostan köchisi", "Bostan kocha bashqarmisi", "بوستان كوچا باشقارمىسى", "Бостан көшесі",
        "博湖街道", "博湖镇", "博湖乡", "博湖哈萨克族乡", "博湖良种场", "阿克苏片区", "博湖街道办事处",
    ],
)  # fmt: skip
def test_it_names_no_county(text: str) -> None:
    assert resolve_place(text, towns=False) == frozenset()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bostan", "652829"), ("Bohu county", "652829"), ("博湖", "652829"), ("博湖县", "652829"),
        ("疏附县农场", "653121"), ("Bostan town, Karakax County", "653222"), ("Yarkand town, Kashgar", "653125"),
        ("Bostan street office, Karakax County", "653222"), ("Kuqa city", "652902"),
    ],
)  # fmt: skip
def test_a_county_is_one_still(text: str, code: str) -> None:
    assert resolve_place(text, towns=False) == {code}


@pytest.mark.parametrize(
    ("header", "town", "village", "next_village"),
    [
        ("Township", "Bostan street office", "Unity community", "Peace community"),
        ("Township", "Bostan", "Unity", "Peace"),
        ("乡镇", "博湖", "团结", "和平"),
        ("乡镇", "博湖镇", "团结社区", "和平社区"),
        ("乡镇", "团结", "博湖", "和平"),
    ],
)
def test_the_number_and_the_title_know_better(
    tmp_path: Path, header: str, town: str, village: str, next_village: str
) -> None:
    han = header == "乡镇"
    heads = ["姓名", "性别", header, "村"] if han else ["Name", "Sex", header, "Village"]
    names = ["麦麦提·图尔荪", "阿依古丽·热依木"] if han else ["Memet Tursun", "Aygul Rehim"]
    rows = [[names[0], "男" if han else "m", town, village], [names[1], "女" if han else "f", town, next_village]]
    title = ["墨玉县人员名单" if han else "Karakax County: list of trainees", "", "", ""]
    assert [s.counties for s in Read(csv(tmp_path / "t.csv", [title, heads, *rows])).statements] == [KARAKAX] * 2
    with_id = [[*r, number(i)] for i, r in enumerate(rows)]
    heads = [*heads, "身份证号" if han else "ID number"]
    assert [s.counties for s in Read(csv(tmp_path / "n.csv", [heads, *with_id])).statements] == [("653121",)] * 2


def test_where_nothing_else_is_said_a_township_tells(tmp_path: Path) -> None:
    rows = [["Name", "Township", "Sex"], ["Memet Tursun", "Bostan", "m"], ["Aygul Rehim", "Bostan township", "f"]]
    assert [s.counties for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [("652829",)] * 2


def test_a_county_in_the_column_of_townships_counts(tmp_path: Path) -> None:
    rows = [
        ["姓名", "乡镇", "身份证号"],
        ["麦麦提·图尔荪", "墨玉县博湖镇", number(1)],
        ["阿依古丽·热依木", "墨玉县", number(2)],
    ]
    assert [s.counties for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [KARAKAX] * 2


def test_who_was_sent_from_a_town_is_of_its_county(tmp_path: Path) -> None:
    for title, codes in (("疏附县站敏乡送教育培训中心人员汇总表", ("653121",)), ("疏附县教育培训中心人员汇总表", ())):
        rows = [[title], ["姓名", "行政村", "组"], [NAMES[0], "4村", "2组"], [NAMES[1], "5村", "1组"]]
        assert [s.counties for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [codes] * 2
