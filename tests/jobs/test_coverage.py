"""What the vouched sources cover: counted by a worker, shown by the family app, and nothing else is in it."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import select

from service import create_family_app
from service.jobs.coverage import publish
from service.records.importer import import_files
from service.store import coverage
from service.store.models.records import Source
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment
from tests.support.leak import import_people, person, write_csv


def vouch(deployment: Deployment, title: str = "An invented list") -> None:
    with deployment.casework.database.write() as session:
        for source in session.scalars(select(Source)):
            source.state, source.title, source.publisher = "vouched", title, "An Invented Project"


def test_only_vouched_sources_are_counted_and_only_when_something_changed(
    any_deployment: Deployment, tmp_path: Path
) -> None:
    casework, folder = any_deployment.casework, any_deployment.settings.intake.folder
    people = [{**person(n), "收押时间": "2017-04-02" if n % 3 else "2018年"} for n in range(120)]
    people[0]["收押时间"] = "1917-04-02"  # a slip
    import_files(casework, "one", [write_csv(tmp_path / "one.csv", people)])
    assert publish(casework)
    held = coverage.read(folder)
    assert held is not None
    assert held.sources == ()
    vouch(any_deployment)
    assert publish(casework)
    assert not publish(casework)
    held = coverage.read(folder)
    assert held is not None
    (source,) = held.sources
    assert (source.title, source.people, source.years) == ("An invented list", 120, (2017, 2018))
    assert source.counties == {"653121": 120}
    text = (folder / coverage.FILE).read_text(encoding="utf-8")
    assert not [one for one in people if one["姓名"] in text or one["身份证号"] in text]
    assert set(json.loads(text)) == {"day", "of", "sources"}


def test_families_read_it_without_casework(deployment: Deployment, tmp_path: Path) -> None:
    family = CheckedClient(create_family_app(intake=deployment.family_side()))
    assert "The numbers are not ready yet." in family.get("/en/lists").text
    import_people(deployment.casework, tmp_path, "one", range(130))
    write_csv(tmp_path / "two.csv", [{**person(n), "户籍地址": "莎车县"} for n in range(200, 204)])
    import_files(deployment.casework, "two", [tmp_path / "two.csv"])
    vouch(deployment)
    publish(deployment.casework)
    page = family.get("/en/lists", heading="What the lists cover")
    assert "No answer does not mean free." in page.text
    assert "about 130" in page.text
    rows = {"".join(row[0].itertext()): "".join(row[1].itertext()) for row in page.tree.iter("tr")}
    assert next(people for name, people in rows.items() if "疏附县" in name) == "130"
    assert next(people for name, people in rows.items() if "莎车县" in name) == "a few"
    assert page.response.headers["Cache-Control"].startswith("public")
    assert page.links()["While you wait"] == "/en/help"


def test_numbers_are_rounded_and_few_are_not_told() -> None:
    assert [coverage.rounded(n) for n in (0, 9, 10, 99, 104, 1_234, 12_345, 961_417)] == [
        0,
        0,
        10,
        99,
        100,
        1_200,
        12_000,
        960_000,
    ]


def test_a_damaged_summary_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    for text in ("", "{", "[]", '{"day": "2026-01-01"}', '{"day": "x", "of": "y", "sources": [{"title": 1}]}'):
        (tmp_path / coverage.FILE).write_text(text)
        assert coverage.read(tmp_path) is None
