"""What must never leave, who may let it leave, and what is left of it afterwards."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from service.jobs.upkeep import Schedule
from service.referrals.exports import ExportRefused
from service.review.decisions import Judgement
from service.review.sealing import add_reading
from service.store import audit, backup, clock
from service.store import exports as store
from service.store.errors import Gone, VaultClosed
from service.store.models.exports import Export, ExportKey
from service.store.models.records import Source
from service.store.models.staff import AuditEntry, Proposal
from service.store.shares import Shares
from tests.referrals.exports import cases
from tests.referrals.exports.cases import approve, ask, hand_out, ready, row_of
from tests.referrals.typesetting.pages import page_texts, text_of
from tests.staff.scene import Scene


def refused(scene: Scene, planted: object, reason: str, kind: str = "dossier") -> None:
    with pytest.raises(ExportRefused) as found:
        ask(scene, planted, kind)  # type: ignore[arg-type]
    assert found.value.reason == reason


def change_consents(scene: Scene, planted: cases.Planted, *purposes: str) -> None:
    planted.search.change_form(lambda form: cases.form(*purposes, base=form))


def details(scene: Scene, action: str) -> list[tuple[str, dict[str, object]]]:
    """Who, and what stands sealed in each such entry."""
    names = {i: n for n, i in scene.people.items()}
    with scene.casework.database.read() as session:
        rows = list(session.scalars(select(AuditEntry).where(AuditEntry.action == action)))
    opened = scene.casework.vault.unwrap([row.detail for row in rows])
    return [(names.get(r.actor, r.actor), audit.detail_of(r, o or b"")) for r, o in zip(rows, opened, strict=True)]


def test_one_asks_another_approves_and_both_stand_in_the_trail(scene: Scene) -> None:
    planted = ready(scene)
    export_id = ask(scene, planted)
    with pytest.raises(ExportRefused, match="over"):
        hand_out(scene, export_id)
    with pytest.raises(ExportRefused, match="own"):
        approve(scene, export_id, by="amina")
    with pytest.raises(ExportRefused, match="role"):  # an administrator cannot read searches
        approve(scene, export_id, by="erkin")
    assert row_of(scene, export_id).state == "asked"
    approve(scene, export_id, by="bahar")
    with pytest.raises(ExportRefused, match="over"):
        approve(scene, export_id, by="celil")
    document = hand_out(scene, export_id)
    assert hand_out(scene, export_id, by="bahar") == document
    assert row_of(scene, export_id).downloads == 2
    whom = "UN Working Group, Geneva"
    (asked,) = details(scene, "export.asked")
    assert asked[0] == "amina"
    assert asked[1]["whom"] == whom
    assert [who for who, what in scene.trail() if what == "proposal.approved"] == ["bahar"]
    taken = details(scene, "export.downloaded")
    assert [(who, found["whom"], found["searches"]) for who, found in taken] == [
        ("amina", whom, [planted.id]),
        ("bahar", whom, [planted.id]),
    ]
    (share,) = Shares(scene.deployment.intake).of(planted.search)
    assert (share.purpose, share.to, share.number, share.recalled) == ("dossier", whom, "1", None)
    # On each page, and in the language of the document.
    assert all("No. 1, for UN Working Group, Geneva" in page for page in page_texts(document))


def test_numbers_grow_without_a_gap_whatever_becomes_of_them(scene: Scene) -> None:
    planted = ready(scene)
    ids = [ask(scene, planted) for _ in range(3)]
    exports = cases.exports_of(scene)
    exports.refuse(scene.person("bahar"), row_of(scene, ids[0]))
    exports.refuse(scene.person("amina"), row_of(scene, ids[1]))
    ids.append(ask(scene, planted))
    assert [row_of(scene, i).number for i in ids] == [1, 2, 3, 4]
    assert [row_of(scene, i).state for i in ids] == ["refused", "taken_back", "asked", "asked"]
    for gone in ids[:2]:
        with pytest.raises(Gone):
            store.order_of(scene.casework, row_of(scene, gone))


def test_nothing_unconfirmed_leaves(scene: Scene) -> None:
    planted = scene.planted(form=cases.form(*cases.AGREED))
    cases.establish(scene, planted)
    cases.tell(scene, planted)
    refused(scene, planted, "unconfirmed")
    scene.read("amina", planted, "same")
    refused(scene, planted, "unconfirmed")
    scene.read("bahar", planted, "different")
    refused(scene, planted, "unconfirmed")


def test_nothing_leaves_that_the_family_has_not_agreed_to_or_was_not_told(scene: Scene) -> None:
    planted = scene.planted(form=cases.form("dossier"))
    cases.confirm(scene, planted)
    refused(scene, planted, "consent")
    change_consents(scene, planted, *cases.AGREED)
    refused(scene, planted, "kinship")
    cases.establish(scene, planted, "call")
    refused(scene, planted, "kinship")
    cases.establish(scene, planted, "facts")
    refused(scene, planted, "told")
    cases.tell(scene, planted)
    ask(scene, planted)


@pytest.mark.parametrize("state", ["quarantine", "suspended", "removed"])
def test_a_source_that_nobody_vouches_for_stands_in_no_document(scene: Scene, state: str) -> None:
    planted = ready(scene)
    other = scene.source("doubtful-list", state="vouched")
    scene.candidate(planted, scene.record(other, name="艾则孜·隔离", row=91))
    cases.confirm(scene, planted, 1)
    cases.tell(scene, planted, 1)
    with scene.casework.database.write() as session:
        session.get_one(Source, other).state = state
        session.get_one(Source, other).title = "The doubtful list"
    export_id = ask(scene, planted)
    approve(scene, export_id)
    read = text_of(hand_out(scene, export_id))
    assert "Konasheher police files" in read
    assert "doubtful" not in read
    assert "隔离" not in read
    # And where it is the only one, there is no document; one that was approved before is not handed out.
    with scene.casework.database.write() as session:
        for source in session.query(Source):
            source.state = state
    refused(scene, planted, "unconfirmed")
    with pytest.raises(ExportRefused, match="unconfirmed"):
        hand_out(scene, export_id)
    with scene.casework.database.write() as session:
        for source in session.query(Source):
            source.state = "vouched"
    assert hand_out(scene, export_id)


def test_a_reading_taken_back_stops_it(scene: Scene) -> None:
    planted = ready(scene)
    export_id = ask(scene, planted)
    approve(scene, export_id)
    key = scene.casework.keychain.casework(planted.id)
    case = scene.app.extensions["review"].desk.open(scene.person("amina"), planted.id)
    candidate, reading = planted.candidates[0], case.candidates[0].readings[0]
    with scene.casework.database.write() as session:
        withdrawn = Judgement.WITHDRAWN
        add_reading(session, key, planted.id, candidate, reading.staff_id, withdrawn, "no", withdraws=reading.id)
    with pytest.raises(ExportRefused, match="unconfirmed"):
        hand_out(scene, export_id)


def test_what_changed_since_it_was_read_is_not_approved(scene: Scene) -> None:
    planted = ready(scene)
    export_id = ask(scene, planted)
    exports, row = cases.exports_of(scene), row_of(scene, export_id)
    with scene.app.test_request_context():
        seen = exports.gather(row, draft=False)[1].fingerprint()
        with scene.casework.database.write() as session:
            session.query(Source).first().doubts = "It is forged."
        with pytest.raises(ExportRefused, match="changed"):
            exports.approve(scene.person("bahar"), row, seen)
    assert row_of(scene, export_id).state == "asked"


def test_when_consent_ends_the_key_is_destroyed_and_the_family_reads_so(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = ready(scene)
    handed, waiting = ask(scene, planted), ask(scene, planted)
    approve(scene, handed)
    hand_out(scene, handed)
    file = row_of(scene, handed).file
    assert file in scene.casework.files.stored()
    change_consents(scene, planted, "contact")
    with pytest.raises(ExportRefused, match="consent"):
        hand_out(scene, handed)
    assert row_of(scene, handed).state == "withdrawn"
    assert file not in scene.casework.files.stored()
    (share,) = Shares(scene.deployment.intake).of(planted.search)
    assert share.recalled == clock.today()
    with pytest.raises(Gone):
        store.key_of(scene.casework, handed)
    with scene.casework.database.read() as session:
        assert session.get(ExportKey, handed) is None
    # What nobody touches is noticed by the workers.
    monkeypatch.setattr("service.jobs.coverage.publish", lambda casework: None)  # this scene has no index
    Schedule(scene.casework).run_due()
    assert row_of(scene, waiting).state == "withdrawn"
    # A yes that is given again brings nothing back.
    change_consents(scene, planted, *cases.AGREED)
    with pytest.raises(ExportRefused, match="over"):
        hand_out(scene, handed)


def test_a_withdrawn_search_takes_the_file_along_at_once_without_the_staff_side(scene: Scene) -> None:
    planted, other = ready(scene), ready(scene)
    with scene.app.test_request_context():
        exports = cases.exports_of(scene)
        export_id = exports.ask(
            scene.person("dilnur"),
            exports.kinds["csv"],
            [planted.id, other.id],
            whom="An embassy",
            why="for talks",
            language="en",
        )
    approve(scene, export_id)
    hand_out(scene, export_id, by="dilnur")
    row = row_of(scene, export_id)
    assert store.file_of(scene.casework, row)
    family = scene.deployment.family_side()
    family.wipe(planted.id)
    with pytest.raises(Gone):  # nothing on the staff side has happened yet
        store.file_of(scene.casework, row)
    store.sweep(scene.casework)
    assert row_of(scene, export_id).state == "withdrawn"
    (share,) = Shares(scene.deployment.intake).of(other.search)
    assert share.recalled == clock.today()


def test_it_expires_and_waits_for_nobody_for_ever(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    planted = ready(scene)
    approved, waiting = ask(scene, planted, days=20), ask(scene, planted)
    approve(scene, approved)
    hand_out(scene, approved)
    file = row_of(scene, approved).file
    today = clock.today()
    for days, state in ((20, "approved"), (21, "expired")):
        monkeypatch.setattr(clock, "today", lambda days=days: today + dt.timedelta(days=days))
        scene.deployment.close_vault()  # running out needs no open vault
        store.sweep(scene.casework)
        assert row_of(scene, approved).state == state
        scene.deployment.open_vault()
    assert file not in scene.casework.files.stored()
    with pytest.raises(ExportRefused, match="over"):
        hand_out(scene, approved)
    assert row_of(scene, waiting).state == "asked"
    monkeypatch.setattr(clock, "today", lambda: today + dt.timedelta(days=store.WAITING_DAYS + 1))
    store.sweep(scene.casework)
    assert row_of(scene, waiting).state == "lapsed"
    # What was handed out in time stays handed out.
    (share,) = Shares(scene.deployment.intake).of(planted.search)
    assert share.recalled is None


def test_expired_is_refused_before_the_workers_come_by(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    export_id = ask(scene, ready(scene), days=1)
    approve(scene, export_id)
    with scene.casework.database.write() as session:
        session.get_one(Export, export_id).expires_day = clock.today() - dt.timedelta(days=1)
    with pytest.raises(ExportRefused, match="over"):
        hand_out(scene, export_id)
    assert row_of(scene, export_id).state == "expired"


def test_an_interrupted_act_is_taken_up(scene: Scene) -> None:
    planted = ready(scene)
    approved, refused_one = ask(scene, planted), ask(scene, planted)
    approve(scene, approved)
    row = row_of(scene, approved)
    document = store.file_of(scene.casework, row)
    scene.casework.files.delete(row.file or "")
    with scene.casework.database.write() as session:
        session.get_one(Export, approved).file = None
        session.get_one(Proposal, row_of(scene, refused_one).proposal_id).decision = "refused"
    assert hand_out(scene, approved) == document
    store.sweep(scene.casework)
    assert row_of(scene, refused_one).state == "refused"


def test_at_rest_nothing_of_it_can_be_read(scene: Scene) -> None:
    planted = ready(scene)
    export_id = ask(scene, planted, whom="Planted Recipient", why="planted reason")
    approve(scene, export_id)
    hand_out(scene, export_id)
    secrets = ["Planted Recipient", "planted reason", "مەمەت تۇرسۇن", "Memet Tursun", "UN Working", "%PDF"]
    for path in scene.deployment.folder.rglob("*"):
        if path.is_file():
            found = path.read_bytes()
            for secret in secrets:
                assert secret.encode() not in found, (secret, path)
                assert secret.encode("utf-16-le") not in found, (secret, path)
    # With the vault closed, the staff side itself reads nothing.
    scene.deployment.close_vault()
    with pytest.raises(VaultClosed):
        store.file_of(scene.casework, row_of(scene, export_id))


def test_an_ended_export_comes_back_with_no_backup(scene: Scene, tmp_path: object) -> None:
    export_id = ask(scene, ready(scene))
    approve(scene, export_id)
    with scene.casework.database.read() as session:
        wrapped = session.get_one(ExportKey, export_id).wrapped
    backup.make_body(scene.deployment.settings, tmp_path / "body")  # type: ignore[operator]
    body = b"".join(p.read_bytes() for p in (tmp_path / "body").rglob("*") if p.is_file())  # type: ignore[operator]
    assert wrapped not in body


def test_without_a_font_there_is_no_page(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    from service.referrals.typesetting import fonts

    export_id = ask(scene, ready(scene))
    monkeypatch.setattr(fonts, "SYSTEM", ())
    fonts.chinese.cache_clear()
    try:
        with pytest.raises(ExportRefused, match="font"):
            approve(scene, export_id)
    finally:
        fonts.chinese.cache_clear()
    assert row_of(scene, export_id).state == "asked"
