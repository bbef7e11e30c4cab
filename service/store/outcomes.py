"""What a group is told of a case that it brought: only with the family's consent, and sealed for that group.

The group has a key pair. What a caseworker writes is sealed with the public key; the private one is wrapped for the
vault, for the group's pages, and for each of its tokens that reads, for the API. The family app holds neither and needs
neither to take a consent back: it deletes the row (``shares.call_back``).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nacl.public import PrivateKey
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.store.clock import today
from service.store.database import Database
from service.store.errors import Gone
from service.store.models.groups import GroupDelivery, GroupHook, GroupKey, GroupOutcome, GroupReferral, GroupToken
from service.store.seal import Place, pad, unbind, unpad, unwrap_with, wrap_for_service

if TYPE_CHECKING:
    from service.store.agent import VaultClient

LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Outcome:
    """``text``: what the caseworker wrote, empty where the word "confirmed" is all."""

    search_id: str
    share_id: str
    note_id: str
    day: dt.date
    text: str


def _key_place(group_id: str) -> Place:
    return Place("group_key", group_id, "for_service")


def _body_place(search_id: str, group_id: str) -> Place:
    return Place("group_outcome", f"{search_id}/{group_id}", "body")


def make_key(session: Session, service_public: bytes, group_id: str) -> bytes:
    """The group's public key, made at first use. Needs no private key."""
    row = session.get(GroupKey, group_id, with_for_update=True)
    if row is None:
        private = PrivateKey.generate()
        row = GroupKey(
            group_id=group_id,
            public=bytes(private.public_key),
            for_service=wrap_for_service(service_public, bytes(private), _key_place(group_id)),
        )
        session.add(row)
        session.flush()
    return row.public


class GroupKeys:
    """The private keys of groups, by the vault."""

    def __init__(self, vault: VaultClient, intake: Database, service_public: bytes) -> None:
        self._vault = vault
        self._intake = intake
        self._public = service_public

    def private(self, group_id: str) -> bytes:
        """Made at first use. Raises VaultClosed, Gone."""
        with self._intake.write() as session:
            make_key(session, self._public, group_id)
            row = session.get_one(GroupKey, group_id)
        (opened,) = self._vault.unwrap([row.for_service])
        if opened is None:
            raise Gone(group_id)
        return unbind(opened, _key_place(group_id))


def tell(
    session: Session, service_public: bytes, group_id: str, search_id: str, text: str, *, share_id: str, note_id: str
) -> None:
    """What the group reads from now on, in place of what it read before. In the transaction that checked consent."""
    public = make_key(session, service_public, group_id)
    place = _body_place(search_id, group_id)
    forget(session, search_id)
    session.add(
        GroupOutcome(
            search_id=search_id,
            group_id=group_id,
            share_id=share_id,
            note_id=note_id,
            day=today(),
            body=wrap_for_service(public, pad(text.encode()), place),
        )
    )


def forget(session: Session, search_id: str) -> None:
    """The group reads it no more."""
    session.execute(delete(GroupOutcome).where(GroupOutcome.search_id == search_id))


def standing(session: Session, search_id: str) -> GroupOutcome | None:
    """What the group was told and may still read."""
    return session.get(GroupOutcome, search_id)


def read(row: GroupOutcome, private: bytes) -> Outcome:
    """Raises SealError with another group's key."""
    opened = unbind(unwrap_with(private, row.body), _body_place(row.search_id, row.group_id))
    return Outcome(row.search_id, row.share_id, row.note_id, row.day, unpad(opened).decode())


def of_searches(session: Session, group_id: str, search_ids: list[str]) -> dict[str, GroupOutcome]:
    """By search, as far as this group was told."""
    found: dict[str, GroupOutcome] = {}
    for start in range(0, len(search_ids), 500):
        part = search_ids[start : start + 500]
        rows = session.scalars(
            select(GroupOutcome).where(GroupOutcome.search_id.in_(part), GroupOutcome.group_id == group_id)
        )
        found.update({row.search_id: row for row in rows})
    return found


def referral_of(session: Session, search_id: str) -> GroupReferral | None:
    """Which group brought a search."""
    return session.scalars(select(GroupReferral).where(GroupReferral.search_id == search_id)).first()


def end_tokens(session: Session, group_id: str) -> None:
    """All tokens of a group end at once, and with them what they open."""
    for row in session.scalars(select(GroupToken).where(GroupToken.group_id == group_id)):
        row.revoked_day, row.opens = row.revoked_day or today(), None


def destroy(session: Session, group_id: str) -> None:
    """A group has ended: what was written for it can never be opened again, and nothing is sent to it."""
    end_tokens(session, group_id)
    session.execute(delete(GroupKey).where(GroupKey.group_id == group_id))
    session.execute(delete(GroupHook).where(GroupHook.group_id == group_id))
    session.execute(delete(GroupDelivery).where(GroupDelivery.group_id == group_id))
