"""Prisons with no term, 已故 in a note, kin behind a contact, a star behind a number, why somebody is on a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.idnumber import parse_id
from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    ("place", "status"),
    [
        ("Bachu Prison", "sentenced"), ("Urumqi No. 4 Prison", "sentenced"), ("Prison No. 2", "sentenced"),
        ("тюрьма №3", "sentenced"), ("Ürümchi türmisi", "sentenced"), ("Kashgar women's prison", "sentenced"),
        ("prison", "interned"), ("in prison", "interned"), ("Prison or camp", "interned"),
        ("Kashgar detention centre", "interned"), ("Bachu camp", "interned"),
    ],
)  # fmt: skip
def test_a_prison_with_an_unknown_term(tmp_path: Path, place: str, status: str) -> None:
    rows = [["Name", "Sex", "Sentence", "Prison"], ["Memet Tursun", "m", "unknown", place]]
    rows += [["Aygul Rehim", "f", "9 years", "Bachu Prison"]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [status, "sentenced"]


def test_a_prison_in_a_list_that_asks_for_no_term(tmp_path: Path) -> None:
    rows = [["Name", "Sex", "Place of detention"], ["Memet Tursun", "m", "Bachu Prison"]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status == "interned"


@pytest.mark.parametrize("note", ["已故", "已于2016年故", "2017年过世", "已亡", "因病已故", "已过世。"])
def test_dead_by_a_note(tmp_path: Path, note: str) -> None:
    rows = [["姓名", "身份证号", "备注"], [NAMES[0], number(), note], [NAMES[1], number(1), ""]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["deceased", None]


@pytest.mark.parametrize(
    "note", ["父亲已故", "其夫已故", "配偶已亡", "母亲过世", "故意伤害", "因事故住院", "已故丈夫的户口"]
)
def test_another_is_dead(tmp_path: Path, note: str) -> None:
    rows = [["姓名", "身份证号", "备注"], [NAMES[0], number(), note]]
    assert Read(csv(tmp_path / "a.csv", rows)).only.status != "deceased"


@pytest.mark.parametrize(
    "header", ["联系人（关系）", "联系人(与本人关系)", "家属联系人（关系）", "紧急联系人", "领回人（关系）", "担保人"]
)
def test_kin_in_brackets(tmp_path: Path, header: str) -> None:
    cells = ["艾力·买买提（弟弟）", "古丽·热合曼(妻子)", "玉素甫·肉孜（父亲）13899112233"]
    rows = [["姓名", "身份证号", header], *([NAMES[i], number(i), text] for i, text in enumerate(cells))]
    found = Read(csv(tmp_path / "a.csv", rows)).statements
    assert [(s.relatives[0].name, s.relatives[0].relation) for s in found] == [
        ("艾力·买买提", "brother"), ("古丽·热合曼", "wife"), ("玉素甫·肉孜", "father"),
    ]  # fmt: skip


def test_contacts_who_are_no_kin(tmp_path: Path) -> None:
    cells = ["艾力·买买提（弟弟）", "古丽·热合曼（村干部）", "玉素甫·肉孜"]
    rows = [["姓名", "身份证号", "联系人（关系）"], *([NAMES[i], number(i), text] for i, text in enumerate(cells))]
    assert [s.relatives for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [()] * 3
    rows = [["姓名", "身份证号", "责任民警（关系）"], [NAMES[0], number(), cells[0]], [NAMES[1], number(1), cells[0]]]
    assert Read(csv(tmp_path / "b.csv", rows)).statements[0].status is None


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("جۆرىسى", "spouse_name"), ("ھەمراھى", "spouse_name"), ("ئېرى", "spouse_name"),
        ("ئايالىنىڭ ئىسمى", "spouse_name"),
        ("жары", "spouse_name"), ("күйеуі", "spouse_name"), ("зайыбы", "spouse_name"), ("әйелі", "spouse_name"),
        ("پەرزەنتى", "children_names"), ("перзенттері", "children_names"), ("بالىلىرىنىڭ ئىسمى", "children_names"),
        ("قېرىنداشلىرىنىڭ ئىسمى", "siblings_names"), ("аға-інілері", "siblings_names"),
    ],
)  # fmt: skip
def test_kin_in_headers(header: str, field: str) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize("star", ["*", " *", "＊", "**"])
def test_a_star_behind_a_whole_number(tmp_path: Path, star: str) -> None:
    text = number() + star
    found = parse_id(text)
    assert found is not None
    assert (found.text, found.kind) == (number(), "whole")
    read = Read(csv(tmp_path / "a.csv", [["姓名", "身份证号"], [NAMES[0], text], [NAMES[1], number(1)]]))
    assert read.codes() == [(2, "starred_id")]
    wrong = text[:17] + str((int(text[17], 16) + 1) % 10) + star
    assert parse_id(wrong) is None or not parse_id(wrong).sound  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("note", "place"),
    [
        ("2017.11.3因病死亡", "疏附县看守所"),
        ("在押期间病亡", "疏附县看守所"),
        ("释放后死亡", None),
        ("2017.11.3出所，在家中死亡", None),
        ("", "疏附县看守所"),
    ],
)
def test_where_somebody_was_held_who_died(tmp_path: Path, note: str, place: str | None) -> None:
    rows = [["疏附县看守所在押人员名册", "", "", "", ""], ["姓名", "身份证号", "案由", "入所时间", "备注"]]
    rows += [[NAMES[0], number(), "盗窃罪", "2017/4/9", note], [NAMES[1], number(1), "盗窃罪", "2017/4/9", ""]]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].facility == place


@pytest.mark.parametrize("header", ["列管原因", "列入重点人员原因", "收押原因"])
@pytest.mark.parametrize("status", ["在社会面", "外出务工", "在家务农", "收押", "判刑7年", "正常", "", "取保候审"])
def test_why_somebody_is_on_a_list(tmp_path: Path, header: str, status: str) -> None:
    rows = [["姓名", "身份证号", header, "现状"], [NAMES[0], number(), "非法宗教活动", status]]
    rows += [[NAMES[1], number(1), "非法宗教活动", "收押"]]
    assert Read(csv(tmp_path / "a.csv", rows)).statements[0].reason == "非法宗教活动"
