"""Route x state over all routes of the family app, against a table in a file: none vanishes or appears unseen.

There is one kind of visitor here. What they may do depends on how far their search is, and whether they have it open.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from service.searches import visits
from service.store.family import Family
from service.store.form import SearchForm
from service.store.intake import Intake, OpenVisit
from service.store.models.intake import Visit
from service.store.receipt import Receipt
from service.store.sealed_search import SealedSearch
from tests.searches.conftest import picture
from tests.support.client import CheckedClient
from tests.support.routes import compare, fill, line, read_table, routes_of, sign_of

FILE = Path(__file__).parent / "routes.txt"
TABLE = read_table(FILE)
RECEIPT_PAGES = ("/en/receipt", "/en/receipt/typed")
# States in which nothing of a search may be reached.
OUTSIDE = ("none", "over", "withdrawn", "forged")


def search_in(intake: Intake, state: str) -> tuple[Receipt, Family, SealedSearch]:
    receipt, family, search = intake.start_family(SearchForm(names=("Patigül Ömer",)))
    if state != "begun":
        intake.confirm(search)
    search.add_picture(picture(), {"width": 320, "height": 400})
    if state not in ("begun", "draft"):
        search.send()
    if state == "paused":
        search.pause()
    if state == "ended":
        search.end()
    return receipt, family, search


def ask(app: Flask, intake: Intake, state: str, method: str, rule: str) -> str:
    """One sign: the status, or where a visitor is led: r to the receipt's field, t to typing it back, > elsewhere."""
    receipt, family, search = search_in(intake, state)
    # The receipt is in the visit until it was typed back, and not after.
    token = intake.begin_visit(OpenVisit(search, family, receipt if state == "begun" else None))
    picture_id = search.pictures()[0].id
    with app.test_request_context():
        of = visits.tag(search)
    if state == "over":
        with intake.database.write() as session:
            session.execute(update(Visit).values(expires_at=1))
    if state == "withdrawn":
        intake.withdraw(search)
    client = CheckedClient(app).client
    if state != "none":
        with client.session_transaction() as cookie:
            cookie["t"] = "forged" if state == "forged" else token
    url = fill(rule, {"lang": "en", "slug": "person", "picture_id": picture_id, "card_id": "0" * 32})
    answer = client.open(url, method=method, data={"of": of} if method == "POST" else None)
    leads = (answer.headers.get("Location") or "").split("?")[0]
    if answer.status_code == 302 and leads == "/en/return":
        return "r"
    if answer.status_code == 302 and leads in RECEIPT_PAGES:
        return "t"
    return sign_of(answer.status_code)


def unprotected(app: Flask) -> Flask:
    """Tokens of forms are another test's matter; here states decide."""
    app.config["WTF_CSRF_ENABLED"] = False
    return app


def test_every_route_stands_in_the_file_and_every_line_is_a_route(app: Flask, intake: Intake) -> None:
    ours = routes_of(app)
    missing, gone = sorted(ours - set(TABLE.cells)), sorted(set(TABLE.cells) - ours)
    unprotected(app)
    # What the table would have to say. Whether that is what it should say, somebody has to decide.
    lines = [line(m, r, {s: ask(app, intake, s, m, r) for s in TABLE.states}) for m, r in missing]
    assert not missing, f"not in {FILE.name} yet:\n" + "\n".join(lines)
    assert not gone, f"in {FILE.name}, but no route: {gone}"


@pytest.mark.parametrize("state", TABLE.states)
def test_each_route_in_each_state(app: Flask, intake: Intake, state: str) -> None:
    unprotected(app)
    seen = {(method, rule): ask(app, intake, state, method, rule) for method, rule in sorted(routes_of(app))}
    wrong = compare(TABLE, state, seen)
    assert not wrong, "\n".join(wrong)
    assert set(seen) == set(TABLE.cells)


def test_without_an_open_visit_nothing_of_a_search_is_reached() -> None:
    """Read from the table itself, so that a wrong table fails too."""
    for (method, rule), cells in TABLE.cells.items():
        outside = {cells[state] for state in OUTSIDE}
        assert len(outside) == 1, f"{method} {rule}: what is over, withdrawn or forged differs from no visit: {cells}"
        if method == "GET" and any(cells[state] != cells["none"] for state in ("draft", "open", "paused", "ended")):
            assert outside <= {"r", ">", "-"}, f"{method} {rule}: {cells}"


def test_before_the_receipt_is_typed_back_only_the_receipt_is_there() -> None:
    for (method, rule), cells in TABLE.cells.items():
        if cells["none"] == "r":
            assert cells["begun"] in ("t", "r") or "receipt" in rule, f"{method} {rule}: {cells}"
