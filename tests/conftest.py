"""Fixtures that every room shares."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.support.deployment import Deployment, copy_data, make_data, running

# How fast the machine is, is no property of the code.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


# Files with few tests that take minutes: begun late, each would keep one process busy while the others wait.
_LONG = frozenset((
    "browser/staff/test_all_languages.py", "browser/staff/test_import_walk.py", "browser/test_walk.py",
    "jobs/test_kill.py", "jobs/test_notices.py", "records/test_import_kill.py", "records/test_importer.py",
    "review/test_many_caseworkers.py", "test_commands.py", "test_demonstration.py", "test_theft.py",
))  # fmt: skip
_ENGINES = frozenset(("names", "matching", "photos"))
_COMPILING = pytest.StashKey[subprocess.Popen[bytes]]()


def pytest_sessionstart(session: pytest.Session) -> None:
    """Where several processes test, one more compiles the inner loops for all of them."""
    config = session.config
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        command = [sys.executable, "-m", "tests.support.compiling"]
        config.stash[_COMPILING] = subprocess.Popen(command, cwd=Path(__file__).parents[1], stdout=subprocess.DEVNULL)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if compiling := session.config.stash.get(_COMPILING, None):
        compiling.terminate()
        compiling.wait()


def _turn(item: pytest.Item) -> int:
    """What compares nothing first, while loops are compiled; then the engines, where there is most to find."""
    path = item.path.relative_to(Path(__file__).parent)
    if path.parts[:2] == ("browser", "families"):
        return 0
    if path.parts[0] in _ENGINES:
        return 1
    return 2 if path.as_posix() in _LONG else 4 if "browser" in path.parts else 3


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    at_once = config.getoption("numprocesses", None) or hasattr(config, "workerinput")
    items.sort(key=_turn if at_once else lambda item: "browser" in item.path.parts)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Where nothing may skip (VMF_NOTHING_SKIPS=1, as in continuous integration) a skip is a failure."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.skipped and os.environ.get("VMF_NOTHING_SKIPS") == "1" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"


@pytest.fixture(autouse=True)
def few_processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting a process for each step of each import costs a second; those marked so do as in earnest."""
    if request.node.get_closest_marker("processes") is None:
        monkeypatch.setattr("service.records.files.LEAST_PROCESSES", 0)


@pytest.fixture(scope="session")
def data_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh data folder on the embedded engines, to copy from."""
    data = tmp_path_factory.mktemp("template") / "data"
    make_data(data)
    return data


@pytest.fixture
def data_copy(data_template: Path, tmp_path: Path) -> Path:
    copy_data(data_template, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def deployment(data_copy: Path) -> Iterator[Deployment]:
    """A whole deployment on the embedded engines, its vault open."""
    with running(data_copy) as made:
        yield made


@pytest.fixture(scope="session")
def postgres() -> Iterator[object]:
    """A real PostgreSQL."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the wheel's own
        from tests.support.servers import PostgresServer

        server = PostgresServer()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def valkey() -> Iterator[str]:
    """The URL of a real Valkey."""
    from tests.support.servers import valkey_server

    with valkey_server() as url:
        yield url


@pytest.fixture(scope="session")
def object_store() -> Iterator[str]:
    """The address of a real S3-compatible store."""
    from tests.support.objects import object_store_server

    with object_store_server() as endpoint:
        yield endpoint


@pytest.fixture
def bucket_environ(object_store: str) -> dict[str, str]:
    """Two fresh buckets, as the environment names them."""
    from tests.support.objects import new_buckets

    return new_buckets(object_store)


@pytest.fixture(params=["embedded", "served"])
def any_deployment(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Deployment]:
    """The same on both columns of engines: SQLite, polling, folders; PostgreSQL, Valkey, S3."""
    if request.param == "embedded":
        data = request.getfixturevalue("data_copy")
        more: dict[str, str] = {}
    else:
        data = tmp_path / "served"
        intake_url, casework_url = request.getfixturevalue("postgres").new_database()
        more = {
            "VMF_INTAKE_URL": intake_url,
            "VMF_CASEWORK_URL": casework_url,
            "VMF_REDIS_URL": request.getfixturevalue("valkey"),
            **request.getfixturevalue("bucket_environ"),
        }
        make_data(data, **more)
    with running(data, **more) as made:
        yield made
