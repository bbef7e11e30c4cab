"""Work over processes: answers in order, deaths cost one task, and nobody outlives the parent."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.records.processes import Done, Failed, Processes, ProcessesError

ROOT = Path(__file__).parents[2]


def numbers(task: int) -> Iterator[int]:
    if task == 3:
        os._exit(9)
    if task == 5:
        raise ValueError("no")
    yield from range(task)


def die(_task: int) -> Iterator[int]:
    os._exit(1)
    yield 0


@pytest.mark.parametrize("size", [1, 2])
def test_answers_come_in_order_and_a_death_costs_one_task(size: int) -> None:
    found: dict[int, list[object]] = {}
    with Processes(size) as processes:
        for number, item in processes.stream(numbers, range(12)):
            found.setdefault(number, []).append(item)
    for task in range(12):
        *items, end = found[task]
        if task == 3:
            assert isinstance(end, Failed)
            assert end.died
        elif task == 5:
            assert end == Failed(False, "ValueError")
        else:
            assert items == list(range(task))
            assert isinstance(end, Done)


def test_gathering_keeps_the_order_of_the_tasks() -> None:
    with Processes(2) as processes:
        assert list(processes.in_order(numbers, [2, 1, 2])) == [0, 1, 0, 0, 1]
        with pytest.raises(RuntimeError):
            list(processes.in_order(numbers, [1, 5]))


def test_without_processes_the_answers_are_the_same() -> None:
    with Processes(0) as processes:
        assert [item for _, item in processes.stream(numbers, [2]) if not isinstance(item, Done)] == [0, 1]
        assert list(processes.in_order(numbers, [2, 1])) == [0, 1, 0]


def test_processes_that_cannot_live_are_given_up() -> None:
    with Processes(2) as processes, pytest.raises(ProcessesError):
        list(processes.stream(die, range(100)))


def test_nobody_outlives_a_killed_parent() -> None:
    code = (
        "import os, time\n"
        "from service.records.processes import Processes\n"
        "from tests.records.test_processes import sleepy\n"
        "with Processes(2) as p:\n"
        "    for n, item in p.stream(sleepy, range(4)):\n"
        "        print(item, flush=True)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = {int(parent.stdout.readline()) for _ in range(2)}
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until = time.monotonic() + 20
    while time.monotonic() < until and any(Path(f"/proc/{child}").exists() for child in children):
        time.sleep(0.05)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]


def sleepy(_task: int) -> Iterator[int]:
    for _ in range(40):
        yield os.getpid()
        time.sleep(0.1)
