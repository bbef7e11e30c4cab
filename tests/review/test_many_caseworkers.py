"""Many caseworkers at once on PostgreSQL: nobody holds what another holds, and no reading is lost.

The simulated caseworkers are those of the benchmark (benchmarks/review), with fewer searches and without waiting.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from benchmarks.review.filling import fill
from benchmarks.review.readers import Answer, Reader, Seen, problems
from service.review.decisions import may_read, state_of
from service.review.sealing import readings_of
from service.store.audit import verify
from service.store.models.work import Claim
from service.store.models.work import Reading as ReadingRow
from tests.staff.scene import Scene, make_scene
from tests.support.deployment import make_data, running

READERS, SEARCHES = 6, 7


class InProcess:
    """A browser on the application itself."""

    def __init__(self, app: Flask, cookie: str, token: str) -> None:
        self._client = app.test_client()
        self._client.set_cookie(cookie, token, domain="localhost")

    def __call__(self, method: str, path: str, data: Mapping[str, str] | None = None) -> Answer:
        answer = self._client.open(path, method=method, data=data, base_url="http://localhost")
        return Answer(answer.status_code, answer.headers.get("Location", ""), answer.get_data(as_text=True))


def browsers(scene: Scene) -> list[tuple[str, InProcess]]:
    from service.staff import sessions

    scene.hire_all({f"reader{i}": "caseworker" for i in range(READERS)})
    cookie = scene.app.extensions["staff"].cookie
    with scene.casework.database.write() as session:
        tokens = {i: sessions.begin(session, scene.people[f"reader{i}"], halfway=False) for i in range(READERS)}
    return [(scene.people[f"reader{i}"], InProcess(scene.app, cookie, token)) for i, token in tokens.items()]


@pytest.mark.engines
def test_nobody_holds_the_same_search_and_no_reading_is_lost(postgres, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    intake, casework_url = postgres.new_database()
    urls = {"VMF_INTAKE_URL": intake, "VMF_CASEWORK_URL": casework_url}
    make_data(tmp_path / "data", **urls)
    with running(tmp_path / "data", **urls) as deployment:
        scene = make_scene(deployment)
        fill(scene.casework, SEARCHES, records=6, seed=2)
        seen, end = Seen(), time.monotonic() + 120

        def something_to_read() -> bool:
            # What is read whole is offered on for what comes after reading, which these do not do.
            return seen.in_vain < 4 * SEARCHES and time.monotonic() < end

        threads = [
            threading.Thread(
                target=Reader(staff_id, browser, seen, think=0, seed=number).work,
                args=(something_to_read,),
            )
            for number, (staff_id, browser) in enumerate(browsers(scene))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert problems(scene.casework, seen) == []
        with scene.casework.database.read() as session:
            rows = session.scalar(select(func.count()).select_from(ReadingRow))
            assert rows == len(seen.readings) >= SEARCHES
            assert session.scalar(select(func.count()).select_from(Claim)) == 0, "everybody left what they took"
            assert list(verify(session)) == []
        # The cards say what the readings say: what waits for nobody of these was read as often as it needs.
        for search_id, card in scene.cards.all().items():
            with scene.casework.database.read() as session:
                found = readings_of(session, scene.casework.keychain.casework(search_id), search_id)
            assert card.unread == 0, "every search was read"
            for readings in found.values():
                assert len({r.staff_id for r in readings}) == len(readings)
                if state_of(readings, promising=True) == "second":
                    assert may_read(readings, "somebody else", promising=True)


def test_the_check_finds_what_it_looks_for(scene: Scene) -> None:
    from service.review.claims import Claims

    planted = scene.planted()
    seen = Seen()
    seen.take("s", "a")
    seen.take("s", "b")
    seen.readings.append((planted.candidates[0], scene.people["amina"]))
    seen.wrong.append("queue: 500")
    claims = Claims(scene.casework)
    assert claims.take(planted.id, scene.people["amina"])
    claims.forget(planted.id)
    assert claims.take(planted.id, scene.people["bahar"])
    found = " ".join(problems(scene.casework, seen))
    for told in ("two people held s", "queue: 500", "was lost", "to two people at once"):
        assert told in found
