"""Drafts, receipts, visits and withdrawal, on both columns of engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from service.store import clock
from service.store.errors import Conflict, Gone
from service.store.form import Consent, Relative, SearchForm
from service.store.intake import UNCONFIRMED_SECONDS, VISIT_SECONDS, OpenVisit
from service.store.receipt import Receipt
from tests.support.deployment import Deployment

FORM = SearchForm(
    names=("تۇرسۇن قادىر", "Tursun Qadir"),
    relatives=(Relative("Aygul", "wife"),),
    consents=(Consent("contact", "2026-11-23", "2026-11", "ug"),),
)


def test_a_draft_is_found_by_its_receipt_and_by_the_vault(any_deployment: Deployment) -> None:
    intake = any_deployment.family_side()
    receipt, search = intake.start(FORM)
    again = intake.open(receipt)
    assert again is not None
    assert again.form() == FORM
    assert any_deployment.casework.search(search.id).form() == FORM


def test_a_wrong_receipt_opens_nothing(any_deployment: Deployment) -> None:
    intake = any_deployment.intake
    receipt, _ = intake.start(FORM)
    wrong = str((int(receipt.digits[0]) + 1) % 10) + receipt.digits[1:]
    assert intake.open(Receipt(wrong)) is None


def test_withdrawal_destroys_every_way_in(any_deployment: Deployment) -> None:
    intake = any_deployment.intake
    receipt, search = intake.start(FORM)
    intake.confirm(search)
    search.send()
    casework_key = any_deployment.casework.keychain.casework(search.id)
    picture = search.add_picture(b"\xff\xd8 a picture", {"width": 1})
    intake.withdraw(search)
    assert intake.open(receipt) is None
    assert len(casework_key) == 32
    for opening in (
        lambda: any_deployment.casework.search(search.id),
        lambda: any_deployment.casework.keychain.casework(search.id),
        search.form,
    ):
        with pytest.raises(Gone):
            opening()
    assert search.messages() == []
    assert picture not in intake.files.stored()


def test_a_draft_never_typed_back_is_gone_after_a_day(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = deployment.intake
    forgotten, _ = intake.start(FORM)
    kept, search = intake.start(FORM)
    intake.confirm(search)
    later = clock.now() + UNCONFIRMED_SECONDS + 1
    monkeypatch.setattr(clock, "now", lambda: later)
    assert intake.sweep() == 1
    assert intake.open(forgotten) is None
    assert intake.open(kept) is not None


def test_an_expired_search_is_wiped(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    receipt, search = deployment.intake.start(FORM)
    deployment.intake.confirm(search)
    day = search.header().expires_day + dt.timedelta(days=1)
    monkeypatch.setattr(clock, "today", lambda: day)
    deployment.intake.sweep()
    assert deployment.intake.open(receipt) is None


def test_a_visit_opens_with_its_token_only_and_ends(deployment: Deployment, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = deployment.intake
    receipt, family, search = intake.start_family(FORM)
    token = intake.begin_visit(OpenVisit(search, family, receipt))
    visit = intake.resume_visit(token)
    assert visit is not None
    assert visit.receipt == receipt
    assert visit.search.form() == FORM
    assert intake.resume_visit(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    later = clock.now() + VISIT_SECONDS + 601
    monkeypatch.setattr(clock, "now", lambda: later)
    assert intake.resume_visit(token) is None


def test_two_tabs_do_not_overwrite_each_other(deployment: Deployment) -> None:
    _, search = deployment.intake.start(FORM)
    seen = search.form()
    search.change_form(lambda kept: replace(kept, names=("one",)))

    def only_if_nobody_was_quicker(kept: SearchForm) -> SearchForm:
        if kept != seen:
            raise Conflict(search.id)
        return replace(kept, names=("two",))

    with pytest.raises(Conflict):
        search.change_form(only_if_nobody_was_quicker)
    assert search.form().names == ("one",)


def test_sending_twice_sends_once(deployment: Deployment) -> None:
    _, search = deployment.intake.start(FORM)
    search.send()
    search.send()
    assert search.header().revision == 1
    for _ in range(2):
        search.add_message("We have news", kind="message", from_family=True, nonce="a" * 32)
    assert [m.text for m in search.messages()] == ["We have news"]


def test_a_correction_is_a_new_revision(deployment: Deployment) -> None:
    _, search = deployment.intake.start(FORM)
    search.change_form(lambda kept: replace(kept, place="Azatbagh"))
    assert search.header().revision == 0
    search.send()
    search.change_form(lambda kept: replace(kept, place="Poskam"))
    search.change_form(lambda kept: replace(kept, notice="aygul@example.org", steps=("home",)))
    search.add_picture(b"jpeg", {})
    assert search.header().revision == 3


def test_a_restored_backup_withdraws_again(deployment: Deployment) -> None:
    intake = deployment.intake
    receipt, search = intake.start(FORM)
    intake.confirm(search)
    with intake.database.write() as session:
        from service.store.models.intake import Withdrawal

        session.add(Withdrawal(search_id=search.id, day=clock.today()))
    assert intake.replay_withdrawals() == 1
    assert intake.open(receipt) is None


def test_a_reader_in_the_way_delays_the_log_and_never_keeps_a_destroyed_key(deployment: Deployment) -> None:
    """Whoever reads an older state holds the write-ahead log back; upkeep truncates it when they have left."""
    from service.jobs.upkeep import sweep
    from service.store.models.intake import SearchKey

    intake, other = deployment.intake, deployment.family_side()
    _, search = intake.start(FORM)
    intake.confirm(search)
    with intake.database.read() as session:
        row = session.get_one(SearchKey, search.id)
    folder = deployment.settings.intake.folder
    at_rest = lambda: b"".join(p.read_bytes() for p in folder.glob("intake.db*"))  # noqa: E731
    with other.database.read() as reader:
        reader.get(SearchKey, search.id)
        intake.withdraw(search)
        assert not intake.database.truncate_log(patience=0.2)
    sweep(deployment.casework)
    for secret in (row.for_receipt, row.for_service, row.shred):
        assert secret not in at_rest()
