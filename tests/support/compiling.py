"""Compiles the inner loops once, for all processes that test beside: each would do it for itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

from service.jobs.warmup import warm_up
from tests.support.deployment import make_data, running
from tests.support.leak import import_people


def compile_loops() -> None:
    """An import, and the comparison of nobody with it."""
    with tempfile.TemporaryDirectory() as folder:
        make_data(Path(folder) / "data")
        with running(Path(folder) / "data") as deployment:
            import_people(deployment.casework, Path(folder), "list", range(60))
            assert warm_up(deployment.casework)


if __name__ == "__main__":
    compile_loops()
