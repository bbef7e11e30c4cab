"""A throw-away cluster of Debian's PostgreSQL with pg_trgm, for comparison: a table of names with a GIN index."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

THRESHOLD = 0.3
_FIND = "SELECT row FROM names WHERE name % %s ORDER BY similarity(name, %s) DESC, row LIMIT %s".replace("% %", "%% %")


def installed() -> Path | None:
    """The programs of the newest Debian PostgreSQL that has pg_trgm, None without one."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        version = folder.parent.name
        if (folder / "initdb").exists() and Path(f"/usr/share/postgresql/{version}/extension/pg_trgm.control").exists():
            return folder
    return None


def _user() -> str | None:
    """PostgreSQL refuses to run as root; the user to run as instead."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    return None


class Trigrams:
    """The names of one run; ``find`` is what a programmer would write with pg_trgm."""

    def __init__(self, connection: psycopg.Connection[tuple[int]], names: Iterable[str]) -> None:
        self._connection = connection
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE TABLE names (row integer, name text)")
        with connection.cursor().copy("COPY names FROM STDIN") as copy:
            for row, name in enumerate(names):
                copy.write_row((row, name))
        connection.execute("CREATE INDEX ON names USING gin (name gin_trgm_ops)")
        connection.execute("ANALYZE names")
        connection.execute(f"SET pg_trgm.similarity_threshold = {THRESHOLD}")
        connection.execute("SET max_parallel_workers_per_gather = 0")  # one core, as everything here

    def find(self, name: str, k: int) -> list[int]:
        """Rows of the ``k`` names with the most trigrams in common."""
        return [row for (row,) in self._connection.execute(_FIND, (name, name, k)).fetchall()]


@contextmanager
def trigrams(programs: Path, names: Iterable[str]) -> Iterator[Trigrams]:
    """A cluster in a folder of its own, gone afterwards; listens on a socket in that folder alone."""
    user = _user()
    folder = Path(tempfile.mkdtemp(prefix="trgm"))
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=120)

    data = str(folder / "data")
    try:
        run(str(programs / "initdb"), "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c shared_buffers=512MB -c fsync=off"
        run(str(programs / "pg_ctl"), "-D", data, "-w", "-o", options, "-l", str(folder / "log"), "start")
        try:
            with psycopg.connect(host=str(folder), user="bench", dbname="postgres", autocommit=True) as connection:
                yield Trigrams(connection, names)
        finally:
            run(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
