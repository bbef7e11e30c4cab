"""Who fled from a camp or prison is neither held nor let go by anybody."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import Read, csv


@pytest.mark.parametrize(
    "text",
    [
        "escaped from the camp", "fled from prison", "He fled the camp in 2018", "ran away from the camp",
        "сбежал из лагеря", "бежала из тюрьмы", "kamptan kaçtı", "лагерьден қашып кетті", "lagérdin qachti",
        "لاگېردىن قاچتى", "ist aus dem Lager geflohen", "s'est évadé de prison", "从教培中心逃跑",
    ],
)  # fmt: skip
def test_neither_custody_nor_freedom(text: str) -> None:
    assert parse_status(text) == "other"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("escaped from the camp, recaptured", "interned"),
        ("escaped from the camp, now in prison", "sentenced"),
        ("tried to escape from the camp", "interned"),
        ("his brother escaped from the camp", "interned"),
        ("did not escape from the camp", "interned"),
        ("in camp", "interned"),
        ("came out of the camp", "released"),
        ("detained after he fled from the camp", "interned"),
        ("企图从看守所逃跑", "interned"),
    ],
)
def test_who_is_held_all_the_same(text: str, status: str) -> None:
    assert parse_status(text) == status


def test_a_day_of_detention_beside_it_is_no_custody(tmp_path: Path) -> None:
    rows = [["Name", "Date of detention", "Status"], ["Ablet Hoshur", "2017-04-12", "escaped from the camp"]]
    rows += [["Gulnar Emet", "2017-05-12", "in the camp"]]
    assert [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["other", "interned"]
