"""Folders for the time of some work. What a killed process left of its own goes when the next one begins."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_PREFIX = ".scratch-"


@contextlib.contextmanager
def scratch(parent: Path, purpose: str) -> Iterator[Path]:
    """A new folder under ``parent``, hidden, gone at the end. Leftovers of any purpose are cleared away first."""
    parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as held:
        with _locked(parent, fcntl.LOCK_EX):  # else another process could take the new folder for a leftover
            _clear(parent)
            folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{purpose}.", dir=parent)))
            held.enter_context(_locked(folder, fcntl.LOCK_EX))
        yield folder


def clear_leftovers(parent: Path) -> None:
    """What killed processes left in their folders under ``parent`` is gone; what is worked on stays."""
    if parent.is_dir():
        with _locked(parent, fcntl.LOCK_EX):
            _clear(parent)


def is_scratch(path: Path) -> bool:
    """Whether it is such a folder, or lies in one."""
    return any(part.startswith(_PREFIX) for part in path.parts)


def _clear(parent: Path) -> None:
    for left in parent.glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError), _locked(left, fcntl.LOCK_EX | fcntl.LOCK_NB):
            shutil.rmtree(left, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    """The system lets go of the lock when the process ends, however it ends."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)
