"""Work spread over processes, answers streamed back. A process that dies costs the one task it was at, and is replaced.

Each process comes from a fresh interpreter (``forkserver``: nothing of this one's keys, connections or threads is in
it), takes one task after another and sends what the task's function yields. It ends with its parent, however that ends.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import gc
import multiprocessing
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing.connection import Connection, wait
from types import TracebackType
from typing import Any

from service.photos.memory import KEEPING
from service.records.forkserver import ForkServer
from service.records.limits import Limits

# Tasks that wait in a process so that it need not wait for its next one.
_AHEAD = 3
# Answers in one message: a small file is answered by one.
_TOGETHER = 3
# Every processor has its process: threads of the linear algebra would only go round in circles beside it.
_ALONE = {"OPENBLAS_NUM_THREADS": "1", "RUST_BACKTRACE": "0"}
# Bytes of answers that wait in the kernel while the parent writes; they outlive the process that sent them.
_BEHIND = 1 << 20


OUT_OF_TIME = "out of time"


@dataclass(frozen=True, slots=True)
class Failed:
    """The task ended badly. ``died``: its process went with it, by its own fault or OUT_OF_TIME; else what was
    raised."""

    died: bool
    reason: str


class Done:
    """The task ended well."""


DONE = Done()


def give_back_memory() -> None:
    """What this process has freed goes back to the system now; C libraries other than glibc do so by themselves."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0))


# Processes that end before they answered anything, one after the other: then it is not the file that is to blame.
_MOST_STILLBORN = 3


class ProcessesError(RuntimeError):
    """No process can be started."""


@dataclass(slots=True)
class _Child:
    number: int  # as the system knows it
    orders: Connection
    answers: Connection
    tasks: deque[tuple[int, Any]] = field(default_factory=deque)

    def close(self) -> None:
        self.orders.close()
        self.answers.close()


class Processes:
    """A context manager. With ``size`` 0 the work is done here, with the same answers and without limits."""

    def __init__(self, size: int, limits: Limits | None = None) -> None:
        self.size = size
        self._limits = limits or Limits()
        environ = {name: value for name, value in os.environ.items() if not name.startswith("VMF_")}
        self._server = ForkServer(environ | KEEPING | _ALONE)
        self._children: list[_Child] = []
        self._stillborn = 0

    def __enter__(self) -> Processes:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()
        self._server.end()

    def end(self) -> None:
        """Ends the processes, with the memory that they hold; what is streamed later starts new ones."""
        for child in self._children:
            child.close()
            self._server.kill(child.number)
        self._children.clear()

    def prepare(self, function: Callable[[], None]) -> None:
        """Done once, beside what is done here, for all processes that are started from now on: what it imports and
        remembers they have in memory. A function of a module."""
        if self.size:
            self._server.prepare(function)

    def stream(
        self, function: Callable[[Any], Iterable[Any]], tasks: Iterable[Any]
    ) -> Iterator[tuple[int, Any | Done | Failed]]:
        """(number of the task, what it yielded), and at the end of each task DONE or a Failed.

        Answers of one task come in order; those of different tasks come mixed.
        """
        if self.size == 0:
            for number, task in enumerate(tasks):
                try:
                    for item in function(task):
                        yield number, item
                except Exception as error:
                    yield number, Failed(False, type(error).__name__)
                else:
                    yield number, DONE
            return
        waiting: Iterator[tuple[int, Any]] = enumerate(tasks)
        if (first := next(waiting, None)) is None:
            return
        waiting = chain((first,), waiting)
        self._start_all()
        for ahead in range(1, _AHEAD + 1):  # in turns, so that few tasks do not all wait in the first process
            for child in self._children:
                self._feed(child, function, waiting, ahead)
        while busy := [child for child in self._children if child.tasks]:
            for ready in wait([child.answers for child in busy]):
                child = next(c for c in busy if c.answers is ready)
                try:
                    items = pickle.loads(child.answers.recv_bytes())  # noqa: S301 - from a process of our own
                except (EOFError, OSError):
                    self._stillborn += 1
                    if self._stillborn >= _MOST_STILLBORN:
                        raise ProcessesError("Processes end as soon as they are started.") from None
                    number = child.tasks.popleft()[0]
                    in_time = self._replace(child, function) != signal.SIGXCPU
                    yield number, Failed(True, "the process ended" if in_time else OUT_OF_TIME)
                    continue
                self._stillborn = 0
                number = child.tasks[0][0]
                for item in items:
                    if isinstance(item, Done | Failed):
                        child.tasks.popleft()
                        self._feed(child, function, waiting)
                    yield number, item

    def in_turn(
        self, function: Callable[[Any], Iterable[Any]], tasks: Iterable[Any]
    ) -> Iterator[tuple[int, Any | Done | Failed]]:
        """As :meth:`stream`, in the order of the tasks."""
        found: dict[int, list[Any]] = {}
        following = 0
        for number, item in self.stream(function, tasks):
            found.setdefault(number, []).append(item)
            while items := found.pop(following, None):
                for held in items:
                    yield following, held
                if not isinstance(items[-1], Done | Failed):
                    break
                following += 1

    def in_order(self, function: Callable[[Any], Iterable[Any]], tasks: Iterable[Any]) -> Iterator[Any]:
        """All that the tasks yield, in the order of the tasks. RuntimeError where one fails."""
        for _, item in self.in_turn(function, tasks):
            if isinstance(item, Failed):
                raise RuntimeError(f"A part of the work failed: {item.reason}.")
            if not isinstance(item, Done):
                yield item

    def everywhere(self, function: Callable[[Any], Iterable[Any]], task: Any) -> None:
        """The same task once in each process, while none of them has another. Whether it ends well is not asked."""
        for _ in self.stream(function, [task] * max(self.size, 1)):  # each process is fed one before any gets a second
            pass

    def _start_all(self) -> None:
        try:
            while len(self._children) < self.size:
                self._children.append(self._start())
        except OSError as error:
            raise ProcessesError(f"No process can be started: {error}.") from None

    def _start(self) -> _Child:
        theirs, orders = multiprocessing.Pipe(duplex=False)
        answers, back = multiprocessing.Pipe(duplex=False)
        with contextlib.suppress(OSError):  # a smaller buffer only costs time
            fcntl.fcntl(back.fileno(), fcntl.F_SETPIPE_SZ, _BEHIND)
            fcntl.fcntl(orders.fileno(), fcntl.F_SETPIPE_SZ, _BEHIND)  # so that giving orders never waits
        with theirs, back:
            return _Child(self._server.fork(serve, (theirs.fileno(), back.fileno())), orders, answers)

    def _feed(
        self, child: _Child, function: Callable[..., Any], waiting: Iterator[tuple[int, Any]], ahead: int = _AHEAD
    ) -> None:
        while len(child.tasks) < ahead and (task := next(waiting, None)) is not None:
            child.tasks.append(task)
            # One that has just died is noticed when its answers are read.
            with contextlib.suppress(OSError):
                child.orders.send((function, task[1], self._limits))

    def _replace(self, child: _Child, function: Callable[..., Any]) -> int:
        """A new process for one that died; it takes over the tasks that were not begun. The signal that ended the old
        one, or 0."""
        child.close()
        ended_by = self._server.kill(child.number)
        fresh = self._start()
        child.number, child.orders, child.answers = fresh.number, fresh.orders, fresh.answers
        for _, task in child.tasks:
            with contextlib.suppress(OSError):
                child.orders.send((function, task, self._limits))
        return ended_by


_served = False


def is_served() -> bool:
    """Whether this is a process that does nothing but tasks, and ends when there are none."""
    return _served


def serve(orders_handle: int, answers_handle: int) -> None:
    """The life of a process: tasks in, answers out, one after the other, until its parent is gone."""
    global _served
    _served = True
    orders = Connection(orders_handle, writable=False)
    answers = Connection(answers_handle, readable=False)
    # Rows are many and hold no cycles: looking for some after every few hundred is a tenth of the work.
    gc.set_threshold(200_000, 20, 100)
    with contextlib.suppress(EOFError, BrokenPipeError, KeyboardInterrupt):
        while True:
            function, task, limits = orders.recv()
            limits.hold()
            together: list[Any] = []
            try:
                for item in function(task):
                    together.append(item)
                    if len(together) == _TOGETHER:
                        answers.send_bytes(pickle.dumps(together, pickle.HIGHEST_PROTOCOL))
                        together = []
            except Exception as error:
                together.append(Failed(False, type(error).__name__))
            else:
                together.append(DONE)
            answers.send_bytes(pickle.dumps(together, pickle.HIGHEST_PROTOCOL))
