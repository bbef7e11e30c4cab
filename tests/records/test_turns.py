"""Two imports of one source at once: the second waits for its turn, on either database."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.records.importer import import_files
from service.records.portraits import import_portraits
from service.records.turns import WAITING, turn
from service.store.models.records import Record, Statement
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv
from tests.support.pictures import portrait

ROOT = Path(__file__).parents[2]
HOLDS = """
import sys, time
from service.records.turns import turn
from service.store.casework import opened_casework
with opened_casework() as casework, turn(casework, "list", lambda *_: None):
    print("holds", flush=True)
    time.sleep(60)
"""


def _counted(deployment: Deployment, table: type[Record] | type[Statement]) -> int:
    with deployment.casework.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


class _Waits:
    """A progress callback that knows whether its import waited."""

    def __init__(self) -> None:
        self.waited = threading.Event()

    def __call__(self, what: str, _done: int, _of: int) -> None:
        if what == WAITING:
            self.waited.set()


def test_the_second_import_waits_and_changes_nothing_meanwhile(any_deployment: Deployment, tmp_path: Path) -> None:
    casework, progress = any_deployment.casework, _Waits()
    table = write_csv(tmp_path / "list.csv", [person(n) for n in range(5)])
    second = threading.Thread(target=lambda: import_files(casework, "list", [table], progress=progress))
    with turn(casework, "list", progress):
        second.start()
        assert progress.waited.wait(30)
        assert _counted(any_deployment, Statement) == 0
        other = import_files(casework, "another list", [table])
        assert other.rows == 5, "of another source it is no matter"
    second.join(60)
    assert _counted(any_deployment, Statement) == 10


def test_pictures_wait_for_tables(deployment: Deployment, tmp_path: Path) -> None:
    (tmp_path / f"{person(1)['身份证号']}.jpg").write_bytes(portrait(1))
    casework, progress = deployment.casework, _Waits()
    second = threading.Thread(target=lambda: import_portraits(casework, "list", tmp_path, progress=progress))
    with turn(casework, "list", progress):
        second.start()
        assert progress.waited.wait(30)
        assert _counted(deployment, Record) == 0
    second.join(60)
    assert _counted(deployment, Record) == 1


@pytest.mark.timeout(120)
def test_many_commands_at_once_end_as_one_would(deployment: Deployment, tmp_path: Path) -> None:
    for number in range(4):
        write_csv(tmp_path / f"{number}.csv", [person(n) for n in range(number * 50, number * 50 + 50)])
    command = [sys.executable, "-m", "service", "records", "import", str(tmp_path), "--source", "list"]
    environ = {**os.environ, **deployment.environ}
    with turn(deployment.casework, "list", lambda *_: None):
        running = [
            subprocess.Popen(command, env=environ, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        told = [one.stderr.readline() for one in running if one.stderr is not None]
    said = [one.communicate(timeout=100) for one in running]
    assert all("Another import into this source is at work" in line for line in told)
    assert [one.returncode for one in running] == [0, 0, 0], said
    assert sorted("4 files unchanged" in out for out, _ in said) == [False, True, True]
    assert _counted(deployment, Statement) == 200


def test_who_was_killed_has_its_turn_no_longer(any_deployment: Deployment, tmp_path: Path) -> None:
    environ = {**os.environ, **any_deployment.environ}
    command = [sys.executable, "-c", HOLDS]
    with subprocess.Popen(command, env=environ, cwd=ROOT, text=True, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holds\n"
        os.kill(holder.pid, signal.SIGKILL)
    before = time.monotonic()
    with turn(any_deployment.casework, "list", lambda *_: None):
        assert time.monotonic() - before < 20
