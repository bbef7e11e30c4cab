"""The operating manual's PostgreSQL set-up, backup and restore, run as they stand there, on a real server."""

from __future__ import annotations

import os
import re
import subprocess
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from service.store.form import SearchForm
from service.store.intake import Intake
from tests.support.deployment import make_data, running

MANUAL = (Path(__file__).parents[2] / "docs" / "OPERATING.md").read_text()
pytestmark = pytest.mark.engines


def blocks(section: str, language: str) -> list[str]:
    """The code blocks of one language in one section of the manual, as they stand."""
    (text,) = re.findall(rf"^## \d+\. {re.escape(section)}\n(.*?)(?=^## |\Z)", MANUAL, re.DOTALL | re.MULTILINE)
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def statements(block: str) -> list[str]:
    return [s.strip() for s in block.split(";") if s.strip()]


@dataclass
class Server:
    """``here``: where the manual says /var/run/postgresql, the test's socket folder."""

    uri: str
    binaries: Path

    @property
    def host(self) -> str:
        return self.uri.split("host=", 1)[1].split("&")[0]

    def url(self, text: str) -> str:
        return text.replace("/var/run/postgresql", quote(self.host, safe="/"))

    def superuser(self, database: str) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(host=self.host, user="postgres", dbname=database, autocommit=True)

    def run(self, command: str, folder: Path) -> None:
        """A shell command of the manual, as the server's superuser."""
        environ = {
            "PATH": f"{self.binaries}:{os.environ['PATH']}",
            "PGHOST": self.host,
            "PGUSER": "postgres",
            "LANG": "C.UTF-8",
        }
        subprocess.run(["sh", "-euc", command], cwd=folder, env=environ, check=True, capture_output=True, timeout=120)


def urls(server: Server) -> dict[str, dict[str, str]]:
    """The environment of each Unix user, by the file that the manual names before the block."""
    found: dict[str, dict[str, str]] = {"family": {}, "staff": {}}
    section = MANUAL.split("## 4. PostgreSQL")[1].split("\n### ")[0]
    for who, block in re.findall(r"`/etc/vmf/(\w+)\.env`:\n\n```sh\n(.*?)```", section, re.DOTALL):
        for name, value in re.findall(r'^(\w+)="(.*)"$', block, re.MULTILINE):
            found[who][name] = server.url(value)
    return found


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of its own: roles belong to a whole server, and the manual names them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own
        import pgserver

        from tests.support.servers import PostgresServer

        made = PostgresServer()
    yield Server(made._server.get_uri(), Path(pgserver.__file__).parent / "pginstall" / "bin")
    made.stop()


@pytest.fixture(scope="module")
def set_up(server: Server) -> Server:
    as_superuser, in_database = blocks("PostgreSQL", "sql")[:2]
    with server.superuser("postgres") as connection:
        for statement in statements(as_superuser):
            connection.execute(statement)
    with server.superuser("vmf") as connection:
        for statement in statements(in_database):
            connection.execute(statement)
    return server


def start_search(intake: Intake, name: str) -> str:
    _, search = intake.start(SearchForm(names=(name,)))
    intake.confirm(search)
    search.send()
    return search.id


def test_the_roles_of_the_manual_keep_the_family_out_and_a_restore_brings_back_what_may_come_back(
    set_up: Server, tmp_path: Path
) -> None:
    environ = urls(set_up)
    assert set(environ["family"]) == {"VMF_INTAKE_URL"}
    assert set(environ["staff"]) == {"VMF_INTAKE_URL", "VMF_CASEWORK_URL"}
    make_data(tmp_path / "data", **environ["staff"])
    with set_up.superuser("vmf") as connection:
        for statement in statements(blocks("PostgreSQL", "sql")[2]):
            connection.execute(statement)
        owners = connection.execute(
            "SELECT schemaname, tableowner FROM pg_tables WHERE schemaname IN ('intake', 'casework') GROUP BY 1, 2"
        ).fetchall()
    assert sorted(owners) == [("casework", "vmf-staff"), ("intake", "vmf-family")]

    with running(tmp_path / "data", **environ["staff"]) as deployment:
        # The family's process: its own role, which sees intake alone.
        family = Intake(replace(deployment.settings.intake, database_url=environ["family"]["VMF_INTAKE_URL"]))
        deployment.others.append(family)
        family.check()
        kept, withdrawn, keyless = (start_search(family, f"Invented {n}") for n in range(3))
        assert deployment.casework.search(kept).form().names == ("Invented 0",)
        with psycopg.connect(environ["family"]["VMF_INTAKE_URL"]) as connection:
            for table in ("casework.staff", "casework.record", "casework.case_key"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(f"SELECT * FROM {table}")
                connection.rollback()
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute('SET ROLE "vmf-staff"')

        body, keys = _backup_commands()
        set_up.run(body, tmp_path)
        family.wipe(withdrawn)
        late = start_search(family, "Invented after the body")
        set_up.run(keys.replace("$(date +%F)", "DAY"), tmp_path)

    dumped = (tmp_path / "keys-DAY.sql").read_text()
    assert kept in dumped
    with set_up.superuser("postgres") as connection:
        connection.execute("DROP DATABASE vmf")
        connection.execute("CREATE DATABASE vmf")
    # A key that no backup has: the search must not come back without it.
    (tmp_path / "keys-DAY.sql").write_text(
        "\n".join(line for line in dumped.splitlines() if not line.startswith(keyless)) + "\n"
    )
    restore = blocks("Backup and restore", "sh")[-1]
    set_up.run(restore, tmp_path)
    with set_up.superuser("vmf") as connection:
        for statement in statements(blocks("Backup and restore", "sql")[0]):
            connection.execute(statement)
    with running(tmp_path / "data", **environ["staff"]) as deployment:
        assert deployment.casework.search(kept).form().names == ("Invented 0",)
        shared = deployment.casework.keychain.shared_of([kept, withdrawn, keyless, late])
        assert set(shared) == {kept}


def test_the_body_of_the_manual_holds_no_key_of_a_search(set_up: Server) -> None:
    body, keys = _backup_commands()
    for table in ("search_key", "visit", "withdrawal"):
        assert f"--exclude-table-data=intake.{table}" in body
    assert "--table=intake.search_key" in keys


def _backup_commands() -> tuple[str, str]:
    """pg_dump's two commands: the body and the keys."""
    (block,) = [b for b in blocks("Backup and restore", "sh") if "pg_dump" in b]
    joined = block.replace("\\\n", " ")
    dumps = [line for line in joined.splitlines() if line.startswith("pg_dump")]
    assert len(dumps) == 2
    return dumps[0], dumps[1]
