"""Days on which people were sent on from where they were held are no days of detention."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading import Statement
from tests.records.reading.tables import csv, number, one_by_one, read_tables


def _rows(path: Path, title: str, headers: list[str], *rows: list[str]) -> list[Statement]:
    table = [[title], ["姓名", "身份证号", *headers]]
    table += [[name, number(i), *cells] for i, (name, cells) in enumerate(zip(_NAMES, rows, strict=False))]
    events = one_by_one(read_tables(csv(path / "表.csv", table)))
    return [e for e in events if isinstance(e, Statement)]


_NAMES = ["麦麦提·图尔荪", "吐尔洪·艾合买提", "玉素甫·肉孜", "帕提古丽·达吾提"]


def _day(value: object) -> str:
    return "" if value is None else f"{value.year}-{value.month}-{value.day}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("day", ["送走那天", "送走日期", "移交时间"])
def test_the_day_is_of_what_became_of_each(tmp_path: Path, day: str) -> None:
    found = _rows(
        tmp_path, "疏附县看守所送走人员名单", ["何种去向", "罪名", "判决时间", day],
        ["投监", "非法朝觐", "2017.9.12", "2017.10.8"],
        ["释放", "盗窃", "2017.5.4", "2017.10.20"],
        ["死亡", "私办经文班", "", "2017.10.27"],
    )  # fmt: skip
    assert [_day(s.detained_on) for s in found] == ["", "", ""]
    assert [_day(s.released_on) for s in found] == ["", "2017-10-20", ""]
    assert [_day(s.died_on) for s in found] == ["", "", "2017-10-27"]


def test_beside_a_verdict_it_is_text(tmp_path: Path) -> None:
    found = _rows(
        tmp_path, "本月判刑送监学员", ["罪名", "判了几年", "宣判时间", "送到哪个监狱", "送走日期"],
        ["非法朝觐", "6年", "2018.2.27", "喀什监狱", "2018.3.14"],
    )  # fmt: skip
    assert (found[0].status, found[0].detained_on) == ("sentenced", None)


def test_alone_it_is_when_they_were_taken(tmp_path: Path) -> None:
    found = _rows(tmp_path, "某村被收押人员名单", ["因何事", "送走日期"], ["非法朝觐", "2017.5.4"])
    assert _day(found[0].detained_on) == "2017-5-4"


@pytest.mark.parametrize(
    ("header", "field"), [("关进来的日子", "detained_on"), ("入学/几时进去的", "detained_on"), ("因何事送来", "reason")]
)
def test_as_clerks_ask(tmp_path: Path, header: str, field: str) -> None:
    text = {"detained_on": "2017.4.12", "reason": "非法朝觐"}[field]
    found = _rows(tmp_path, "疏附县教培中心学员名册", [header], [text])
    assert (_day(found[0].detained_on) if field == "detained_on" else found[0].reason) in {"2017-4-12", "非法朝觐"}


@pytest.mark.parametrize(
    ("title", "status"), [("本月结业离开学员", "released"), ("本月释放离所人员", "released"), ("未结业离开学员", None)]
)
def test_who_left_after_they_were_let_go(tmp_path: Path, title: str, status: str | None) -> None:
    found = _rows(tmp_path, title, ["住址"], ["疏附县乌帕尔镇3村"])
    assert found[0].status == status
