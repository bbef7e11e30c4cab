from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import func, select, update

from service.records.reading.errors import FileUnreadableError
from service.referrals.bulk import checking, reading, running
from service.referrals.bulk.work import batches_of, work
from service.staff.trail import findings
from service.store.batches import KEPT_SECONDS
from service.store.clock import now
from service.store.form import SearchForm
from service.store.models.batches import ReferralBatch, ReferralRow
from service.store.models.groups import GroupReferral
from service.store.models.intake import Search
from service.store.models.staff import Staff
from service.store.receipt import Receipt
from service.store.referrals import Referrals
from tests.referrals import files
from tests.referrals.files import ROWS, checked, facts, fetch, run, send, table, to_csv
from tests.staff.scene import Scene
from tests.support.client import CheckedClient

APART = ("test_nothing_of_a_file_lies_readable", "test_a_bomb_ends_its_reader_and_nothing_else")


@pytest.fixture(autouse=True)
def here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process, as a process of its own takes a second; but where a test is about that."""

    def read_here(data: bytes, kind: str) -> Iterator[reading.Head | reading.RawRow]:
        try:
            yield from reading.read(data, kind)
        except FileUnreadableError as error:
            raise reading.FileRefused(error.code) from error

    if request.node.name not in APART:
        monkeypatch.setattr(checking, "read_apart", read_here)


@pytest.fixture
def client(scene: Scene) -> CheckedClient:
    return scene.client("hamit")


def count(scene: Scene, kind: type) -> int:
    with scene.deployment.intake.database.read() as session:
        return session.scalar(select(func.count()).select_from(kind)) or 0


def idris(scene: Scene) -> CheckedClient:
    """A referrer of another group."""
    from service.staff import accounts
    from tests.staff.scene import SECRET

    with scene.casework.database.write() as session:
        made = accounts.create_staff(
            scene.casework, session, "idris", "Idris Invented", "referrer", group="Another Group", totp_secret=SECRET
        )
        scene.people["idris"] = made.id
    return scene.client("idris")


def take_codes(client: CheckedClient, url: str) -> list[list[str]]:
    response = client.post(f"{url}/codes", status=200)
    return table(response.data)


def test_a_file_is_checked_run_and_its_codes_open_the_searches(scene: Scene, client: CheckedClient) -> None:
    page = checked(scene, client, to_csv(*ROWS))
    assert facts(page)["Can be referred"] == "2"
    assert facts(page)["To be corrected"] == "1"
    assert "Write yes in the column" in page.text
    assert count(scene, Search) == 0, "a dry run refers nothing"
    page = run(scene, client, page)
    assert facts(page)["Referred"] == "2"
    codes = take_codes(client, page.url)
    assert codes[0] == ["Row", "Your number", "The family's code"]
    assert [line[:2] for line in codes[1:]] == [["2", "A-1"], ["3", "A-2"]]
    search = scene.deployment.family_side().open(Receipt.parse(codes[1][2]))
    assert search is not None
    header, form = search.header(), search.form()
    assert (header.state, header.revision, header.confirmed) == ("open", 1, True)
    assert form.names == ("Memet Tursun", "مەمەت تۇرسۇن")
    assert form.birth == "about 1979"
    assert [(r.name, r.relation) for r in form.relatives] == [("Aygul", "sister"), ("Patigul", "mother")]
    assert form.consents == (), "what may be done with the case is for the family to say"
    with scene.deployment.intake.database.read() as session:
        assert session.get_one(Search, search.id).changed > 0, "staff memory finds it"
        assert session.scalar(select(func.count()).where(ReferralRow.payload.is_not(None))) == 0
    assert scene.trail().count(("hamit", "referral.made")) == 2
    assert findings(scene.casework) == [], "a group's own file is no search that somebody should have claimed"
    # Once: they are gone from the page and from the database.
    client.get(page.url)
    client.post(f"{page.url}/codes")
    assert "given once" in client.follow().text


def test_a_corrected_file_is_sent_again_and_nothing_is_doubled(scene: Scene, client: CheckedClient) -> None:
    run(scene, client, checked(scene, client, to_csv(*ROWS)))
    corrected = (*ROWS[:2], (*ROWS[2][:5], "yes"))
    page = checked(scene, client, to_csv(*corrected))
    assert facts(page)["Can be referred"] == "1"
    assert facts(page)["Referred already"] == "2"
    run(scene, client, page)
    assert count(scene, Search) == 3
    assert facts(checked(scene, client, to_csv(*corrected))) == {"Referred already": "3"}


def test_without_numbers_names_and_birth_tell_a_case(scene: Scene, client: CheckedClient) -> None:
    """Also one that came by the form, which knows no fingerprint; two people of one name need two numbers."""
    group = group_of(scene)
    Referrals(scene.deployment.intake).refer(group, "x", SearchForm(names=("Aygul  QADIR",), birth="1984-03"))
    rows = [
        ("", "Memet Tursun", "", "1979", "", "yes"),
        ("", "memet tursun", "", "1979年", "", "yes"),
        ("B-1", "Memet Tursun", "", "1979", "", "yes"),
        ("", "Memet Tursun", "", "1980", "", "yes"),
        ("", "Aygul Qadir", "", "1984.3", "", "yes"),
        ("C-1", "Erkin Sabir", "", "1990", "", "yes"),
        ("C-2", "Erkin Sabir", "", "1990", "", "yes"),
    ]
    page = checked(scene, client, to_csv(*rows))
    states = {line[0]: line[2] for line in table(fetch(client, f"{page.url}/report.csv"))[1:]}
    assert states == {
        "2": "can be referred",
        "3": "twice in the file",
        "4": "twice in the file",
        "5": "can be referred",
        "6": "referred already",
        "7": "can be referred",
        "8": "can be referred",
    }
    assert "under another number" in page.text


def group_of(scene: Scene, username: str = "hamit") -> str:
    with scene.casework.database.read() as session:
        group = session.get_one(Staff, scene.people[username]).group_id
    assert group is not None
    return group


def test_another_groups_cases_are_never_told_of(scene: Scene, client: CheckedClient) -> None:
    run(scene, client, checked(scene, client, to_csv(*ROWS[:2])))
    other = idris(scene)
    page = checked(scene, other, to_csv(*ROWS[:2], ("", "Memet Tursun", "مەمەت تۇرسۇن", "about 1979", "", "yes")))
    report = table(fetch(other, f"{page.url}/report.csv"))
    assert [line[2] for line in report[1:]] == ["can be referred", "can be referred", "twice in the file"]
    with scene.deployment.intake.database.read() as session:
        marks = session.execute(select(GroupReferral.group_id, GroupReferral.fingerprint)).all()
    run(scene, other, page)
    with scene.deployment.intake.database.read() as session:
        found = session.execute(select(GroupReferral.group_id, GroupReferral.fingerprint)).all()
    assert len({row.fingerprint for row in found}) == len(found) == 4, "the same case has two marks in two groups"
    assert set(marks) < set(found)


def test_only_the_group_that_sent_a_file_can_tell_that_it_exists(scene: Scene, client: CheckedClient) -> None:
    page = run(scene, client, checked(scene, client, to_csv(*ROWS)))
    other = idris(scene)
    unknown = "0" * 32
    gets, posts = ("", "/report.csv"), ("/run", "/stop", "/remove", "/codes")
    for verb, more in [("GET", one) for one in gets] + [("POST", one) for one in posts]:
        answers = []
        for address in (page.url, f"/referrals/files/{unknown}"):
            other.get("/referrals/files")
            if verb == "GET":
                answers.append(other.request(verb, address + more, 404).data)
            else:
                answers.append(other.post(address + more, status=404).data)
        plain = [re.sub(rb'value="[^"]*"|[0-9a-f]{32}', b"", one) for one in answers]
        assert plain[0] == plain[1], (verb, more)
    assert page.url not in other.get("/referrals/files").html
    client.get(page.url)
    assert len(take_codes(client, page.url)) == 3, "nothing was taken or removed"


def test_codes_are_for_whoever_sent_the_file(scene: Scene, client: CheckedClient) -> None:
    page = run(scene, client, checked(scene, client, to_csv(*ROWS)))
    with scene.deployment.intake.database.write() as session:
        session.execute(update(ReferralBatch).values(by="0" * 32))
    assert "wait for whoever sent the file" in client.get(page.url).text
    client.post(f"{page.url}/codes")
    assert "There are no codes here for you" in client.follow().text


def test_nothing_of_a_file_lies_readable(scene: Scene, client: CheckedClient, data_copy: Path) -> None:
    """Before the check, after it, after the run: names, numbers, the file's own name and codes."""
    secrets = ["Planted Qurbanjan", "653121197903051234", "planted-file", "پىنھان ئىسىم", "PLANT-77"]

    def look() -> None:
        for path in [*data_copy.rglob("*"), *data_copy.with_name("data.vault").rglob("*")]:
            if path.is_file():
                data = path.read_bytes()
                for secret in secrets:
                    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                        assert secret.encode(encoding) not in data, (path.name, secret)

    header = (*files.HEADER, "ID number")
    row = ("PLANT-77", "Planted Qurbanjan", "پىنھان ئىسىم", "1979", "", "yes", secrets[1])
    wrong = ("PLANT-77", "Planted Qurbanjan", "", "1979", "", "yes", "")
    url = send(client, to_csv(row, wrong, header=header), "planted-file.csv")
    look()
    work(scene.casework)
    look()
    page = run(scene, client, client.get(url))
    look()
    secrets.extend(line[2] for line in take_codes(client, page.url)[1:])
    secrets.extend(secret.replace(" ", "") for secret in secrets[-1:])
    look()


def test_while_the_vault_is_closed_a_file_waits_and_says_so(scene: Scene, client: CheckedClient) -> None:
    scene.deployment.close_vault()
    url = send(client, to_csv(*ROWS))
    assert work(scene.casework) == 0
    page = client.get(url)
    assert "The vault is closed" in page.text
    assert page.response.headers["Refresh"]
    scene.deployment.open_vault()
    work(scene.casework)
    assert facts(client.get(url))["Can be referred"] == "2"


def test_a_worker_that_is_killed_doubles_and_loses_nothing(
    scene: Scene, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after each number of rows, before and after the commit; the next worker goes on."""
    rows = [(f"K-{n}", f"Person {chr(65 + n)}", "", "1980", "", "yes") for n in range(6)]
    page = checked(scene, client, to_csv(*rows))
    client.submit("Refer 6 cases", page=page)
    real, calls = running._refer, [0]

    class Killed(BaseException):
        pass

    def refer(*arguments: object) -> None:
        calls[0] += 1
        if calls[0] % 3 == 1:
            raise Killed
        real(*arguments)  # type: ignore[arg-type]
        if calls[0] % 3 == 0:
            raise Killed

    monkeypatch.setattr(running, "_refer", refer)
    monkeypatch.setattr("service.store.batches.Batches.give_back", lambda *_a, **_k: None)  # a killed one gives nothing
    for _ in range(40):
        try:
            if work(scene.casework):
                break
        except Killed:
            with scene.deployment.intake.database.write() as session:  # the lease runs out
                session.execute(update(ReferralBatch).values(lease_until=0))
    assert facts(client.get(page.url))["Referred"] == "6"
    assert count(scene, Search) == count(scene, GroupReferral) == 6
    codes = take_codes(client, page.url)
    assert len({line[2] for line in codes[1:]}) == 6
    assert all(scene.deployment.intake.open(Receipt.parse(line[2])) for line in codes[1:])


def test_stopping_ends_it_and_going_on_refers_the_rest(
    scene: Scene, client: CheckedClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [(f"K-{n}", f"Person {chr(65 + n)}", "", "1980", "", "yes") for n in range(3)]
    page = checked(scene, client, to_csv(*rows))
    client.submit("Refer 3 cases", page=page)
    real = running._refer

    def stop_after(*arguments: object) -> None:
        real(*arguments)  # type: ignore[arg-type]
        client.get(page.url)
        client.submit("Stop it")

    with monkeypatch.context() as patched:
        patched.setattr(running, "_refer", stop_after)
        work(scene.casework)
    page = client.get(page.url)
    assert facts(page)["Referred"] == "1"
    assert facts(page)["Can be referred"] == "2"
    assert facts(run(scene, client, page)) == {"Referred": "3"}
    client.submit("Remove the file")
    assert (count(scene, ReferralRow), count(scene, Search)) == (0, 3)


def test_what_nobody_goes_on_with_is_destroyed_after_a_week(scene: Scene, client: CheckedClient) -> None:
    page = checked(scene, client, to_csv(*ROWS))
    waiting = send(client, to_csv(*ROWS))
    with scene.deployment.intake.database.write() as session:
        session.execute(update(ReferralBatch).values(touched_at=now() - KEPT_SECONDS - 1))
    assert batches_of(scene.casework).sweep() == 1
    client.get(page.url, status=404)
    client.get(waiting)


def test_a_withdrawn_case_is_known_by_its_number_alone(scene: Scene, client: CheckedClient) -> None:
    run(scene, client, checked(scene, client, to_csv(("", *ROWS[0][1:]))))
    with scene.deployment.intake.database.read() as session:
        row = session.scalars(select(GroupReferral)).one()
        assert row.fingerprint
    scene.deployment.intake.wipe(row.search_id)
    with scene.deployment.intake.database.read() as session:
        assert session.scalars(select(GroupReferral)).one().fingerprint is None


@pytest.mark.parametrize("language", ["en", "ug", "kk", "tr", "zh", "ru", "de", "fr"])
def test_each_template_comes_back_as_it_was_meant(scene: Scene, client: CheckedClient, language: str) -> None:
    """Its example is skipped; filled with the same words under a number of the group's own, it is referred."""
    for ending in ("csv", "xlsx"):
        data = fetch(client, f"/referrals/files/template/{language}.{ending}")
        page = checked(scene, client, data, name=f"t.{ending}")
        assert "There is no row" not in page.text, ending
        assert facts(page)["Example rows, skipped"] == "1"
        assert "not known" not in page.text
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book.worksheets[0]
    values = [cell.value for cell in sheet[2]]
    sheet.append([f"{language}-1", *values[1:]])
    out = io.BytesIO()
    book.save(out)
    page = checked(scene, client, out.getvalue(), name="t.xlsx")
    assert facts(page)["Can be referred"] == "1", page.text
    assert "The county is not known" not in page.text
    codes = take_codes(client, run(scene, client, page).url)
    search = scene.deployment.intake.open(Receipt.parse(codes[1][2]))
    assert search is not None
    form = search.form()
    assert (len(form.names), form.sex, form.language) == (2, "m", language)
    assert form.county
    assert {r.relation for r in form.relatives} == {"sister", "mother"}


def test_files_of_other_makers(scene: Scene, client: CheckedClient) -> None:
    header = ("İsim", "Doğum tarihi", "Aile istedi", "Renk")
    data = to_csv(("Gülnar Şükür", "1979", "evet", "mavi"), header=header, encoding="cp1254", delimiter=";")
    page = checked(scene, client, data)
    assert facts(page)["Columns that are not known and were passed over"] == "Renk"
    codes = take_codes(client, run(scene, client, page).url)
    search = scene.deployment.intake.open(Receipt.parse(codes[1][2]))
    assert search is not None
    assert search.form().names == ("Gülnar Şükür",)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ID number", "Birth", "Name", "asked_by_family"])
    sheet.append([653121197903051234.0, dt.date(1979, 3, 5), "Memet", True])
    sheet.append(["653121197903051234", "=1+1", "Erkin", 1])
    out = io.BytesIO()
    book.save(out)
    page = checked(scene, client, out.getvalue(), name="x.xlsx")
    assert "cut off the ID number" in page.text
    assert facts(page)["Can be referred"] == "1"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "Choose a file"),
        (b"%PDF-1.7 x", "no table that can be read"),
        (b"\x00\x01\x02" * 50, "no table that can be read"),
    ],
)
def test_what_is_no_table_is_refused_at_once(client: CheckedClient, data: bytes, words: str) -> None:
    client.get("/referrals/files")
    page = client.submit("Check this file", file=(data, "x.csv"), status=400)
    assert words in page.text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (to_csv(("red", "blue"), header=("colour", "taste")), "No row of headers"),
        (to_csv(header=files.HEADER), "no row in the file"),
        (b"PK\x03\x04 xl/ [Content_Types].xml broken", "damaged"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "document type"),
    ],
)
def test_what_cannot_be_read_says_why(scene: Scene, client: CheckedClient, data: bytes, words: str) -> None:
    page = checked(scene, client, data, asked="1")
    assert words in page.text
    client.submit("Remove the file")
    assert count(scene, ReferralBatch) == 0


def test_a_bomb_ends_its_reader_and_nothing_else(scene: Scene, client: CheckedClient) -> None:
    """A small workbook that unpacks to a sheet of 600 MiB."""
    book = io.BytesIO()
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(600):
                part.write(b" " * (1 << 20))
    assert len(book.getvalue()) < 1 << 20
    page = checked(scene, client, book.getvalue(), name="x.xlsx")
    assert "unpacks to far more than it shows" in page.text


def test_reports_hold_no_formulas(scene: Scene, client: CheckedClient) -> None:
    page = checked(scene, client, to_csv(("=HYPERLINK(1)", "Memet", "", "1979", "", "no")))
    assert table(fetch(client, f"{page.url}/report.csv"))[1][1] == "'=HYPERLINK(1)"


def test_a_pfif_document_is_referred_like_a_table(scene: Scene, client: CheckedClient) -> None:
    data = b"""<?xml version="1.0" encoding="UTF-8"?>
<pfif:pfif xmlns:pfif="http://zesty.ca/pfif/1.4"><pfif:person>
<pfif:person_record_id>example.org/p1</pfif:person_record_id><pfif:source_date>2026-01-01T00:00:00Z</pfif:source_date>
<pfif:full_name>Memet Tursun</pfif:full_name><pfif:alternate_names>Mehmet Tursun</pfif:alternate_names>
<pfif:sex>male</pfif:sex><pfif:date_of_birth>1979-03</pfif:date_of_birth><pfif:home_city>Yarkand</pfif:home_city>
<pfif:note><pfif:note_record_id>example.org/n1</pfif:note_record_id><pfif:author_name>N</pfif:author_name>
<pfif:source_date>2026-01-01T00:00:00Z</pfif:source_date><pfif:text>Taken at night.</pfif:text></pfif:note>
</pfif:person><pfif:person>
<pfif:person_record_id>example.org/p2</pfif:person_record_id><pfif:source_date>2020-01-01T00:00:00Z</pfif:source_date>
<pfif:expiry_date>2021-01-01T00:00:00Z</pfif:expiry_date><pfif:full_name>Old Record</pfif:full_name>
</pfif:person></pfif:pfif>"""
    client.get("/referrals/files")
    page = client.submit("Check this file", file=(data, "x.xml"), status=400)
    assert "Tick that every family" in page.text
    page = checked(scene, client, data, name="x.xml", asked="1")
    assert facts(page)["Can be referred"] == "1"
    assert "its source wants it to be used no more" in page.text
    codes = take_codes(client, run(scene, client, page).url)
    assert codes[1][1] == "example.org/p1"
    search = scene.deployment.intake.open(Receipt.parse(codes[1][2]))
    assert search is not None
    form = search.form()
    assert form.names == ("Memet Tursun", "Mehmet Tursun")
    assert (form.sex, form.birth, form.county, form.happened) == ("m", "1979-03", "653125", "Taken at night.")
