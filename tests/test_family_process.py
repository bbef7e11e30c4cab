"""The family process cannot open the casework database or the vault, by file, by role, by kernel, or by import."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from service.web.confine import landlock_version
from tests.support.deployment import Deployment

ROOT = Path(__file__).parent.parent

FAMILY_PROCESS = """
import sqlite3, sys
from pathlib import Path
from service import create_family_app
from service.web.confine import confine_family
app = create_family_app()
loaded = sorted(m for m in sys.modules if m.startswith("service."))
forbidden = ("service.store.casework", "service.store.agent", "service.store.vault", "service.store.models.work",
             "service.store.models.staff", "service.store.models.records", "service.review", "service.staff",
             "service.records", "service.jobs", "service.matching.index")
print("LOADED", [m for m in loaded if m.startswith(forbidden)])
print("HEAVY", [m for m in ("numba", "scipy", "cv2", "imagehash", "boto3", "botocore") if m in sys.modules])
confine_family()
data, vault = Path(sys.argv[1]), Path(sys.argv[2])
for path in (data / "casework" / "casework.db", data / "casework" / "keys" / "keys.json", vault / "vault.json",
             data / "casework" / "casework.db-wal", Path("/proc/1/environ"), Path("/root/.bashrc")):
    try:
        path.read_bytes()
        print("READ", path)
    except (PermissionError, FileNotFoundError) as error:
        print("REFUSED", path.name, type(error).__name__)
for path in (data / "casework", vault):
    try:
        list(path.iterdir()); print("LISTED", path)
    except PermissionError:
        print("REFUSED", path.name)
try:
    sqlite3.connect(data / "casework" / "casework.db").execute("select 1 from staff"); print("OPENED")
except sqlite3.OperationalError as error:
    print("REFUSED sqlite")
try:
    (data / "casework" / "planted").write_text("x"); print("WROTE")
except PermissionError:
    print("REFUSED writing")
answer = app.test_client().get("/en/")
print("STILL SERVES", answer.status_code)
"""


def _run(deployment: Deployment) -> str:
    done = subprocess.run(
        [sys.executable, "-c", FAMILY_PROCESS, str(deployment.folder), str(deployment.settings.vault)],
        env={**os.environ, **deployment.environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_family_process_loads_no_casework_code_and_the_kernel_holds_it(deployment: Deployment) -> None:
    said = _run(deployment)
    assert "LOADED []" in said
    assert "HEAVY []" in said
    assert "STILL SERVES 200" in said
    if landlock_version():
        for breach in ("READ ", "LISTED ", "OPENED", "WROTE"):
            assert breach not in said, said
        assert "REFUSED casework.db PermissionError" in said
        assert "REFUSED vault.json PermissionError" in said


def test_casework_and_vault_are_closed_to_other_unix_users(deployment: Deployment) -> None:
    """In production the family app runs as a Unix user of its own."""
    for folder in (deployment.settings.folder, deployment.settings.vault, deployment.settings.keys):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0, folder
    for file in (deployment.settings.vault / "vault.json", deployment.settings.keys / "keys.json"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_family_settings_do_not_know_casework(deployment: Deployment) -> None:
    text = repr(deployment.family_side().settings)
    assert "casework" not in text
    assert "vault" not in text


def test_the_family_role_sees_nothing_of_casework_in_postgresql(postgres: object) -> None:
    intake_url, casework_url = postgres.new_database()  # type: ignore[attr-defined]
    with psycopg.connect(casework_url, autocommit=True) as staff:
        staff.execute("CREATE TABLE casework.secret (x int)")
    with psycopg.connect(intake_url, autocommit=True) as family:
        for act in (
            "SELECT * FROM casework.secret",
            "CREATE TABLE casework.mine (x int)",
            "CREATE TABLE public.t (x int)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                family.execute(act)  # type: ignore[arg-type]
