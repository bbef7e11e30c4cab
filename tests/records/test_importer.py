"""Imports: the same again changes nothing, a correction changes only what it corrects, a kill loses nothing."""

from __future__ import annotations

import os
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.matching import Segment
from service.records import indexing, staging
from service.records.importer import import_files
from service.store.casework import Casework
from service.store.models.records import Problem, Record, ScorerVersion, SourceFile, Statement
from service.store.models.records import Segment as SegmentRow
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv
from tests.support.workers import start


def _state(casework: Casework) -> dict[str, object]:
    with casework.database.read() as session:
        live = list(session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")))
        return {
            "records": sorted(session.execute(select(Record.id, Record.gone))),
            "statements": session.scalar(select(func.count()).select_from(Statement)),
            "places": sorted(
                session.execute(
                    select(SourceFile.name, Statement.sheet, Statement.row).join(
                        SourceFile, SourceFile.id == Statement.file_id
                    )
                )
            ),
            "indexed": sum(
                session.scalar(select(func.count()).where(Record.segment_id == i, Record.gone.is_(False))) or 0
                for i in live
            ),
        }


def test_the_same_file_again_changes_nothing(any_deployment: Deployment, tmp_path: Path) -> None:
    casework = any_deployment.casework
    first = import_people(casework, tmp_path, "list", range(50))
    before = _state(casework)
    again = import_people(casework, tmp_path, "list", range(50))
    assert first.rows == first.indexed == 50
    assert (again.rows, again.indexed, again.files_unchanged, again.segment_id) == (0, 0, 1, None)
    assert _state(casework) == before
    assert before["indexed"] == 50


def test_statements_stand_as_text_that_can_be_asked_for(any_deployment: Deployment, tmp_path: Path) -> None:
    casework = any_deployment.casework
    import_people(casework, tmp_path, "list", range(3))
    stated = Statement.fields["names"][0].as_string()
    with casework.database.read() as session:
        if casework.database.is_sqlite:
            kinds = session.execute(select(func.typeof(Statement.cells), func.typeof(Statement.fields)).distinct())
            assert kinds.all() == [("text", "text")]
        named = session.execute(select(stated, Statement.cells)).all()
    assert {name for name, _ in named} == {person(n)["姓名"] for n in range(3)}
    assert all(["姓名", name] in cells for name, cells in named)


def test_an_import_stopped_before_its_records_came_brings_them_with_the_next(
    any_deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    casework = any_deployment.casework
    with monkeypatch.context() as cut:
        cut.setattr(staging, "put_records", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            import_people(casework, tmp_path, "list", range(50))
    cut_short = _state(casework)
    assert (cut_short["statements"], cut_short["records"]) == (50, [])
    report = import_people(casework, tmp_path, "list", range(50))
    assert (report.files_read, report.rows, report.indexed) == (1, 50, 50)
    whole = _state(casework)
    assert (whole["places"], whole["indexed"]) == (cut_short["places"], 50)
    with casework.database.read() as session:
        unheld = select(func.count()).where(~select(Record.id).where(Record.id == Statement.record_id).exists())
        assert session.scalar(unheld) == 0


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_corrected_file_reindexes_only_what_changed(deployment: Deployment, tmp_path: Path) -> None:
    casework = deployment.casework
    people = [person(n) for n in range(20)]
    path = write_csv(tmp_path / "list.csv", people)
    import_files(casework, "list", [path])
    ids = {i for i, _ in _state(casework)["records"]}  # type: ignore[attr-defined]
    people[3]["姓名"] = "伊力哈木·库尔班"
    people.insert(0, person(99))
    del people[11]  # the eleventh of the old file
    write_csv(path, people)
    report = import_files(casework, "list", [path])
    assert report.indexed == 2
    state = _state(casework)
    assert ids < {i for i, _ in state["records"]}  # type: ignore[attr-defined]
    assert sum(gone for _, gone in state["records"]) == 1  # type: ignore[attr-defined]
    assert state["indexed"] == state["statements"] == 20


def test_statements_of_one_number_are_one_record(deployment: Deployment, tmp_path: Path) -> None:
    casework = deployment.casework
    import_people(casework, tmp_path, "list", range(10))
    people = [{**person(n), "刑期": "7年6个月"} for n in range(5, 15)]
    import_files(casework, "list", [write_csv(tmp_path / "sentences.csv", people)])
    state = _state(casework)
    assert len(state["records"]) == 15  # type: ignore[arg-type]
    assert state["statements"] == 20
    assert state["indexed"] == 15


def test_another_source_keeps_its_own_records(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "one", range(5))
    import_people(deployment.casework, tmp_path, "two", range(5))
    assert len(_state(deployment.casework)["records"]) == 10  # type: ignore[arg-type]


def test_a_damaged_row_is_told_and_takes_nothing_along(deployment: Deployment, tmp_path: Path) -> None:
    people = [person(n) for n in range(10)]
    people[4]["身份证号"] = "6.53121E+17"
    people[6] = {**dict.fromkeys(people[6], ""), "性别": "男"}
    report = import_files(deployment.casework, "list", [write_csv(tmp_path / "list.csv", people)])
    assert report.rows == 9
    assert {p.row for p in report.problems} == {6, 8}
    with deployment.casework.database.read() as session:
        stored = {(p.row, p.code) for p in session.scalars(select(Problem))}
    assert {row for row, _ in stored} == {6, 8}


def test_a_file_that_gives_nothing_is_named_and_the_others_are_read(deployment: Deployment, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"PK\x03\x04 not a workbook")
    good = write_csv(tmp_path / "good.csv", [person(1)])
    report = import_files(deployment.casework, "list", [bad, good])
    assert [name for name, _ in report.failed] == ["bad.xlsx"]
    assert report.rows == 1
    assert not report.nothing_readable


def test_segments_open_and_hold_what_was_stated(deployment: Deployment, tmp_path: Path) -> None:
    report = import_people(deployment.casework, tmp_path, "list", range(30))
    segment = Segment.open(deployment.casework.segment_folder(report.segment_id or ""))
    assert len(segment) == 30
    names = {name for row in range(30) for name in segment.entry(row).names}
    assert names == {person(n)["姓名"] for n in range(30)}


def test_the_scorer_is_made_anew_only_when_records_grew(deployment: Deployment, tmp_path: Path) -> None:
    def versions() -> int:
        with deployment.casework.database.read() as session:
            return session.scalar(select(func.count()).select_from(ScorerVersion)) or 0

    import_people(deployment.casework, tmp_path, "list", range(40))
    assert versions() == 1
    import_people(deployment.casework, tmp_path, "list", range(40, 45))
    assert versions() == 1
    import_people(deployment.casework, tmp_path, "list", range(45, 80))
    assert versions() == 2


def test_a_new_source_is_in_quarantine(deployment: Deployment, tmp_path: Path) -> None:
    from service.store.models.records import Source

    import_people(deployment.casework, tmp_path, "list", range(3))
    with deployment.casework.database.read() as session:
        assert session.scalars(select(Source.state)).all() == ["quarantine"]


@pytest.mark.timeout(300)
@pytest.mark.parametrize("processes", ["0", "2"])
def test_an_import_killed_at_any_moment_goes_on_where_it_stopped(
    deployment: Deployment, tmp_path: Path, processes: str
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    for number in range(12):
        write_csv(folder / f"table{number:02d}.csv", [person(n) for n in range(number * 150, number * 150 + 200)])
    command = ["records", "import", str(folder), "--source", "list", "--processes", processes]
    environ = {**os.environ, **deployment.environ}
    kills = 0
    for delay in (0.0, 0.2, 0.4, 0.1, 0.6):
        process = start(command, environ)
        _wait_for_import(deployment, kills, process)
        time.sleep(delay)
        if process.is_alive():
            process.kill()
            kills += 1
        process.join()
    assert kills > 0
    process = start(command, environ)
    process.join(120)
    assert process.exitcode == 0
    state = _state(deployment.casework)
    distinct = {person(n)["身份证号"] for n in range(11 * 150 + 200)}
    assert len(state["records"]) == len(distinct) == state["indexed"]  # type: ignore[arg-type]
    assert state["statements"] == 12 * 200


def test_what_counted_before_a_kill_is_reported_by_the_import_that_goes_on(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    paths = [write_csv(tmp_path / f"table{n}.csv", [person(n * 5 + m) for m in range(5)]) for n in range(2)]
    with monkeypatch.context() as patched:
        patched.setattr(indexing, "build", killed)
        for _ in range(2):
            with pytest.raises(Killed):
                import_files(deployment.casework, "list", paths)
    more = write_csv(tmp_path / "more.csv", [person(10)])
    report = import_files(deployment.casework, "list", [*paths, more])
    assert (report.rows, report.files_read, report.files_unchanged, report.indexed) == (11, 3, 0, 11)
    report = import_files(deployment.casework, "list", [*paths, more])
    assert (report.rows, report.files_read, report.files_unchanged) == (0, 0, 3)


def _wait_for_import(deployment: Deployment, _kills: int, process: BaseProcess) -> None:
    """Until this process has begun (its import stands in the database) or ended."""
    from service.store.models.records import Import

    def runs() -> int:
        with deployment.casework.database.read() as session:
            return session.scalar(select(func.count()).select_from(Import)) or 0

    before, until = runs(), time.monotonic() + 30
    while time.monotonic() < until and process.is_alive() and runs() == before:
        time.sleep(0.02)


def test_reindexing_keeps_every_record_and_owes_searches_the_new_segments(
    deployment: Deployment, tmp_path: Path
) -> None:
    from service.jobs.worker import Worker
    from service.records.importer import silent
    from service.store.candidates import candidates_of
    from service.store.form import SearchForm

    casework = deployment.casework
    import_people(casework, tmp_path, "one", range(20))
    import_people(casework, tmp_path, "two", range(10))
    _, search = deployment.intake.start(SearchForm(names=(person(3)["姓名"],), id_number=person(3)["身份证号"]))
    deployment.intake.confirm(search)
    search.send()
    worker = Worker(casework)
    worker.drain()
    before, found = _state(casework), [(c.record_id, c.id) for c in candidates_of(casework, search.id)]
    assert indexing.rebuild(casework, silent) == 30
    assert _state(casework) == before
    assert worker.drain() == 2
    assert [(c.record_id, c.id) for c in candidates_of(casework, search.id)] == found
