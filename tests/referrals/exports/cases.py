"""A confirmed case whose family was told and agreed, and the way of an export through both people's hands."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from service.referrals.exports import Exports
from service.review.sealing import add_note
from service.store.form import CONSENT_WORDING, Consent, Relative, SearchForm
from service.store.models.exports import Export
from service.store.models.records import Source, Statement
from tests.staff.scene import Planted, Scene

AGREED = ("contact", "dossier", "referral")
FORM = SearchForm(
    names=("مەمەت تۇرسۇن", "Memet Tursun", "Мәмәт Турсун", "麦麦提·吐尔逊"),
    father_name="تۇرسۇن قادىر",
    sex="m",
    birth="1984-03",
    county="653121",
    place="Bulaqsu",
    id_number="653121198403051234",
    relatives=(Relative("ئايگۈل تۇرسۇن", "sister"),),
    happened="ئۇنى 2017-يىلى باھاردا بازاردىن تۇتۇپ كەتتى. شۇنىڭدىن كېيىن ئۇنىڭدىن خەۋەر ئالالمىدۇق.",
    last_contact="We asked the police of Bulaqsu twice by telephone. They hung up.",
    enquirer="Nurgul Invented",
    kinship="sister",
    reach="nurgul@example.org",
    language="ug",
)
#: A person who stands in the same row and whom nobody asked.
BYSTANDER = "阿依古丽"


def form(*purposes: str, base: SearchForm = FORM) -> SearchForm:
    consents = tuple(Consent(p, "2026-11-01", CONSENT_WORDING, "ug") for p in purposes)
    return replace(base, consents=consents)


def establish(scene: Scene, planted: Planted, level: str = "voucher") -> None:
    key = scene.casework.keychain.casework(planted.id)
    with scene.casework.database.write() as session:
        body = {"level": level, "text": "known to a friend of ours", "checks": ["asked_first", "not_public"]}
        add_note(session, key, planted.id, scene.people["amina"], "kinship", body)


def tell(scene: Scene, planted: Planted, candidate: int = 0) -> None:
    key = scene.casework.keychain.casework(planted.id)
    with scene.casework.database.write() as session:
        body = {"candidate_id": planted.candidates[candidate], "text": "We found him.", "topics": ["found", "facts"]}
        add_note(session, key, planted.id, scene.people["amina"], "disclosure", body)


def confirm(scene: Scene, planted: Planted, candidate: int = 0) -> None:
    for reader in ("amina", "bahar"):
        scene.read(reader, planted, "same", candidate)


def ready(scene: Scene, *purposes: str, state: str = "vouched", base: SearchForm = FORM) -> Planted:
    """A case about which everything may leave."""
    planted = scene.planted(state=state, form=form(*(purposes or AGREED), base=base))
    with scene.casework.database.write() as session:
        for source in session.query(Source):
            source.title = "Konasheher police files"
            source.publisher = "Invented Archive"
            source.published = "2022-05-24"
            source.citation = "Konasheher police files, Invented Archive, 2022."
            source.doubts = "Two of its files were typed again by somebody unknown."
        for row in session.query(Statement):
            row.fields = {
                **row.fields,
                "texts": {
                    **row.fields["texts"],
                    "status": "收押",
                    "reason": "聚众扰乱社会秩序罪",
                    "sentence": "有期徒刑8年",
                    "facility": "疏附县看守所",
                },
                "facility": "疏附县看守所",
                "reason": "聚众扰乱社会秩序罪",
                "id_numbers": [["653121198403051234", True]],
            }
    confirm(scene, planted)
    establish(scene, planted)
    tell(scene, planted)
    scene.refresh(planted)
    return planted


def exports_of(scene: Scene) -> Exports:
    made: Exports = scene.app.extensions["exports"]
    return made


def ask(scene: Scene, planted: Planted, kind: str = "dossier", by: str = "amina", **more: Any) -> str:
    exports = exports_of(scene)
    with scene.app.test_request_context():
        given = {"whom": "UN Working Group, Geneva", "why": "the session in May", "language": "en", **more}
        return exports.ask(scene.person(by), exports.kinds[kind], [planted.id], **given)


def row_of(scene: Scene, export_id: str) -> Export:
    with scene.casework.database.read() as session:
        return session.get_one(Export, export_id)


def approve(scene: Scene, export_id: str, by: str = "bahar") -> None:
    exports, row = exports_of(scene), row_of(scene, export_id)
    with scene.app.test_request_context():
        seen = exports.gather(row, draft=False)[1].fingerprint()
        exports.approve(scene.person(by), row, seen)


def hand_out(scene: Scene, export_id: str, by: str = "amina") -> bytes:
    with scene.app.test_request_context():
        return exports_of(scene).hand_out(scene.person(by), row_of(scene, export_id))
