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


def lines(*rows: str) -> bytes:
    return ("\n".join(rows) + "\n").encode()


def test_a_column_of_days_is_shown_as_the_day_that_it_gives(scene: Scene) -> None:
    people = [person(n) for n in range(5)]
    released = lines(
        "姓名,身份证号,释放时间", *(f"{p['姓名']},{p['身份证号']},2018-03-1{n}" for n, p in enumerate(people))
    )
    taken = lines("Name,Wann,Status", *(f"Memet Tursun{n},2018-03-1{n},verhaftet" for n in range(5)))
    client = scene.client("erkin")
    begin(client, "list", (released, "a.csv"), (taken, "b.csv"))
    work(scene)
    page = again(client)
    found = {c["header"]: (c["field"], c["gives"]) for c in job_of(scene).results["preview"]["columns"]}
    assert found["释放时间"] == ("status", "released_on")
    assert found["Wann"] == ("status", "detained_on")
    assert found["Status"] == ("status", "")
    for shown in ("Released on, as guessed", "Taken on, as guessed", "Status, as guessed"):
        assert shown in page.text


def test_a_header_names_the_files_that_have_it(scene: Scene) -> None:
    client = scene.client("erkin")
    files = [(csv_of([person(n)], {"户籍地址": f"Qqq{n // 4}"}), f"list {n}.csv") for n in range(5)]
    begin(client, "list", *files)
    work(scene)
    page = again(client)
    assert "list 0.csv, list 1.csv, list 2.csv and 2 more files" in page.text
    columns = {c["header"]: (c["files"], c["more"]) for c in job_of(scene).results["preview"]["columns"]}
    assert columns["Qqq1"] == (["list 4.csv"], 0)


def test_a_table_without_names_and_numbers_kept_as_text_are_told_first(scene: Scene) -> None:
    people = [person(n) for n in range(5)]
    nameless = lines("身份证号,Zzz", *(f"{p['身份证号']},x{n}" for n, p in enumerate(people)))
    numbers = csv_of(people, {"身份证号": "Qqq"})
    client = scene.client("erkin")
    begin(client, "list", (nameless, "a.csv"), (numbers, "b.csv"), (xlsx_of(people), "c.xlsx"))
    work(scene)
    page = again(client)
    assert "In file a.csv no column was found that holds names." in page.text
    assert page.text.count("no column was found that holds names") == 1
    columns = job_of(scene).results["preview"]["columns"]
    at = next(n for n, c in enumerate(columns) if c["header"] == "Qqq")
    client.submit("Look again with this", **{f"field-{at}": "text"})
    work(scene)
    assert "Column Qqq of file b.csv holds whole ID numbers, and is kept as text only." in again(client).text


def test_files_without_a_column_lead_to_no_dry_run(scene: Scene) -> None:
    client = scene.client("erkin")
    begin(client, "list", (b"nothing\n", "a.csv"))
    work(scene)
    page = again(client)
    assert "No column was found." in page.text
    assert "Go on to the dry run" not in page.text
    assert "End it without importing" in page.text
