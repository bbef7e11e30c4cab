"""监护人 below a group of headers: the child's, unless the group is of somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import NAMES, Read, number, xlsx


def _kin(tmp_path: Path, group: str, leaf: str) -> set[tuple[str, str | None]]:
    rows = [["儿童姓名", "身份证号", group, None], [None, None, leaf, "与儿童关系"]]
    rows += [[NAMES[i], number(i), "阿依古丽·艾力", "外婆"] for i in range(3)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["A1:A2", "B1:B2", "C1:D1"]))
    return {(r.name, r.relation) for s in read.statements for r in s.relatives}


@pytest.mark.parametrize(
    "group", ["监护情况", "现监护情况", "儿童监护情况", "抚养情况", "照料情况", "安置情况", "其他情况"]
)
@pytest.mark.parametrize("leaf", ["现监护人", "监护人姓名", "实际照料人"])
def test_the_guardian_of_the_child(tmp_path: Path, group: str, leaf: str) -> None:
    assert _kin(tmp_path, group, leaf) == {("阿依古丽·艾力", "grandparent")}


@pytest.mark.parametrize("group", ["父亲情况", "民警情况", "班主任情况"])
def test_the_guardian_of_somebody_else(tmp_path: Path, group: str) -> None:
    assert _kin(tmp_path, group, "监护人") == set()
