"""Where somebody is registered and where they live are two places; headers of verdicts, clues and courses."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, number, xlsx

_TIMES = 3


def _read(folder: Path, headers: list[str], row: list[str]) -> Read:
    rows = [["姓名", "身份证号", *headers], *([NAMES[i], number(i), *row] for i in range(_TIMES))]
    return Read(xlsx(folder / "a.xlsx", rows))


@pytest.mark.parametrize(
    ("headers", "row", "places"),
    [
        (["户籍社区", "现住社区"], ["吐格曼社区", "英也尔社区"], ("吐格曼社区", "英也尔社区")),
        (["现住社区", "户籍社区"], ["英也尔社区", "吐格曼社区"], ("吐格曼社区", "英也尔社区")),
        (["户籍社区", "现住社区"], ["", "英也尔社区"], ("英也尔社区",)),
        (["户籍社区", "现住社区"], ["英也尔社区", "英也尔社区"], ("英也尔社区",)),
        (["户籍村", "现住村"], ["3村", "同户籍地"], ("3村",)),
        (["乡镇", "村", "现住村"], ["乌帕尔镇", "3村", "5村"], ("乌帕尔镇3村", "5村")),
        (
            ["户籍乡镇", "户籍村", "现住乡镇", "现住村"],
            ["乌帕尔镇", "3村", "木什乡", "5村"],
            ("乌帕尔镇3村", "木什乡5村"),
        ),
        (
            ["县", "户籍乡镇", "户籍村", "现住乡镇", "现住村"],
            ["墨玉县", "", "3村", "木什乡", "5村"],
            ("墨玉县3村", "木什乡5村"),
        ),
        (["县", "乡镇", "村"], ["墨玉县", "乌帕尔镇", "3村"], ("墨玉县乌帕尔镇3村",)),
        (["乡镇", "现住村"], ["乌帕尔镇", "3村"], ("乌帕尔镇3村",)),
    ],
)
def test_two_homes(tmp_path: Path, headers: list[str], row: list[str], places: tuple[str, ...]) -> None:
    assert [s.place_texts for s in _read(tmp_path, headers, row).statements] == [places] * _TIMES


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("判决书日期", "sentenced_on"), ("刑事判决书作出时间", "sentenced_on"), ("一审判决书日期", "sentenced_on"),
        ("判决书送达日期", None), ("判决书号", None),
        ("问题线索", "reason"), ("主要问题线索", "reason"), ("涉及问题线索", "reason"), ("问题线索内容", "reason"),
        ("问题线索类别", "reason"),
        ("问题线索来源", None), ("线索提供人", "relatives_text"), ("问题线索核查情况", None),
    ],
)  # fmt: skip
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("over", "begun"),
    [
        ("培训情况", True), ("学习情况", True), ("教培情况", True), ("学员基本情况", True), ("教育培训信息", True),
        ("文化教育情况", False), ("子女情况", False), ("学历情况", False),
    ],
)  # fmt: skip
def test_a_day_of_entry_below_a_group(tmp_path: Path, over: str, begun: bool) -> None:
    rows = [["教培中心学员名册", "", "", ""], ["姓名", "身份证号", over, ""], ["", "", "入学时间", "班级"]]
    rows += [[NAMES[i], number(i), "2017年5月3日", "3班"] for i in range(4)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, ["A1:D1", "A2:A3", "B2:B3", "C2:D2"]))
    assert [s.detained_on is not None for s in read.statements] == [begun] * 4


@pytest.mark.parametrize("header", ["现暂住地址", "现住址", "暂住地", "现居住地址"])
def test_the_county_of_home_stays_where_only_the_other_place_names_one(tmp_path: Path, header: str) -> None:
    one = _read(tmp_path, ["户籍地址", header], ["英吾斯坦乡5村6组", "乌鲁木齐市天山区二道桥"]).statements[0]
    assert one.counties == ("653121", "650102")
    same = _read(tmp_path, ["户籍地址", header], ["英吾斯坦乡5村6组", ""]).statements[0]
    assert same.counties == ("653121",)
    named = _read(tmp_path, ["户籍地址", header], ["墨玉县奎牙镇", "乌鲁木齐市天山区二道桥"]).statements[0]
    assert named.counties[0] == "653222"


@pytest.mark.parametrize(
    "header",
    ["寄宿原因", "留守原因", "入院原因", "来昌事由", "变动原因", "证件种类", "在校生状况", "拟落户地址", "未落户原因"],
)
def test_headers_of_other_matters(tmp_path: Path, header: str) -> None:
    assert field_of(header) is None
    one = _read(tmp_path, [header], ["普通护照" if "证" in header else "父母教培"]).statements[0]
    assert (one.reason, one.status, one.place_texts) == (None, None, ())


def test_the_day_of_return_is_none_of_detention(tmp_path: Path) -> None:
    one = _read(tmp_path, ["归国时间", "归国后处理情况"], ["2017.1.5", "刑拘"]).statements[0]
    assert (one.status, one.detained_on) == ("interned", None)


@pytest.mark.parametrize("header", ["变动原因", "家庭成员去向", "成员去向", "未外出原因"])
def test_what_became_of_members_of_a_household(tmp_path: Path, header: str) -> None:
    told = ["教培", "收押", "死亡", "外出务工", "判刑", "迁出"]
    rows = [["姓名", "与户主关系", "身份证号", header], *([NAMES[i], "妻", number(i), t] for i, t in enumerate(told))]
    read = Read(xlsx(tmp_path / "a.xlsx", rows)).statements
    assert [s.status for s in read] == ["interned", "interned", "deceased", "other", "sentenced", "other"]
