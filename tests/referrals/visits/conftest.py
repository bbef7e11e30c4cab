"""People of several counties, confirmed, told and agreed, for a delegation."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from service.store.form import CONSENT_WORDING, Consent
from service.store.models.records import Statement
from tests.staff.scene import FORM, Planted, Scene

AGREED = (Consent("visit_list", "2026-11-02", CONSENT_WORDING, "en"),)
FATE = {
    "status": "sentenced",
    "facility": "疏附县看守所",
    "sentence": {"text": "有期徒刑十年", "months": 120, "kind": "term"},
    "texts": {"birth": "1984.03", "status": "收押", "sentence": "有期徒刑十年", "died_on": "2019-05-01"},
}


@dataclass
class Case:
    planted: Planted
    topics: list[str]


def place_case(
    scene: Scene,
    *,
    name: str = "Memet Tursun",
    county: str = "653121",
    facility: str = "疏附县看守所",
    topics: tuple[str, ...] = ("found", "facts", "sentence"),
    consents: tuple[Consent, ...] = AGREED,
    tell: bool = True,
    state: str = "vouched",
    fields: dict[str, Any] | None = None,
) -> Planted:
    """A search that is confirmed by two and, where asked, told."""
    form = replace(FORM, names=(name, "مەمەت تۇرسۇن"), county=county, consents=consents, happened="Planted story.")
    planted = scene.planted(form=form, state=state)
    with scene.casework.database.write() as session:
        row = session.query(Statement).filter(Statement.record_id == planted.records[0]).one()
        row.fields = {**row.fields, **FATE, "facility": facility, "counties": [county], **(fields or {})}
    for reader in ("amina", "bahar"):
        scene.read(reader, planted, "same")
    desk, amina = scene.app.extensions["review"].desk, scene.person("amina")
    desk.establish(
        amina, desk.open(amina, planted.id), "facts", "Facts that fit, told first.", ["asked_first", "not_public"]
    )
    if tell:
        with scene.app.test_request_context():
            note_told(scene, planted, list(topics))
    scene.refresh(planted)
    return planted


def note_told(scene: Scene, planted: Planted, topics: list[str]) -> None:
    """As an approved disclosure leaves it."""
    from service.review.sealing import add_note

    desk, amina = scene.app.extensions["review"].desk, scene.person("amina")
    case = desk.open(amina, planted.id)
    body = {
        "candidate_id": planted.candidates[0],
        "record_id": planted.records[0],
        "text": "Invented words to the family.",
        "topics": topics,
        "kinship": "facts",
        "language": "en",
    }
    with scene.casework.database.write() as session:
        add_note(session, case.key, planted.id, scene.people["amina"], "disclosure", body)
    planted.search.add_message(str(body["text"]), kind="disclosure", from_family=False)


def make_list(scene: Scene, username: str = "dilnur", **changes: Any) -> str:
    """By the pages. The id of the new journey."""
    browser = scene.client(username)
    browser.get("/visits/new")
    typed = {"who": "An Invented Delegation", "begins": "2027-03-01", "ends": "2027-03-09"}
    page = browser.submit("Save", **{**typed, **changes})
    return page.url.rsplit("/", 1)[1]


@pytest.fixture
def three(scene: Scene) -> list[Planted]:
    """In Shufu, Yarkand and Hotan."""
    return [
        place_case(scene, name="Memet Tursun", county="653121"),
        place_case(scene, name="Aygul Qadir", county="653125", facility="莎车县教育培训中心"),
        place_case(scene, name="Nurmemet Yasin", county="653201", facility=""),
    ]
