"""Workers prepare portraits for the copy check while nothing is owed, whatever searches ask for."""

from __future__ import annotations

import threading

import pytest
from sqlalchemy import select

from service.jobs.pictures import pixels_of
from service.jobs.preparing import Preparing
from service.jobs.worker import Worker
from service.photos import prepare_record
from service.store.models.records import Portrait
from service.store.portrait_files import delete_portrait, prepared_key
from tests.photos.conftest import portraits, silhouette  # noqa: F401 - fixtures
from tests.records.test_portraits import imported  # noqa: F401 - a fixture
from tests.support.deployment import Deployment

pytestmark = pytest.mark.usefixtures("imported")


def rows(deployment: Deployment) -> list[Portrait]:
    with deployment.casework.database.read() as session:
        return list(session.scalars(select(Portrait).order_by(Portrait.id)))


def test_all_but_blank_ones_in_the_order_of_ids_a_batch_at_a_time(deployment: Deployment) -> None:
    files, preparing = deployment.casework.files, Preparing(deployment.casework)
    everybody = rows(deployment)
    assert preparing.step(2) == 2
    assert [row.prepared for row in rows(deployment)] == [True] * 2 + [False] * (len(everybody) - 2)
    while preparing.step(2):
        pass
    told_apart = {row.stored_as for row in everybody if row.signature is not None}
    assert {prepared_key(key) for key in told_apart} == set(files.stored()) - {row.stored_as for row in everybody}
    for key in told_apart:
        assert files.get(prepared_key(key)) == prepare_record(pixels_of(files.get(key))).to_bytes()


def test_a_running_worker_does_it_also_while_the_vault_is_closed(deployment: Deployment) -> None:
    deployment.close_vault()
    stop = threading.Event()
    worker = threading.Thread(target=Worker(deployment.casework).run, args=(stop,))
    worker.start()
    try:
        for _ in range(200):
            if all(row.prepared for row in rows(deployment)):
                break
            stop.wait(0.05)
    finally:
        stop.set()
        worker.join(30)
    assert all(row.prepared for row in rows(deployment))


def test_a_file_that_is_gone_is_not_tried_for_ever(deployment: Deployment) -> None:
    for row in rows(deployment):
        delete_portrait(deployment.casework.files, row.stored_as)
    assert Preparing(deployment.casework).step() == len(rows(deployment))
    assert Preparing(deployment.casework).step() == 0
    assert deployment.casework.files.stored() == []


def test_a_portrait_removed_meanwhile_leaves_nothing(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    casework = deployment.casework
    preparing = Preparing(casework)
    prepare = preparing._prepare

    def and_remove(stored_as: str) -> None:
        prepare(stored_as)
        with casework.database.write() as session:
            session.delete(session.scalars(select(Portrait).where(Portrait.stored_as == stored_as)).one())
        casework.files.delete(stored_as)

    monkeypatch.setattr(preparing, "_prepare", and_remove)
    preparing.step()
    left = {row.stored_as for row in rows(deployment)}
    assert set(casework.files.stored()) == left
