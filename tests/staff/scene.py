"""A staff app with people, sources, records, searches and candidates. Every person here is invented."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass, field

import pyotp
from flask import Flask
from PIL import Image

from service import create_staff_app
from service.matching.tally import Tally
from service.matching.types import Evidence
from service.matching.units import to_units
from service.review.progress import refresh_card
from service.staff import accounts, sessions
from service.store.candidates import seal_candidate, seal_tally
from service.store.cards import Cards
from service.store.casework import Casework
from service.store.clock import today
from service.store.form import Consent, Relative, SearchForm
from service.store.models.base import new_id
from service.store.models.records import Import, Portrait, Record, Segment, Source, SourceFile, Statement
from service.store.models.staff import Staff
from service.store.models.work import Candidate, Unit
from service.store.sealed_search import SealedSearch
from tests.support.client import CheckedClient
from tests.support.deployment import Deployment

PASSWORD = "five invented words here"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
FORM = SearchForm(
    names=("Memet Tursun", "مەمەت تۇرسۇن"),
    father_name="Tursun",
    sex="m",
    birth="1984",
    county="653121",
    place="Bulaqsu",
    relatives=(Relative("Aygul Tursun", "sister"),),
    happened="Taken from the bazaar.",
    enquirer="Nur",
    kinship="brother",
    reach="nur@example.org",
    language="en",
    consents=(Consent("contact", "2026-11-01", "2026-11", "en"),),
)
EVIDENCE = (
    Evidence("name", "close", 9.5, {"part": "Memet", "other": "麦麦提", "one_in": 740}),
    Evidence("birth", "year", 5.0, {"mine": "1984", "other": "1984-03"}),
    Evidence("sex", "equal", 1.0, {}),
    Evidence("place", "different", -0.5, {"mine": "Bulaqsu", "other": "布拉克苏乡"}),
)
PEOPLE = {
    "amina": "caseworker",
    "bahar": "caseworker",
    "celil": "caseworker",
    "dilnur": "senior",
    "erkin": "administrator",
    "firuze": "administrator",
    "gulnar": "auditor",
    "hamit": "referrer",
}


def jpeg(colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (120, 160), colour).save(out, "JPEG")
    return out.getvalue()


@dataclass
class Planted:
    """A search with its candidates, in the order in which they were planted."""

    search: SealedSearch
    receipt: str
    candidates: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.search.id

    def url(self, candidate: int | None = None, more: str = "") -> str:
        inner = "" if candidate is None else f"/candidates/{self.candidates[candidate]}"
        return f"/searches/{self.id}{inner}{more}"


@dataclass
class Scene:
    deployment: Deployment
    app: Flask
    people: dict[str, str] = field(default_factory=dict)

    @property
    def casework(self) -> Casework:
        return self.deployment.casework

    @property
    def cards(self) -> Cards:
        return self.app.extensions["review"].cards

    # -- people

    def hire(self, username: str, role: str) -> None:
        self.hire_all({username: role})

    def hire_all(self, people: dict[str, str]) -> None:
        with self.casework.database.write() as session:
            for username, role in people.items():
                person = accounts.create_staff(
                    self.casework,
                    session,
                    username,
                    f"{username.capitalize()} Invented",
                    role,
                    password=None,
                    totp_secret=SECRET,
                    group="Invented Group" if role == "referrer" else None,
                )
                person.password = self._password()
                self.people[username] = person.id

    def _password(self) -> str:
        # One slow hash for all: they share the password.
        known = self.app.config.get("TEST_HASH")
        if known is None:
            known = self.app.config["TEST_HASH"] = self.app.extensions["staff"].login.passwords.hash(PASSWORD)
        return known

    def client(self, username: str | None = None) -> CheckedClient:
        """A browser, in which this person is logged in with a fresh second factor."""
        client = CheckedClient(self.app)
        if username is not None:
            with self.casework.database.write() as session:
                token = sessions.begin(session, self.people[username], halfway=False)
            client.client.set_cookie(self.app.extensions["staff"].cookie, token, domain="localhost")
        return client

    def person(self, username: str) -> sessions.Person:
        with self.casework.database.read() as session:
            row = session.get_one(Staff, self.people[username])
        return sessions.Person(row.id, row.username, row.name, row.role, row.group_id, "", 0)

    def code(self, username: str) -> str:
        """A code that this person has not used yet."""
        with self.casework.database.write() as session:
            session.get_one(Staff, self.people[username]).totp_step = 0
        return pyotp.TOTP(SECRET).now()

    # -- records

    def source(self, name: str, state: str = "vouched") -> str:
        with self.casework.database.write() as session:
            source = Source(id=new_id(), name=name, title=name.title(), state=state, created_day=today())
            session.add(source)
            session.flush()
            run = Import(id=new_id(), source_id=source.id, state="done", started_day=today())
            session.add(run)
            session.flush()
            session.add(
                SourceFile(
                    id=hashlib.md5(source.id.encode()).hexdigest(),
                    source_id=source.id,
                    import_id=run.id,
                    name=f"{name}.xlsx",
                    sha256="0" * 64,
                    reading="1",
                    size=1,
                )
            )
            session.add(Segment(id=hashlib.md5(b"s" + source.id.encode()).hexdigest(), source_id=source.id, records=1))
            return source.id

    def record(self, source_id: str, name: str = "麦麦提·吐尔逊", row: int = 7, portrait: bool | bytes = True) -> str:
        record_id, picture = new_id(), portrait if isinstance(portrait, bytes) else jpeg((90, 120, 60))
        stored = new_id()
        self.casework.files.put(stored, picture)
        with self.casework.database.write() as session:
            session.add(
                Record(
                    id=record_id,
                    source_id=source_id,
                    segment_id=hashlib.md5(b"s" + source_id.encode()).hexdigest(),
                )
            )
            session.flush()
            session.add(
                Statement(
                    record_id=record_id,
                    file_id=hashlib.md5(source_id.encode()).hexdigest(),
                    sheet="名单",
                    row=row,
                    cells=[["姓名", name], ["出生日期", "1984.03"], ["地址", "疏附县布拉克苏乡"], ["备注", ""]],
                    fields={
                        "names": [name],
                        "births": [[1984, 3, None, False]],
                        "texts": {"birth": "1984.03"},
                        "place_texts": ["疏附县布拉克苏乡"],
                        "sex": "m",
                        "relatives": [["阿依古丽", "sister"]],
                    },
                )
            )
            if portrait:
                session.add(
                    Portrait(
                        record_id=record_id,
                        source_id=source_id,
                        file_name="portrait.jpg",
                        sha256=hashlib.sha256(picture).hexdigest(),
                        stored_as=stored,
                    )
                )
        return record_id

    # -- searches

    def search(self, form: SearchForm = FORM, picture: bool | bytes = True) -> Planted:
        receipt, search = self.deployment.intake.start(form)
        self.deployment.intake.confirm(search)
        if picture:
            sent = picture if isinstance(picture, bytes) else jpeg((200, 80, 40))
            search.add_picture(sent, {"width": 120, "height": 160})
        search.send()
        self.cards.change(search.id, lambda card: card)
        return Planted(search, str(receipt))

    def candidate(
        self, planted: Planted, record_id: str, evidence: tuple[Evidence, ...] = EVIDENCE, source_id: str | None = None
    ) -> str:
        candidate_id, key = new_id(), self.casework.keychain.casework(planted.id)
        token = self.casework.keychain.record_token(record_id)
        with self.casework.database.write() as session:
            record = session.get_one(Record, record_id)
            session.add(
                Candidate(
                    id=candidate_id,
                    search_id=planted.id,
                    segment_id=record.segment_id,
                    record_token=token,
                    scorer_version="test-scorer-7",
                    revision=1,
                    sealed=seal_candidate(key, candidate_id, record_id, sum(e.bits for e in evidence), evidence),
                    day=today(),
                )
            )
        planted.candidates.append(candidate_id)
        planted.records.append(record_id)
        self.refresh(planted)
        return candidate_id

    def tally(self, planted: Planted, segment_source: str, bits: float, people: int, records: int) -> None:
        """What a worker leaves: how many records score how well."""
        from service.matching.tally import bin_of

        tally = Tally(to_units(10.0), records)
        tally.counts[bin_of(to_units(bits))] = people
        unit_id, key = new_id(), self.casework.keychain.casework(planted.id)
        with self.casework.database.write() as session:
            session.add(
                Unit(
                    id=unit_id,
                    search_id=planted.id,
                    segment_id=hashlib.md5(b"s" + segment_source.encode()).hexdigest(),
                    revision=1,
                    scorer_version="test-scorer-7",
                    state="done",
                    tally=seal_tally(key, unit_id, tally),
                )
            )

    def refresh(self, planted: Planted) -> None:
        refresh_card(self.casework, self.cards, planted.id)

    def planted(self, candidates: int = 1, state: str = "vouched", form: SearchForm = FORM) -> Planted:
        """A search with that many promising candidates from one source."""
        source = self.source(f"list-{new_id()[:6]}", state)
        planted = self.search(form)
        for row in range(candidates):
            self.candidate(planted, self.record(source, row=row + 3))
        self.tally(planted, source, sum(e.bits for e in EVIDENCE), 3, 830_000)
        return planted

    def hold(self, username: str, planted: Planted) -> CheckedClient:
        """A browser of somebody who holds this search (whoever held it before leaves it)."""
        claims = self.app.extensions["review"].claims
        claims.forget(planted.id)
        assert claims.take(planted.id, self.people[username])
        return self.client(username)

    def read(self, username: str, planted: Planted, judgement: str, candidate: int = 0) -> None:
        room = self.app.extensions["review"]
        person = self.person(username)
        case = room.desk.open(person, planted.id)
        room.desk.read(person, case, planted.candidates[candidate], judgement, "because of the name")

    def trail(self) -> list[tuple[str, str]]:
        """(who, what) of every entry, oldest first."""
        from sqlalchemy import select

        from service.store.models.staff import AuditEntry

        names = {i: n for n, i in self.people.items()}
        with self.casework.database.read() as session:
            rows = session.scalars(select(AuditEntry).order_by(AuditEntry.position))
            return [(names.get(r.actor, r.actor), r.action) for r in rows]


def make_scene(deployment: Deployment) -> Scene:
    app = create_staff_app(casework=deployment.casework)
    app.config["TESTING"] = True
    scene = Scene(deployment, app)
    scene.hire_all(PEOPLE)
    return scene
