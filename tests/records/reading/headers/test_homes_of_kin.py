"""Where the kin of a person live: no place of the person's."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.headers.meant import field_of
from tests.records.reading.tables import NAMES, Read, number, xlsx


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("亲属住址", None), ("家属现住址", None), ("监护人住址", None), ("会见人住址", None),
        ("配偶户籍地", None), ("亲属所在乡镇", None),
        ("联系人地址", None), ("家庭住址", "address"),
        ("户主住址", "address"), ("户籍地址", "address"), ("现住址", "address"),
    ],
)  # fmt: skip
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("group", "below"),
    [
        ("亲属", ["姓名", "与收押人员关系", "现住址", "联系电话"]),
        ("监护人信息", ["姓名", "关系", "住址", "民族"]),
        ("境外亲属", ["姓名", "关系", "户籍所在县", "电话"]),
        ("联系人", ["姓名", "关系", "地址", "电话"]),
        ("家属情况", ["姓名", "称谓", "所属乡镇", "民族"]),
    ],
)
def test_under_a_group_of_kin(tmp_path: Path, group: str, below: list[str]) -> None:
    rows = [["收押人员", "", "", group, "", "", ""], ["姓名", "身份证号", "收押时间", *below]]
    rows += [[n, number(i), "2017.5.1", NAMES[i - 1], "丈夫", "特克斯县阔克苏乡2村", "x"] for i, n in enumerate(NAMES)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:C1", "D1:G1"]))
    assert len(read.statements) == len(NAMES)
    for i, one in enumerate(read.statements):
        assert (one.place_texts, one.counties, one.ethnicity, one.relation) == ((), ("653121",), None, None)
        assert [(r.name, r.relation) for r in one.relatives] == [(NAMES[i - 1], "husband")]


def test_in_a_column_of_its_own(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "收押时间", "亲属姓名", "与本人关系", "亲属住址"]]
    rows += [[n, number(i), "2017.5.1", NAMES[i - 1], "丈夫", "特克斯县阔克苏乡2村"] for i, n in enumerate(NAMES)]
    assert {s.place_texts for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements} == {()}
