"""The failure that is feared most: a worker killed at any moment loses nothing and doubles nothing."""

from __future__ import annotations

import os
import random
import time
from collections import Counter
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest
from sqlalchemy import func, select

from service.jobs.worker import Worker
from service.store.candidates import candidates_of
from service.store.form import SearchForm
from service.store.models.work import Candidate, Unit
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person
from tests.support.workers import start

KILLS = 30
SEARCHES = 60
SOURCES = 3


def _send_searches(deployment: Deployment) -> list[str]:
    ids = []
    for number in range(SEARCHES):
        wanted = person(number)
        form = SearchForm(names=(wanted["姓名"].replace("·", " "),), birth=wanted["身份证号"][6:10], county="653121")
        _, search = deployment.intake.start(form)
        deployment.intake.confirm(search)
        search.send()
        ids.append(search.id)
    return ids


def _found(deployment: Deployment, search_ids: list[str]) -> dict[str, list[tuple[str, float]]]:
    return {i: [(c.record_id, c.bits) for c in candidates_of(deployment.casework, i)] for i in search_ids}


@pytest.mark.timeout(900)
def test_thirty_kills_lose_nothing_and_double_nothing(any_deployment: Deployment, tmp_path: Path) -> None:
    deployment = any_deployment
    for number in range(SOURCES):
        import_people(deployment.casework, tmp_path, f"source{number}", range(number * 40, number * 40 + 120))
    search_ids = _send_searches(deployment)
    environ = {**os.environ, **deployment.environ, "VMF_LEASE_SECONDS": "1"}
    dice = random.Random(1)
    cut_short = 0
    for _ in range(KILLS):
        process = start(["worker"], environ)
        _wait_until_working(deployment, process)
        time.sleep(dice.uniform(0.0, 0.12))
        process.kill()
        process.join()
        with deployment.casework.database.read() as session:
            cut_short += session.scalar(select(func.count()).where(Unit.state == "leased")) or 0
    # Whatever the kills left is done by one worker more, whose leases have run out by now.
    time.sleep(1.5)
    Worker(deployment.casework).drain()

    with deployment.casework.database.read() as session:
        states = Counter(session.scalars(select(Unit.state)))
        pairs = Counter(session.execute(select(Unit.search_id, Unit.segment_id)))
        doubled = session.execute(
            select(Candidate.search_id, Candidate.record_token)
            .group_by(Candidate.search_id, Candidate.record_token)
            .having(func.count() > 1)
        ).all()
    assert states == {"done": SEARCHES * SOURCES}
    assert set(pairs.values()) == {1}
    assert doubled == []
    assert cut_short > 0, "no kill met a unit at work: the test would prove nothing"

    after_kills = _found(deployment, search_ids)
    assert all(after_kills.values()), "every search has its person among the records"
    with deployment.casework.database.write() as session:
        session.query(Unit).delete()
        session.query(Candidate).delete()
    Worker(deployment.casework).drain()
    assert _found(deployment, search_ids) == after_kills


def _wait_until_working(deployment: Deployment, process: BaseProcess) -> None:
    """Until the worker has claimed a unit of its own, or has nothing left to do."""
    until = time.monotonic() + 30
    while time.monotonic() < until and process.is_alive():
        with deployment.casework.database.read() as session:
            working = session.scalar(select(Unit.id).where(Unit.state == "leased", Unit.lease_until > time.time()))
            left = session.scalar(select(Unit.id).where(Unit.state != "done").limit(1))
            planned = session.scalar(select(Unit.id).limit(1))
        if working is not None or (planned is not None and left is None):
            return
        time.sleep(0.01)
