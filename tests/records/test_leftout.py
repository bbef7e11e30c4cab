"""Files that no import reads are counted by kind, before it and after it, and an archive is called one."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.records.cli import records
from service.records.imports import running
from service.records.leftout import archives_in, left_out
from service.records.reading.workbooks.archives import is_archive
from tests.records.jobs import again, begin, csv_of, job_of, work, xlsx_of
from tests.staff.scene import Scene, jpeg, make_scene
from tests.support.deployment import Deployment, copy_data
from tests.support.deployment import running as deployed
from tests.support.leak import person, write_csv

_PEOPLE = [person(n) for n in range(4)]
_TOLD = "4 files of other kinds were left out: .docx 1, .ods 1, .zip 1, links 1. Archives are not opened: unpack them"


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def _workbooks() -> bytes:
    return _zip({"one.xlsx": xlsx_of(_PEOPLE[:2]), "two.xlsx": xlsx_of(_PEOPLE[2:])})


def _fill(folder: Path) -> Path:
    folder.mkdir(parents=True)
    write_csv(folder / "list.csv", _PEOPLE)
    (folder / "good.zip").write_bytes(_workbooks())
    (folder / "notes.DOCX").write_bytes(b"PK\x03\x04 a letter")
    (folder / "sub").mkdir()
    (folder / "sub" / "broken.ods").write_bytes(b"nothing")
    (folder / "link.csv").symlink_to(folder / "list.csv")
    (folder / f"{person(1)['身份证号']}.jpg").write_bytes(jpeg((90, 200, 40)))
    return folder


def test_what_lies_in_a_folder_is_counted_by_kind(tmp_path: Path) -> None:
    folder = _fill(tmp_path / "leak")
    assert left_out([folder]) == {".docx": 1, ".ods": 1, ".zip": 1, "link": 1}
    assert left_out([folder], tables=False) == {".csv": 1, ".docx": 1, ".ods": 1, ".zip": 1, "link": 1}
    assert archives_in(left_out([folder]))
    assert left_out([folder / "good.zip", folder / "list.csv"]) == {}, "who names a file is told of that file"
    many = tmp_path / "many"
    many.mkdir()
    for number in range(15):
        (many / f"a.k{number:02}").touch()
    (many / "bare").touch()
    (many / "odd.\u202egnp").touch()
    (many / "to.etc").symlink_to("/etc")
    found = left_out([many])
    assert found["bare"] == 2, "what stands behind the dot may be anything"
    assert len(found) == 13
    assert sum(found.values()) == 18, "nothing behind a link to a folder is counted"
    assert not archives_in(found)


def test_the_command_line_tells_of_them_before_and_after(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in deployment.environ.items():
        monkeypatch.setenv(name, value)
    folder = _fill(tmp_path / "leak")
    command = ["import", str(folder), "--source", "list"]
    for more in (["--dry-run"], []):
        assert _TOLD in CliRunner().invoke(records, [*command, *more]).output
    photos = CliRunner().invoke(records, ["photos", str(folder), "--source", "list"])
    assert "5 files of other kinds were left out" in photos.output
    for path in (folder / "list.csv", folder / f"{person(1)['身份证号']}.jpg"):
        path.unlink()
    nothing = CliRunner().invoke(records, command)
    assert nothing.exit_code == 1
    assert "There is no table" in nothing.output
    assert _TOLD in nothing.output
    alone = CliRunner().invoke(records, ["import", str(folder / "good.zip"), "--source", "list"])
    assert "good.zip gave nothing: this is an archive of files; unpack it first" in alone.output
    (folder / "good.zip").rename(folder / "good.xlsx")
    renamed = CliRunner().invoke(records, ["import", str(folder / "good.xlsx"), "--source", "list"])
    assert "good.xlsx gave nothing: this is an archive of files; unpack it first" in renamed.output


@pytest.fixture
def in_folder(data_template: Path, tmp_path: Path) -> Iterator[Scene]:
    _fill(tmp_path / "imports" / "leak")
    copy_data(data_template, tmp_path / "data")
    with deployed(tmp_path / "data", VMF_IMPORT_FOLDER=str(tmp_path / "imports")) as deployment:
        yield make_scene(deployment)


@pytest.mark.parametrize("kind", ["tables", "portraits"])
def test_the_app_tells_of_them_on_each_page_of_a_folder(in_folder: Scene, tmp_path: Path, kind: str) -> None:
    if kind == "portraits":
        (tmp_path / "imports" / "leak" / "list.csv").unlink()
    client = in_folder.client("erkin")
    client.get("/imports/new")
    url = client.submit("Look into it", source="list", folder="leak", kind=kind).url
    for button in ("Go on to the dry run", "Import now", "") if kind == "tables" else ("Import now", ""):
        running.work(in_folder.casework)
        page = client.get(url)
        told = page.text.replace("\u2068", "").replace("\u2069", "")
        assert "4 files of other kinds were left out:" in told
        assert ".zip 1" in told
        assert "links 1" in told
        assert "Archives are not opened: unpack them first." in told
        if button:
            client.submit(button)
    assert job_of(in_folder).state == "done"


def test_an_archive_that_is_sent_is_called_one_under_its_own_name(scene: Scene) -> None:
    client = scene.client("erkin")
    page = begin(client, "list", (_workbooks(), "good.zip"), status=400)
    assert "good.zip is an archive. Unpack it first" in page.text
    begin(client, "list", (_workbooks(), "good.xlsx"), (csv_of(_PEOPLE), "list.csv"))
    work(scene)
    page = again(client)
    assert "good.xlsx is an archive." in page.text
    assert "damaged" not in page.text
    assert job_of(scene).results["preview"]["files"] == 1


def test_archives_are_told_from_workbooks_and_documents() -> None:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.csv"))
    for data in (
        _workbooks(),
        _zip({"list/one.csv": b"a,b"}),
        b"Rar!\x1a\x07\x01\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"\x1f\x8b\x08",
        tar.getvalue(),
    ):
        assert is_archive(data)
    book = xlsx_of(_PEOPLE)
    for data in (
        book,
        book[:-30],
        _zip({"XL\\Workbook.xml": b"", "_rels/.rels": b""}),
        _zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}),
        _zip({"word/document.xml": b""}),
        b"PK\x03\x04" + b"evil.exe" * 20,
        csv_of(_PEOPLE),
        b"",
    ):
        assert not is_archive(data)
