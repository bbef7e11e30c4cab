"""Commands in real processes that begin fast: forked from one that has loaded what they need."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Mapping, Sequence
from multiprocessing.context import ForkServerProcess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.support.workers", "service.jobs.cli", "service.records.cli"])


def start(arguments: Sequence[str], environ: Mapping[str, str]) -> ForkServerProcess:
    """``python -m service`` with these arguments and this environment, silent."""
    process = _FORKS.Process(target=_run, args=(list(arguments), dict(environ)))
    process.start()
    return process


def _run(arguments: list[str], environ: dict[str, str]) -> None:
    from service.__main__ import cli

    os.chdir(ROOT)
    os.environ.clear()
    os.environ.update(environ)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    cli(arguments)
