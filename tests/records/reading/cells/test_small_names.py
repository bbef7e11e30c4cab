"""Names by which somebody is called at home, in the cell of the name: 、小名：托乎尼."""

from __future__ import annotations

import pytest

from service.records.reading.cells.namecell import read_name_cell


@pytest.mark.parametrize(
    "behind", ["、小名：托乎尼", " 小名托乎尼", "，乳名：托乎尼", "小名叫托乎尼", "（外号：托乎尼）", "/经名：托乎尼"]
)
def test_the_label_is_no_part_of_the_name(behind: str) -> None:
    assert read_name_cell("买买提吐逊·萨迪克" + behind).names == ("买买提吐逊·萨迪克", "托乎尼")


@pytest.mark.parametrize("name", ["王小名", "张小名为民", "李外号"])
def test_a_name_may_hold_such_letters(name: str) -> None:
    assert read_name_cell(name).names == (name,)
