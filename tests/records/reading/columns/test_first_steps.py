"""How a case began is no news of whose case has ended: 强制措施 beside a verdict and a day of release."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybody import status_in_title
from tests.records.reading.tables import NAMES, Read, csv, number

_HEADER = ["姓名", "身份证号", "强制措施", "拘留日期", "判决日期", "判决结果", "服刑监狱", "释放日期"]
_TITLE = ["伽师县打击处理人员信息库（2008年1月至2015年12月）", "导出日期：2016-01-08"]


def _status(folder: Path, *cells: str) -> tuple[str | None, bool]:
    rows = [[_TITLE[0]], [_TITLE[1]], _HEADER, [NAMES[0], number(0), *cells]]
    rows += [[NAMES[1], number(1), "逮捕", "2009-02-17", "2009-08-25", "有期徒刑十一年", "喀什监狱", ""]]
    rows += [[NAMES[2], number(2), "逮捕", "2009-02-17", "2010-08-25", "有期徒刑十年", "喀什监狱", ""]]
    one = Read(csv(folder / "a.csv", rows)).statements[0]
    return one.status, one.released_on is not None


def test_who_was_sentenced_or_let_go_is_not_told_as_arrested(tmp_path: Path) -> None:
    verdict = ("逮捕", "2008-03-21", "2008-09-16", "有期徒刑4年", "喀什监狱")
    assert _status(tmp_path, *verdict, "2012-03-20") == ("released", True)
    assert _status(tmp_path, *verdict, "") == ("sentenced", False)
    assert _status(tmp_path, "刑事拘留", "2010-09-18", "", "检察院决定不起诉", "", "2010-10-22") == ("released", True)


@pytest.mark.parametrize("verdict", ["", "未判", "一审中"])
def test_who_was_neither_is_held(tmp_path: Path, verdict: str) -> None:
    assert _status(tmp_path, "逮捕", "2015-03-21", "", verdict, "", "") == ("interned", False)


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("墨玉县2008—2010年判刑、现已刑满释放人员名册", "released"),
        ("收教、现均已结业学员名单", "released"),
        ("判刑人员名册", "sentenced"),
    ],
)
def test_a_title_of_what_came_and_what_came_since(title: str, status: str) -> None:
    assert status_in_title(title) == status
