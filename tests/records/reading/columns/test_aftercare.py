"""Lists of aftercare (安置帮教): who is looked after at home has served the term."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybody import status_in_title
from tests.records.reading.tables import NAMES, Read, csv, number


def _read(tmp_path: Path, title: str, columns: dict[str, str]) -> list[tuple[str | None, str]]:
    rows = [[title], ["姓名", "身份证号", *columns]] + [[NAMES[i], number(i), *columns.values()] for i in range(3)]
    read = Read(csv(tmp_path / "a.csv", rows)).statements
    return [(s.status, "" if s.released_on is None else "-".join(str(n) for n in s.released_on[:3])) for s in read]


TERM = {"原判罪名": "盗窃", "原判刑期": "3年", "服刑监狱": "喀什监狱"}


@pytest.mark.parametrize("day", ["刑满释放日期", "刑满释放时间", "释放日期"])
@pytest.mark.parametrize(
    ("title", "beside"),
    [
        ("木什乡司法所社区矫正、刑释人员安置帮教台账", {"帮教责任人": "王强"}),
        ("人员登记表", {"帮教人": "王强"}),
        ("人员登记表", {"安置帮教情况": "已落实"}),
        ("安置帮教人员登记表", {}),
        ("木什乡安置帮教对象花名册（2016年）", {}),
        ("刑释解教人员安置帮教台账", {}),
        ("刑满释放人员接茬帮教花名册", {}),
    ],
)
def test_they_were_let_go(tmp_path: Path, title: str, beside: dict[str, str], day: str) -> None:
    assert _read(tmp_path, title, {**TERM, day: "2015.3.1", **beside}) == [("released", "2015-3-1")] * 3


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("罪犯花名册", {**TERM, "刑满释放日期": "2015.3.1"}),  # the end of the term, for all that is known
        ("罪犯花名册", {**TERM, "刑满释放日期": "2015.3.1", "责任民警": "王强"}),
        ("拟安置帮教人员登记表", {**TERM, "刑满释放日期": "2015.3.1"}),
        ("人员登记表", {**TERM, "刑满释放日期": "2045.3.1", "帮教人": "王强"}),  # lies ahead
        ("人员登记表", {**TERM, "预计刑满释放日期": "2015.3.1", "帮教人": "王强"}),
    ],
)
def test_they_may_not_have_been(tmp_path: Path, title: str, columns: dict[str, str]) -> None:
    assert _read(tmp_path, title, columns) == [("sentenced", "")] * 3


@pytest.mark.parametrize(
    "title", ["安置帮教人员家属名单", "应安置帮教人员名单", "安置帮教工作人员名册", "安置帮教干部花名册"]
)
def test_titles_of_others(title: str) -> None:
    assert status_in_title(title) is None
