"""A worker killed in the middle of an import that the staff app asked for: another one goes on, nothing is doubled."""

from __future__ import annotations

import os
import random
import time
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.records.imports import jobs, uploads
from service.store.clock import today
from service.store.models.imports import RecordsJob, Upload
from service.store.models.records import Record, Statement
from service.store.models.staff import Staff
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv
from tests.support.workers import start

FILES, ROWS, KILLS = 8, 300, 4


def _administrator(deployment: Deployment) -> Staff:
    with deployment.casework.database.write() as session:
        row = Staff(username="erkin", name="Erkin", role="administrator", created_day=today())
        session.add(row)
    return row


def _job(deployment: Deployment) -> RecordsJob:
    with deployment.casework.database.read() as session:
        return session.scalars(select(RecordsJob)).one()


def _wait(deployment: Deployment, process: BaseProcess, states: tuple[str, ...], seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and process.is_alive() and _job(deployment).state not in states:
        time.sleep(0.02)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _gone(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    try:
        return "State:\tZ" in status.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return True


@pytest.mark.timeout(900)
def test_killed_workers_lose_nothing_and_double_nothing(
    any_deployment: Deployment, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    deployment = any_deployment
    who = _administrator(deployment)
    files = []
    for number in range(FILES):
        people = [person(n) for n in range(number * ROWS, (number + 1) * ROWS)]
        path = write_csv(tmp_path / f"table{number:02d}.csv", people)
        files.append((path.name, path.read_bytes()))
    job_id = jobs.create(deployment.casework, who, "list", files=uploads.take(files, pictures=False)[0])  # type: ignore[arg-type]
    environ = {**os.environ, **deployment.environ, "VMF_LEASE_SECONDS": "2"}
    process = start(["worker"], environ)
    request.addfinalizer(lambda: (process.kill(), process.join()))
    for step in ("rehearsal", "run"):
        _wait(deployment, process, ("waiting",), 240)
        assert _job(deployment).state == "waiting", _job(deployment).failure
        jobs.ask(deployment.casework, who, job_id, step)  # type: ignore[arg-type]
    dice, cut_short = random.Random(4), 0
    for _ in range(KILLS):
        _wait(deployment, process, ("leased", "done"), 60)
        time.sleep(dice.uniform(0.1, 1.0))
        children = _children(process.pid or 0)
        cut_short += _job(deployment).state == "leased"
        process.kill()
        process.join()
        until = time.monotonic() + 10
        while time.monotonic() < until and not all(map(_gone, children)):
            time.sleep(0.02)
        assert all(map(_gone, children)), "the importing process ends with its worker"
        process = start(["worker"], environ)
    _wait(deployment, process, ("done", "failed"), 120)
    until = time.monotonic() + 15  # its files go in the moment after, or when the next worker tidies up
    while time.monotonic() < until and deployment.casework.files.stored() != [_job(deployment).report]:
        time.sleep(0.05)
    process.terminate()
    process.join(30)
    assert process.exitcode is not None

    job = _job(deployment)
    assert job.state == "done", (job.state, job.failure)
    assert cut_short > 0, "no kill met the import at work: the test would prove nothing"
    distinct = {person(n)["身份证号"] for n in range(FILES * ROWS)}
    with deployment.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Statement)) == FILES * ROWS
        indexed = select(func.count()).where(Record.segment_id.is_not(None), Record.gone.is_(False))
        assert session.scalar(indexed) == len(distinct)
        assert session.scalar(select(func.count()).select_from(Upload)) == 0
    assert job.results["run"]["rows"] == FILES * ROWS, "the report counts what earlier workers read too"
    assert deployment.casework.files.stored() == [job.report], "and no upload"
    assert list((deployment.settings.folder / "laid-out").glob("*")) == []


def test_a_worker_that_is_told_to_stop_gives_the_import_back_at_once(deployment: Deployment, tmp_path: Path) -> None:
    who = _administrator(deployment)
    people = [person(n) for n in range(6000)]
    path = write_csv(tmp_path / "list.csv", people)
    jobs.create(
        deployment.casework,
        who,  # type: ignore[arg-type]
        "list",
        files=uploads.take([(path.name, path.read_bytes())], pictures=False)[0],
    )
    environ = {**os.environ, **deployment.environ}
    process = start(["worker"], environ)
    _wait(deployment, process, ("leased", "waiting"), 60)
    process.terminate()
    process.join(30)
    assert process.exitcode is not None
    assert _job(deployment).state in ("owed", "waiting"), "no lease has to run out first"
