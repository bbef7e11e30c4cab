"""What a passkey signs: a challenge that shows by itself that we made it, for what, and when.

Nothing is kept for a challenge that nobody signs, so that visitors cannot fill the database. One that was signed is
kept until it would have run out: a signature counts once.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.store.clock import now
from service.store.models.staff import SpentChallenge

LIFETIME_SECONDS = 5 * 60
_NONCE, _TIME, _MARK = 24, 8, 32


def new(key: bytes, purpose: str) -> bytes:
    """64 bytes. ``purpose`` says for what, and for which browser or session, it may be signed."""
    body = secrets.token_bytes(_NONCE) + now().to_bytes(_TIME, "big")
    return body + _mark(key, body, purpose)


def is_ours(key: bytes, challenge: bytes, purpose: str) -> bool:
    """Whether we made it for this purpose within the last five minutes."""
    body, mark = challenge[:-_MARK], challenge[-_MARK:]
    if len(body) != _NONCE + _TIME or not hmac.compare_digest(mark, _mark(key, body, purpose)):
        return False
    return 0 <= now() - int.from_bytes(body[_NONCE:], "big") <= LIFETIME_SECONDS


def spend(session: Session, challenge: bytes) -> bool:
    """False if it was signed before. Two requests at once cannot both spend it."""
    session.execute(delete(SpentChallenge).where(SpentChallenge.expires_at < now()))
    digest = hashlib.blake2b(challenge, digest_size=32, person=b"challenge").hexdigest()
    try:
        with session.begin_nested():
            session.add(SpentChallenge(digest=digest, expires_at=now() + LIFETIME_SECONDS + 1))
    except IntegrityError:
        return False
    return True


def _mark(key: bytes, body: bytes, purpose: str) -> bytes:
    return hashlib.blake2b(body + purpose.encode(), key=key, digest_size=_MARK, person=b"challenge").digest()
