"""Taking searches in: drafts, receipts, visits, withdrawal. All that the family app can do with its database.

It needs no private key: it seals for the vault with the public one, and opens only what a receipt opens.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.config import IntakeSettings
from service.store import clock, keyring, notices, public_cards
from service.store.database import Database
from service.store.errors import Gone, StoreError
from service.store.family import Family
from service.store.files import FileStore, open_files, open_objects
from service.store.form import SearchForm
from service.store.models.base import new_id
from service.store.models.groups import GroupReferral, KeptAnswer
from service.store.models.intake import Deployment, Picture, Search, SearchKey, Visit, Withdrawal, next_change
from service.store.receipt import Receipt, ReceiptKeys, ReceiptLock
from service.store.seal import Place, SealError, seal, seal_json, unseal_json
from service.store.sealed_search import SealedSearch
from service.store.searchkeys import destroy_keys, make_search_key, receipt_place
from service.store.wakeup import wakeup

log = structlog.get_logger()

UNCONFIRMED_SECONDS = 24 * 3600
VISIT_SECONDS = 30 * 60


@dataclass(frozen=True, slots=True, repr=False)
class OpenVisit:
    """A visit that its cookie's token has opened: the search that is looked at, and all that the receipt opens.
    ``receipt`` only until it was typed back; until then also what was last ``typed`` for it, and what is ``wrong``.
    ``rejected``: (file name, why) of photos that could not be kept, to be told once."""

    search: SealedSearch
    family: Family
    receipt: Receipt | None = None
    typed: str = ""
    wrong: str | None = None
    rejected: tuple[tuple[str, str], ...] = ()


class Intake:
    """Raises StoreError where the data folder is not fit."""

    def __init__(self, settings: IntakeSettings) -> None:
        self.settings = settings
        self.keys = keyring.load_intake(settings.keys, settings.demonstration)
        self.database = Database("intake", settings.database_url)
        self.files: FileStore = open_files(settings.files, open_objects(settings.bucket), wipes=True)
        self.workers = wakeup(settings.redis_url)
        self.lock = ReceiptLock(
            self.keys.pepper, settings.receipt_memory_kib, settings.receipt_passes, settings.receipts_at_once
        )

    def check(self) -> None:
        """Raises StoreError unless schema and purpose fit this process, and files can be kept."""
        self.database.check()
        with self.database.read() as session:
            purpose = session.scalar(select(Deployment.purpose)) or ""
        keyring.check_purpose(purpose, self.settings.demonstration, "The intake database")
        self.files.check()

    # -- drafts and receipts

    def start(self, form: SearchForm) -> tuple[Receipt, SealedSearch]:
        """A new draft under a new receipt. It ends after 24 hours unless the receipt is typed back."""
        receipt, _, search = self.start_family(form)
        return receipt, search

    def start_family(self, form: SearchForm) -> tuple[Receipt, Family, SealedSearch]:
        """The same, with what the receipt opens."""
        receipt = Receipt.new()
        keys = self.lock.open(receipt)
        search = self._begin(form, keys, unconfirmed_until=clock.now() + UNCONFIRMED_SECONDS)
        return receipt, self._family(keys), search

    def _begin(self, form: SearchForm, keys: ReceiptKeys, unconfirmed_until: int | None = None) -> SealedSearch:
        with self.database.write() as session:
            search_id, shared = self._add(session, form, keys, unconfirmed_until=unconfirmed_until)
        return self._handle(search_id, shared)

    def add_sent(self, session: Session, form: SearchForm, keys: ReceiptKeys) -> str:
        """An open search, in the caller's transaction. Its id. For who hands the receipt on: nobody types it back."""
        number = next_change(session.connection())
        return self._add(session, form, keys, state="open", revision=1, changed=number)[0]

    def _add(self, session: Session, form: SearchForm, keys: ReceiptKeys, **values: Any) -> tuple[str, bytes]:
        search_id = new_id()
        key, shared = make_search_key(self.keys.service_public, search_id, keys.wrapping)
        row = Search(
            id=search_id,
            lookup=keys.lookup,
            form=seal_json(shared, form.to_json(), Place("search", search_id, "form")),
            created_day=clock.today(),
            expires_day=clock.in_months(self.settings.search_months),
            **values,
        )
        session.add(row)
        session.flush()
        session.add(key)
        return search_id, shared

    def _family(self, keys: ReceiptKeys) -> Family:
        return Family(keys, self.database, self._handle, self._begin)

    def confirm(self, search: SealedSearch) -> None:
        """The receipt was typed back: the draft stays until it is sent, withdrawn or expired."""
        with self.database.write() as session:
            row = session.get(Search, search.id)
            if row is None:
                raise Gone(search.id)
            row.unconfirmed_until = None

    def open_family(self, receipt: Receipt) -> Family | None:
        """What a receipt opens, or None where that is nothing. Takes the same slow hash either way."""
        family = self._family(self.lock.open(receipt))
        return family if family.searches() else None

    def open(self, receipt: Receipt) -> SealedSearch | None:
        """The first search of a receipt, or None."""
        family = self.open_family(receipt)
        return family.searches()[0] if family else None

    def take_over(self, family: Family, receipt: Receipt, also: Callable[[Session, str], None]) -> Family:
        """The searches of ``family`` open with ``receipt`` from now on, and with what opened them before no more.

        ``also`` is called for each of them in the same transaction. Visits that are open end.
        """
        keys = self.lock.open(receipt)
        with self.database.write() as session:
            for number, search in family.numbered().items():
                self._open_with(session, search, keys.member(number))
                also(session, search.id)
        self.database.truncate_log()
        return self._family(keys)

    def new_receipt(self, search: SealedSearch, check: Callable[[Session], None]) -> Receipt:
        """Another receipt for a search whose own was lost before its family had it; that one opens nothing any more.

        ``check`` is called in the same transaction, and may raise. For a family of one search.
        """
        receipt = Receipt.new()
        keys = self.lock.open(receipt)
        with self.database.write() as session:
            self._open_with(session, search, keys)
            check(session)
        self.database.truncate_log()
        return receipt

    @staticmethod
    def _open_with(session: Session, search: SealedSearch, keys: ReceiptKeys) -> None:
        """From now on the search opens with these keys, and with those of before no more. Visits end. Raises Gone."""
        row, kept = session.get(Search, search.id, with_for_update=True), session.get(SearchKey, search.id)
        if row is None or kept is None:
            raise Gone(search.id)
        row.lookup, row.unconfirmed_until = keys.lookup, None
        kept.for_receipt = seal(keys.wrapping, search.shared_key, receipt_place(search.id))
        session.execute(delete(Visit).where(Visit.search_id == search.id))

    def renew(self, search: SealedSearch) -> None:
        """Counts the time that a search is kept anew from today."""
        with self.database.write() as session:
            row = session.get(Search, search.id)
            if row is None:
                raise Gone(search.id)
            row.expires_day = clock.in_months(self.settings.search_months)

    def _handle(self, search_id: str, shared: bytes) -> SealedSearch:
        return SealedSearch(search_id, shared, self.database, self.files)

    def those_there(self, search_ids: Iterable[str]) -> set[str]:
        """Which of these searches were not withdrawn and have not expired."""
        wanted = list(search_ids)
        if not wanted:
            return set()
        with self.database.read() as session:
            return set(session.scalars(select(Search.id).where(Search.id.in_(wanted))))

    # -- visits

    def begin_visit(self, visit: OpenVisit) -> str:
        """A token for the visitor's cookie. The row kept here opens only with it."""
        token = secrets.token_urlsafe(32)
        sealed_under, token_hash = _visit_keys(token)
        payload = {
            "key": visit.search.shared_key.hex(),
            "family": [visit.family.keys.lookup, visit.family.keys.wrapping.hex()],
            "receipt": visit.receipt.digits if visit.receipt else None,
            "typed": visit.typed,
            "wrong": visit.wrong,
            "rejected": visit.rejected,
        }
        with self.database.write() as session:
            session.add(
                Visit(
                    token_hash=token_hash,
                    search_id=visit.search.id,
                    payload=seal_json(sealed_under, payload, Place("visit", token_hash, "payload")),
                    expires_at=clock.rounded_up(clock.now() + VISIT_SECONDS),
                )
            )
        return token

    def resume_visit(self, token: str) -> OpenVisit | None:
        """The visit of a token, or None if it ended. Being used keeps it alive."""
        sealed_under, token_hash = _visit_keys(token)
        with self.database.read() as session:
            row = session.get(Visit, token_hash)
        if row is None or row.expires_at < clock.now():
            return None
        try:
            payload = unseal_json(sealed_under, row.payload, Place("visit", token_hash, "payload"))
            family = self._family(ReceiptKeys(payload["family"][0], bytes.fromhex(payload["family"][1])))
        except (SealError, KeyError):  # a visit that an older version began has no family
            return None
        if row.expires_at < clock.now() + VISIT_SECONDS - 60:
            with self.database.write() as session:
                kept = session.get(Visit, token_hash)
                if kept is not None:
                    kept.expires_at = clock.rounded_up(clock.now() + VISIT_SECONDS)
        receipt = Receipt(payload["receipt"]) if payload["receipt"] else None
        search = self._handle(row.search_id, bytes.fromhex(payload["key"]))
        rejected = tuple((name, why) for name, why in payload["rejected"])
        return OpenVisit(search, family, receipt, payload["typed"], payload["wrong"], rejected)

    def end_visit(self, token: str) -> None:
        _, token_hash = _visit_keys(token)
        with self.database.write() as session:
            session.execute(delete(Visit).where(Visit.token_hash == token_hash))

    # -- the end of a search

    def withdraw(self, search: SealedSearch) -> None:
        """Destroys the search's keys and everything sealed under them, at once and for good."""
        self.wipe(search.id, search)

    def wipe(self, search_id: str, opened: SealedSearch | None = None) -> None:
        """``opened``: the same search, where the caller can open it: then its public card goes too. Where nobody can,
        it has ended before."""
        with self.database.write() as session:
            row = session.get(Search, search_id)
            if row is None:
                return
            if opened is not None:
                public_cards.drop(session, opened.locked(session)[1].card)
            pictures = list(session.scalars(select(Picture.id).where(Picture.search_id == search_id)))
            destroy_keys(session, search_id)
            session.execute(update(GroupReferral).where(GroupReferral.search_id == search_id).values(fingerprint=None))
            if row.revision > 0 or row.unconfirmed_until is None:
                session.add(Withdrawal(search_id=search_id, day=clock.today()))
                session.flush()
            session.execute(delete(Search).where(Search.id == search_id))
        self.database.truncate_log()
        for picture in pictures:
            try:
                self.files.delete(picture)
            except StoreError as error:
                # The keys are destroyed: what the store could not be asked to delete are bytes that nobody can open.
                log.warning("picture.left", error=type(error).__name__)

    def sweep(self) -> int:
        """Ends what has run out: drafts never typed back, visits, expired searches. How many searches ended."""
        with self.database.read() as session:
            over = list(
                session.scalars(
                    select(Search.id).where(
                        (Search.unconfirmed_until < clock.now()) | (Search.expires_day < clock.today())
                    )
                )
            )
        for search_id in over:
            self.wipe(search_id)
        with self.database.write() as session:
            session.execute(delete(Visit).where(Visit.expires_at < clock.now()))
            session.execute(delete(KeptAnswer).where(KeptAnswer.expires_at < clock.now()))
            notices.sweep(session)
            public_cards.sweep(session)
        return len(over)

    def replay_withdrawals(self) -> int:
        """After a restore: what was withdrawn since the backup is wiped again. How many searches were."""
        with self.database.read() as session:
            back = list(session.scalars(select(Search.id).join(Withdrawal, Withdrawal.search_id == Search.id)))
        for search_id in back:
            self.wipe_restored(search_id)
        return len(back)

    def wipe_restored(self, search_id: str) -> None:
        with self.database.write() as session:
            known = session.get(Withdrawal, search_id)
            if known is not None:
                session.delete(known)
        self.wipe(search_id)


def _visit_keys(token: str) -> tuple[bytes, str]:
    material = hashlib.blake2b(token.encode(), digest_size=64, person=b"family-visit").digest()
    return material[:32], material[32:].hex()


def ensure_intake(settings: IntakeSettings, service_public: bytes) -> None:
    """Makes folders, keys, database and the mark of what they are for. Raises StoreError if they stand already."""
    purpose = "demonstration" if settings.demonstration else "service"
    for folder in (settings.folder, settings.files, settings.keys):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        keyring.save(settings.keys, keyring.new_intake_keys(purpose, service_public))
    except FileExistsError as error:
        raise StoreError(f"{settings.keys} holds keys already; they are never overwritten.") from error
    database = Database("intake", settings.database_url)
    database.migrate()
    with database.write() as session:
        if session.scalar(select(Deployment.purpose)) is None:
            session.add(Deployment(purpose=purpose))
    database.dispose()
