"""Imports in the staff app, from the upload to the report. Every person here is invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from sqlalchemy import func, select

from service.records.imports import leases
from service.records.turns import WAITING
from service.store.clock import now
from service.store.models.imports import FORGOTTEN_SECONDS, RecordsJob
from service.store.models.records import Record, Source, SourceFile, Statement
from tests.records.jobs import again, begin, count, csv_of, job_of, work, xlsx_of
from tests.staff.scene import Scene
from tests.support.client import CheckedClient, Page
from tests.support.leak import import_people, person


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


def ask_for_the_run(scene: Scene, client: CheckedClient) -> Page:
    """An upload, looked into and rehearsed, whose run is owed."""
    begin(client, "list", (csv_of([person(1)]), "list.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    again(client)
    return client.submit("Import now")


def test_a_run_that_no_worker_has_begun_can_be_ended(scene: Scene) -> None:
    client = scene.client("erkin")
    ask_for_the_run(scene, client)
    page = client.submit("End it")
    assert "ended without importing" in page.text.casefold()
    work(scene)
    assert (job_of(scene).state, count(scene, Statement)) == ("cancelled", 0)
    assert scene.casework.files.stored() == []


def test_a_run_that_a_worker_has_begun_goes_on(scene: Scene) -> None:
    client = scene.client("erkin")
    ask_for_the_run(scene, client)
    job = leases.claim(scene.casework)
    assert job is not None
    client.post(f"/imports/{job.id}/cancel", {}, 302)
    for _ in range(2):  # the second time it was given back by a worker that was told to stop
        page = again(client)
        assert "End it" not in page.text
        assert job_of(scene).state != "cancelled"
        leases.give_back(scene.casework, job)
    work(scene)
    assert (job_of(scene).state, count(scene, Statement)) == ("done", 1)


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
        source = session.scalars(select(Source)).one()
    assert source.state == "quarantine"
    assert ("erkin", "source.quarantined") in scene.trail()
    assert "This import changed it, and it is in quarantine again" in again(client).text
    for role in ("erkin", "amina"):
        page = scene.client(role).get(f"/sources/{source.id}").text
        assert "An import changed it on" in page, "whoever looks at it reads why"


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


def test_one_that_waits_for_another_says_so_and_not_that_it_imports(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (csv_of([person(1)]), "list.csv"))
    work(scene)
    again(client)
    client.submit("Go on to the dry run")
    work(scene)
    again(client)
    client.submit("Import now")
    with scene.casework.database.write() as session:
        job = session.scalars(select(RecordsJob)).one()
        job.state, job.doing, job.lease_until = "leased", WAITING, now() + 60
    page = again(client)
    assert "Waits for its turn." in page.text
    assert "Another import into this source is at work" in page.text
    assert "mporting." not in page.text
    assert "waits for its turn" in client.get("/imports").text.casefold()
