"""Groups named after the register that is kept: they ask no more than the bare word does."""

from __future__ import annotations

import pytest

from service.records.reading.columns.assigned import assign


def _day(group: str, day: str) -> str | None:
    columns = assign(["姓名", "身份证号", f"{group}/{day}", f"{group}/送来单位", f"{group}/缘由", "现状"], {}, {})
    return columns[2].field


@pytest.mark.parametrize("day", ["日期", "时间"])
@pytest.mark.parametrize(
    "group",
    ["入校登记", "收押登记", "送教登记", "入所登记", "进班登记", "入校情况", "入校信息", "收押记录", "学员入校登记"],
)
def test_a_register_of_being_taken_in_gives_that_day(group: str, day: str) -> None:
    assert _day(group, day) == "detained_on"


@pytest.mark.parametrize(
    "group",
    [
        "登记",
        "户口登记",
        "出校登记",
        "结业登记",
        "出所登记",
        "会见登记",
        "体检登记",
        "婚姻登记",
        "谈话记录",
        "家属入校登记",
    ],
)
def test_other_registers_do_not(group: str) -> None:
    assert _day(group, "日期") != "detained_on"
