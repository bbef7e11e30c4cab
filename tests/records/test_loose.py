"""Loose pictures are taken before the tables are accepted, and kept only when they are."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.records import loose, picturesaving
from service.records.importer import import_files
from service.records.loose import LoosePictures
from service.records.picturesaving import PictureSaving, PortraitReport
from service.records.picturework import LooseTask, Taken, take_loose
from service.records.processes import Processes
from service.records.running import ensure_source, silent
from service.store.models.records import Portrait, Source, Statement
from service.store.portrait_files import left_of_source
from tests.support.deployment import Deployment
from tests.support.leak import person, write_csv
from tests.support.pictures import portrait

ROOT = Path(__file__).parents[2]
# An import that ends itself, as a power cut would, when it calls the named thing for the first time.
CUT_SHORT = """
import os, signal, sys
from service.__main__ import main
from service.records import loose, picturesaving
place, name = sys.argv.pop(1).split(".")
def cut(*_): os.kill(os.getpid(), signal.SIGKILL)
setattr({"loose": loose.LoosePictures, "saving": picturesaving}[place], name, cut)
main()
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Persons 0 to 3 have a portrait each, person 0 a second file of it; one file is nobody's, and one is none."""
    place = tmp_path_factory.mktemp("loose")
    for number in range(4):
        (place / f"{person(number)['身份证号']}.jpg").write_bytes(portrait(number))
    (place / f"{person(0)['身份证号']}-again.jpg").write_bytes(portrait(0))
    (place / f"{person(5)['身份证号']}.jpg").write_bytes(b"\xff\xd8\xff broken")
    (place / "nobody.jpg").write_bytes(portrait(9))
    return place


@pytest.fixture
def source_id(deployment: Deployment) -> str:
    with deployment.casework.database.write() as session:
        return ensure_source(session, "list").id


def stored(deployment: Deployment) -> list[tuple[str, str]]:
    with deployment.casework.database.read() as session:
        rows = session.execute(select(Portrait.record_id, Portrait.sha256)).all()
    return sorted((row.record_id, row.sha256) for row in rows)


def _ahead(pictures: LoosePictures, most: int) -> Iterator[LooseTask]:
    given: list[LooseTask] = []
    for task in pictures.ahead(lambda: len(given) >= most):
        given.append(task)
        yield task


@pytest.mark.parametrize("ahead", [0, 1, 2, 9])
def test_what_was_taken_ahead_is_saved_with_the_rest(
    deployment: Deployment, source_id: str, folder: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    monkeypatch.setattr(loose, "_BATCH", 2)
    pictures, told = LoosePictures(deployment.casework, source_id, "list", folder), []
    for number, task in enumerate(_ahead(pictures, ahead)):
        for answer in take_loose(task):
            pictures.hold(number, answer, silent)
    assert stored(deployment) == []
    assert deployment.casework.files.stored() == []
    report = PortraitReport()
    pictures.take(Processes(0), report, lambda *step: told.append(step))
    assert (report.found, report.tied, report.known, report.untied) == (7, 4, 1, ["nobody.jpg"])
    assert [name for name, _ in report.rejected] == [f"{person(5)['身份证号']}.jpg"]
    assert len(stored(deployment)) == len(deployment.casework.files.stored()) == 4
    assert not told or told[-1] == ("pictures", 6, 6)
    again = PortraitReport()
    LoosePictures(deployment.casework, source_id, "list", folder).take(Processes(0), again)
    assert (again.tied, again.known) == (0, 5)


def test_no_more_is_held_than_there_is_room_for(
    deployment: Deployment, source_id: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loose, "_BATCH", 1)
    monkeypatch.setattr(loose, "_HELD", 1)
    pictures, held = LoosePictures(deployment.casework, source_id, "list", folder), 0
    for number, task in enumerate(pictures.ahead(lambda: False)):
        for answer in take_loose(task):
            pictures.hold(number, answer, silent)
            held += isinstance(answer, Taken)
    assert held == 1


@pytest.mark.parametrize("processes", [0, 2])
def test_a_brake_keeps_pictures_out_too(deployment: Deployment, tmp_path: Path, folder: Path, processes: int) -> None:
    people = [person(number) for number in range(10)]
    for one in people[4:]:
        one.update(姓名="", 身份证号="", 户籍地址="")
    table = write_csv(tmp_path / "list.csv", people)
    paths = [table, folder]
    report = import_files(deployment.casework, "list", paths, loose=True, processes=processes)
    assert report.brakes == ["failing"]
    assert (report.pictures.found, stored(deployment), deployment.casework.files.stored()) == (0, [], [])
    report = import_files(deployment.casework, "list", paths, accepted=["failing"], loose=True, processes=processes)
    assert (report.brakes, report.pictures.tied, len(stored(deployment))) == ([], 4, 4)


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "moment",
    ["loose.hold", "saving.bulk_insert", "saving.mark"],
    ids=["taken before tables count", "files without rows", "rows that are not committed"],
)
def test_an_import_killed_among_its_pictures_goes_on(
    deployment: Deployment, tmp_path: Path, folder: Path, moment: str
) -> None:
    table = write_csv(tmp_path / "list.csv", [person(number) for number in range(10)])
    command = [sys.executable, "-c", CUT_SHORT, moment, "records", "import", str(table), str(folder)]
    environ = {**os.environ, **deployment.environ}
    killed = subprocess.run([*command, "--source", "list", "--processes", "2"], env=environ, cwd=ROOT, timeout=100)
    assert killed.returncode == -signal.SIGKILL
    assert stored(deployment) == []
    with deployment.casework.database.read() as session:
        source_id = session.scalars(select(Source.id)).one()
    left = deployment.casework.files.stored()
    assert len(left) == (0 if moment == "loose.hold" else 4)
    assert left_of_source(deployment.casework.files, source_id) == left, "they go with their source"
    report = import_files(deployment.casework, "list", [table, folder], loose=True)
    assert (report.brakes, report.pictures.tied) == ([], 4)
    with deployment.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Statement)) == 10
    assert len(stored(deployment)) == 4


def test_large_pictures_do_not_wait_for_many(
    deployment: Deployment, source_id: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturesaving, "_BYTES", 1)
    written: list[int] = []
    honest = deployment.casework.files.put_new
    monkeypatch.setattr(
        deployment.casework.files, "put_new", lambda files: (written.append(len(files)), honest(files))[1]
    )
    report = PortraitReport()
    LoosePictures(deployment.casework, source_id, "list", folder).take(Processes(0), report)
    assert (written, report.tied) == ([1, 1, 1, 1], 4)


def test_what_goes_wrong_in_saving_is_raised_and_counts_nothing(
    deployment: Deployment, source_id: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_files: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(deployment.casework.files, "put_new", full)
    report = PortraitReport()
    with pytest.raises(OSError, match="no room"):
        LoosePictures(deployment.casework, source_id, "list", folder).take(Processes(0), report)
    assert (report.tied, stored(deployment)) == (0, [])


def test_an_error_in_between_drops_what_waits(deployment: Deployment, source_id: str) -> None:
    report = PortraitReport()

    def fails() -> None:
        with PictureSaving(deployment.casework, source_id, report) as saving:
            saving.add("a" * 32, Taken(0, "one.jpg", "0" * 64, b"jpeg", None))
            raise KeyError

    with pytest.raises(KeyError):
        fails()
    assert (report.tied, stored(deployment)) == (0, [])
