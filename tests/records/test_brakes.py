"""Brakes: what mostly fails, or mostly repeats, waits for a person, and nothing of it counts before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.records.importer import ImportReport, import_files
from service.store.models.records import Record, SourceFile, Statement
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv


def _persons(deployment: Deployment) -> int:
    with deployment.casework.database.read() as session:
        return session.scalar(select(func.count()).where(Record.gone.is_(False))) or 0


def _failing(folder: Path) -> Path:
    people = [person(n) for n in range(20)]
    for one in people[4:]:
        one.update(姓名="？？", 身份证号="")
    return write_csv(folder / "list.csv", people)


def test_rows_that_mostly_fail_stop_the_import(deployment: Deployment, tmp_path: Path) -> None:
    path = _failing(tmp_path)
    report = import_files(deployment.casework, "list", [path])
    assert (report.brakes, report.rows, report.lost) == (["failing"], 4, 16)
    assert (report.indexed, report.segment_id, _persons(deployment)) == (0, None, 0)
    again = import_files(deployment.casework, "list", [path])  # what is staged still waits
    assert (again.brakes, _persons(deployment)) == (["failing"], 0)
    released = import_files(deployment.casework, "list", [path], accepted=["failing"])
    assert (released.brakes, released.rows, _persons(deployment)) == ([], 4, 4)
    assert import_files(deployment.casework, "list", [path]).files_unchanged == 1


def test_what_is_there_already_under_another_name_stops_the_import(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "list", range(20))
    people = [person(n) for n in range(5, 22)]
    report = import_files(deployment.casework, "list", [write_csv(tmp_path / "again.csv", people)])
    assert (report.brakes, report.repeats, _persons(deployment)) == (["repeating"], 15, 20)
    released = import_files(deployment.casework, "list", [tmp_path / "again.csv"], accepted=["repeating"])
    assert (released.brakes, released.repeats, _persons(deployment)) == ([], 15, 22)


def test_a_copy_of_a_file_stops_the_import(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "list", range(20))
    copy = tmp_path / "copy.csv"
    copy.write_bytes((tmp_path / "list-0.csv").read_bytes())
    assert import_files(deployment.casework, "list", [copy]).brakes == ["repeating"]


def test_other_dots_between_names_are_no_other_rows(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "list", range(20))
    people = [{key: value.replace("·", "•") for key, value in person(n).items()} for n in range(20)]
    assert any("•" in one["姓名"] for one in people)
    report = import_files(deployment.casework, "list", [write_csv(tmp_path / "again.csv", people)])
    assert (report.brakes, report.repeats) == (["repeating"], 20)


def test_copies_within_one_import_repeat(deployment: Deployment, tmp_path: Path) -> None:
    paths = [write_csv(tmp_path / f"{name}.csv", [person(n) for n in range(10)]) for name in "abc"]
    paths.append(write_csv(tmp_path / "d.csv", [person(n) for n in range(20)]))
    report = import_files(deployment.casework, "list", paths[1:])
    assert (report.brakes, report.repeats) == ([], 10)
    report = import_files(deployment.casework, "other", paths[:3])
    assert (report.brakes, report.repeats) == (["repeating"], 20)


@pytest.mark.parametrize("number", ["6531", "6.53121E+17"])
def test_a_row_of_which_hardly_anything_is_left_fails(deployment: Deployment, tmp_path: Path, number: str) -> None:
    people = [person(n) for n in range(20)]
    for one in people[4:]:
        one.update(姓名="", 身份证号=number)
    report = import_files(deployment.casework, "list", [write_csv(tmp_path / "list.csv", people)])
    assert (report.brakes, report.rows, report.lost) == (["failing"], 4, 16)


def test_a_corrected_file_is_no_repetition(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "list", range(20))
    people = [person(n) for n in range(21)]
    report = import_files(deployment.casework, "list", [write_csv(tmp_path / "list-0.csv", people)])
    assert (report.brakes, report.indexed, _persons(deployment)) == ([], 1, 21)


@pytest.mark.parametrize("processes", [0, 2])
def test_however_many_processes_read_it_is_the_same(deployment: Deployment, tmp_path: Path, processes: int) -> None:
    paths = [write_csv(tmp_path / f"{n}.csv", [person(i) for i in range(n * 30, n * 30 + 40)]) for n in range(6)]
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    report: ImportReport = import_files(deployment.casework, "list", [*paths, bad], processes=processes)
    assert (report.rows, report.files_read, [name for name, _ in report.failed]) == (240, 6, ["bad.xlsx"])
    assert _persons(deployment) == len({person(i)["身份证号"] for i in range(190)}) == report.indexed
    with deployment.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Statement)) == 240
        assert set(session.scalars(select(SourceFile.state))) == {"read"}
