"""Warming up compiles what a search needs, and nothing is left to compile for the first one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from service.jobs.cli import warm_up
from service.store.form import Relative, SearchForm
from tests.support.deployment import Deployment
from tests.support.leak import import_people

ROOT = Path(__file__).parents[2]

#: In a process of its own: what other tests compiled would be taken for what the warm-up did.
PROGRAM = """
import sys
from numba.core.registry import CPUDispatcher
from service.jobs.warmup import warm_up
from service.jobs.worker import Worker
from service.store.casework import opened_casework

def compiled():
    ours = [vars(module).values() for name, module in list(sys.modules.items()) if name.startswith("service.")]
    loops = [value for values in ours for value in values if isinstance(value, CPUDispatcher)]
    return {(loop.py_func.__qualname__, signature) for loop in loops for signature in loop.signatures}

with opened_casework() as casework:
    assert warm_up(casework)
    before = compiled()
    assert Worker(casework).drain() == 1
    print(*sorted({name for name, _ in before}))
    print(sorted(compiled() - before))
"""


def test_the_first_search_after_it_compiles_nothing(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "source", range(60))
    form = SearchForm(
        names=("Memet Tursun", "مەمەت تۇرسۇن"), father_name="Tursun", sex="m", birth="about 1984", county="653121",
        id_number="653121", relatives=(Relative("Aygul Tursun", "sister"),),
    )  # fmt: skip
    _, search = deployment.intake.start(form)
    deployment.intake.confirm(search)
    search.send()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, **deployment.environ},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    warmed, left = done.stdout.splitlines()[-2:]
    assert {"pursue", "scan", "best_units", "distance", "most_shared"} <= set(warmed.split())
    assert left == "[]"


def test_without_records_it_says_so(deployment: Deployment) -> None:
    outcome = CliRunner().invoke(warm_up, env=deployment.environ)
    assert outcome.exit_code == 1
    assert "There are no records yet" in outcome.output
