"""The whole import, as it is typed: rows a second, memory, a second run that changes nothing, and kills on the way.

    python -m benchmarks.records.importing [--tree FOLDER] [--kills 2] [--persons 83000 ...]

``--tree`` takes a tree that ``benchmarks.records.tree`` has made; without it a tenth of the full size is made first.
Seconds are of the wall clock, so nothing else should run; those of the processor, over all processes, are told beside
them. Memory is the proportional share of all its processes. ``--cold``: as on a machine where nothing was compiled yet.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.records.tree import FULL, make_tree
from service.config import casework_settings
from service.store.casework import Casework
from service.store.models.records import Portrait, Record, Statement
from tests.support.deployment import environ_for, make_data


def _family(root: int) -> list[int]:
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except (OSError, IndexError):
                continue
    family = [root]
    for one in family:
        family += [child for child, parent in parents.items() if parent == one]
    return family


def _memory(root: int) -> int:
    total = 0
    for one in _family(root):
        try:
            lines = Path(f"/proc/{one}/smaps_rollup").read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        except (OSError, StopIteration):
            continue
    return total * 1024


def _processor() -> float:
    """Seconds of the processor that ended descendants have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(tree: Path, environ: dict[str, str], kill_after: float | None = None) -> tuple[float, int, str]:
    """(seconds, most bytes, what it printed) of one import; killed with all its strength after ``kill_after``."""
    command = [sys.executable, "-m", "service", "records", "import", str(tree), "--source", "benchmark"]
    start, most = time.monotonic(), 0
    with tempfile.TemporaryFile("w+") as out:
        process = subprocess.Popen(command, env={**os.environ, **environ}, stdout=out, stderr=subprocess.STDOUT)
        while process.poll() is None:
            time.sleep(0.2)
            most = max(most, _memory(process.pid))
            if kill_after is not None and time.monotonic() - start > kill_after:
                process.send_signal(signal.SIGKILL)
                process.wait()
        spent = time.monotonic() - start
        out.seek(0)
        return spent, most, out.read()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tree", type=Path)
    parser.add_argument("--persons", type=int, default=FULL[0] // 10)
    parser.add_argument("--workbooks", type=int, default=FULL[1] // 10)
    parser.add_argument("--pictures", type=int, default=FULL[2] // 10)
    parser.add_argument("--kills", type=int, default=0, help="kill -9 so often, and count what stands at the end")
    parser.add_argument("--seconds", type=float, default=30, help="within which it is killed")
    parser.add_argument("--cold", action="store_true", help="compile the inner loops on the way, as the first time")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        tree = arguments.tree
        if tree is None:
            tree = Path(scratch) / "tree"
            print(make_tree(tree, arguments.persons, arguments.workbooks, arguments.pictures), flush=True)
        data = Path(scratch) / "data"
        make_data(data)
        environ = environ_for(data)
        if arguments.cold:
            environ["NUMBA_CACHE_DIR"] = str(Path(scratch) / "compiled")
        rng = random.Random(1)
        for _ in range(arguments.kills):
            run(tree, environ, rng.uniform(2, arguments.seconds))
        before = _processor()
        spent, most, said = run(tree, environ)
        processor = _processor() - before
        print("\n".join(said.splitlines()[:3]))
        casework = Casework(casework_settings(environ))
        with casework.database.read() as session:
            rows, persons, pictures = (
                session.scalar(select(func.count()).select_from(table)) for table in (Statement, Record, Portrait)
            )
        casework.dispose()
        print(f"{rows:,} rows, {persons:,} persons, {pictures:,} portraits in the database")
        print(f"{spent:.1f} s = {(rows or 0) / spent:,.0f} rows/s; {most / 2**20:,.0f} MiB at most")
        print(f"processor: {processor:.1f} s = {processor / (rows or 1) * 1e6:.0f} µs a row", flush=True)
        again, _, said = run(tree, environ)
        print(f"again: {again:.1f} s = {again / spent:.1%}")


if __name__ == "__main__":
    main()
