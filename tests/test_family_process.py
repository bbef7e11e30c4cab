"""The family process cannot open the casework database or the vault, by file, by role, by kernel, or by import."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from service.landlock import landlock_version, unconfined_threads
from service.web.serving import checked_bind
from tests.support.deployment import Deployment

ROOT = Path(__file__).parent.parent

FAMILY_PROCESS = """
import sqlite3, sys
from pathlib import Path
import service.web.gunicorn_{kind}  # sets the environment, as gunicorn does
from service import create_{kind}_app
from service.web.confine import confine_family
app = create_{kind}_app()
loaded = sorted(m for m in sys.modules if m.startswith("service."))
forbidden = ("service.store.casework", "service.store.agent", "service.store.vault", "service.store.models.work",
             "service.store.models.staff", "service.store.models.records", "service.store.models.imports",
             "service.review", "service.staff",
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
answer = app.test_client().get("{page}")
print("STILL SERVES", answer.status_code)
"""


def _run(deployment: Deployment, kind: str, page: str) -> str:
    program = FAMILY_PROCESS.replace("{kind}", kind).replace("{page}", page)
    done = subprocess.run(
        [sys.executable, "-c", program, str(deployment.folder), str(deployment.settings.vault)],
        env={**os.environ, **deployment.environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("kind", "page"), [("family", "/en/"), ("api", "/api/v1/openapi.json")])
def test_families_and_groups_processes_load_no_casework_code_and_the_kernel_holds_them(
    deployment: Deployment, kind: str, page: str
) -> None:
    said = _run(deployment, kind, page)
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


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def served(deployment: Deployment, tmp_path: Path) -> Iterator[tuple[int, int, Path]]:
    """The family app as gunicorn serves it: (port, worker's process id, log)."""
    port, log = _free_port(), tmp_path / "served.log"
    environ = {**os.environ, **deployment.environ}
    environ |= {"VMF_FAMILY_BIND": f"127.0.0.1:{port}", "VMF_FAMILY_WORKERS": "1"}
    command = [sys.executable, "-m", "gunicorn", "--config", "service/web/gunicorn_family.py"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, "service:create_family_app()"], cwd=ROOT, env=environ, stdout=output, stderr=output
        )
    try:
        until = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/en/", timeout=10).close()
                break
            except OSError:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.2)
        (worker,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        yield port, int(worker), log
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_every_thread_of_the_served_worker_is_confined(served: tuple[int, int, Path]) -> None:
    """One thread outside would be enough: signals make it act for the others."""
    if landlock_version():
        assert unconfined_threads(served[1]) == 0


def test_a_process_with_an_unconfined_thread_is_refused() -> None:
    script = """
import threading, time
threading.Thread(target=time.sleep, args=(30,), daemon=True).start()
from pathlib import Path
from service.landlock import NotConfined, restrict
try:
    print("CONFINED", restrict([Path("/")], []))
except NotConfined:
    print("REFUSED")
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "REFUSED" in done.stdout or not landlock_version(), done.stdout + done.stderr


def test_the_log_holds_no_address_and_nothing_that_was_sent(served: tuple[int, int, Path]) -> None:
    port, _, log = served
    for request in (
        b"GET /en/PLANTEDPATH HTTP/1.1\r\nHost: x\r\nCookie v=PLANTEDCOOKIE\r\n\r\n",
        b"GET /" + b"PLANTEDLINE" * 400 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /en/start HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nPLANTEDCHUNK\r\n",
        b"PLANTED\r\n\r\n",
    ):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(4096):
                pass
    said = log.read_text()
    assert "PLANTED" not in said
    assert "127.0.0.1" not in said.replace("Listening at: http://127.0.0.1", "")


def test_the_demonstration_does_not_listen_for_strangers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VMF_DEMONSTRATION", "1")
    for bind in ("0.0.0.0:8000", "[::]:8000", ":8000", "192.0.2.1:80"):
        monkeypatch.setenv("VMF_FAMILY_BIND", bind)
        with pytest.raises(SystemExit):
            checked_bind("VMF_FAMILY_BIND", "127.0.0.1:8000")
    for bind in ("127.0.0.1:9", "[::1]:9", "localhost:9"):
        monkeypatch.setenv("VMF_FAMILY_BIND", bind)
        assert checked_bind("VMF_FAMILY_BIND", "") == bind
