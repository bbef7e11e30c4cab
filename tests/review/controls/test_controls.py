"""Control pairs from planting to feedback: like any other while they live, nobody's afterwards."""

from __future__ import annotations

import hashlib
import io
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from sqlalchemy import select

from service.calibration.ledger import decided_pairs
from service.jobs.controls.planting import Gardener
from service.jobs.pictures import pixels_of
from service.jobs.worker import Worker
from service.names import Script, listed_names, ways_to_write
from service.photos.check import copy_check
from service.photos.prepared import prepare_query, prepare_record
from service.records.importer import import_files
from service.review.controls.ending import end_if_read
from service.review.controls.errors import records
from service.store import controls
from service.store.candidates import candidates_of
from service.store.controls import Control, Outcome
from service.store.models.base import CaseworkBase, IntakeBase, new_id
from service.store.models.intake import Search, SearchKey
from service.store.models.records import Portrait, Record
from service.store.models.work import Candidate, Card, SealedBook
from tests.staff.scene import FORM, Planted, Scene, make_scene
from tests.support.deployment import Deployment
from tests.support.leak import id_number, write_csv


@pytest.fixture
def scene(deployment: Deployment, tmp_path: Path) -> Scene:
    made = make_scene(deployment)
    import_files(made.casework, "list", [write_csv(tmp_path / "list.csv", list(people()))])
    return made


def people() -> Iterator[dict[str, str]]:
    """Two hundred invented people, each with names of their own: a namesake of one of them is worth a look."""
    names = [ways[0] for name in listed_names("m") if (ways := ways_to_write(name, Script.CHINESE))][:200]
    dice = random.Random(4)
    for number, (own, father) in enumerate(zip(names, reversed(names), strict=True)):
        region, county = (("653121", "疏附县"), ("653222", "墨玉县"), ("654021", "伊宁县"))[number % 3]
        birth = f"{dice.randint(1945, 2005)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
        yield {
            "姓名": f"{own}·{father}",
            "性别": "男",
            "身份证号": id_number(region, birth, 2 * number + 1),
            "户籍地址": f"{county}{number % 9 + 1}村",
        }


def plant(scene: Scene, *, same: bool, seed: int = 1) -> tuple[Control, Planted]:
    """A control of that kind, matched, whose record was found."""
    gardener, worker = Gardener(scene.casework, pick=random.Random(seed)), Worker(scene.casework)
    for _ in range(40):
        control = gardener.plant()
        if control is None:  # of this kind nothing was found that would become a candidate
            continue
        worker.drain()
        found = candidates_of(scene.casework, control.search_id)
        target = [c.id for c in found if c.record_id == control.record_id]
        if control.same is same and target:
            search = scene.casework.search(control.search_id)
            others = [c.id for c in found if c.id not in target]
            return control, Planted(search, "", [*target, *others], [])
        scene.casework.intake.wipe(control.search_id)
        with scene.casework.database.write() as session:
            controls.finish(session, scene.casework.vault, control.search_id, None)
            controls.cleared(session, scene.casework.vault, control.search_id)
    raise AssertionError("no such control in forty")


def living(scene: Scene) -> set[str]:
    with scene.casework.database.read() as session:
        return set(controls.live(session, scene.casework.vault))


def outcomes(scene: Scene) -> list[Outcome]:
    with scene.casework.database.read() as session:
        return controls.outcomes(session, scene.casework.vault)


def test_a_control_is_read_like_any_other_and_told_afterwards(scene: Scene) -> None:
    control, planted = plant(scene, same=False)
    assert living(scene) == {control.search_id}
    queue = scene.app.extensions["review"].queue
    assert control.search_id in [w.search_id for w in queue.waiting(scene.person("amina"))]
    client = scene.hold("amina", planted)
    page = client.get(planted.url(0))
    for told in ("control", "invented", "Control", "Invented"):
        # A caseworker's name, and a key of a Mac.
        assert told not in page.text.replace("Amina Invented", "").replace("Control and Option", ""), told
    page = client.submit("Keep my reading", judgement="same", reason="Name and county.")
    if "What was true" not in page.text and page.heading != "My control readings":
        assert page.heading.startswith("Candidate"), "one reading tells its reader nothing"
        assert outcomes(scene) == []
        client = scene.hold("bahar", planted)
        client.get(planted.url(0))
        page = client.submit("Keep my reading", judgement="different", reason="Another birth.")
    assert page.heading == "My control readings"
    assert "You were right." in page.text
    assert control.name in page.text
    (outcome,) = outcomes(scene)
    assert (scene.people["amina"], "same") in [(who, what) for who, what, _ in outcome.readings]
    assert outcome.curious == ()
    # Nothing of it is left among the searches, and nothing of it counts.
    with scene.casework.intake.database.read() as session:
        assert session.get(Search, control.search_id) is None
        assert session.get(SearchKey, control.search_id) is None
    assert living(scene) == set()
    assert decided_pairs(scene.casework) == []
    page = scene.client("amina").get("/controls/mine")
    assert "It happens to everybody." in page.text
    assert "No control pair" in scene.client("celil").get("/controls/mine").text
    page = scene.client("dilnur").get("/controls")
    assert "Amina Invented" in page.text
    assert "too few to say anything" in page.text


def test_the_mark_is_sealed_and_the_rows_are_those_of_any_search(scene: Scene) -> None:
    control, _planted = plant(scene, same=True)
    _, real = scene.casework.intake.start(FORM)  # as the family app does it
    scene.casework.intake.confirm(real)
    real.send()
    Worker(scene.casework).drain()
    # In every table of both databases a control has rows exactly where a family's search has them.
    for base, database in ((IntakeBase, scene.casework.intake.database), (CaseworkBase, scene.casework.database)):
        for table in base.metadata.sorted_tables:
            column = table.columns.get("search_id", table.columns.get("id") if table.name == "search" else None)
            if column is None or table.name in ("candidate", "claim"):
                continue
            with database.read() as session:
                rows = {
                    i: session.execute(select(table).where(column == i)).mappings().all()
                    for i in (control.search_id, real.id)
                }
            assert len(rows[control.search_id]) == len(rows[real.id]), table.name
            for own, other in zip(rows[control.search_id], rows[real.id], strict=True):
                for name in own.keys() - {"id", "search_id", "lookup", "segment_id"}:
                    if name == "changed":  # a running number: no two searches have the same
                        assert min(own[name], other[name]) > 0, table.name
                    elif isinstance(own[name], bytes):
                        assert abs(len(own[name]) - len(other[name])) % 256 == 0 or name == "tally", (table.name, name)
                    else:
                        assert own[name] == other[name], (table.name, name)
    # Who has the database and not the vault finds no mark anywhere.
    with scene.casework.database.read() as session:
        for book in session.scalars(select(SealedBook)):
            for secret in (control.search_id, control.record_id, control.name):
                assert secret.encode() not in book.sealed
    assert [action for _, action in scene.trail() if "control" in action] == [], "an entry would date it"


def test_nothing_of_a_control_is_disclosed(scene: Scene) -> None:
    from service.store.errors import Gone

    control, planted = plant(scene, same=True)
    for username in ("amina", "bahar"):
        try:
            scene.read(username, planted, "same", 0)
        except Gone:
            break
    with pytest.raises(Gone):
        scene.app.extensions["review"].desk.open(scene.person("amina"), control.search_id)
    (outcome,) = outcomes(scene)
    assert outcome.same
    assert all(judgement == "same" for _, judgement, _ in outcome.readings)


def test_an_invented_search_that_is_confirmed_with_another_record_ends_too(scene: Scene) -> None:
    control, planted = plant(scene, same=False)
    other = scene.record(scene.source("other list"), portrait=False)
    scene.candidate(planted, other)
    scene.read("amina", planted, "same", -1)
    scene.read("bahar", planted, "same", -1)
    assert living(scene) == set()
    assert decided_pairs(scene.casework) == []
    (outcome,) = outcomes(scene)
    assert outcome.readings == (), "nobody read what it was made for"
    assert control.search_id not in scene.cards.all()


def test_idle_looks_are_seen(scene: Scene) -> None:
    _control, planted = plant(scene, same=True)
    scene.hold("celil", planted).get(planted.url())
    for username in ("amina", "bahar"):
        client = scene.hold(username, planted)
        client.get(planted.url(0))
        if planted.id in living(scene):
            scene.read(username, planted, "same", 0)
    (outcome,) = outcomes(scene)
    assert outcome.curious == (scene.people["celil"],)


def test_seniors_say_how_many_and_the_worker_keeps_that_many(scene: Scene) -> None:
    client = scene.client("dilnur")
    client.get("/controls")
    for wrong in ("-1", "51", "many", "٣", ""):
        page = client.submit("Keep", wanted=wrong)
        assert "whole number from 0 to 50" in page.text
    client.submit("Keep", wanted="2")
    assert ("dilnur", "controls.wanted") in scene.trail()

    class Always(random.Random):
        def random(self) -> float:
            return 0.01

    gardener, worker = Gardener(scene.casework, pick=Always(3)), Worker(scene.casework)
    for _ in range(12):
        gardener._next = 0
        gardener.run_due()
        worker.drain()
    assert 1 <= len(living(scene)) <= 2
    # Every living one has its record among its candidates, once the spent ones are cleared away.
    gardener.clear()
    with scene.casework.database.read() as session:
        for control in controls.live(session, scene.casework.vault).values():
            token = scene.casework.keychain.record_token(control.record_id)
            assert session.scalar(
                select(Candidate.id).where(Candidate.search_id == control.search_id, Candidate.record_token == token)
            )
    # Wanting none plants none; what lies there is read to its end.
    client.get("/controls")
    client.submit("Keep", wanted="0")
    before = living(scene)
    gardener._next = 0
    gardener.run_due()
    assert living(scene) == before


def test_what_somebody_ended_or_what_a_kill_left_behind_is_cleared_away(scene: Scene) -> None:
    control, planted = plant(scene, same=True)
    planted.search.end()
    Gardener(scene.casework).clear()
    assert living(scene) == set()
    assert outcomes(scene) == []
    # Killed between the book and the wipe.
    control, _ = plant(scene, same=True, seed=9)
    with scene.casework.database.write() as session:
        controls.finish(session, scene.casework.vault, control.search_id, None)
        assert control.search_id in controls.not_families(session, scene.casework.vault)
    Gardener(scene.casework).clear()
    Worker(scene.casework).drain()
    with scene.casework.intake.database.read() as session:
        assert session.get(Search, control.search_id) is None
    with scene.casework.database.read() as session:
        assert session.get(Card, control.search_id) is None
        assert controls.not_families(session, scene.casework.vault) == frozenset()


def test_a_familys_search_never_ends_as_a_control(scene: Scene) -> None:
    planted = scene.planted()
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    assert not end_if_read(scene.casework, planted.id)
    assert scene.cards.all()[planted.id].confirmed == 1


def test_errors_are_counted_by_kind_and_listed_by_name() -> None:
    def outcome(same: bool, *readings: tuple[str, str]) -> Outcome:
        dated = tuple((who, what, "2026-11-01") for who, what in readings)
        return Outcome(same, False, "x", "y", (), "2026-11-01", dated, ("c",))

    made = [
        outcome(True, ("b", "same"), ("a", "different")),
        outcome(False, ("b", "same"), ("a", "different")),
        outcome(False, ("b", "unsure")),
    ]
    found = records(made, {"a": "Zeynep", "b": "Adil", "c": "Mahire"})
    assert [r.name for r in found] == ["Adil", "Mahire", "Zeynep"]
    adil, mahire, zeynep = found
    assert (adil.missed, adil.mistaken, adil.unsure, adil.read) == (0, 1, 1, 3)
    assert (zeynep.missed, zeynep.mistaken, zeynep.unsure, zeynep.read) == (1, 0, 0, 2)
    assert (mahire.read, mahire.curious) == (0, 3)
    assert not adil.is_enough


def checkered(seed: int) -> bytes:
    dice = np.random.default_rng(seed)
    squares = Image.fromarray(dice.integers(0, 256, (14, 11), np.uint8)).resize((220, 280), Image.Resampling.NEAREST)
    data = io.BytesIO()
    squares.convert("RGB").save(data, "JPEG", quality=90)
    return data.getvalue()


def test_a_control_of_one_person_can_hold_a_copy_of_the_records_picture(scene: Scene) -> None:
    with scene.casework.database.write() as session:
        for number, record_id in enumerate(session.scalars(select(Record.id)).all()):
            stored = new_id()
            scene.casework.files.put(stored, checkered(number))
            session.add(
                Portrait(
                    record_id=record_id,
                    source_id=session.scalars(select(Record.source_id)).first(),
                    file_name=f"{number}.jpg",
                    sha256=hashlib.sha256(str(number).encode()).hexdigest(),
                    stored_as=stored,
                )
            )
    given = {True: 0, False: 0}
    for seed in range(60):
        control = Gardener(scene.casework, pick=random.Random(seed)).plant()
        if control is None:
            continue
        search = scene.casework.search(control.search_id)
        for picture in search.pictures():
            given[control.same] += 1
            with scene.casework.database.read() as session:
                stored = session.scalars(
                    select(Portrait.stored_as).where(Portrait.record_id == control.record_id)
                ).one()
            original = scene.casework.files.get(stored)
            assert search.picture(picture.id) != original
            assert set(picture.about) == {"width", "height", "notes", "digest"}  # as for a family's own
            verdict = copy_check(
                prepare_query(pixels_of(search.picture(picture.id))), prepare_record(pixels_of(original))
            )
            assert verdict.is_copy
    assert given[True] > 3
    assert given[False] == 0
