"""What was passed on: sealed under the search's key, listed for its family, and gone with the search."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from service.store import clock
from service.store.errors import Gone
from service.store.form import SearchForm
from service.store.models.shares import Share as Row
from service.store.shares import Shares
from tests.support import theft
from tests.support.deployment import Deployment


def test_what_staff_notes_the_receipt_reads(any_deployment: Deployment) -> None:
    intake = any_deployment.intake
    receipt, search = intake.start(SearchForm(names=("Memet",)))
    by_vault = any_deployment.casework.search(search.id)
    shares = Shares(intake)
    with intake.database.write() as session:
        first = shares.note(
            session, by_vault, purpose="dossier", to="Planted Court", what="Planted dossier", number="2026-17"
        )
        second = shares.note(session, by_vault, purpose="referral", to="UN", what="", recallable=True)
    family = any_deployment.family_side()
    opened = family.open(receipt)
    assert opened is not None
    with family.database.write() as session:
        Shares(family).recalled(session, opened, second)
    found = {share.id: share for share in Shares(family).of(opened)}
    assert set(found) == {first, second}
    assert (found[first].to, found[first].what, found[first].number) == ("Planted Court", "Planted dossier", "2026-17")
    assert found[first].recalled is None
    assert not found[first].recallable
    assert found[second].recalled == clock.today()
    stolen = list(theft.dump_of(intake.database))
    assert theft.search(stolen, {"to": "Planted Court", "what": "Planted dossier", "number": "2026-17"}) == []


def test_a_share_opens_with_no_other_search_and_goes_with_its_own(deployment: Deployment) -> None:
    intake = deployment.intake
    _, search = intake.start(SearchForm(names=("Memet",)))
    _, other = intake.start(SearchForm(names=("Aygul",)))
    shares = Shares(intake)
    with intake.database.write() as session:
        share = shares.note(session, search, purpose="dossier", to="a", what="b")
    assert shares.of(other) == []
    with pytest.raises(Gone), intake.database.write() as session:
        shares.recalled(session, other, share)
    intake.withdraw(search)
    with intake.database.read() as session:
        assert session.scalars(select(Row)).all() == []
    with pytest.raises(Gone), intake.database.write() as session:
        shares.note(session, search, purpose="dossier", to="a", what="b")


def test_a_share_that_was_not_handed_out_is_not_listed(deployment: Deployment) -> None:
    """It stands or falls with the transaction that passes it on."""
    _, search = deployment.intake.start(SearchForm(names=("Memet",)))
    shares = Shares(deployment.intake)

    def fail() -> None:
        with deployment.intake.database.write() as session:
            shares.note(session, search, purpose="dossier", to="a", what="b")
            raise ValueError("nothing was handed out")

    with pytest.raises(ValueError, match="nothing was handed out"):
        fail()
    assert shares.of(search) == []
