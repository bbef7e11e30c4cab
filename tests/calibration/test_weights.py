"""From decided pairs to new weights: shown, proposed by one, put in force by another, weighed anew by the workers."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from service.calibration import proposing
from service.jobs.scoring import load_scorer, refresh_scorer
from service.jobs.upkeep import adopt_weights
from service.jobs.weights import table_in_force, weights_in_force
from service.jobs.worker import Worker
from service.matching import Weights
from service.staff.proposals import ProposalRefused
from service.store.books import change_book
from service.store.form import SearchForm
from service.store.models.records import ScorerVersion
from service.store.models.work import Candidate, Unit
from tests.staff.scene import Scene
from tests.support.leak import import_people, person

PAIR = [["name", "same"], ["name", "same"], ["sex", "equal"]]


def decide(scene: Scene, near: int = 40, year: int = 20, rejected: int = 30) -> None:
    """Families are off by a year far oftener than the table holds."""
    pairs = [
        [20, 30, sorted([*PAIR, ["birth", "near"]]), near, 0],
        [20, 35, sorted([*PAIR, ["birth", "year"]]), year, 0],
        [20, 12, sorted([["name", "same"], ["birth", "near"]]), 0, rejected],
    ]
    with scene.casework.database.write() as session:
        change_book(session, scene.casework.vault, "calibration", lambda book: book.update(pairs=pairs))


def propose(scene: Scene) -> None:
    client = scene.client("dilnur")
    client.get("/calibration")
    page = client.submit("Propose these weights")
    assert "New weights wait for an administrator" in page.text


def test_the_page_shows_chart_and_table_with_the_same_facts(scene: Scene) -> None:
    page = scene.client("dilnur").get("/calibration", heading="Calibration")
    assert "Too few pairs are decided for a chart" in page.text
    assert "Too few pairs are confirmed" in page.text
    decide(scene)
    page = scene.client("dilnur").get("/calibration")
    circles = [e for e in page.tree.iter() if e.tag.endswith("circle")]
    rows = list(next(page.tree.iter("tbody")).iter("tr"))
    assert len(circles) == len(rows) == 3
    assert "100 %" in page.text
    assert "60, on average 31.7 bits" in page.text
    assert ("dilnur", "calibration.looked") in scene.trail()
    assert "Propose" not in scene.client("erkin").get("/calibration").text, "an administrator approves and proposes not"


def test_two_people_put_new_weights_in_force(scene: Scene) -> None:
    decide(scene)
    before = Weights.parse(table_in_force(scene.casework))
    propose(scene)
    assert weights_in_force(scene.casework).digest == before.digest, "proposing changes nothing"
    client = scene.client("erkin")
    page = client.get("/proposals")
    assert "Put new weights in force" in page.text
    client.submit("Approve")
    after = weights_in_force(scene.casework)
    assert after["birth", "near"].m > before["birth", "near"].m
    assert "decided pairs" in after["birth", "near"].comment
    assert after["birth", "near"].u == before["birth", "near"].u
    assert "changed from 90 decided pairs" in scene.client("dilnur").get("/calibration").text
    trail = scene.trail()
    assert ("dilnur", "proposal.made") in trail
    assert ("erkin", "proposal.approved") in trail


def test_a_refused_change_changes_nothing_and_one_waits_at_a_time(scene: Scene) -> None:
    decide(scene)
    propose(scene)
    proposals = scene.app.extensions["staff"].proposals
    with pytest.raises(ProposalRefused, match="twice"):
        proposing.propose(scene.casework, proposals, scene.people["dilnur"])
    client = scene.client("erkin")
    client.get("/proposals")
    client.submit("Refuse")
    assert weights_in_force(scene.casework).digest == Weights.load().digest
    propose(scene)


def test_too_few_pairs_are_no_proposal(scene: Scene) -> None:
    decide(scene, near=10, year=5)
    client = scene.client("dilnur")
    assert "Propose these weights" not in client.get("/calibration").text
    client.get("/account")
    client.post("/calibration/propose")
    assert "Too few pairs are confirmed" in client.follow().text
    assert scene.app.extensions["staff"].proposals.waiting() == []


def test_a_second_change_keeps_the_first(scene: Scene) -> None:
    decide(scene)
    for _ in range(2):
        propose(scene)
        client = scene.client("erkin")
        client.get("/proposals")
        client.submit("Approve")
    assert weights_in_force(scene.casework)["birth", "near"].m > 0.2
    with scene.casework.database.read() as session:
        assert session.scalars(select(proposing.WeightChange.adopted)).all() == [1, 2]


def test_open_searches_are_weighed_anew_and_what_was_read_keeps_its_version(scene: Scene, tmp_path: Path) -> None:
    import_people(scene.casework, tmp_path, "one", range(40))
    wanted = person(3)
    search = scene.search(
        SearchForm(names=(wanted["姓名"],), birth=wanted["身份证号"][6:10], county="653121"), picture=False
    ).search
    worker = Worker(scene.casework)
    worker.drain()
    first = refresh_scorer(scene.casework)
    assert first is not None
    with scene.casework.database.read() as session:
        candidates = session.scalars(select(Candidate).order_by(Candidate.id)).all()
    assert candidates
    with scene.casework.database.write() as session:
        session.get_one(Candidate, candidates[0].id).read = True
    decide(scene)
    propose(scene)
    client = scene.client("erkin")
    client.get("/proposals")
    client.submit("Approve")
    adopt_weights(scene.casework)
    adopt_weights(scene.casework)
    with scene.casework.database.read() as session:
        versions = session.scalars(select(ScorerVersion.version).order_by(ScorerVersion.position)).all()
    assert len(versions) == 2
    assert versions[0] == first
    new = load_scorer(scene.casework, versions[1])
    assert new.frequencies.digest == load_scorer(scene.casework, first).frequencies.digest
    assert worker.drain() == 1
    with scene.casework.database.read() as session:
        (unit,) = session.scalars(select(Unit).where(Unit.search_id == search.id))
        assert (unit.scorer_version, unit.state) == (versions[1], "done")
        after = {c.id: c for c in session.scalars(select(Candidate))}
    assert after[candidates[0].id].scorer_version == first
    assert after[candidates[0].id].sealed == candidates[0].sealed
    for candidate in after.values():
        if not candidate.read:
            assert candidate.scorer_version == versions[1]
