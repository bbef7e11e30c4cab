"""Imports in the staff app, from the upload to the report. Every person here is invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select
from werkzeug.datastructures import FileStorage

from service.records.imports import running
from service.store.models.imports import FORGOTTEN_SECONDS, RecordsJob, Upload
from service.store.models.records import Record, Source, SourceFile, Statement
from service.web.uploads import FORM_BYTES
from tests.records import breaks
from tests.staff.scene import Scene
from tests.support.client import CheckedClient, Page
from tests.support.leak import import_people, person

HEADERS = ["姓名", "性别", "身份证号", "户籍地址"]


def csv_of(people: list[dict[str, str]], headers: dict[str, str] | None = None) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([(headers or {}).get(h, h) for h in HEADERS])
    writer.writerows([[p[h] for h in HEADERS] for p in people])
    return out.getvalue().encode()


def xlsx_of(people: list[dict[str, str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["疏附县人员名单"])
    sheet.append(HEADERS)
    for one in people:
        sheet.append([one[h] for h in HEADERS])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def begin(client: CheckedClient, source: str, *files: tuple[bytes, str], status: int = 302, **more: str) -> Page:
    client.get("/imports/new", heading="Import records")
    return client.submit("Look into it", status=status, source=source, files=list(files), **more)


def work(scene: Scene) -> int:
    return running.work(scene.casework)


def job_of(scene: Scene) -> RecordsJob:
    with scene.casework.database.read() as session:
        return session.scalars(select(RecordsJob).order_by(RecordsJob.touched_at.desc())).all()[0]


def again(client: CheckedClient) -> Page:
    assert client.page is not None
    return client.get(client.page.url)


def count(scene: Scene, table: type) -> int:
    with scene.casework.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_from_upload_to_report(scene: Scene) -> None:
    people = [person(n) for n in range(30)]
    people[4]["身份证号"] = "6.53121E+17"
    client = scene.client("erkin")
    page = begin(client, "police list", (xlsx_of(people), "名单.xlsx"))
    assert page.heading == "Import into police list"
    assert "looks into the files" in page.text
    assert page.response.headers["Refresh"] == "4"
    assert count(scene, Source) == 0
    work(scene)

    page = again(client)
    assert "Refresh" not in page.response.headers
    assert "look at the columns" in page.text
    for header, label in (("姓名", "Name, as guessed"), ("身份证号", "ID number, as guessed")):
        assert header in page.text
        assert label in page.text
    assert "by its header" in page.text
    assert people[0]["姓名"] in page.text, "an example"
    assert "header in row 2" in page.text
    assert "is new, and begins in quarantine" in page.text
    client.submit("Go on to the dry run")
    work(scene)

    page = again(client)
    assert "Nothing was changed yet" in page.text
    assert count(scene, Source) == count(scene, Statement) == 0
    assert "row 7" in page.text, "the damaged number's row, as a spreadsheet shows it"
    client.submit("Import now")
    assert "importing" in again(client).text.casefold()
    work(scene)

    page = again(client)
    assert "Done." in page.text
    assert "row 7" in page.text
    assert count(scene, Statement) == 30
    with scene.casework.database.read() as session:
        assert session.scalars(select(Source.state)).one() == "quarantine"
        assert session.scalars(select(SourceFile.name)).one() == "名单.xlsx"
        assert session.scalar(select(func.count()).where(Record.segment_id.is_not(None))) == 30
    report = client.request("GET", page.links()["Download the whole report (CSV)"], 200)
    lines = list(csv.DictReader(io.StringIO(report.get_data().decode("utf-8-sig"))))
    assert [(x["what"], x["file"], x["rows read"]) for x in lines if x["what"] == "read"] == [
        ("read", "名单.xlsx", "30")
    ]
    assert [(x["sheet"], x["row"]) for x in lines if x["what"] == "damaged"] == [("名单", "7")]
    acts = [a for a in scene.trail() if a[1].startswith("import.")]
    assert acts == [
        ("erkin", "import.asked"),
        ("erkin", "import.looked"),
        ("erkin", "import.asked"),
        ("erkin", "import.looked"),
        ("erkin", "import.asked"),
        ("erkin", "import.started"),
        ("erkin", "import.finished"),
        ("erkin", "import.report_taken"),
    ]


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


def test_ending_it_deletes_the_files_and_imports_nothing(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(1)]), "list.csv"))
    work(scene)
    again(client)
    page = client.submit("End it without importing")
    assert "ended without importing" in page.text.casefold()
    assert scene.casework.files.stored() == []
    assert count(scene, Statement) == 0
    assert ("erkin", "import.cancelled") in scene.trail()
    client.post(f"/imports/{job_of(scene).id}/run", {}, 302)
    assert job_of(scene).state == "cancelled"


def test_a_column_is_corrected_saved_and_used_again(scene: Scene) -> None:
    people = [person(n) for n in range(6)]
    strange = csv_of(people, {"姓名": "Zzz", "户籍地址": "Qqq"})
    client = scene.client("erkin")
    begin(client, "list", (strange, "list.csv"))
    work(scene)
    page = again(client)
    headers = [c["header"] for c in job_of(scene).results["preview"]["columns"]]
    field = f"field-{headers.index('Qqq')}"
    assert page.form("Save it").values[field] == ["auto"]
    client.submit("Save it", name="strange lists", **{field: "note"})
    assert job_of(scene).mapping == {"Qqq": "note"}
    work(scene)
    page = again(client)
    assert "you said so" in page.text
    assert page.form("Save it").values[field] == ["note"]

    client.get("/mappings", heading="Saved mappings")
    begin(client, "other", (strange, "list.csv"), mapping="strange lists")
    assert job_of(scene).mapping == {"Qqq": "note"}
    client.get("/mappings")
    page = client.submit("Remove it")
    assert "None yet" in page.text
    assert [a for _, a in scene.trail() if a.startswith("mapping.")] == ["mapping.saved", "mapping.removed"]


def test_a_column_without_a_header_says_so_and_offers_no_correction_that_would_do_nothing(scene: Scene) -> None:
    rows = "".join(",".join(person(n)[h] for h in HEADERS) + "\n" for n in range(8))
    client = scene.client("erkin")
    begin(client, "list", (rows.encode(), "list.csv"))
    work(scene)
    page = again(client)
    assert "no header (column C)" in page.text
    assert not [n for n in page.form("Save it").values if n.startswith("field-")]
    client.submit("Go on to the dry run")
    work(scene)
    assert job_of(scene).results["rehearsal"]["rows"] == 8


def test_the_preview_sees_the_tables_of_later_sheets_too(scene: Scene) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of([person(n) for n in range(600)])))
    second = book.create_sheet("判刑")
    second.sheet_state = "hidden"
    second.append(["姓名", "刑期", "罪名"])
    for n in range(5):
        second.append([person(n)["姓名"], "7年6个月", "invented"])
    out = io.BytesIO()
    book.save(out)
    client = scene.client("erkin")
    begin(client, "list", (out.getvalue(), "two.xlsx"))
    work(scene)
    page = again(client)
    assert "7年6个月" in page.text
    assert "判刑 (hidden)" in page.text


def test_a_profile_is_chosen_and_used_in_every_step(scene: Scene) -> None:
    data = csv_of([person(n) for n in range(6)], {"户籍地址": "收押场所名称"})
    client = scene.client("erkin")
    begin(client, "list", (data, "list.csv"), profile="xpf-spreadsheets")
    assert job_of(scene).profile == "xpf-spreadsheets"
    work(scene)
    page = again(client)
    assert "read as: Xinjiang Police Files, spreadsheets" in page.text
    assert {c["header"]: c["field"] for c in job_of(scene).results["preview"]["columns"]}["收押场所名称"] == "facility"
    for button in ("Go on to the dry run", "Import now"):
        client.submit(button)
        work(scene)
        again(client)
    with scene.casework.database.read() as session:
        assert all("facility" in fields for fields in session.scalars(select(Statement.fields)))


def test_a_new_mapping_needs_a_new_rehearsal(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(6)]), "list.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    again(client)
    client.submit("Back to the columns")
    work(scene)
    again(client)
    headers = [c["header"] for c in job_of(scene).results["preview"]["columns"]]
    client.submit("Look again with this", **{f"field-{headers.index('户籍地址')}": "text"})
    work(scene)
    job = job_of(scene)
    assert "rehearsal" not in job.results
    page = again(client)
    client.post(f"/imports/{job.id}/run", {}, 400)
    assert "The dry run comes first" in client.page.text  # type: ignore[union-attr]
    assert page.status == 200


def test_rows_that_mostly_fail_stop_and_ask(scene: Scene) -> None:
    people = [person(n) for n in range(10)]
    for one in people[:7]:
        one.update(姓名="", 身份证号="", 户籍地址="")
    client = scene.client("erkin")
    begin(client, "list", (csv_of(people), "list.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    page = again(client)
    assert "Stop: look at this first" in page.text
    assert "Most rows or files could not be read" in page.text
    client.submit("Import all the same", status=400)
    assert job_of(scene).state == "waiting", "nobody ticked the box"
    client.submit("Import all the same", **{"accept-failing": "1"})
    work(scene)
    assert job_of(scene).state == "done"
    assert count(scene, Statement) == 3
    assert "row not read as a person" in client.get(f"/imports/{job_of(scene).id}").text
    assert job_of(scene).results["run"]["lost"] == 7


def test_rows_that_mostly_repeat_other_files_stop_and_ask(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(20))
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(5, 24)]), "other name.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    page = again(client)
    assert job_of(scene).results["rehearsal"]["repeats"] == 15
    assert "state already" in page.text


def test_a_brake_that_only_the_import_itself_finds_stops_and_asks_too(scene: Scene, tmp_path: Path) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(20)]), "new name.csv"))
    url = client.page.url  # type: ignore[union-attr]
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    page = client.get(url)
    assert "Stop" not in page.text
    import_people(scene.casework, tmp_path, "list", range(20))  # meanwhile somebody imported the same
    client.submit("Import now")
    work(scene)
    page = client.get(url)
    assert "a question waits for you" in page.text
    assert "state already" in page.text
    with scene.casework.database.read() as session:
        read = select(SourceFile.name).where(SourceFile.state == "read")
        assert session.scalars(read).all() == ["list-0.csv"]
    client.submit("Import all the same", status=400)
    client.get(url)
    client.submit("Import all the same", **{"accept-repeating": "1"})
    work(scene)
    assert "Done." in client.get(url).text
    assert count(scene, Statement) == 40


def test_what_a_stopped_import_had_read_goes_when_it_is_ended(scene: Scene, tmp_path: Path) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(20)]), "new name.csv"))
    url = client.page.url  # type: ignore[union-attr]
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    client.get(url)
    import_people(scene.casework, tmp_path, "list", range(20))
    client.submit("Import now")
    work(scene)
    client.get(url)
    client.submit("End it without importing")
    assert count(scene, Statement) == 20
    assert count(scene, SourceFile) == 1


def test_a_corrected_file_of_the_same_name_does_not_ask(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(20))
    people = [person(n) for n in range(20)]
    people[3]["姓名"] = "伊力哈木·库尔班"
    client = scene.client("erkin")
    begin(client, "list", (csv_of(people), "list-0.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    page = again(client)
    assert "Stop" not in page.text
    assert "replace an older one" in page.text
    client.submit("Import now")
    work(scene)
    assert job_of(scene).results["run"]["changed"] == 1
    assert count(scene, Statement) == 20


def test_what_states_nobody_cannot_be_imported(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (b"a,b\n1,2\n3,4\n", "numbers.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    page = again(client)
    assert "No row states a person" in page.text
    assert "Import" not in [b for f in page.forms for b in ("".join(x.itertext()) for x in f.buttons)]
    client.post(f"/imports/{job_of(scene).id}/run", {}, 400)
    assert count(scene, Source) == 0


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "list.csv", "is empty"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "list.xlsx", "is not a kind of file"),
        (b"PK\x03\x04" + b"evil.exe" * 20, "list.xlsx", "is not a kind of file"),
        (b"<html><table><tr><td>1</td></tr></table>", "list.xls", "is not a kind of file"),
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
    page = begin(scene.client("erkin"), "list", (data, "a.csv"), (data, "b.csv"), status=400)
    assert "b.csv is in there twice" in page.text


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


def test_an_import_into_a_vouched_source_waits_for_two_people_again(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(3))
    with scene.casework.database.write() as session:
        session.scalars(select(Source)).one().state = "vouched"
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(10, 14)]), "more.csv"))
    work(scene)
    assert "takes it back into quarantine" in again(client).text
    client.submit("Go on to the dry run")
    work(scene)
    again(client)
    client.submit("Import now")
    work(scene)
    with scene.casework.database.read() as session:
        assert session.scalars(select(Source.state)).one() == "quarantine"
    assert ("erkin", "source.quarantined") in scene.trail()


def test_the_same_files_again_leave_a_vouched_source_as_it_is(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(3))
    with scene.casework.database.write() as session:
        session.scalars(select(Source)).one().state = "vouched"
    import_people(scene.casework, tmp_path, "list", range(3))
    with scene.casework.database.read() as session:
        assert session.scalars(select(Source.state)).one() == "vouched"


def test_what_nobody_goes_on_with_for_a_week_is_deleted(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(1)]), "list.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    with scene.casework.database.write() as session:
        session.scalars(select(RecordsJob)).one().touched_at -= FORGOTTEN_SECONDS + 1
    work(scene)
    assert (job_of(scene).state, job_of(scene).failure) == ("cancelled", "forgotten")
    assert job_of(scene).report is None
    assert scene.casework.files.stored() == []


def test_running_needs_a_fresh_login(scene: Scene) -> None:
    from service.store.models.staff import StaffSession

    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(n) for n in range(5)]), "list.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    again(client)
    with scene.casework.database.write() as session:
        for row in session.scalars(select(StaffSession)):
            row.second_factor_at = (row.second_factor_at or 0) - 3600
    page = client.submit("Import now")
    assert page.url.startswith("/login/again")
    assert job_of(scene).state == "waiting"


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
