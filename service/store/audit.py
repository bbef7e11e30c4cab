"""The audit trail: each look and each act, in a chain of hashes over ciphertext.

The chain covers what is stored, not what it means, so it still verifies after a search was wiped. Whoever cuts off
the end or rewrites the whole is found out by the signed head that went to the auditor the day before.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from service.store.clock import now, today
from service.store.errors import StoreError
from service.store.keyring import CaseworkKeys
from service.store.models.staff import AuditEntry
from service.store.seal import Place, unbind, wrap_for_service

START = bytes(32)
# Actors that are no person.
SYSTEM = "system"
COMMAND = "command"
_LOCK = 0x564D46  # an arbitrary number, the same in every process


@dataclass(frozen=True, slots=True)
class Broken:
    """Where the chain does not hold: entries are missing up to ``missing_to``, or one was altered."""

    position: int
    missing_to: int | None = None

    @property
    def reason(self) -> str:
        if self.missing_to:
            return f"entries {self.position} to {self.missing_to} are missing"
        return "the entry or the one before it was altered"


def _place(position: int) -> Place:
    return Place("audit_entry", str(position), "detail")


def _hash(previous: bytes, entry: AuditEntry) -> bytes:
    facts = json.dumps([entry.position, entry.at, entry.actor, entry.action, entry.subject]).encode()
    return hashlib.blake2b(previous + len(facts).to_bytes(4, "big") + facts + entry.detail, digest_size=32).digest()


def append(
    session: Session, keys: CaseworkKeys, actor: str, action: str, subject: str = "", **detail: Any
) -> AuditEntry:
    """Adds one entry inside the caller's transaction: an act and its trace stand or fall together."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.position.desc()).limit(1)).first()
    position = 1 if last is None else last.position + 1
    sealed = wrap_for_service(
        keys.service_public, json.dumps(detail, ensure_ascii=False).encode().ljust(256), _place(position)
    )
    entry = AuditEntry(position=position, at=now(), actor=actor, action=action, subject=subject, detail=sealed)
    entry.hash = _hash(START if last is None else last.hash, entry)
    session.add(entry)
    session.flush()
    return entry


def detail_of(entry: AuditEntry, opened: bytes) -> dict[str, Any]:
    """The detail, from what the vault took out of the sealed box."""
    fields: dict[str, Any] = json.loads(unbind(opened, _place(entry.position)))
    return fields


def verify(session: Session) -> Iterator[Broken]:
    """Every place where the chain does not hold; nothing if it is whole."""
    previous, expected = START, 1
    for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.position)).yield_per(1000):
        if entry.position != expected:
            yield Broken(expected, entry.position - 1)
        elif entry.hash != _hash(previous, entry):
            yield Broken(entry.position)
        previous, expected = entry.hash, entry.position + 1


def signed_head(session: Session, keys: CaseworkKeys) -> dict[str, str | int]:
    """What the auditor keeps: day, length, last hash, signature, and the key to check it with."""
    last = session.scalars(select(AuditEntry).order_by(AuditEntry.position.desc()).limit(1)).first()
    head: dict[str, str | int] = {
        "day": today().isoformat(),
        "length": 0 if last is None else last.position,
        "hash": (START if last is None else last.hash).hex(),
    }
    signature = keys.audit_signing.sign(_canonical(head)).signature.hex()
    return {**head, "signature": signature, "signed_by": bytes(keys.audit_signing.verify_key).hex()}


def check_head(session: Session, head: dict[str, str | int], signed_by: str) -> str | None:
    """None if the trail still contains this head; otherwise what is wrong. Raises StoreError if it is unsigned."""
    body = {k: head[k] for k in ("day", "length", "hash")}
    try:
        VerifyKey(bytes.fromhex(signed_by)).verify(_canonical(body), bytes.fromhex(str(head["signature"])))
    except (BadSignatureError, ValueError) as error:
        raise StoreError("This head was not signed by this service.") from error
    if head["length"] == 0:
        return None
    entry = session.get(AuditEntry, int(head["length"]))
    if entry is None:
        return f"the trail was cut off: the auditor's head knows {head['length']} entries"
    if entry.hash.hex() != head["hash"]:
        return f"the trail was rewritten at or before entry {head['length']}"
    return None


def _canonical(head: dict[str, str | int]) -> bytes:
    return json.dumps({k: head[k] for k in ("day", "length", "hash")}, sort_keys=True).encode()
