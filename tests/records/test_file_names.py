"""Names that are not UTF-8, as unzipping a Chinese archive on Linux leaves them: read, kept apart, shown in letters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from service.records.files import find_files
from service.records.importer import import_files
from service.records.imports import folders, running
from service.records.imports.rehearsal import Rehearsal
from service.records.portraits import import_portraits
from service.records.reading.workbooks.filenames import readable, shown
from service.records.running import silent
from service.store.models.imports import RecordsJob
from service.store.models.records import Portrait, SourceFile
from tests.records.jobs import xlsx_of
from tests.staff.scene import Scene, jpeg, make_scene
from tests.support.deployment import Deployment, copy_data
from tests.support.deployment import running as deployed
from tests.support.leak import person, write_csv


def named(raw: bytes) -> str:
    return os.fsdecode(raw)


_names = st.binary(min_size=1, max_size=6).filter(lambda raw: b"/" not in raw and b"\0" not in raw)


@given(st.lists(_names.map(named), max_size=8, unique=True))
def test_every_name_can_be_shown_and_none_is_shared(names: list[str]) -> None:
    found = shown(names)
    for name, one in zip(names, found, strict=True):
        one.encode()
        assert one.count("/") == name.count("/")
        if max(name) < "\udc80":
            assert one == name
    assert len(set(found)) == len(found)


def test_names_in_gb18030_are_read_as_such() -> None:
    gbk = named("疏附县/名单.xlsx".encode("gb18030"))
    assert readable(gbk) == "疏附县/名单.xlsx"
    assert readable(named(b"\xff\xfe.csv")) == "%FF%FE.csv"
    assert shown(["名单.csv", named("名单.csv".encode("gbk"))]) == ["名单.csv", "%C3%FB%B5%A5.csv"]


def fill(folder: Path) -> Path:
    """Four tables, six persons each, and a picture, under names that are not UTF-8."""
    inside = folder / named("乡镇".encode("gbk"))
    inside.mkdir(parents=True)
    write_csv(folder / named(b"\xff\xfe.csv"), [person(n) for n in range(6)])
    write_csv(inside / named("二.csv".encode("gbk")), [person(n) for n in range(6, 12)])
    (folder / named("名单.xlsx".encode("gbk"))).write_bytes(xlsx_of([person(n) for n in range(12, 18)]))
    (folder / "名单.xlsx").write_bytes(xlsx_of([person(n) for n in range(18, 24)]))
    number = person(3)["身份证号"]
    (inside / named(f"照片{number}.jpg".encode("gbk"))).write_bytes(jpeg((90, 200, 40)))
    return folder


NAMES = ["%FF%FE.csv", "%C3%FB%B5%A5.xlsx", "乡镇/二.csv", "名单.xlsx"]


def test_a_folder_of_them_is_imported(any_deployment: Deployment, tmp_path: Path) -> None:
    casework, folder = any_deployment.casework, fill(tmp_path / "leak")
    report = import_files(casework, "list", [folder], loose=True)
    assert (report.failed, report.rows, report.records, report.pictures.tied) == ([], 24, 24, 1)
    with casework.database.read() as session:
        assert sorted(session.scalars(select(SourceFile.name))) == sorted(NAMES)
        assert session.scalars(select(Portrait.file_name)).one() == f"乡镇/照片{person(3)['身份证号']}.jpg"
    again = import_files(casework, "list", [folder], loose=True)
    assert (again.rows, again.files_unchanged) == (0, 4)


def test_a_dry_run_and_one_file_by_itself(deployment: Deployment, tmp_path: Path) -> None:
    folder = fill(tmp_path / "leak")
    rehearsal = Rehearsal(deployment.casework, "list")
    rehearsal.run([folder], {}, "", silent, loose=True, tables=True)
    assert rehearsal.told.rows == 24
    assert sorted(rehearsal.tables) == sorted(NAMES)
    alone = folder / named("名单.xlsx".encode("gbk"))
    assert [name for _, name in find_files([alone])] == ["名单.xlsx"]
    assert import_files(deployment.casework, "list", [alone]).rows == 6


def test_a_table_ties_pictures_of_such_names(deployment: Deployment, tmp_path: Path) -> None:
    from service.records.reading import read_photo_mapping

    (tmp_path / "faces").mkdir()
    (tmp_path / "faces" / named("脸.jpg".encode("gbk"))).write_bytes(jpeg((9, 200, 40)))
    table = tmp_path / named("表.csv".encode("gbk"))
    table.write_text(f"file,id\n脸.jpg,{person(1)['身份证号']}\n", encoding="utf-8")
    report = import_portraits(deployment.casework, "faces", tmp_path / "faces", mapping=read_photo_mapping(table))
    assert (report.tied, report.untied) == (1, [])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    fill(tmp_path / "imports" / named("警察".encode("gbk")))
    return tmp_path / "imports"


@pytest.fixture
def scene(data_template: Path, tmp_path: Path, root: Path) -> Iterator[Scene]:
    copy_data(data_template, tmp_path / "data")
    with deployed(tmp_path / "data", VMF_IMPORT_FOLDER=str(root)) as deployment:
        yield make_scene(deployment)


def test_folders_are_shown_in_letters_and_found(root: Path) -> None:
    assert folders.choices(root) == [".", "警察", "警察/乡镇"]
    assert folders.resolve(root, "警察/乡镇") == root / named("警察/乡镇".encode("gbk"))
    with pytest.raises(folders.FolderRefused):
        folders.resolve(root, "警察/无")


def test_the_staff_app_walks_through(scene: Scene) -> None:
    client = scene.client("erkin")
    client.get("/imports/new")
    url = client.submit("Look into it", source="police", folder="警察").url
    for button in ("Go on to the dry run", "Import now"):
        running.work(scene.casework)
        page = client.get(url)
        assert "乡镇/二.csv" in page.text or button == "Import now"
        client.submit(button)
    running.work(scene.casework)
    assert "Done." in client.get(url).text
    with scene.casework.database.read() as session:
        assert session.scalars(select(RecordsJob)).one().results["run"]["rows"] == 24
        assert sorted(session.scalars(select(SourceFile.name))) == sorted(NAMES)
