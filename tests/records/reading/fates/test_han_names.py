"""Chinese names without a dot, in columns that ask for the name of a relative."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.types import RelativeName
from service.records.reading.fates.hannames import is_han_name
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize("text", ["马小伟", "白国国", "王芳", "欧阳明", "李小英", "丁 娟", "撒建国"])
def test_names(text: str) -> None:
    assert is_han_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "在家", "文盲", "高中", "单亲", "于田", "石河子", "温州", "安置", "无业", "儿子", "农民", "收押",
        "马克思主义", "买买提·艾力",
        "离婚", "王", "党员", "关押中", "高血压病人", "M", "",
    ],
)  # fmt: skip
def test_no_names(text: str) -> None:
    assert not is_han_name(text)


@pytest.mark.parametrize(
    ("asks", "related"),
    [
        ("监护人", "与学生关系"),
        ("国内亲属姓名", "与出国人员关系"),
        ("联系人", "与罪犯关系"),
        ("家属", "关系"),
        ("家庭成员姓名", "称谓"),
    ],
)
def test_relatives_without_a_dot(tmp_path: Path, asks: str, related: str) -> None:
    rows = [
        ["姓名", "身份证号", asks, related],
        [NAMES[0], number(1), "马小伟", "父亲"],
        [NAMES[1], number(2), "王芳、李小英", ""],
        [NAMES[2], number(3), "母亲：马胜英", ""],
        [NAMES[3], number(4), "麦麦提·图尔荪", "父亲"],
        [NAMES[4], number(5), "文盲", ""],
    ]
    assert [s.relatives for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [
        (RelativeName("马小伟", "father"),),
        (RelativeName("王芳"), RelativeName("李小英")),
        (RelativeName("马胜英", "mother"),),
        (RelativeName("麦麦提·图尔荪", "father"),),
        (),
    ]


def test_where_no_names_are_asked_for_none_is_told(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "家庭情况"], *([n, number(i), "马小伟"] for i, n in enumerate(NAMES))]
    assert {s.relatives for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements} == {()}


def test_a_guardian_behind_whom_stands_what_the_person_is_to_the_guardian(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "监护人", "与监护人关系"], [NAMES[0], number(1), NAMES[1], "孙子"]]
    one = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (one.relation, one.relatives) == (None, (RelativeName(NAMES[1]),))


def test_who_came_for_the_dead_by_the_relation_behind(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "申报人", "与死者关系"],
        [NAMES[0], number(1), "马小伟", "父亲"],
        [NAMES[1], number(2), "王芳", "女儿"],
    ]
    assert [s.relatives for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [
        (RelativeName("马小伟", "father"),),
        (RelativeName("王芳", "daughter"),),
    ]


@pytest.mark.parametrize("header", ["签收家属（关系）", "签收家属(与死者关系)", "领尸亲属（称谓）", "家属姓名（关系）"])
def test_who_came_for_the_dead_with_the_tie_in_brackets(tmp_path: Path, header: str) -> None:
    cells = ["马成（弟弟）", "马成(弟)、马芳（女儿）", "村委会（代签）", "白内障（母亲）", "常住（父亲）", "已通知"]
    rows = [["姓名", "身份证号", "死亡时间", header], *([NAMES[0], number(1), "2018.1.15", cell] for cell in cells)]
    brother = RelativeName("马成", "brother")
    told = [s.relatives for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements]
    assert told == [(brother,), (brother, RelativeName("马芳", "daughter")), (), (), (), ()]
