"""Every file is read in a process with limits, however little there is to read: one that breaks it costs itself."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from service.records.files import read_only, readers
from service.records.filework import FileTask, Seen, Unreadable
from service.records.importer import import_files
from service.records.limits import Limits
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


def test_a_dry_run_tells_of_it_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.records.files.look_through", breaks.look_through)
    seen = list(read_only(_tables(tmp_path), {}))
    assert [name for name, _ in seen] == ["a.csv", "breaks.csv", "c.csv"]
    assert sum(one.rows for _, one in seen if isinstance(one, Seen)) == 4
    told = [one.sentence for _, one in seen if isinstance(one, Unreadable)]
    assert len(told) == 1
    assert "broke the reader" in told[0]


def test_a_dry_run_reads_within_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.records.files.look_through", memory)
    limits = [seen for _, seen in read_only(_tables(tmp_path), {})]
    assert limits == [4 * 2**30] * 3


def memory(_task: FileTask) -> Iterator[Any]:
    yield resource.getrlimit(resource.RLIMIT_AS)[0]
