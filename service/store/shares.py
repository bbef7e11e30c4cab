"""What of a search was passed on: under which consent, to whom, when, and whether it was called back.

Staff and workers note it in the transaction that passes it on; the family reads it with the receipt. It lies in
intake under the search's shared key, and goes with the search.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store import outcomes
from service.store.clock import today
from service.store.errors import Gone
from service.store.form import CONSENT_PURPOSES
from service.store.models.base import new_id
from service.store.models.intake import Search
from service.store.models.shares import Share as Row
from service.store.seal import Place, seal_json, unseal_json

if TYPE_CHECKING:
    from service.store.intake import Intake
    from service.store.sealed_search import SealedSearch

# The consent under which a group is told what was found.
GROUP = "group"


@dataclass(frozen=True, slots=True)
class Share:
    """``purpose``: one of CONSENT_PURPOSES. ``to``, ``what``: in the words of whoever passed it on. ``number``: of the
    export or booklet, empty where it has none. ``recallable``: whether it can be called back. ``recalled``: when it
    was."""

    id: str
    day: dt.date
    purpose: str
    to: str
    what: str
    number: str
    recallable: bool
    recalled: dt.date | None


class Shares:
    def __init__(self, intake: Intake) -> None:
        self._database = intake.database

    def note(
        self,
        session: Session,
        search: SealedSearch,
        *,
        purpose: str,
        to: str,
        what: str,
        number: str = "",
        recallable: bool = False,
    ) -> str:
        """Notes what is passed on in ``session``, a transaction of the intake database. The share's id. Raises Gone."""
        assert purpose in CONSENT_PURPOSES
        if session.get(Search, search.id) is None:
            raise Gone(search.id)
        share_id = new_id()
        body = {
            "purpose": purpose,
            "to": to,
            "what": what,
            "number": number,
            "recallable": recallable,
            "recalled": None,
        }
        session.add(
            Row(
                id=share_id, search_id=search.id, day=today(), body=seal_json(search.shared_key, body, _place(share_id))
            )
        )
        return share_id

    def of(self, search: SealedSearch) -> list[Share]:
        """Newest first."""
        with self._database.read() as session:
            rows = list(session.scalars(select(Row).where(Row.search_id == search.id)))
        shares = [_share(row, search) for row in rows]
        return sorted(shares, key=lambda share: (share.day, share.id), reverse=True)

    def recalled(self, session: Session, search: SealedSearch, share_id: str) -> None:
        """It was called back, today. Once: a later call changes nothing. Raises Gone where it is none of this
        search's."""
        row = session.get(Row, share_id, with_for_update=True)
        if row is None or row.search_id != search.id:
            raise Gone(share_id)
        _mark(row, search.shared_key)


def call_back(session: Session, search_id: str, shared_key: bytes, purposes: Collection[str]) -> None:
    """The family agrees to ``purposes`` no more: what can be called back of what was passed on under them is, at once
    and in the same transaction. It takes no key but the search's own."""
    if not purposes:
        return
    if GROUP in purposes:
        outcomes.forget(session, search_id)
    for row in session.scalars(select(Row).where(Row.search_id == search_id)):
        body = unseal_json(shared_key, row.body, _place(row.id))
        if body["purpose"] in purposes and body["recallable"]:
            _mark(row, shared_key)


def _mark(row: Row, shared_key: bytes) -> None:
    body = unseal_json(shared_key, row.body, _place(row.id))
    if body["recalled"] is None:
        body["recalled"] = today().isoformat()
        row.body = seal_json(shared_key, body, _place(row.id))


def _place(share_id: str) -> Place:
    return Place("share", share_id, "body")


def _share(row: Row, search: SealedSearch) -> Share:
    body: dict[str, Any] = unseal_json(search.shared_key, row.body, _place(row.id))
    recalled = body.pop("recalled")
    return Share(id=row.id, day=row.day, recalled=dt.date.fromisoformat(recalled) if recalled else None, **body)
