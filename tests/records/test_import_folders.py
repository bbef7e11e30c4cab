"""What is too large to upload: a folder below the import folder; and portraits, uploaded or in a folder."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import func, select

from service.records.imports import running
from service.store.models.imports import RecordsJob
from service.store.models.records import Portrait, Source, SourceFile, Statement
from tests.records.jobs import job_of
from tests.staff.scene import Scene, jpeg, make_scene
from tests.support.deployment import copy_data
from tests.support.deployment import running as deployed
from tests.support.leak import person, write_csv


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "imports" / "police"
    (folder / "a").mkdir(parents=True)
    write_csv(folder / "a" / "one.csv", [person(n) for n in range(8)])
    write_csv(folder / "two.csv", [person(n) for n in range(8, 12)])
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 not a workbook")
    (folder / f"{person(3)['身份证号']}_20180101.jpg").write_bytes(jpeg((90, 200, 40)))
    (folder / "nobody.jpg").write_bytes(jpeg((90, 20, 40)))
    return tmp_path / "imports"


@pytest.fixture
def scene(data_template: Path, tmp_path: Path, root: Path) -> Iterator[Scene]:
    copy_data(data_template, tmp_path / "data")
    with deployed(tmp_path / "data", VMF_IMPORT_FOLDER=str(root)) as deployment:
        yield make_scene(deployment)


def job(scene: Scene) -> RecordsJob:
    with scene.casework.database.read() as session:
        return session.scalars(select(RecordsJob)).one()


def test_a_folder_is_read_where_it_lies_and_stays_there(scene: Scene, root: Path) -> None:
    client = scene.client("erkin")
    page = client.get("/imports/new")
    assert page.form("Look into it").values["folder"] == [""]
    page = client.submit("Look into it", source="police", folder="police")
    url = page.url
    running.work(scene.casework)
    page = client.get(url)
    assert "1 file cannot be read" in page.text
    assert "a/one.csv" in page.text
    client.submit("Go on to the dry run")
    running.work(scene.casework)
    page = client.get(url)
    assert "broken.xlsx" in page.text
    client.submit("Import now")
    running.work(scene.casework)
    assert "Done." in client.get(url).text
    with scene.casework.database.read() as session:
        assert sorted(session.scalars(select(SourceFile.name))) == ["a/one.csv", "two.csv"]
        assert session.scalar(select(func.count()).select_from(Statement)) == 12
    assert (root / "police" / "a" / "one.csv").exists()
    assert job(scene).results["run"]["failed"] == 1
    page = client.get(url)
    assert "1 of 2" in page.text, "loose pictures in the folder are taken too"
    assert "nobody.jpg" in page.text
    with scene.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Portrait)) == 1


def test_no_folder_outside_is_taken(scene: Scene, tmp_path: Path) -> None:
    client = scene.client("erkin")
    client.get("/imports/new")
    token = client.page.form("Look into it").values["csrf_token"][0]  # type: ignore[union-attr]
    for folder in ("../data/casework", str(tmp_path / "data"), "police/../.."):
        response = client.post("/imports/new", {"csrf_token": token, "source": "x", "folder": folder}, 400)
        assert "must lie below the import folder" in response.get_data(as_text=True)
    with scene.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(RecordsJob)) == 0


def test_a_folder_that_is_gone_is_said_so(scene: Scene, root: Path) -> None:
    client = scene.client("erkin")
    client.get("/imports/new")
    page = client.submit("Look into it", source="police", folder="police/a")
    (root / "police" / "a" / "one.csv").unlink()
    (root / "police" / "a").rmdir()
    running.work(scene.casework)
    assert "not on the worker's machine" in client.get(page.url).text
    assert job(scene).state == "failed"


def test_files_and_a_folder_at_once_are_refused(scene: Scene) -> None:
    client = scene.client("erkin")
    client.get("/imports/new")
    page = client.submit("Look into it", status=400, source="x", folder="police", files=[(b"a,b\n1,2\n", "a.csv")])
    assert "not both" in page.text


def test_portraits_are_tied_by_the_number_in_their_name_or_by_a_table(scene: Scene) -> None:
    numbers = [person(n)["身份证号"] for n in range(3)]
    table = f"file,id\nface.jpg,{numbers[2]}\n".encode()
    files = [
        (jpeg((200, 10, 10)), f"{numbers[0]}_20180101.jpg"),
        (jpeg((10, 200, 10)), f"{numbers[1]}.jpg"),
        (jpeg((10, 10, 200)), "face.jpg"),
        (jpeg((90, 10, 200)), "nobody.jpg"),
        (table, "names.csv"),
    ]
    client = scene.client("erkin")
    client.get("/imports/new")
    page = client.submit("Look into it", source="faces", kind="portraits", files=files)
    running.work(scene.casework)
    page = client.get(page.url)
    assert "nobody.jpg" in page.text
    assert job(scene).results["rehearsal"]["tied"] == 3
    client.submit("Import now")
    running.work(scene.casework)
    page = client.get(page.url)
    assert "nobody.jpg" in page.text
    with scene.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Portrait)) == 3
    assert job(scene).results["run"]["rows"] == 3


def test_a_dry_run_of_portraits_promises_what_the_run_does(scene: Scene) -> None:
    numbers = [person(n)["身份证号"] for n in range(5)]
    vast = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(vast, "PNG")
    files = [(jpeg((200, 10, 10 * n)), f"{numbers[n]}.jpg") for n in range(3)]
    files += [(jpeg((90, 10, 200)), "nobody.jpg"), (vast.getvalue(), f"{numbers[3]}.png")]
    client = scene.client("erkin")
    client.get("/imports/new")
    page = client.submit("Look into it", source="faces", kind="portraits", files=files)
    running.work(scene.casework)
    page = client.get(page.url)
    assert job(scene).results["rehearsal"]["tied"] == 3
    assert f"{numbers[3]}.png picture that was left out" in page.text
    assert "nobody.jpg picture that was left out" in page.text
    assert scene.casework.files.get(job(scene).report or "").count(b'"picture"') == 2
    with scene.casework.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Portrait)) == 0
        assert session.scalar(select(func.count()).select_from(Source)) == 0
    rehearsed = job(scene).results["rehearsal"]
    client.submit("Import now")
    running.work(scene.casework)
    done = job(scene).results["run"]
    assert {k: done[k] for k in ("files", "rows", "failed", "shown")} == {
        k: rehearsed[k] for k in ("files", "rows", "failed", "shown")
    }
    assert done["rows"] == 3


def test_portraits_that_are_there_already_are_tied_and_a_table_that_names_none_stops_nothing(scene: Scene) -> None:
    files = [(jpeg((200, 10, 10)), f"{person(0)['身份证号']}.jpg"), (b"a,b\n1,2\n", "other.csv")]
    client = scene.client("erkin")
    for _ in range(2):
        client.get("/imports/new")
        page = client.submit("Look into it", source="faces", kind="portraits", files=files)
        running.work(scene.casework)
        page = client.get(page.url)
        assert job_of(scene).results["rehearsal"]["tied"] == 1
        assert "other.csv file that gave nothing" in page.text
        client.submit("Import now")
        running.work(scene.casework)
        assert (job_of(scene).state, job_of(scene).results["run"]["rows"]) == ("done", 1)


def test_a_picture_among_tables_and_a_workbook_among_portraits_are_refused(scene: Scene) -> None:
    client = scene.client("erkin")
    client.get("/imports/new")
    page = client.submit("Look into it", status=400, source="x", files=[(jpeg((9, 9, 9)), "a.jpg")])
    assert "Portraits are imported by themselves" in page.text
    workbook = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    page = client.submit("Look into it", status=400, source="x", kind="portraits", files=[(workbook, "a.xls")])
    assert "Tables are imported by themselves" in page.text
