"""The preview of an import: what each column was taken for, and correcting it."""

from __future__ import annotations

import io

import openpyxl
import xlwt
from sqlalchemy import select

from service.store.models.records import Statement
from tests.records.jobs import HEADERS, again, begin, csv_of, job_of, work, xlsx_of
from tests.staff.scene import Scene
from tests.support.leak import person


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


def test_a_column_without_a_header_is_mapped_by_its_letter(scene: Scene) -> None:
    rows = "".join(",".join([*(person(n)[h] for h in HEADERS), f"why {n}"]) + "\n" for n in range(8))
    client = scene.client("erkin")
    begin(client, "list", (rows.encode(), "list.csv"))
    work(scene)
    page = again(client)
    assert "no header (column C)" in page.text
    headers = [c["header"] for c in job_of(scene).results["preview"]["columns"]]
    assert headers[-1] == "column E", "what its cells hold is not told, so it is kept as text"
    assert "why 0" in page.text
    client.submit("Look again with this", **{f"field-{len(headers) - 1}": "reason"})
    assert job_of(scene).mapping == {"column E": "reason"}
    for button in ("Go on to the dry run", "Import now"):
        work(scene)
        again(client)
        client.submit(button)
    work(scene)
    with scene.casework.database.read() as session:
        assert {fields["reason"] for fields in session.scalars(select(Statement.fields))} == {
            f"why {n}" for n in range(8)
        }


def test_what_an_old_workbook_cannot_tell_is_said_of_true_ones_alone(scene: Scene) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("名单")
    for r, values in enumerate([HEADERS, *([person(n)[h] for h in HEADERS] for n in range(4))]):
        for c, value in enumerate(values):
            sheet.write(r, c, value)
    old = io.BytesIO()
    book.save(old)
    client = scene.client("erkin")
    begin(client, "list", (old.getvalue(), "true.xls"), (xlsx_of([person(n) for n in range(4, 8)]), "new.xls"))
    work(scene)
    assert "1 file is an old .xls workbook" in again(client).text
    assert job_of(scene).results["preview"]["old_workbooks"] == 1


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
