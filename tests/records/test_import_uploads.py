"""What is uploaded to be imported: what is taken, where it lies, what breaks and what does not."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import select
from werkzeug.datastructures import FileStorage

from service.store.models.imports import RecordsJob, Upload
from service.web.uploads import FORM_BYTES
from tests.records import breaks
from tests.records.jobs import again, begin, count, csv_of, job_of, work
from tests.staff.scene import Scene
from tests.support.leak import person


def test_uploads_lie_under_opaque_names_and_are_gone_when_it_is_over(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(5)]), "invented-village.csv"))
    with scene.casework.database.read() as session:
        kept = session.scalars(select(Upload)).one()
    assert kept.stored_as in scene.casework.files.stored()
    assert all("invented" not in path.name for path in scene.casework.settings.folder.rglob("*"))
    for button in ("Go on to the dry run", "Import now"):
        work(scene)
        assert "laid-out" not in str(list((scene.casework.settings.folder / "laid-out").glob("*")))
        again(client)
        client.submit(button)
    work(scene)
    assert kept.stored_as not in scene.casework.files.stored()
    assert count(scene, Upload) == 0
    preview = job_of(scene).results["preview"]
    assert all(column["examples"] == [] for column in preview["columns"]), "no value of a record stays with the job"


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "list.csv", "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "list.xlsx", "is not a kind of file"),
        (b"PK\x03\x04" + b"evil.exe" * 20, "list.xlsx", "is not a kind of file"),
        (b"MZ\x90\x00" + bytes(300), "list.csv", "is not a kind of file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "face.png", "is a picture"),
    ],
)
def test_only_tables_are_taken_by_content(scene: Scene, content: bytes, name: str, sentence: str) -> None:
    client = scene.client("erkin")
    page = begin(client, "list", (content, name), status=400)
    assert sentence in page.text
    assert page.form("Look into it").values["source"] == ["list"], "what was typed is still there"
    assert scene.casework.files.stored() == []
    assert count(scene, RecordsJob) == 0


def test_a_file_is_called_by_its_base_name_whatever_was_sent(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(1)]), "../../etc/pass\x07wd"))
    with scene.casework.database.read() as session:
        assert session.scalars(select(Upload.name)).one() == "pass_wd.csv"
    work(scene)
    assert job_of(scene).state == "waiting"


def test_twice_the_same_file_is_said_so(scene: Scene) -> None:
    data = csv_of([person(1)])
    client = scene.client("erkin")
    begin(client, "list", (data, "a.csv"), (data, "b.csv"))
    assert "b.csv is in there twice" in again(client).text
    with scene.casework.database.read() as session:
        assert session.scalars(select(Upload.name)).all() == ["a.csv"]


def test_a_refused_file_costs_only_itself_and_its_reason_stays(scene: Scene) -> None:
    client = scene.client("erkin")
    files = [(b"MZ\x90\x00" + bytes(300), "evil<b>.csv"), (b"", "none.csv"), (csv_of([person(1), person(2)]), "a.csv")]
    begin(client, "list", *files)
    for button in ("Go on to the dry run", "Import now", ""):
        work(scene)
        page = again(client)
        assert "Files that were not taken" in page.text
        assert "evil<b>.csv is not a kind of file that is read here." in page.text
        assert "none.csv is empty." in page.text
        if button:
            client.submit(button)
    assert job_of(scene).results["run"]["rows"] == 2


def test_where_none_can_be_taken_each_reason_is_told(scene: Scene) -> None:
    files = [(b"MZ\x90\x00" + bytes(300), "evil.csv"), (b"", "none.csv")]
    page = begin(scene.client("erkin"), "list", *files, status=400)
    assert "evil.csv is not a kind of file that is read here. none.csv is empty." in page.text


def test_what_the_command_line_reads_is_taken(scene: Scene) -> None:
    """A web page and an XML spreadsheet under a workbook's name, a text with a NUL, one in UTF-16 without a mark."""
    people = [person(n) for n in range(20)]
    header, *lines = csv_of(people).decode().splitlines()
    rows = [line.split(",") for line in lines]
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[:4])
    page = "<html><table><tr>" + "".join(f"<th>{h}</th>" for h in header.split(",")) + f"</tr>{cells}</table></html>"
    table = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in (header.split(","), *rows[4:8])
    )
    book = f'<?xml version="1.0"?><Workbook xmlns:ss="urn:x"><Worksheet ss:Name="s"><Table>{table}</Table></Worksheet>'
    files = [
        (page.encode(), "page.xlsx"),
        (f"{book}</Workbook>".encode(), "old.xls"),
        ("\n".join([header, *lines[8:12], "\0\0\x1b]0;,"]).encode(), "nul.csv"),
        ("\n".join([header, *lines[12:16]]).encode("utf-16-le"), "wide.csv"),
    ]
    client = scene.client("erkin")
    begin(client, "list", *files)
    work(scene)
    page = again(client)
    assert "cannot be read" not in page.text
    client.submit("Go on to the dry run")
    work(scene)
    assert job_of(scene).results["rehearsal"]["rows"] >= 16
    with scene.casework.database.read() as session:
        names = sorted(session.scalars(select(Upload.name)))
    assert names == ["nul.csv", "old.xls", "page.xlsx", "wide.csv"], "as the command line calls them"


@pytest.mark.processes
def test_a_file_that_breaks_its_reader_is_told_and_takes_nothing_along(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As a hole in the reader would: the process that reads is gone.
    monkeypatch.setattr("service.records.imports.preview.look_into", breaks.look_into)
    monkeypatch.setattr("service.records.imports.rehearsal.read_file", breaks.read_file)
    client = scene.client("erkin")
    good = csv_of([person(n) for n in range(4)])
    begin(client, "list", (good, "a.csv"), (good + b"\n", "breaks.csv"), (good + b"\n\n", "c.csv"))
    url = client.page.url  # type: ignore[union-attr]
    work(scene)
    page = client.get(url)
    assert "1 file cannot be read" in page.text
    assert "breaks.csv" in page.text
    client.submit("Go on to the dry run")
    work(scene)
    client.get(url)
    assert job_of(scene).results["rehearsal"]["rows"] == 8
    assert job_of(scene).results["rehearsal"]["failed"] == 1


def test_a_bomb_is_told_and_takes_nothing_along(scene: Scene) -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row>" + bytes(600 * 2**20))
    client = scene.client("erkin")
    begin(client, "list", (out.getvalue(), "bomb.xlsx"), (csv_of([person(n) for n in range(4)]), "good.csv"))
    work(scene)
    page = again(client)
    assert "1 file cannot be read" in page.text
    assert "bomb.xlsx" in page.text
    client.submit("Go on to the dry run")
    work(scene)
    assert job_of(scene).results["rehearsal"]["rows"] == 4
    assert job_of(scene).results["rehearsal"]["brakes"] == []


def test_only_administrators_send_more_than_a_form(scene: Scene) -> None:
    large = csv_of([person(n) for n in range(40_000)])
    assert len(large) > FORM_BYTES
    for username, status in ((None, 413), ("amina", 413)):
        client = scene.client(username)
        client.get("/login" if username is None else "/account")
        token = client.page.forms[-1].values["csrf_token"][0]  # type: ignore[union-attr]
        data = {"csrf_token": token, "source": "list", "files": FileStorage(io.BytesIO(large), "list.csv")}
        client.request("POST", "/imports/new", status, data=data, content_type="multipart/form-data")
    client = scene.client("erkin")
    begin(client, "list", (large, "list.csv"))
    scene.app.view_functions["imports.new"].upload_bytes = len(large) // 2  # type: ignore[attr-defined]
    client.get("/imports/new")
    form = client.page.form("Look into it")  # type: ignore[union-attr]
    data = {"csrf_token": form.values["csrf_token"][0], "files": FileStorage(io.BytesIO(large), "list.csv")}
    client.request("POST", "/imports/new", 413, data=data, content_type="multipart/form-data")
