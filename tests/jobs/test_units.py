"""Units of work: a new search owes all segments, a new import owes all open searches, and nothing else is owed."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from service.jobs.worker import MOST_ATTEMPTS, Worker
from service.records.importer import import_files
from service.store.candidates import candidates_of, tally_of
from service.store.cards import Cards
from service.store.form import SearchForm
from service.store.models.records import Source
from service.store.models.work import Candidate, Card, CaseKey, Unit
from service.store.sealed_search import SealedSearch
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv


def _send(deployment: Deployment, number: int = 3) -> SealedSearch:
    wanted = person(number)
    form = SearchForm(names=(wanted["姓名"],), birth=wanted["身份证号"][6:10], county="653121", language="ug")
    _, search = deployment.intake.start(form)
    deployment.intake.confirm(search)
    search.send()
    return search


def _states(deployment: Deployment) -> dict[str, int]:
    with deployment.casework.database.read() as session:
        rows = session.execute(select(Unit.state, func.count()).group_by(Unit.state)).all()
    return dict(rows)  # type: ignore[arg-type]


def test_a_search_owes_every_segment_and_a_new_import_owes_every_open_search(
    any_deployment: Deployment, tmp_path: Path
) -> None:
    worker = Worker(any_deployment.casework)
    search = _send(any_deployment)
    assert worker.drain() == 0
    import_people(any_deployment.casework, tmp_path, "one", range(20))
    assert worker.drain() == 1
    assert len(candidates_of(any_deployment.casework, search.id)) >= 1
    import_people(any_deployment.casework, tmp_path, "two", range(10))
    done = worker.drain()
    assert done >= 1
    assert set(_states(any_deployment)) == {"done"}
    assert len({c.source_id for c in candidates_of(any_deployment.casework, search.id)}) == 2
    assert worker.drain() == 0


def test_a_correction_is_matched_anew(deployment: Deployment, tmp_path: Path) -> None:
    worker = Worker(deployment.casework)
    import_people(deployment.casework, tmp_path, "one", range(40))
    search = _send(deployment, 3)
    worker.drain()
    first = candidates_of(deployment.casework, search.id)[0].record_id
    other = person(31)
    search.change_form(lambda kept: replace(kept, names=(other["姓名"],), id_number=other["身份证号"], birth=""))
    assert worker.drain() == 1
    best = candidates_of(deployment.casework, search.id)[0]
    assert best.record_id != first
    assert best.revision == 2


def test_drafts_and_paused_searches_are_not_matched(deployment: Deployment, tmp_path: Path) -> None:
    worker = Worker(deployment.casework)
    import_people(deployment.casework, tmp_path, "one", range(20))
    deployment.intake.start(SearchForm(names=(person(1)["姓名"],)))
    paused = _send(deployment, 2)
    paused.pause()
    assert worker.drain() == 0
    paused.resume()
    assert worker.drain() == 1


def test_pausing_while_a_unit_waits_drops_it_and_going_on_brings_it_back(
    deployment: Deployment, tmp_path: Path
) -> None:
    worker, other = Worker(deployment.casework), Worker(deployment.casework)
    import_people(deployment.casework, tmp_path, "one", range(20))
    search = _send(deployment, 2)
    other._planner.plan()
    search.pause()
    assert worker.step()
    assert _states(deployment) == {}
    search.resume()
    assert worker.drain() + other.drain() == 1
    assert _states(deployment) == {"done": 1}


def test_a_withdrawn_search_leaves_nothing_in_casework(any_deployment: Deployment, tmp_path: Path) -> None:
    worker = Worker(any_deployment.casework)
    import_people(any_deployment.casework, tmp_path, "one", range(20))
    search = _send(any_deployment)
    worker.drain()
    any_deployment.intake.withdraw(search)
    worker.drain()
    with any_deployment.casework.database.read() as session:
        for table in (Unit, Candidate, Card, CaseKey):
            assert session.scalar(select(func.count()).select_from(table)) == 0, table


def test_a_search_withdrawn_under_the_workers_hands_is_dropped(deployment: Deployment, tmp_path: Path) -> None:
    worker = Worker(deployment.casework)
    import_people(deployment.casework, tmp_path, "one", range(20))
    search = _send(deployment)
    worker._planner.plan()
    deployment.intake.withdraw(search)
    assert worker.step()
    assert _states(deployment) == {}


def test_with_the_vault_closed_nothing_is_done_and_nothing_is_lost(deployment: Deployment, tmp_path: Path) -> None:
    worker = Worker(deployment.casework)
    import_people(deployment.casework, tmp_path, "one", range(20))
    _send(deployment)
    deployment.close_vault()
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    stop.wait(1.0)
    assert "done" not in _states(deployment)
    deployment.open_vault()
    for _ in range(100):
        if _states(deployment) == {"done": 1}:
            break
        stop.wait(0.1)
    stop.set()
    thread.join(timeout=20)
    assert _states(deployment) == {"done": 1}


def _import_namesakes(deployment: Deployment, folder: Path, source: str, first: int) -> None:
    """Sixty namesakes of one year among six hundred others."""
    others = [person(n) for n in range(first, first + 600)]
    namesakes = [
        {
            **person(n),
            "姓名": "热孜瓦古丽·海里力",
            "性别": "",
            "身份证号": "",
            "出生日期": f"1980{n % 12 + 1:02d}{n % 28 + 1:02d}",
        }
        for n in range(first, first + 60)
    ]
    people = [{**p, "出生日期": ""} for p in others] + namesakes
    import_files(deployment.casework, source, [write_csv(folder / f"{source}.csv", people)])


def test_at_most_fifty_unread_wait_and_what_was_read_stays(deployment: Deployment, tmp_path: Path) -> None:
    worker = Worker(deployment.casework)
    _import_namesakes(deployment, tmp_path, "one", 0)
    _, search = deployment.intake.start(SearchForm(names=("热孜瓦古丽·海里力",), birth="1980", county="653121"))
    deployment.intake.confirm(search)
    search.send()
    worker.drain()
    found = candidates_of(deployment.casework, search.id)
    assert len(found) == 50
    read = found[-1]
    with deployment.casework.database.write() as session:
        session.execute(update(Candidate).where(Candidate.id == read.id).values(read=True))
    _import_namesakes(deployment, tmp_path, "two", 2000)
    worker.drain()
    after = candidates_of(deployment.casework, search.id)
    assert read.id in {c.id for c in after}
    assert sum(not c.read for c in after) == 50
    assert len(after) == 51


def test_the_card_tells_what_waits(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "one", range(20))
    search = _send(deployment)
    Worker(deployment.casework).drain()
    card = Cards(deployment.casework).all()[search.id]
    found = candidates_of(deployment.casework, search.id)
    assert card.unread == len(found)
    assert card.promise == found[0].bits
    assert (card.county, card.language) == ("653121", "ug")
    tally = tally_of(deployment.casework, search.id)
    assert tally is not None
    assert tally.records == 20
    assert tally.at_least(found[0].bits) >= 1


def test_a_suspended_source_is_not_matched(deployment: Deployment, tmp_path: Path) -> None:
    import_people(deployment.casework, tmp_path, "one", range(20))
    with deployment.casework.database.write() as session:
        session.scalars(select(Source)).one().state = "suspended"
    _send(deployment)
    assert Worker(deployment.casework).drain() == 0


def test_a_unit_that_fails_again_and_again_is_set_aside(
    deployment: Deployment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import_people(deployment.casework, tmp_path, "one", range(20))
    _send(deployment)
    worker = Worker(deployment.casework)

    def fail(_unit: Unit) -> None:
        raise RuntimeError("Zeytunixan was here")

    monkeypatch.setattr(worker._comparer, "compare", fail)
    worker._planner.plan()
    for _ in range(MOST_ATTEMPTS):
        assert worker.step()
        with deployment.casework.database.write() as session:
            session.execute(update(Unit).values(lease_until=0))
    assert _states(deployment) == {"failed": 1}
    assert not worker.step()
    said = capsys.readouterr()
    assert "RuntimeError" in said.err + said.out
    assert "Zeytunixan" not in said.err + said.out


def test_many_workers_at_once_do_each_unit_once(any_deployment: Deployment, tmp_path: Path) -> None:
    for number in range(3):
        import_people(any_deployment.casework, tmp_path, f"source{number}", range(number * 10, number * 10 + 30))
    searches = [_send(any_deployment, number) for number in range(8)]
    done: list[int] = []
    threads = [threading.Thread(target=lambda: done.append(Worker(any_deployment.casework).drain())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(done) == len(searches) * 3
    assert _states(any_deployment) == {"done": len(searches) * 3}
