"""Lines over the rows of a village that count its people by what became of them."""

from __future__ import annotations

import pytest

from service.records.reading.rows.rowkinds import section_place


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("三、库木巴格村（收押2人，教培1人，判刑1人）", "库木巴格村"),
        ("库木巴格村：4人", "库木巴格村"),
        ("（二）阿亚克村 共12人", "阿亚克村"),
        ("5村（收押3、教培2）", "5村"),
        ("一、某某社区（3人）", "某某社区"),
        ("库木巴格村（共4人，其中收押2人）", "库木巴格村"),
    ],
)
def test_the_village_is_told(line: str, place: str) -> None:
    assert section_place(line) == place


@pytest.mark.parametrize("line", ["巴扎村（收押人员）", "巴扎村（张三）", "巴扎村支部书记（1人）", "收押2人，教培1人"])
def test_other_lines_name_none(line: str) -> None:
    assert section_place(line) is None
