"""What is kept of decisions: how many of which kind, and of nobody."""

from __future__ import annotations

from service.calibration.ledger import decided_pairs
from service.matching.calibration import Decided, levels_of
from service.store.models.work import SealedBook
from tests.staff.scene import EVIDENCE, Scene

LEVELS = levels_of(EVIDENCE)


def kept(scene: Scene) -> list[Decided]:
    return decided_pairs(scene.casework)


def test_a_decision_is_counted_once_it_stands(scene: Scene) -> None:
    planted = scene.planted()
    scene.read("amina", planted, "same")
    assert kept(scene) == []
    scene.read("bahar", planted, "same")
    assert kept(scene) == [Decided(0, 15, LEVELS, 1, 0)]


def test_two_different_count_as_rejected_and_settling_counts_what_the_senior_says(scene: Scene) -> None:
    planted = scene.planted(candidates=2)
    for username in ("amina", "bahar"):
        scene.read(username, planted, "different", 0)
    scene.read("amina", planted, "same", 1)
    scene.read("bahar", planted, "different", 1)
    assert kept(scene) == [Decided(0, 15, LEVELS, 0, 1)]
    room, dilnur = scene.app.extensions["review"], scene.person("dilnur")
    room.desk.settle(dilnur, room.desk.open(dilnur, planted.id), planted.candidates[1], "same", "The village decides.")
    assert kept(scene) == [Decided(0, 15, LEVELS, 1, 1)]


def test_what_is_taken_back_is_taken_out(scene: Scene) -> None:
    planted = scene.planted()
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    room, bahar = scene.app.extensions["review"], scene.person("bahar")
    case = room.desk.open(bahar, planted.id)
    own = case.candidate(planted.candidates[0]).own
    assert own is not None
    room.desk.withdraw(bahar, case, planted.candidates[0], own.id, "Two villages confused.")
    assert kept(scene) == []
    scene.read("celil", planted, "same")
    assert kept(scene) == [Decided(0, 15, LEVELS, 1, 0)]


def test_it_outlives_the_search_and_points_at_nobody(scene: Scene) -> None:
    planted = scene.planted()
    for username in ("amina", "bahar"):
        scene.read(username, planted, "same")
    scene.deployment.intake.withdraw(planted.search)
    assert [d.confirmed for d in kept(scene)] == [1]
    with scene.casework.database.read() as session:
        (book,) = session.query(SealedBook).filter(SealedBook.name == "calibration")
    for secret in (planted.id, planted.candidates[0], planted.records[0], "birth", "confirmed", "Memet"):
        assert secret.encode() not in book.sealed
    opened = repr(kept(scene))
    for told in (planted.id, planted.candidates[0], planted.records[0], "Memet", "740", scene.people["amina"], "2026"):
        assert told not in opened


def test_the_order_of_decisions_is_not_kept(scene: Scene) -> None:
    first = scene.planted(candidates=0)
    weak, strong = EVIDENCE[:2], EVIDENCE
    source = scene.source("list")
    for evidence in (strong, weak):
        scene.candidate(first, scene.record(source), evidence)
    for candidate in (0, 1):
        for username in ("amina", "bahar"):
            scene.read(username, first, "same", candidate)
    assert kept(scene) == sorted(kept(scene), key=lambda d: (d.prior, d.bits, d.levels))
