"""The reconciliation endpoint: the same engine as everywhere, off by default, capped, traced, and blind to searches."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from service import create_staff_app
from service.demonstration import SAMPLE
from service.records.importer import import_files
from service.store import audit
from service.store.models.staff import AuditEntry, Staff
from tests.staff.scene import PEOPLE, Scene
from tests.support.deployment import Deployment, copy_data, make_data, running
from tests.support.serving import served

A_DAY = {"VMF_RECONCILE_A_DAY": "60"}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Any:
    data = tmp_path_factory.mktemp("reconcile") / "data"
    make_data(data)
    with running(data) as deployment:
        report = import_files(deployment.casework, "list", [SAMPLE / "police-list.csv"], processes=0)
        assert report.records > 10
    return data


@pytest.fixture(scope="module")
def shared(imported: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """For tests that leave everything as it was."""
    data = tmp_path_factory.mktemp("shared") / "data"
    copy_data(imported, data)
    with running(data, VMF_RECONCILE_A_DAY="5000") as deployment:
        made = Scene(deployment, create_staff_app(casework=deployment.casework))
        made.hire_all(PEOPLE)
        yield made


@pytest.fixture
def scene(imported: Any, tmp_path: Any) -> Iterator[Scene]:
    copy_data(imported, tmp_path / "data")
    with running(tmp_path / "data", **A_DAY) as deployment:
        made = Scene(deployment, create_staff_app(casework=deployment.casework))
        made.hire("dilnur", "senior")
        yield made


def address_of(scene: Scene, username: str = "dilnur") -> str:
    client = scene.client(username)
    client.get("/reconcile", heading="Match a list in OpenRefine")
    page = client.submit(action="/reconcile/key", status=200)
    return next(e for e in page.tree.iter("code") if "/reconcile/with/" in (e.text or "")).text or ""


def path_of(scene: Scene) -> str:
    return address_of(scene).removeprefix("http://localhost")


def ask(scene: Scene, path: str, batch: Any, status: int = 200) -> Any:
    text = batch if isinstance(batch, str) else json.dumps(batch)
    response = scene.app.test_client().post(path, data={"queries": text})
    assert response.status_code == status, response.text
    return response.get_json()


def a_stated_name(scene: Scene) -> tuple[str, str]:
    """A record's id and name, as a program finds it by its Chinese name."""
    from service.store.models.records import Statement

    with scene.casework.database.read() as session:
        statement = session.scalars(select(Statement).order_by(Statement.id)).first()
    assert statement is not None
    return statement.record_id, statement.fields["names"][0]


def test_it_is_off_unless_a_number_is_set(deployment: Deployment) -> None:
    made = Scene(deployment, create_staff_app(casework=deployment.casework))
    made.hire("dilnur", "senior")
    client = made.client("dilnur")
    client.get("/reconcile", 404)
    assert "Match a list" not in client.get("/queue").links()


@pytest.mark.parametrize("username", sorted(set(PEOPLE) - {"dilnur"}))
def test_only_seniors_may_make_an_address(shared: Scene, username: str) -> None:
    shared.client(username).get("/reconcile", 403)


def test_the_manifest_is_that_of_the_standard(shared: Scene) -> None:
    path = path_of(shared)
    manifest = shared.app.test_client().get(path).get_json()
    assert manifest["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert all(
        part.startswith("http://localhost/reconcile") for part in (manifest["identifierSpace"], manifest["view"]["url"])
    )
    suggested = shared.app.test_client().get(f"{path}/suggest/property?prefix=bi").get_json()["result"]
    assert [one["id"] for one in suggested] == ["birth"]


def test_a_record_is_found_and_never_called_a_match(shared: Scene) -> None:
    record_id, name = a_stated_name(shared)
    client = shared.client("dilnur")
    found = ask(shared, path_of(shared), {"q0": {"query": name, "limit": 3}, "q1": {"query": "no such person at all"}})
    assert record_id in [one["id"] for one in found["q0"]["result"]]
    best = found["q0"]["result"][0]
    assert best["match"] is False
    assert best["type"] == [{"id": "person", "name": "Person in a leaked record"}]
    assert found["q1"]["result"] == [] or found["q1"]["result"][0]["score"] < best["score"]
    assert name in client.get(f"/reconcile/records/{record_id}").text
    client.get(f"/reconcile/records/{'f' * 32}", 404)


def test_more_columns_raise_the_score(shared: Scene) -> None:
    from service.store.models.records import Statement

    path = path_of(shared)
    with shared.casework.database.read() as session:
        statements = session.scalars(select(Statement)).all()
    one = next(s for s in statements if s.fields.get("id_numbers"))
    name, number = one.fields["names"][0], one.fields["id_numbers"][0][0]
    bare = ask(shared, path, {"a": {"query": name}})["a"]["result"]
    fuller = ask(shared, path, {"a": {"query": name, "properties": [{"pid": "id_number", "v": number}]}})["a"]["result"]
    scores = [next(r["score"] for r in found if r["id"] == one.record_id) for found in (bare, fuller)]
    assert scores[1] > scores[0] + 10


def test_each_query_stands_in_the_trail_under_its_person(scene: Scene) -> None:
    path = path_of(scene)
    ask(scene, path, {"q0": {"query": "Memet"}, "q1": {"query": "Aygul"}})
    with scene.casework.database.read() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action == "reconcile.query")).all()
        assert [e.actor for e in entries] == [scene.people["dilnur"]] * 2
        assert not list(audit.verify(session))
    with scene.casework.database.engine.connect() as connection:
        raw = connection.exec_driver_sql("select detail from audit_entry").fetchall()
    assert not any(b"Aygul" in bytes(row[0]) for row in raw), "what was asked is sealed"


def test_the_day_ends_and_says_so(scene: Scene) -> None:
    path = path_of(scene)
    ask(scene, path, {f"q{n}": {"query": "Memet"} for n in range(50)})
    ask(scene, path, {f"q{n}": {"query": "Memet"} for n in range(10)})
    assert "used up" in ask(scene, path, {"q": {"query": "Memet"}}, 429)["message"]
    assert "0 of today’s 60 queries are left" in scene.client("dilnur").get("/reconcile").text


@pytest.mark.parametrize(
    "batch",
    [
        "{",
        "[]",
        "{}",
        {"q": []},
        {"q": {"query": 5}},
        {"q": {"query": "x" * 201}},
        {"q": {"query": "x", "limit": 0}},
        {"q": {"query": "x", "limit": True}},
        {"q": {"query": "x", "properties": {"pid": "birth"}}},
        {"q": {"query": "x", "properties": [{"pid": "P31", "v": "x"}]}},
    ],
)
def test_a_bad_batch_gets_a_sentence_and_costs_nothing(shared: Scene, batch: Any) -> None:
    path = path_of(shared)
    before = shared.client("dilnur").get("/reconcile").text
    assert ask(shared, path, batch, 400)["message"]
    assert shared.client("dilnur").get("/reconcile").text == before


def test_too_large_a_batch_is_refused(shared: Scene) -> None:
    assert ask(shared, path_of(shared), {f"q{n}": {"query": "x"} for n in range(51)}, 413)["message"]


def test_an_address_ends_by_time_by_a_new_one_by_hand_and_with_its_person(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = scene.app.test_client()
    first, second = path_of(scene), path_of(scene)
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    from service.store import clock

    late = clock.now() + 13 * 3600
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", lambda: late)
        assert client.get(second).status_code == 404
    with scene.casework.database.write() as session:
        session.get_one(Staff, scene.people["dilnur"]).role = "caseworker"
    assert client.get(second).status_code == 404
    with scene.casework.database.write() as session:
        session.get_one(Staff, scene.people["dilnur"]).role = "senior"
    browser = scene.client("dilnur")
    browser.get("/reconcile")
    browser.submit("End the address now")
    assert client.get(second).status_code == 404


def test_keys_cannot_be_guessed(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.reconciliation.endpoint.WRONG_KEYS", "3/hour")
    path = path_of(scene)
    client = scene.app.test_client()
    where = {"REMOTE_ADDR": "198.51.100.9"}
    for _ in range(3):
        assert client.get("/reconcile/with/guessed", environ_overrides=where).status_code == 404
    assert client.get(path, environ_overrides=where).status_code == 404, "even the right one, from there"
    assert client.get(path).status_code == 200


def test_a_public_client_matches_a_list(shared: Scene) -> None:
    """The package ``reconciler`` from PyPI, over HTTP, as a researcher would use it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pandas
        from reconciler import reconcile

    from service.store.models.records import Statement

    path = path_of(shared)
    with shared.casework.database.read() as session:
        statements = session.scalars(select(Statement).limit(5)).all()
    people = {s.fields["names"][0]: s.record_id for s in statements}
    with served(shared.app) as port, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = reconcile(
            pandas.Series(list(people)),
            top_res="all",
            reconciliation_endpoint=f"http://127.0.0.1:{port}{path}",
        )
    for name, record_id in people.items():
        assert record_id in set(table[table["input_value"] == name]["id"])
    assert not table["match"].any()
