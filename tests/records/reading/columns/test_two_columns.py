"""Lists of two or three columns of which one header is known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.records.reading.tables import Read, csv

NAMES = ["Ablet Hoshur", "Gulnar Emet"]


@pytest.mark.parametrize(
    ("header", "other"),
    [("Name", "Condition"), ("Имя", "Как он"), ("Isim", "Son haber"), ("Name", "Notes"), ("Name", "Anything new")],
)
def test_a_header_of_names_and_a_word(tmp_path: Path, header: str, other: str) -> None:
    rows = [[header, other], [NAMES[0], "in camp"], [NAMES[1], "released"]]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert (read.names, read.rows, read.skipped) == (NAMES, [2, 3], {(1, "header")})


def test_what_the_words_of_condition_say(tmp_path: Path) -> None:
    rows = [["Name", "Condition"], [NAMES[0], "in camp"], [NAMES[1], "released"]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["interned", "released"]


def test_a_short_form_is_no_list(tmp_path: Path) -> None:
    rows = [["Name", NAMES[0]], ["Born", "1967"], ["From", "Bakhchi"]]
    assert set(Read(csv(tmp_path / "a.csv", rows)).names) <= {NAMES[0]}
