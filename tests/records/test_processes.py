"""Work over processes: answers in order, deaths cost one task, and nobody outlives the parent."""

from __future__ import annotations

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.records.limits import Limits
from service.records.processes import OUT_OF_TIME, Done, Failed, Processes, ProcessesError

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


def endless(task: int) -> Iterator[int]:
    yield task
    while task == 1:
        re.fullmatch(r"(a|aa)+b", "a" * 28)  # in one call: nothing of Python's can interrupt it
    yield task


def test_a_task_without_end_is_out_of_time_and_costs_no_other() -> None:
    found: dict[int, list[object]] = {}
    with Processes(1, Limits(seconds=1)) as processes:
        for number, item in processes.stream(endless, range(4)):
            found.setdefault(number, []).append(item)
    assert found.pop(1)[-1] == Failed(True, OUT_OF_TIME)
    assert [items[:-1] for items in found.values()] == [[0, 0], [2, 2], [3, 3]]
    assert all(isinstance(items[-1], Done) for items in found.values())


def waits(task: int) -> Iterator[int]:
    time.sleep(2.2)
    yield task


def test_time_of_a_clock_does_not_count_nor_that_of_earlier_tasks() -> None:
    with Processes(1, Limits(seconds=1)) as processes:
        assert list(processes.in_order(waits, [7])) == [7]
        assert list(processes.in_order(half_a_second, range(5))) == list(range(5))


def half_a_second(task: int) -> Iterator[int]:
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass
    yield task


def allowed(_task: int) -> Iterator[int]:
    yield resource.getrlimit(resource.RLIMIT_AS)[0]


def test_memory_is_limited_for_each_task() -> None:
    with Processes(1, Limits(memory=3 * 2**30)) as processes:
        assert list(processes.in_order(allowed, [0])) == [3 * 2**30]


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
