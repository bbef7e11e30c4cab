"""Whose a number is that stands beside several names: never tied to somebody else than whom its header names."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.assigned import assign
from tests.records.reading.tables import NAMES, Read, csv, number

_ROLES = ["申请人", "会见人", "保证人", "代领人", "领取人", "送物人", "报告人", "监督人", "接收人", "见证人"]


def _fields(*headers: str) -> dict[str, str | None]:
    return {c.header: c.field for c in assign(headers, {}, {})}


@pytest.mark.parametrize("role", _ROLES)
def test_the_number_of_somebody_else(role: str) -> None:
    for name in (role, f"{role}姓名"):
        found = _fields("在押人员", "入所时间", name, f"{role}身份证号")
        assert (found["在押人员"], found[f"{role}身份证号"]) == ("name", None)
    found = _fields(role, f"{role}身份证号", "被收押人员", "收押时间", "身份证号")
    assert (found["被收押人员"], found[f"{role}身份证号"], found["身份证号"]) == ("name", None, "id")


@pytest.mark.parametrize("role", _ROLES)
def test_who_has_a_number_of_their_own(tmp_path: Path, role: str) -> None:
    header = ["被取保人", "身份证号", "羁押日期", f"{role}姓名", f"{role}身份证"]
    rows = [[NAMES[i], number(i), "2017.4.2", NAMES[5], number(9)] for i in range(3)]
    read = Read(csv(tmp_path / "list.csv", [header, *rows]))
    assert [(s.names, [n.text for n in s.id_numbers]) for s in read.statements] == [
        ((NAMES[i],), [number(i)]) for i in range(3)
    ]


@pytest.mark.parametrize("role", ["申请人", "代领人", "领取人", "送物人", "报告人"])
@pytest.mark.parametrize("held", ["在押人员姓名", "学员姓名", "被收押人姓名", "服刑人员姓名"])
def test_the_one_whom_the_state_holds(role: str, held: str) -> None:
    found = _fields(f"{role}姓名", f"{role}身份证号", held, "身份证号")
    assert (found[held], found["身份证号"]) == ("name", "id")
    assert found[f"{role}身份证号"] is None
    assert found[f"{role}姓名"] != "name"


@pytest.mark.parametrize(
    "headers",
    [
        ["罪犯姓名", "罪犯身份证号", "监区"],
        ["姓名", "公民身份号码", "配偶姓名", "配偶身份证号"],
        ["学员", "学员身份证号", "班级"],
        ["身份证号", "嫌疑人姓名", "出生日期"],
        ["申请人姓名", "申请人身份证号", "家庭人口"],
    ],
)
def test_the_person_of_the_row_keeps_the_number(headers: list[str]) -> None:
    found = [c.field for c in assign(headers, {}, {})]
    assert found.count("name") == found.count("id") == 1


@pytest.mark.parametrize("header", ["矫正对象", "衔接对象", "人员", "帮教对象", "被取保人", "被谈话人"])
def test_people_whom_no_word_knows(tmp_path: Path, header: str) -> None:
    names = [NAMES[0], "马小伟", "阿米娜 祖农", NAMES[3].replace("·", "．")]
    read = Read(csv(tmp_path / "list.csv", [[header, "身份证号", "监督人"], *([n, number(), "王强"] for n in names)]))
    assert [bool(s.names) for s in read.statements] == [True] * 4
    assert not read.codes()


@pytest.mark.parametrize("header", ["经办人", "责任人", "登记人", "包联干部"])
def test_others_are_not_the_person(tmp_path: Path, header: str) -> None:
    read = Read(csv(tmp_path / "list.csv", [[header, "身份证号"], *([n, number()] for n in NAMES[:3])]))
    assert not any(s.names for s in read.statements)


def test_kin_named_without_the_word_for_names(tmp_path: Path) -> None:
    for kin in ("涉案亲属", "违法亲属", "收押家属"):
        header = ["干部姓名", kin, "关系", f"{kin}身份证", "涉案情况"]
        rows = [[NAMES[5], NAMES[i], "弟弟", number(i), text] for i, text in enumerate(["判刑10年", "收押", "教培"])]
        read = Read(csv(tmp_path / "list.csv", [header, *rows]))
        assert [(s.names[0], s.status) for s in read.statements] == [
            (NAMES[0], "sentenced"), (NAMES[1], "interned"), (NAMES[2], "interned"),
        ]  # fmt: skip


@pytest.mark.parametrize("kin", ["违法亲属", "涉案亲属", "被处理亲属", "犯罪亲属"])
def test_what_became_of_kin_is_not_of_the_person(tmp_path: Path, kin: str) -> None:
    header = ["姓名", kin, "关系", "处理情况"]
    rows = [[NAMES[i], NAMES[5], "弟弟", text] for i, text in enumerate(["判刑10年", "收押", "教培"])]
    read = Read(csv(tmp_path / "list.csv", [header, *rows]))
    assert [(s.names[0], s.status, s.sentence) for s in read.statements] == [(NAMES[i], None, None) for i in range(3)]
