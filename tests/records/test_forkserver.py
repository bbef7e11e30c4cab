"""Forked processes: they begin with what was made ready, have nothing of whoever asked, and end when told."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from service.records.forkserver import ForkServer
from service.records.processes import Done, Processes

known: list[str] = []


def ready() -> None:
    known.append("ready")


def meanwhile() -> None:
    known.append("meanwhile")


def what_is_known(_task: int) -> Iterator[tuple[str, ...]]:
    yield tuple(known)
    known.append("mine")


def surroundings(_task: int) -> Iterator[tuple[set[str], int, int]]:
    named = {name for name in os.environ if name.startswith("VMF_")}
    threads, handles = (len(list(Path("/proc/self", one).iterdir())) for one in ("task", "fd"))
    yield named, threads, handles


def busy(_orders: int, answers: int) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    Connection(answers, readable=False).send(os.getpid())
    while True:
        pass


def _all(processes: Processes, function: object, tasks: int) -> list[object]:
    found = processes.stream(function, range(tasks))  # type: ignore[arg-type]
    return [item for _, item in found if not isinstance(item, Done)]


def test_later_processes_begin_with_what_was_made_ready_and_nothing_of_earlier_ones() -> None:
    with Processes(1) as processes:
        processes.prepare(ready)
        assert _all(processes, what_is_known, 2) == [("ready",), ("ready", "mine")]
        processes.prepare(meanwhile)
        processes.end()
        assert _all(processes, what_is_known, 1) == [("ready", "meanwhile")]
    assert known == [], "nothing of it happens in the process that asks"


def test_a_process_has_no_settings_no_threads_and_no_handles_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMF_DATA", "/nowhere")
    with Processes(2) as processes:
        # Input, output, errors, orders, answers, and the folder that is being listed.
        assert set(map(str, _all(processes, surroundings, 6))) == {str((set(), 1, 6))}


def test_a_process_that_does_not_listen_is_ended() -> None:
    server = ForkServer(os.environ)
    (theirs, orders), (answers, back) = Pipe(duplex=False), Pipe(duplex=False)
    number = server.fork(busy, (theirs.fileno(), back.fileno()))
    assert answers.recv() == number
    server.kill(number)
    assert not Path(f"/proc/{number}").exists()
    server.end()
    for end in (theirs, orders, answers, back):
        end.close()


def test_where_the_server_died_another_one_forks() -> None:
    with Processes(1) as processes:
        processes.prepare(ready)
        assert _all(processes, what_is_known, 1) == [("ready",)]
        server = processes._server._process
        assert server is not None
        server.kill()
        server.wait()
        processes.end()
        assert _all(processes, what_is_known, 1) == [("ready",)]


def test_processes_end_with_their_server_and_the_handles() -> None:
    with Processes(2) as processes:
        numbers = {int(str(item)) for item in _all(processes, own_number, 6)}
    until = time.monotonic() + 10
    while time.monotonic() < until and any(Path(f"/proc/{number}").exists() for number in numbers):
        time.sleep(0.02)
    assert not [number for number in numbers if Path(f"/proc/{number}").exists()]


def own_number(_task: int) -> Iterator[int]:
    yield os.getpid()
