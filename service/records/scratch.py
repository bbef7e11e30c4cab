"""Folders for the time of some work. What a killed process left of its own goes when the next one begins."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def scratch(parent: Path, purpose: str) -> Iterator[Path]:
    """A new folder under ``parent``, hidden, gone at the end. Leftovers of the same purpose are cleared away first."""
    parent.mkdir(parents=True, exist_ok=True)
    with contextlib.ExitStack() as held:
        with _locked(parent, fcntl.LOCK_EX):  # else another process could take the new folder for a leftover
            for left in parent.glob(f".{purpose}.*"):
                with contextlib.suppress(OSError), _locked(left, fcntl.LOCK_EX | fcntl.LOCK_NB):
                    shutil.rmtree(left, ignore_errors=True)
            folder = Path(held.enter_context(tempfile.TemporaryDirectory(prefix=f".{purpose}.", dir=parent)))
            held.enter_context(_locked(folder, fcntl.LOCK_EX))
        yield folder


@contextlib.contextmanager
def _locked(folder: Path, how: int) -> Iterator[None]:
    """The system lets go of the lock when the process ends, however it ends."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(handle, how)
        yield
    finally:
        os.close(handle)
