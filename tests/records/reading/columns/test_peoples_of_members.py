"""民族 below 家庭成员基本情况: of the person whom the row names below the same group."""

from __future__ import annotations

import pytest

from service.records.reading.columns.assigned import assign


def _fields(*headers: str) -> dict[str, str | None]:
    return {c.header: c.field for c in assign(headers, {}, {})}


@pytest.mark.parametrize("group", ["家庭成员基本情况", "家庭成员信息", "家庭成员", "家庭主要成员情况", "家庭成员情况"])
@pytest.mark.parametrize("leaf", ["民族", "族别"])
def test_below_the_group_of_the_names(group: str, leaf: str) -> None:
    headers = ["户情况/户主", *(f"{group}/{h}" for h in ("家庭成员姓名", "与户主关系", "性别", leaf, "身份证号"))]
    found = _fields(*headers)
    assert found[f"{group}/家庭成员姓名"] == "name"
    assert found[f"{group}/{leaf}"] == "ethnicity"


def test_of_others_it_is_nobodys() -> None:
    for group in ("家庭成员", "亲属情况", "监护人信息"):
        found = _fields("姓名", "身份证号", f"{group}/姓名", f"{group}/关系", f"{group}/民族")
        assert found[f"{group}/民族"] is None
    found = _fields("姓名", "民族", "身份证号", "家庭成员/姓名", "家庭成员/民族")
    assert (found["民族"], found["家庭成员/民族"]) == ("ethnicity", None)
