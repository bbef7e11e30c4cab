"""Lines over groups of a list in an alphabet: they name nobody, and say what became of those below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.everybodyinletters import is_line_of_fates
from tests.records.reading.tables import Read, csv

NAMES = ["Ablet Hoshur", "Gulnar Emet", "Satar Idris"]


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Died in custody", "deceased"), ("Released", "released"), ("Still in prison:", "sentenced"),
        ("Currently in camp", "interned"), ("Умершие", "deceased"), ("В лагере", "interned"),
        ("Қайтыс болғандар", "deceased"), ("Түрмедегілер", "sentenced"), ("Лагерьдегілер", "interned"),
        ("Kampta ölenler", "deceased"), ("Kamptakiler", "interned"), ("Hapistekiler", "sentenced"),
        ("Verstorbene", "deceased"), ("Im Lager", "interned"), ("En prison", "sentenced"),
        ("Türmidikiler", "sentenced"), ("تۈرمىدىكىلەر", "sentenced"), ("ۋاپات بولغانلار", "deceased"),
        ("Qamoqdagilar", "sentenced"), ("Not released", None), ("Detained or released", None),
    ],
)  # fmt: skip
def test_what_a_line_says_of_those_below(tmp_path: Path, line: str, status: str | None) -> None:
    rows = [
        ["Name", "Village"],
        [NAMES[0], "Bakhchi"],
        [line, ""],
        [NAMES[1], "Bakhchi"],
        ["Freed", ""],
        [NAMES[2], ""],
    ]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert read.names == NAMES
    assert [s.status for s in read.statements] == [None, status, "released"]


@pytest.mark.parametrize("text", ["Ablet Hoshur", "Relatives in camp", "Camp leader", "Tohti", "", "Bakhchi village"])
def test_other_lines(text: str) -> None:
    assert not is_line_of_fates(text)


def test_a_lone_word_in_another_column_says_nothing_of_those_below(tmp_path: Path) -> None:
    rows = [["Name", "Village", "Appeal"], [NAMES[0], "Bakhchi", ""], ["", "", "Released"], [NAMES[1], "Bakhchi", ""]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == [None, None]


@pytest.mark.parametrize(
    "lines",
    [
        ("A. Sentenced", "B. In camps", "C. Dead", "D. Nobody can tell"),
        ("I) Verurteilte", "II) In Lagern", "III) Verstorbene", "IV) Schicksal ungewiss"),
        ("(1) Осуждённые", "(2) В лагерях", "(3) Умершие", "(4) Кто знает"),
        ("1. Condamnés", "2. Au camp", "3. Décédés", "4. On ne sait rien"),
    ],
)
def test_sections_with_a_number_or_a_letter(tmp_path: Path, lines: tuple[str, ...]) -> None:
    rows: list[list[str]] = [["No", "Name", "Born", "Place"]]
    for n, line in enumerate(lines):
        rows += [[line, "", "", ""], [str(n + 1), f"Polat Memet{'iaue'[n]}", "1970", ""]]
    found = Read(csv(tmp_path / "list.csv", rows)).statements
    assert [s.status for s in found] == ["sentenced", "interned", "deceased", None]
