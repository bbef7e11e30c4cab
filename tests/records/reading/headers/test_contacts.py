"""A contact or an official is no relative, unless the table says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, csv, number

OTHERS = ["艾力·买买提", "王建国", "古丽·热合曼"]


@pytest.mark.parametrize(
    "header",
    [
        "联系人",
        "紧急联系人",
        "联系人及电话",
        "担保人",
        "担保人姓名",
        "包联干部",
        "结亲干部",
        "责任民警",
        "办案民警",
        "联户长",
        "网格员",
        "介绍人",
        "班主任",
        "领回人",
        "见证人",
    ],
)
def test_contacts_and_officials_are_nobodys_kin(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", "入教时间", header]]
    rows += [[NAMES[i], number(i), "2017.4.3", OTHERS[i]] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [(s.names, s.relatives, s.status) for s in read.statements] == [((n,), (), "interned") for n in NAMES[:3]]


@pytest.mark.parametrize(
    "header", ["Contact person", "Contact", "Emergency contact", "Ansprechpartner", "Контактное лицо"]
)
def test_a_contact_person_is_kin_where_a_relation_is_told(tmp_path: Path, header: str) -> None:
    names = [["Memet Ali", "Gulnar Ismail", "sister"], ["Abla Niyaz", "Tursun Abla", "son"]]
    alone = Read(csv(tmp_path / "a.csv", [["Name", header], *(n[:2] for n in names)]))
    assert [s.relatives for s in alone.statements] == [(), ()]
    told = [["Name", header], *([a, f"{b} ({c})"] for a, b, c in names)]
    beside = Read(csv(tmp_path / "b.csv", told))
    assert [(r.name, r.relation) for s in beside.statements for r in s.relatives] == [(b, c) for _, b, c in names]


def test_a_column_of_relations_makes_a_contact_person_kin(tmp_path: Path) -> None:
    rows = [["Name", "Contact person", "Relationship"], ["Memet Ali", "Gulnar Ismail", "sister"]]
    only = Read(csv(tmp_path / "a.csv", rows)).only
    assert ([tuple(r) for r in only.relatives], only.relation) == ([("Gulnar Ismail", "sister")], None)
