"""Exports at rest: each under a key of its own, which ends with the export and with every search that it speaks of.

One half of the key is wrapped for the vault (``export_key``). The other is made from the halves that lie in intake with
each search and that a family's withdrawal destroys: the moment that one family withdraws its search, the file is
nobody's any more, although the family app cannot open casework.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.store import audit, clock
from service.store.casework import Casework
from service.store.errors import Gone, StoreError
from service.store.models.base import new_id
from service.store.models.exports import Export, ExportKey, ExportSearch
from service.store.models.staff import Proposal
from service.store.seal import Place, derive, new_key, seal, seal_json, unbind, unseal, unseal_json, wrap_for_service
from service.store.shares import Shares

log = structlog.get_logger()
LIVE = ("asked", "approved")
# How an export ends, and what the audit trail calls it.
ENDS = {
    "taken_back": "export.taken_back",
    "refused": "export.refused",
    "lapsed": "export.lapsed",
    "expired": "export.expired",
    "withdrawn": "export.withdrawn",
    "ended": "export.ended",
}
# So many days an export waits for its second person.
WAITING_DAYS = 30
_TRIES = 20


def _key_place(export_id: str) -> Place:
    return Place("export_key", export_id, "wrapped")


def _order_place(export_id: str) -> Place:
    return Place("export", export_id, "sealed")


def _recipient_place(export_id: str) -> Place:
    return Place("export", export_id, "recipient")


def _file_place(export_id: str) -> Place:
    return Place("export", export_id, "file")


def searches_of(session: Session, export_id: str) -> list[str]:
    """In a fixed order."""
    found = select(ExportSearch.search_id).where(ExportSearch.export_id == export_id)
    return sorted(session.scalars(found))


def _mixed(casework: Casework, half: bytes, search_ids: Sequence[str]) -> bytes:
    shreds = casework.keychain.shreds(search_ids)
    missing = set(search_ids) - set(shreds)
    if missing:
        raise Gone(min(missing))
    return derive(half, "export", b"".join(shreds[i] for i in sorted(shreds)))


def add(
    casework: Casework, session: Session, row: Export, search_ids: Sequence[str], order: dict[str, Any], recipient: str
) -> None:
    """Writes a new export down with the next number, in the caller's transaction. Raises Gone."""
    row.id = row.id or new_id()
    half, wanted = new_key(), sorted(set(search_ids))
    row.sealed = seal_json(_mixed(casework, half, wanted), order, _order_place(row.id))
    row.recipient = wrap_for_service(
        casework.keys.service_public, recipient.encode().ljust(256), _recipient_place(row.id)
    )
    for attempt in range(_TRIES):
        row.number = (session.scalar(select(func.max(Export.number))) or 0) + 1
        try:
            with session.begin_nested():
                session.add(row)
            break
        except IntegrityError:  # somebody else took the number in the same moment
            if attempt == _TRIES - 1:
                raise
    wrapped = wrap_for_service(casework.keys.service_public, half, _key_place(row.id))
    session.add(ExportKey(export_id=row.id, wrapped=wrapped))
    session.add_all(ExportSearch(export_id=row.id, search_id=i) for i in wanted)
    session.flush()


def key_of(casework: Casework, export_id: str) -> bytes:
    """Raises Gone where the export is over or one of its searches was withdrawn, VaultClosed."""
    with casework.database.read() as session:
        row, search_ids = session.get(ExportKey, export_id), searches_of(session, export_id)
    if row is None:
        raise Gone(export_id)
    (opened,) = casework.vault.unwrap([row.wrapped])
    if opened is None:
        raise Gone(export_id)
    return _mixed(casework, unbind(opened, _key_place(export_id)), search_ids)


def order_of(casework: Casework, row: Export) -> dict[str, Any]:
    """What was asked for. Raises Gone, VaultClosed."""
    if row.sealed is None:
        raise Gone(row.id)
    order: dict[str, Any] = unseal_json(key_of(casework, row.id), row.sealed, _order_place(row.id))
    return order


def recipients_of(casework: Casework, rows: Sequence[Export]) -> dict[str, str]:
    """For whom each export is or was, by its id. Raises VaultClosed."""
    opened = casework.vault.unwrap([row.recipient for row in rows]) if rows else []
    return {
        row.id: unbind(plain, _recipient_place(row.id)).decode().rstrip() if plain is not None else ""
        for row, plain in zip(rows, opened, strict=True)
    }


def keep_file(casework: Casework, export_id: str, document: bytes) -> None:
    """Seals and keeps the document of an export that is approved. What stands already is kept."""
    key, name = key_of(casework, export_id), new_id()
    casework.files.put(name, seal(key, document, _file_place(export_id)))
    with casework.database.write() as session:
        row = session.get_one(Export, export_id, with_for_update=True)
        if row.state == "approved" and row.file is None:
            row.file, name = name, ""
    if name:
        casework.files.delete(name)


def file_of(casework: Casework, row: Export) -> bytes | None:
    """The document, or None where none was kept yet. Raises Gone, VaultClosed."""
    if row.file is None:
        return None
    try:
        return unseal(key_of(casework, row.id), casework.files.get(row.file), _file_place(row.id))
    except FileNotFoundError as error:
        raise Gone(row.id) from error


def end(casework: Casework, export_id: str, state: str, actor: str = audit.SYSTEM) -> bool:
    """Destroys the key and the file. ``state``: one of ENDS. False if it was over already."""
    with casework.database.write() as session:
        row = session.get(Export, export_id, with_for_update=True)
        if row is None or row.state not in LIVE:
            return False
        file, row.file, row.sealed, row.state = row.file, None, None, state
        session.execute(delete(ExportKey).where(ExportKey.export_id == export_id))
        audit.append(session, casework.keys, actor, ENDS[state], export_id, number=row.number, downloads=row.downloads)
    casework.database.truncate_log()
    if file is not None:
        try:
            casework.files.delete(file)
        except StoreError as error:
            # Its key is destroyed: these are bytes that nobody can open.
            log.warning("export.left", error=type(error).__name__)
    return True


def recall(casework: Casework) -> None:
    """Families whose consent ended an export that was handed out read that it was called back. Raises VaultClosed."""
    with casework.database.read() as session:
        over = select(ExportSearch).join(Export).where(ExportSearch.share_id.is_not(None), Export.state == "withdrawn")
        rows = list(session.scalars(over))
    shares = Shares(casework.intake)
    for row in rows:
        try:
            search = casework.search(row.search_id)
            with casework.intake.database.write() as session:
                shares.recalled(session, search, row.share_id or "")
        except Gone:  # it went with its search
            pass
        with casework.database.write() as session:
            session.get_one(ExportSearch, (row.export_id, row.search_id)).share_id = None


def consents(casework: Casework, row: Export) -> bool:
    """Whether every family still agrees to all that this export needs. Raises VaultClosed."""
    with casework.database.read() as session:
        search_ids = searches_of(session, row.id)
    for search_id in search_ids:
        try:
            form = casework.search(search_id).form()
        except Gone:
            return False
        if not all(form.agreed(purpose) for purpose in row.purposes):
            return False
    return True


def sweep(casework: Casework) -> int:
    """Ends what has run out, and with an open vault what a family agrees to no more. How many ended."""
    with casework.database.read() as session:
        rows = list(session.scalars(select(Export).where(Export.state.in_(LIVE))))
        refused = select(Proposal.id).where(
            Proposal.id.in_([r.proposal_id for r in rows]), Proposal.decision == "refused"
        )
        left = set(session.scalars(refused))
        keys = set(session.scalars(select(ExportKey.export_id)))
    today = clock.today()
    ended = 0
    for row in rows:
        if row.state == "approved" and row.expires_day < today:
            ended += end(casework, row.id, "expired")
        elif row.state == "asked" and row.proposal_id in left:  # whoever refused it was interrupted
            ended += end(casework, row.id, "refused")
        elif row.state == "asked" and row.asked_day < today - dt.timedelta(days=WAITING_DAYS):
            ended += end(casework, row.id, "lapsed")
        elif row.id not in keys:  # a backup goes without them
            ended += end(casework, row.id, "ended")
        elif casework.vault.is_open and not consents(casework, row):
            ended += end(casework, row.id, "withdrawn")
    if casework.vault.is_open:
        recall(casework)
    return ended
