"""Husband, wife and child together find the household, where each of their names alone finds nobody."""

from __future__ import annotations

from pathlib import Path

from benchmarks.records.household import measure


def test_the_household_finds_whom_the_name_does_not(tmp_path: Path) -> None:
    for shares in measure(tmp_path, 6000, 25).values():
        assert shares["name"] < 0.5
        assert shares["name + relatives"] > 0.9
        assert shares["name + year + relatives"] > 0.95
