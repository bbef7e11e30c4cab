"""才仁加甫（哥哥）: names without a dot, with a relation in brackets behind them."""

from __future__ import annotations

import pytest

from service.matching.types import RelativeName
from service.records.reading.cells.namedalone import named_alone


@pytest.mark.parametrize("name", ["才仁加甫", "巴特尔", "道尔吉", "乌兰其其格", "孟克巴依尔"])
def test_names(name: str) -> None:
    assert named_alone(f"{name}（哥哥）") == (RelativeName(name, "brother"),)


@pytest.mark.parametrize(
    "text",
    [
        "在家务农（父亲）",
        "已判刑（哥哥）",
        "保安队长（哥哥）",
        "蒙古族（哥哥）",
        "才仁加甫（队长）",
        "不在家（母亲）",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert named_alone(text) == ()
