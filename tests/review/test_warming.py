"""Staff memory follows the vault by itself: full before anybody looks, and empty when nobody looks any more."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from service.review.queue import Queue
from service.review.warming import Warming
from service.store.cards import Cards
from tests.staff.scene import Scene


def _until(holds: Callable[[], bool]) -> bool:
    for _ in range(400):
        if holds():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def beside(scene: Scene) -> Iterator[tuple[Cards, Warming]]:
    """A second process's memory, which no page has asked for."""
    cards = Cards(scene.casework)
    warming = Warming(Queue(scene.casework, cards, scene.app.extensions["review"].claims), every=0.02)
    yield cards, warming
    warming.stop.set()
    if warming.is_alive():
        warming.join(10)


def test_memory_fills_when_the_vault_is_opened_and_empties_when_it_is_closed(
    scene: Scene, beside: tuple[Cards, Warming]
) -> None:
    cards, warming = beside
    planted = scene.planted()
    scene.deployment.close_vault()
    warming.start()
    assert not cards._memory
    scene.deployment.open_vault()
    assert _until(lambda: planted.id in cards._memory)
    scene.deployment.close_vault()
    assert _until(lambda: not cards._memory)
    scene.deployment.open_vault()
    assert _until(lambda: planted.id in cards._memory)


def test_it_goes_on_after_a_failure(
    scene: Scene, beside: tuple[Cards, Warming], monkeypatch: pytest.MonkeyPatch
) -> None:
    cards, warming = beside
    planted = scene.planted()
    asked: list[None] = []
    status = scene.casework.vault.status

    def away() -> tuple[bool, str]:
        asked.append(None)
        if len(asked) < 3:
            raise OSError("the agent is away")
        return status()

    monkeypatch.setattr(scene.casework.vault, "status", away)
    warming.start()
    assert _until(lambda: planted.id in cards._memory)


def test_serving_the_staff_app_starts_it(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.web import gunicorn_staff

    started: list[Queue] = []
    monkeypatch.setattr(Warming, "start", lambda self: started.append(self._queue))

    class Process:
        wsgi: Flask = scene.app

    gunicorn_staff.post_worker_init(Process())
    assert started == [scene.app.extensions["review"].queue]
