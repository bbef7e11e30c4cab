"""A line among the rows of a printed list holds behind the end of a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample.printed import print_table
from tests.records.reading.tables import Read
from tests.support.leak import person

_HEADER = ["序号", "姓名", "身份证号", "罪名", "刑期"]
_FIRST, _LAST = "一、乌苏监狱（5人）", "二、喀什女子监狱（55人）"


def _places(folder: Path, lines: dict[int, str], each: bool = True) -> list[tuple[str, str | None]]:
    """Page and place of 60 people. ``lines``: each stands over the person of that number."""
    rows: list[list[str]] = []
    for n in range(60):
        if n in lines:
            rows.append([lines[n], "", "", "", ""])
        one = person(n)
        rows.append([str(n + 1), one["姓名"], one["身份证号"], "包庇罪", "5年"])
    path, widths = folder / "list.pdf", [70.0, 110, 130, 110, 60]
    print_table(path, _HEADER, rows, widths, title="伽师县服刑人员名册", ruled=True, header_on_every_page=each)
    found = [(s.sheet, s.facility) for s in Read(path).statements]
    assert len(found) == 60
    assert found[-1][0] != "page 1"
    return found


@pytest.mark.parametrize("each", [True, False])
def test_its_place_goes_on(tmp_path: Path, each: bool) -> None:
    found = _places(tmp_path, {0: _FIRST, 5: _LAST}, each)
    assert [place for _, place in found] == ["乌苏监狱"] * 5 + ["喀什女子监狱"] * 55


def test_the_total_of_a_page_ends_nothing(tmp_path: Path) -> None:
    assert _places(tmp_path, {0: _FIRST, 6: "本页小计：6人"})[-1][1] == "乌苏监狱"


@pytest.mark.parametrize("line", ["小计：6人", "合计：6人"])
def test_a_total_ends_it_behind_the_page(tmp_path: Path, line: str) -> None:
    found = _places(tmp_path, {0: _FIRST, 6: line})
    assert {place for page, place in found if page != "page 1"} == {None}


@pytest.mark.parametrize(
    ("line", "place"), [("二、沙雅监狱", "沙雅监狱"), ("二、下落不明人员", None), ("二、多个监狱", None)]
)
def test_the_next_line_ends_it(tmp_path: Path, line: str, place: str | None) -> None:
    found = _places(tmp_path, {0: _FIRST, 5: line})
    assert {told for _, told in found[5:]} == {place}
