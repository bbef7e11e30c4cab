"""Removing a source whole: what goes, what stays, and that it takes two people."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.jobs.worker import Worker
from service.records.importer import import_files
from service.records.imports import running
from service.records.trust import SourceRemoved
from service.store.candidates import candidates_of
from service.store.form import SearchForm
from service.store.models.imports import RecordsJob
from service.store.models.records import Portrait, Problem, Record, Segment, Source, SourceFile, Statement
from service.store.models.work import Reading
from service.store.portrait_files import new_key, prepared_key
from tests.records.test_sources import tell
from tests.staff.scene import Planted, Scene
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv


def remove(scene: Scene, source_id: str) -> None:
    first, second = scene.client("erkin"), scene.client("firuze")
    first.get(f"/sources/{source_id}")
    first.submit("Propose to remove it", reason="It is a forgery.")
    second.get("/proposals")
    second.submit("Approve")


def only_source(scene: Scene) -> str:
    with scene.casework.database.read() as session:
        return session.scalars(select(Source.id)).one()


def rows(scene: Scene, table: type) -> int:
    with scene.casework.database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_one_person_alone_removes_nothing(scene: Scene) -> None:
    scene.planted()
    source = only_source(scene)
    client = scene.client("erkin")
    client.get(f"/sources/{source}")
    page = client.submit("Propose to remove it", status=400)
    assert "Write down why" in page.text
    page = client.submit("Propose to remove it", reason="It is a forgery.")
    assert "another administrator approves" in page.text
    running.work(scene.casework)
    assert rows(scene, Statement) == 1
    page = client.get("/proposals")
    assert "It is a forgery." in page.text
    assert "Approve" not in page.text
    proposal = client.page.form("Take back").url  # type: ignore[union-attr]
    client.post(proposal, {"decision": "approve"})
    running.work(scene.casework)
    with scene.casework.database.read() as session:
        assert session.get_one(Source, source).state == "vouched"


def test_what_goes_and_what_stays(scene: Scene) -> None:
    planted = scene.planted(candidates=2)
    tell(scene, planted)
    source = only_source(scene)
    stored = scene.casework.files.stored()
    assert len(stored) == 2
    # An import that was killed left files that no row names; another source has one too.
    left, others = new_key(source), new_key("f" * 32)
    for key in (left, prepared_key(left), others):
        scene.casework.files.put(key, b"a portrait")
    half = scene.casework.settings.segments / ".scratch-new.left"
    half.mkdir()
    (half / "entries.bin").write_text("names")
    remove(scene, source)

    # From the act on, before a worker has cleared anything away.
    with scene.casework.database.read() as session:
        assert session.get_one(Source, source).state == "removed"
    assert all(c.suspended for c in candidates_of(scene.casework, planted.id))
    reader = scene.hold("amina", planted)
    assert "removed: nothing of it is used" in reader.get(planted.url(0)).text
    assert "Nothing may be told" in reader.get(planted.url(0, "/disclosure")).text

    running.work(scene.casework)
    for table in (Statement, Portrait, Problem, SourceFile):
        assert rows(scene, table) == 0, table
    assert scene.casework.files.stored() == [others]
    assert not half.exists()
    with scene.casework.database.read() as session:
        assert {(r.gone, r.segment_id) for r in session.scalars(select(Record))} == {(True, None)}
        assert len(list(session.scalars(select(Record.id)))) == 2, "tombstones"
        assert session.scalars(select(Segment.state)).all() == ["retired"]
    assert rows(scene, Reading) == 2
    assert scene.cards.all()[planted.id].unread == 0
    assert scene.cards.all()[planted.id].confirmed == 0

    page = reader.get(planted.url(0))
    assert "because of the name" in page.text, "what was read stays"
    assert "We found him." in page.text, "and what was told"
    assert "No statement is left of this record" in reader.get(planted.url(0, "/record")).text
    page = scene.client("dilnur").get(f"/sources/{source}/told")
    assert "1 family was told something" in page.text
    assert "Write to each of them" in page.text
    assert "was removed by two people" in scene.client("erkin").get(f"/sources/{source}").text

    trail = scene.trail()
    assert [t for t in trail if t[1].startswith(("proposal", "source."))] == [
        ("erkin", "proposal.made"),
        ("firuze", "proposal.approved"),
        ("system", "source.cleared"),
    ]


def test_nothing_goes_into_a_removed_source_any_more(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(5))
    remove(scene, only_source(scene))
    running.work(scene.casework)
    with pytest.raises(SourceRemoved):
        import_people(scene.casework, tmp_path, "list", range(5))
    client = scene.client("erkin")
    client.get("/imports/new")
    page = client.submit("Look into it", status=400, source="list", files=[("姓名\n甲\n".encode(), "a.csv")])
    assert "was removed" in page.text
    assert rows(scene, Statement) == 0


def test_an_import_that_runs_while_its_source_is_removed_states_nothing(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from service.records import importer

    import_people(scene.casework, tmp_path, "list", range(5))
    accept = importer.accepting.accept

    def removed_meanwhile(session, *rest):  # type: ignore[no-untyped-def]
        session.scalars(select(Source)).one().state = "removed"
        return accept(session, *rest)

    monkeypatch.setattr(importer.accepting, "accept", removed_meanwhile)
    with pytest.raises(SourceRemoved):
        import_people(scene.casework, tmp_path, "list", range(5, 9))
    with scene.casework.database.read() as session:
        assert session.scalars(select(SourceFile.name).where(SourceFile.state == "read")).all() == ["list-0.csv"]


def test_its_waiting_imports_end_with_it(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "list", range(5))
    client = scene.client("erkin")
    client.get("/imports/new")
    client.submit("Look into it", source="list", files=[("姓名\n甲\n".encode(), "a.csv")])
    running.work(scene.casework)
    remove(scene, only_source(scene))
    running.work(scene.casework)
    with scene.casework.database.read() as session:
        jobs = session.execute(select(RecordsJob.kind, RecordsJob.state, RecordsJob.results)).all()
    assert {(j.kind, j.state) for j in jobs} == {("tables", "cancelled"), ("removal", "done")}
    assert next(j.results for j in jobs if j.kind == "tables") == {}
    assert scene.casework.files.stored() == []


def _search(deployment: Deployment, number: int) -> Planted:
    wanted = person(number)
    receipt, search = deployment.intake.start(SearchForm(names=(wanted["姓名"],), id_number=wanted["身份证号"]))
    deployment.intake.confirm(search)
    search.send()
    return Planted(search, str(receipt))


def test_indexes_go_here_and_in_the_store_and_other_sources_stay(any_deployment: Deployment, tmp_path: Path) -> None:
    from service.records import removal

    casework = any_deployment.casework
    import_people(casework, tmp_path, "forged", range(60))
    import_people(casework, tmp_path, "genuine", range(20))
    search = _search(any_deployment, 3)
    worker = Worker(casework)
    worker.drain()
    assert {c.suspended for c in candidates_of(casework, search.id)} == {""}
    with casework.database.write() as session:
        forged = session.scalars(select(Source).where(Source.name == "forged")).one()
        forged.state = "removed"
        segments = dict(session.execute(select(Segment.source_id, Segment.id)).all())
    removal.clear(casework, forged.id, lambda *_: None)
    removal.clear(casework, forged.id, lambda *_: None)  # again, as after a kill
    assert not casework.segments.folder(segments.pop(forged.id)).exists()
    kept = segments.popitem()[1]
    assert casework.segment_folder(kept).exists()
    published = [n for n in _objects(any_deployment) if n.startswith("segments/")]
    assert {n.split("/")[1] for n in published} <= {kept}
    assert worker.drain() >= 0
    found = candidates_of(casework, search.id)
    assert {c.suspended for c in found if c.source_id == forged.id} == {"removed"}
    assert {c.suspended for c in found if c.source_id != forged.id} == {""}


def _objects(deployment: Deployment) -> list[str]:
    from service.store.files import open_objects

    objects = open_objects(deployment.settings.bucket)
    return objects.names("") if objects else []


def test_a_corrected_file_owes_open_searches_only_what_changed(deployment: Deployment, tmp_path: Path) -> None:
    """Re-import replaces statements, keeps record ids, and compares searches with the changed records alone."""
    casework = deployment.casework
    people = [person(n) for n in range(40)]
    path = write_csv(tmp_path / "list.csv", people)
    import_files(casework, "list", [path])
    search = _search(deployment, 3)
    worker = Worker(casework)
    assert worker.drain() == 1
    before = {c.record_id: c for c in candidates_of(casework, search.id)}
    people[3]["户籍地址"] = "疏附县乌帕尔镇99村"
    write_csv(path, people)
    report = import_files(casework, "list", [path])
    assert report.indexed == 1
    with casework.database.read() as session:
        changed = session.get_one(Segment, report.segment_id)
        assert changed.records == 1, "only the changed record is compared again"
        assert session.scalar(select(func.count()).select_from(Statement)) == 40
    assert worker.drain() == 1, "one unit: this search and the new segment"
    after = {c.record_id: c for c in candidates_of(casework, search.id)}
    assert after.keys() == before.keys()
    best = max(before.values(), key=lambda c: c.bits)
    assert after[best.record_id].id == best.id
    assert after[best.record_id].segment_id == report.segment_id
    assert not any(c.suspended for c in after.values())
