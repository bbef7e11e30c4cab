"""The index of statements by records is left out of a first import alone, and there again however that ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import inspect

from service.records import lateindex
from service.records.importer import import_files
from service.records.staging import Staging
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv


@pytest.fixture
def tables(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{number}.csv" for number in range(3)]
    for number, path in enumerate(found):
        write_csv(path, [person(n) for n in range(10 * number, 10 * number + 10)])
    return found


def _indexed(deployment: Deployment) -> bool:
    indexes = inspect(deployment.casework.database.engine).get_indexes("statement")
    return any(index["column_names"] == ["record_id"] for index in indexes)


@pytest.fixture
def while_written(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the index was there when rows had been put in, of each transaction."""
    seen: list[bool] = []
    write = Staging._write

    def written(self: Staging, *args: object) -> None:
        write(self, *args)  # type: ignore[arg-type]
        seen.append(_indexed(deployment))

    monkeypatch.setattr(Staging, "_write", written)
    return seen


def test_it_is_left_out_of_the_first_import_and_there_behind_it(
    deployment: Deployment, tables: list[Path], while_written: list[bool]
) -> None:
    assert _indexed(deployment)
    import_files(deployment.casework, "list", tables[:1], processes=0)
    assert while_written == [not deployment.casework.database.is_sqlite]
    assert _indexed(deployment)
    import_files(deployment.casework, "list", tables, processes=0)
    assert while_written[1:] == [True], "what others look up meanwhile is found as fast as ever"
    assert _indexed(deployment)


def test_an_import_that_fails_puts_it_back(
    deployment: Deployment, tables: list[Path], while_written: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr("service.records.staging.put_records", breaks)
    with pytest.raises(OSError, match="no space left"):
        import_files(deployment.casework, "list", tables[:1], processes=0)
    assert while_written == [not deployment.casework.database.is_sqlite]
    assert _indexed(deployment)


def test_one_that_is_killed_leaves_it_to_the_next(
    deployment: Deployment, tables: list[Path], while_written: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(lateindex, "put_back", killed)
        with pytest.raises(KeyboardInterrupt):
            import_files(deployment.casework, "list", tables[:1], processes=0)
    assert _indexed(deployment) == (not deployment.casework.database.is_sqlite)
    report = import_files(deployment.casework, "list", tables, processes=0)
    assert report.rows == 30
    assert _indexed(deployment)
