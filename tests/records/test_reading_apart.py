"""Every file is read in a process with limits, however little there is to read: one that breaks it costs itself."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.records.files import readers
from service.records.filework import FileTask
from service.records.importer import import_files
from service.records.imports.face import read
from service.records.imports.rehearsal import Rehearsal
from service.records.limits import Limits
from service.records.running import silent
from tests.records import breaks
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv

pytestmark = pytest.mark.processes


def _tables(folder: Path) -> list[Path]:
    names = ("a.csv", "breaks.csv", "c.csv")
    return [write_csv(folder / name, [person(at), person(at + 3)]) for at, name in enumerate(names)]


def test_a_small_file_that_breaks_its_reader_costs_itself(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.records.importer.read_file", breaks.read_file)
    report = import_files(deployment.casework, "list", _tables(tmp_path))
    assert [name for name, _ in report.failed] == ["breaks.csv"]
    assert "broke the reader" in report.failed[0][1]
    assert (report.rows, report.records) == (4, 4)


def test_a_file_that_keeps_its_reader_without_end_costs_itself(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.records.importer.read_file", breaks.endless)
    monkeypatch.setattr("service.records.files.Limits", lambda memory, seconds: Limits(memory, seconds // 900))
    report = import_files(deployment.casework, "list", _tables(tmp_path))
    sentence = "reading it took longer than 15 minutes; cut it up, or save it anew as .csv"
    assert report.failed == [("breaks.csv", sentence)]
    assert (report.rows, report.records) == (4, 4)


def test_the_memory_of_the_machine_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    for machine, size, share in ((64, 2, 4), (6, 2, 3), (3, 2, 2), (6, 1, 4), (64, 0, 4)):
        asked: list[Limits] = []
        pages = {"SC_PHYS_PAGES": machine << 18, "SC_PAGE_SIZE": 4096}
        with monkeypatch.context() as patched:
            patched.setattr("service.records.files.os.sysconf", pages.__getitem__)
            patched.setattr("service.records.files.Processes", lambda _size, limits, asked=asked: asked.append(limits))
            readers(size)
        assert asked == [Limits(share << 30, 15 * 60)]


def test_a_dry_run_tells_of_it_and_goes_on(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.records.imports.rehearsal.read_file", breaks.read_file)
    rehearsal = Rehearsal(deployment.casework, "list")
    rehearsal.run(_tables(tmp_path), {}, "", silent, loose=True)
    assert (rehearsal.told.rows, rehearsal.told.files_read) == (4, 2)
    assert [name for name, _ in rehearsal.told.failed] == ["breaks.csv"]
    assert "broke the reader" in rehearsal.told.failed[0][1]


def test_a_dry_run_reads_within_limits(tmp_path: Path) -> None:
    files = [(path, path.name) for path in _tables(tmp_path)]
    limits = [seen for _, seen in read(memory, "list", files, {}, "", silent) if isinstance(seen, int)]
    assert limits == [4 * 2**30] * 3


def memory(_task: FileTask) -> Iterator[Any]:
    yield resource.getrlimit(resource.RLIMIT_AS)[0]
