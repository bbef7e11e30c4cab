"""Headers of two rows in printed lists: the next page shows both, the lower one alone, or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sample.printed import print_table
from tests.records.reading.tables import Read
from tests.support.leak import person

UPPER = ["序号", "姓名", "身份证号", "家庭住址", "", "判决", "", "家属", ""]
LOWER = ["", "", "", "乡镇", "村组", "判决日期", "刑期", "父亲", "配偶"]
WIDTHS = [28.0, 90, 110, 70, 60, 60, 40, 90, 90]


def listed(n: int) -> list[str]:
    one, father, wife = (person(n + k) for k in (0, 1000, 2000))
    home = ["波斯坦街道", f"{n % 9 + 1}村2组"]
    kin = [father["姓名"], wife["姓名"]]
    return [str(n + 1), one["姓名"], one["身份证号"], *home, "2018-04-19", "10年", *kin]


@pytest.mark.parametrize("again", [[UPPER, LOWER], [LOWER], []])
def test_a_header_of_two_rows_over_the_end_of_a_page(tmp_path: Path, again: list[list[str]]) -> None:
    rows = [listed(n) for n in range(60)]
    places = print_table(tmp_path / "a.pdf", UPPER, [LOWER, *rows], WIDTHS)[1:]
    first = sum(page == 1 for page, _ in places)
    places = print_table(tmp_path / "list.pdf", UPPER, [LOWER, *rows[:first], *again, *rows[first:]], WIDTHS)
    assert places[first + 1][0] == 2
    read = Read(tmp_path / "list.pdf")
    assert len(read.statements) == 60
    assert read.codes() == []
    for values, s in zip(rows, read.statements, strict=True):
        assert {(r.relation, r.name) for r in s.relatives} == {("father", values[7]), ("spouse", values[8])}
        assert s.sentence is not None
        assert s.sentence.months == 120


def test_words_that_go_on_with_a_person_are_no_header(tmp_path: Path) -> None:
    """The rest of a cut row is joined still, though it says what headers say."""
    rows = [listed(n) for n in range(60)]
    places = print_table(tmp_path / "a.pdf", UPPER, [LOWER, *rows], WIDTHS)[1:]
    first = sum(page == 1 for page, _ in places)
    more = ["", "", "", "", "", "", "", "", "（配偶）"]
    print_table(tmp_path / "list.pdf", UPPER, [LOWER, *rows[:first], UPPER, LOWER, more, *rows[first:]], WIDTHS)
    read = Read(tmp_path / "list.pdf")
    assert len({s.id_numbers[0].text for s in read.statements}) == 60
    assert rows[first - 1][8] in {r.name for s in read.statements for r in s.relatives}
