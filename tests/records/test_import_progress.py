"""How far reading is: files and rows, in the staff app and on a terminal. Everybody is invented."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from service.records import progress
from service.records.cli import records
from service.records.importer import import_files
from service.records.imports.held import Held
from service.records.imports.preview import look
from service.records.imports.rehearsal import Rehearsal
from service.records.running import Reading, rows_of
from service.store.clock import now
from service.store.models.imports import RecordsJob
from tests.records.jobs import again, begin, csv_of, job_of, work
from tests.staff.scene import Scene
from tests.support.deployment import Deployment
from tests.support.leak import person

_ROWS = 2500


class Told:
    """A progress callback that keeps what it is told."""

    def __init__(self) -> None:
        self.all: list[tuple[str, int, int]] = []

    def __call__(self, what: str, done: int, of: int) -> None:
        self.all.append((what, done, of))

    @property
    def rows(self) -> list[int]:
        """While no file is done yet."""
        return [rows for rows, _ in (rows_of(what) for what, done, _ in self.all if done == 0) if rows is not None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_bytes(csv_of([person(n) for n in range(_ROWS)]))
    return tmp_path


def test_each_step_counts_the_rows_of_a_single_file(scene: Scene, folder: Path) -> None:
    preview, rehearsal, run = Told(), Told(), Told()
    look(folder, "list", {}, "", preview)
    Rehearsal(scene.casework, "list").run([folder], {}, "", rehearsal, loose=False)
    import_files(scene.casework, "list", [folder], progress=run)
    assert preview.rows[:3] == [0, 1000, 2000]
    for told in (rehearsal, run):
        assert told.rows[0] == 0, "the name of the file is told before its first row"
        assert told.rows == sorted(told.rows)
        assert len(set(told.rows)) >= 3
        assert told.rows[-1] == _ROWS
        assert {rows_of(what)[1] for what, done, _ in told.all if done == 0 and rows_of(what)[0]} == {"list.csv"}


def test_the_page_says_how_many_rows_are_read(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(1)]), "list.csv"))
    with scene.casework.database.write() as session:
        job = session.get_one(RecordsJob, job_of(scene).id)
        job.state, job.lease, job.lease_until, job.of = "leased", "0" * 32, now() + 60, 1
    told = Told()
    reading = Reading(told, 0, 1)
    reading.read("list.csv", 12_000)
    with scene.casework.database.write() as session:
        session.get_one(RecordsJob, job.id).doing = told.all[-1][0]
    page = again(client)
    assert "list.csv · 12,000 rows read so far" in page.text
    assert "0 of 1" in page.text


def test_a_long_name_takes_nothing_of_the_rows(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.records.imports.held._BEAT_SECONDS", 0.01)
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(1)]), "list.csv"))
    with scene.casework.database.write() as session:
        job = session.get_one(RecordsJob, job_of(scene).id)
        job.state, job.lease, job.lease_until = "leased", "0" * 32, now() + 60
    with Held(scene.casework, job) as held:
        Reading(held, 0, 1).read("x" * 400, 7)
        while not job_of(scene).doing:
            pass
    assert rows_of(job_of(scene).doing) == (7, "x" * 298)
    with scene.casework.database.write() as session:
        session.get_one(RecordsJob, job.id).lease_until = 0
    assert work(scene) == 1


def test_a_terminal_shows_rows_beside_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(progress, "Console", lambda stderr: Console(file=out, force_terminal=True, width=120))
    shown = progress.show("Reading tables")
    reading = Reading(shown, 0, 1)
    reading.begin("list.csv")
    reading.read("list.csv", 12_000)
    reading.end("list.csv")
    assert "12,000 rows" in out.getvalue()


def test_a_dry_run_on_a_terminal_shows_rows_too(
    deployment: Deployment, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in deployment.environ.items():
        monkeypatch.setenv(name, value)
    out = io.StringIO()
    monkeypatch.setattr(progress, "Console", lambda stderr: Console(file=out, force_terminal=True, width=120))
    monkeypatch.setattr(progress, "Progress", partial(progress.Progress, refresh_per_second=1000))
    dry = CliRunner().invoke(records, ["import", str(folder), "--source", "list", "--dry-run"])
    assert f"Would read {_ROWS} rows" in dry.output
    assert "2,000 rows" in out.getvalue()
