"""Real worker processes that begin fast: forked from a process that has loaded what they need."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping
from multiprocessing.context import ForkServerProcess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.support.workers", "service.jobs.cli"])


def start_worker(environ: Mapping[str, str]) -> ForkServerProcess:
    """``python -m service worker`` with this environment, silent."""
    process = _FORKS.Process(target=_work, args=(dict(environ),), daemon=True)
    process.start()
    return process


def _work(environ: dict[str, str]) -> None:
    from service.__main__ import cli

    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    cli(["worker"])
