"""A corrected workbook, or another picture file of the same name, replaces the portraits that came from the old one."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image as Drawing
from sqlalchemy import func, select

from service.matching import Segment
from service.matching.values.idnumber import IdNumber, parse_id
from service.records import portraits
from service.records.importer import import_files
from service.records.portraits import import_portraits
from service.records.reading import record_id_of_number
from service.store.models.records import Portrait, PortraitPlace, Record
from service.store.models.records import Segment as SegmentRow
from service.store.models.staff import AuditEntry
from tests.support.deployment import Deployment
from tests.support.leak import person
from tests.support.pictures import portrait

ROOT = Path(__file__).parents[2]
# An import that ends itself, as a power cut would, when it calls the named thing for the first time.
CUT_SHORT = """
import os, signal, sys
from service.__main__ import main
from service.records import portraits, replacing
def cut(*_): os.kill(os.getpid(), signal.SIGKILL)
name = sys.argv.pop(1)
for room in (replacing, portraits):
    if hasattr(room, name):
        setattr(room, name, cut)
main()
"""
# (record, picture): pictures by the seed that drew them.
Shown = set[tuple[str, int]]


def workbook(path: Path, people: list[dict[str, str]], pictures: Mapping[int, int]) -> Path:
    """``pictures``: seed by the place of the person in the list."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([*people[0], "照片"])
    for at, one in enumerate(people):
        sheet.append(list(one.values()))
        sheet.row_dimensions[at + 2].height = 60
        if at in pictures:
            drawing = Drawing(BytesIO(portrait(pictures[at])))
            drawing.width, drawing.height = 50, 70
            sheet.add_image(drawing, f"E{at + 2}")
    book.save(path)
    return path


def number_of(one: dict[str, str]) -> IdNumber:
    number = parse_id(one["身份证号"])
    assert number is not None
    return number


def record(number: int) -> str:
    return record_id_of_number("list", number_of(person(number)))


def shown(deployment: Deployment) -> Shown:
    """As portraits and as the index have it; no file lies there that no portrait names."""
    casework = deployment.casework
    with casework.database.read() as session:
        rows = session.execute(select(Portrait.record_id, Portrait.sha256, Portrait.stored_as)).all()
        placed = set(session.scalars(select(PortraitPlace.portrait_id)))
        ids = set(session.scalars(select(Portrait.id)))
        live = session.scalars(select(SegmentRow.id).where(SegmentRow.state == "live")).all()
        held = {r.id: r.segment_id for r in session.scalars(select(Record).where(Record.gone.is_(False)))}
    assert sorted(casework.files.stored()) == sorted(row.stored_as for row in rows)
    assert placed == ids
    indexed = {
        (segment.entry(at).record_id, photo[0])
        for segment_id in live
        for segment in [Segment.open(casework.segment_folder(segment_id))]
        for at in range(len(segment))
        if held.get(segment.entry(at).record_id) == segment_id
        for photo in segment.entry(at).photos
    }
    assert indexed == {(row.record_id, row.stored_as) for row in rows}
    return {(row.record_id, seed_of(row.sha256)) for row in rows}


def seed_of(digest: str) -> int:
    return next(seed for seed in range(100) if hashlib.sha256(portrait(seed)).hexdigest() == digest)


def tombstones(deployment: Deployment) -> set[str]:
    with deployment.casework.database.read() as session:
        return set(session.scalars(select(Record.id).where(Record.gone.is_(True))))


PEOPLE = [person(n) for n in range(8)]
CORRECTED = [*PEOPLE[:2], person(50), *PEOPLE[3:]]
BEFORE, AFTER = {0: 10, 1: 11, 2: 12, 3: 13}, {0: 11, 1: 10, 2: 12}


def test_a_corrected_workbook_replaces_its_pictures(any_deployment: Deployment, tmp_path: Path) -> None:
    deployment = any_deployment
    path = workbook(tmp_path / "w.xlsx", PEOPLE, BEFORE)
    import_files(deployment.casework, "list", [path])
    assert shown(deployment) == {(record(n), seed) for n, seed in BEFORE.items()}
    workbook(path, CORRECTED, AFTER)  # two swapped, one number corrected, one taken out
    report = import_files(deployment.casework, "list", [path])
    assert shown(deployment) == {(record(0), 11), (record(1), 10), (record(50), 12)}
    assert (report.pictures.tied, len(report.pictures.removed), report.records, report.indexed) == (3, 4, 8, 4)
    assert tombstones(deployment) == {record(2)}
    again = import_files(deployment.casework, "list", [path])
    assert (again.files_unchanged, again.pictures.removed, again.indexed) == (1, [], 0)
    with deployment.casework.database.read() as session:
        told = session.scalars(select(AuditEntry.action).where(AuditEntry.action == "portraits.removed")).all()
    assert len(told) == 1, "who looked at one of them can be traced"


@pytest.mark.parametrize("corrected", ["without pictures", "as text"])
def test_a_workbook_may_lose_all_its_pictures(deployment: Deployment, tmp_path: Path, corrected: str) -> None:
    path = workbook(tmp_path / "w.xlsx", PEOPLE, BEFORE)
    import_files(deployment.casework, "list", [path])
    if corrected == "as text":  # an ending may lie
        rows = [",".join(PEOPLE[0]), *(",".join(one.values()) for one in PEOPLE)]
        path.write_text("\n".join(rows), encoding="utf-8")
    else:
        workbook(path, PEOPLE, {})
    report = import_files(deployment.casework, "list", [path])
    assert shown(deployment) == set()
    assert (len(report.pictures.removed), report.records, report.indexed) == (4, 8, 4)


def test_a_row_put_in_above_moves_pictures_and_changes_nobody_else(deployment: Deployment, tmp_path: Path) -> None:
    path = workbook(tmp_path / "w.xlsx", PEOPLE, BEFORE)
    import_files(deployment.casework, "list", [path])
    with deployment.casework.database.read() as session:
        before = set(session.scalars(select(Portrait.id)))
    workbook(path, [person(60), *PEOPLE], {at + 1: seed for at, seed in BEFORE.items()})
    report = import_files(deployment.casework, "list", [path])
    assert (report.indexed, report.pictures.known, report.pictures.removed) == (1, 4, [])
    with deployment.casework.database.read() as session:
        assert set(session.scalars(select(Portrait.id))) == before
        names = set(session.scalars(select(Portrait.file_name)))
        assert names == set(session.scalars(select(PortraitPlace.name))) == {f"w.xlsx#Sheet!{n}" for n in range(3, 7)}


def test_what_another_file_shows_stays(deployment: Deployment, tmp_path: Path) -> None:
    folder = tmp_path / "leak"
    folder.mkdir()
    workbook(folder / "a.xlsx", PEOPLE[:3], {0: 10, 1: 11, 2: 12})
    workbook(folder / "a.xlsx#b.xlsx", PEOPLE[:2], {0: 10})
    (folder / f"{PEOPLE[1]['身份证号']}.jpg").write_bytes(portrait(11))
    import_files(deployment.casework, "list", [folder], loose=True)
    workbook(folder / "a.xlsx", PEOPLE[:3], {})
    report = import_files(deployment.casework, "list", [folder], loose=True)
    assert shown(deployment) == {(record(0), 10), (record(1), 11)}
    assert (len(report.pictures.removed), report.indexed) == (1, 1)
    with deployment.casework.database.read() as session:
        names = session.scalars(select(Portrait.file_name).order_by(Portrait.file_name)).all()
    assert set(names) == {"a.xlsx#b.xlsx#Sheet!2", f"{PEOPLE[1]['身份证号']}.jpg"}, "where they stand now"
    workbook(folder / "a.xlsx#b.xlsx", PEOPLE[:2], {})
    import_files(deployment.casework, "list", [folder], loose=True)
    assert shown(deployment) == {(record(1), 11)}


def test_the_same_content_read_otherwise_keeps_its_pictures(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a change of the reader."""
    path = workbook(tmp_path / "w.xlsx", PEOPLE, BEFORE)
    import_files(deployment.casework, "list", [path])
    with deployment.casework.database.read() as session:
        before = set(session.scalars(select(Portrait.id)))
    report = import_files(deployment.casework, "list", [path], mapping={"no such header": "note"})
    assert (report.files_read, report.pictures.known, report.pictures.removed, report.indexed) == (1, 4, [], 0)
    with deployment.casework.database.read() as session:
        assert set(session.scalars(select(Portrait.id))) == before
    monkeypatch.setattr(portraits, "_people_of_rows", lambda *_: {("Sheet", 2): record(0)})
    report = import_files(deployment.casework, "list", [path])
    assert (len(report.pictures.removed), shown(deployment)) == (3, {(record(0), 10)}), "other rows are nobody's now"


@pytest.mark.parametrize("corrected", [False, True])
def test_pictures_that_break_the_reader_leave_those_of_the_same_content(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, corrected: bool
) -> None:
    path = workbook(tmp_path / "w.xlsx", PEOPLE, BEFORE)
    import_files(deployment.casework, "list", [path])
    if corrected:
        workbook(path, PEOPLE, AFTER)

    def broken(_task: object) -> None:
        raise MemoryError

    monkeypatch.setattr(portraits, "take_floating", broken)
    report = import_files(deployment.casework, "list", [path], mapping={"no such header": "note"}, processes=0)
    assert [name for name, _ in report.pictures.rejected] == ["w.xlsx"]
    assert len(shown(deployment)) == (0 if corrected else 4)


def test_another_picture_of_the_same_name_takes_its_place(any_deployment: Deployment, tmp_path: Path) -> None:
    deployment = any_deployment
    folder = tmp_path / "faces"
    folder.mkdir()
    for number, seed in ((0, 10), (1, 11)):
        (folder / f"{PEOPLE[number]['身份证号']}.jpg").write_bytes(portrait(seed))
    (folder / f"{PEOPLE[0]['身份证号']}_2.jpg").write_bytes(portrait(14))
    import_portraits(deployment.casework, "list", folder)
    (folder / f"{PEOPLE[0]['身份证号']}.jpg").write_bytes(portrait(12))
    (folder / f"{PEOPLE[1]['身份证号']}.jpg").write_bytes(b"\xff\xd8\xff broken")
    report = import_portraits(deployment.casework, "list", folder)
    assert (report.tied, report.known, report.removed) == (1, 1, [f"{PEOPLE[0]['身份证号']}.jpg"])
    expected = {(record(0), 12), (record(0), 14), (record(1), 11)}
    assert shown(deployment) == expected, "one that cannot be read replaces nothing, as with tables"
    report = import_portraits(deployment.casework, "list", folder)
    assert (report.tied, report.known, report.removed) == (0, 2, [])
    assert shown(deployment) == expected


def test_a_corrected_mapping_takes_a_picture_from_whom_it_does_not_show(deployment: Deployment, tmp_path: Path) -> None:
    (tmp_path / "1.jpg").write_bytes(portrait(10))
    import_portraits(deployment.casework, "list", tmp_path, mapping={"1.jpg": number_of(PEOPLE[0])})
    assert shown(deployment) == {(record(0), 10)}
    import_portraits(deployment.casework, "list", tmp_path, mapping={"1.jpg": number_of(PEOPLE[1])})
    assert shown(deployment) == {(record(1), 10)}
    assert tombstones(deployment) == {record(0)}


def test_two_folders_may_hold_other_pictures_under_one_name(deployment: Deployment, tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for seed, folder in enumerate(folders):
        folder.mkdir()
        (folder / f"{PEOPLE[0]['身份证号']}.jpg").write_bytes(portrait(10 + seed))
    for indexed in (1, 0):
        report = import_files(deployment.casework, "list", folders, loose=True)
        assert (report.indexed, report.pictures.removed) == (indexed, [])
        assert shown(deployment) == {(record(0), 10), (record(0), 11)}


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "moment",
    ["no_longer_shown", "of_replaced_files", "delete_portrait", "mark", "prepared_key"],
    ids=["among the pictures", "pictures taken", "before files go", "files without rows", "rows without files"],
)
def test_killed_among_what_goes_nothing_is_lost_or_doubled(deployment: Deployment, tmp_path: Path, moment: str) -> None:
    path = workbook(tmp_path / "w.xlsx", PEOPLE, BEFORE)
    import_files(deployment.casework, "list", [path])
    workbook(path, CORRECTED, AFTER)
    command = [sys.executable, "-c", CUT_SHORT, moment]
    environ = {**os.environ, **deployment.environ}
    command += ["records", "import", str(path), "--source", "list"]
    killed = subprocess.run(command, env=environ, cwd=ROOT, timeout=100)
    assert killed.returncode == -signal.SIGKILL
    import_files(deployment.casework, "list", [path])
    assert shown(deployment) == {(record(0), 11), (record(1), 10), (record(50), 12)}
    assert tombstones(deployment) == {record(2)}
    with deployment.casework.database.read() as session:
        live = select(func.count()).where(Record.gone.is_(False), Record.segment_id.is_not(None))
        assert session.scalar(live) == 8
    assert import_files(deployment.casework, "list", [path]).indexed == 0
