"""Progress on a terminal: a bar where somebody watches, nothing where nobody does. That it waits is told to anybody."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from service.records.running import Progress as Callback
from service.records.running import rows_of
from service.records.turns import WAITING

_TITLES = {"index": "Building the index", "pictures": "Reading portraits"}


class _Shown:
    """A bar that appears with its first step and goes with its last."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._console = Console(stderr=True)
        self._bar: Progress | None = None
        self._task: TaskID | None = None
        self._phase = ""
        self._waits = False

    def __call__(self, what: str, done: int, of: int) -> None:
        console = self._console
        if what == WAITING:
            if not self._waits:
                console.print("Another import into this source is at work. This one goes on when that has ended.")
            self._waits = True
            return
        if not console.is_terminal:
            return
        phase = what if what in _TITLES else "read"
        if self._bar is None or phase != self._phase:
            self._end()
            beside = TextColumn("{task.fields[rows]}")
            columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), beside, TimeRemainingColumn()
            self._bar = Progress(*columns, console=console, transient=True)
            self._task = self._bar.add_task(_TITLES.get(phase, self._title), total=of, rows="")
            self._phase = phase
            self._bar.start()
        assert self._task is not None
        rows, _ = rows_of(what)
        so_far = f"{rows:,} rows" if rows else ""  # a single file may be long: its rows say that something moves
        self._bar.update(self._task, completed=done, total=of, rows=so_far)
        if done >= of:
            self._end()

    def _end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def show(title: str) -> Callback:
    return _Shown(title)
