"""What makes an import in the staff app stop and ask."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from service.store.models.records import Source, SourceFile, Statement
from tests.records.jobs import again, begin, count, csv_of, job_of, work
from tests.staff.scene import Scene
from tests.support.leak import import_people, person


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
    assert "No column was found." in again(client).text
    client.post(f"/imports/{job_of(scene).id}/mapping", {"do": "rehearse"}, 302)  # no page leads there
    work(scene)
    page = client.get(f"/imports/{job_of(scene).id}")
    assert "No row states a person" in page.text
    assert "Import" not in [b for f in page.forms for b in ("".join(x.itertext()) for x in f.buttons)]
    client.post(f"/imports/{job_of(scene).id}/run", {}, 400)
    assert count(scene, Source) == 0
