"""The report of an import counts in proper English."""

from __future__ import annotations

import pytest

from service.records.importer import ImportReport
from service.records.reading import Problem
from service.records.telling import print_report


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (
            1,
            "1 row read from 1 file (1 file unchanged); 1 record new or changed; the source now holds 1 person.\n"
            "1 damaged place; 1 row could not be read as a person:\n",
        ),
        (
            2,
            "2 rows read from 2 files (2 files unchanged); 2 records new or changed; the source now holds 2 persons.\n"
            "2 damaged places; 2 rows could not be read as a person:\n",
        ),
    ],
)
def test_one_is_not_many(number: int, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = ImportReport("list")
    report.rows = report.files_read = report.files_unchanged = report.indexed = report.records = number
    report.damaged = report.lost = number
    report.problems = [Problem("no_person", "list.csv", "", 7, "It names nobody.", lost=1)] * number
    print_report(report, all_problems=False)
    assert capsys.readouterr().out.startswith(expected)
