"""The same request sent twice is done once: what it was answered is kept for a day, under the token's own secret.

The answer holds the family's code, so nobody without the token can read it, the service included. See the IETF draft
"The Idempotency-Key HTTP Header Field".
"""

from __future__ import annotations

import hashlib
from typing import Any

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from service.api.problems import Problem
from service.store.clock import now
from service.store.database import Database
from service.store.models.groups import KeptAnswer
from service.store.seal import Place, derive, seal_json, unseal_json
from service.store.tokens import Bearer

DAY = 24 * 3600
# A request that never came to its end, such as by a kill, may be tried again after this.
_ABANDONED = 120


class Kept:
    """One request: ``begin`` gives an earlier answer, ``finish`` keeps this one, ``forget`` after a failure."""

    def __init__(self, database: Database, by: Bearer, key: str, request: bytes) -> None:
        self._database = database
        self._sealing = derive(hashlib.blake2b(by.secret, digest_size=32).digest(), "kept-answer")
        self._key = hashlib.blake2b(f"{by.id}|{key}".encode(), key=self._sealing, digest_size=32).hexdigest()
        self._request_hash = hashlib.blake2b(request, key=self._sealing, digest_size=32).hexdigest()

    def begin(self) -> dict[str, Any] | None:
        """What this very request was answered, None where it is new. Raises Problem (409): while it is being done, and
        where the key was used for another request."""
        with self._database.write() as session:
            session.execute(delete(KeptAnswer).where(KeptAnswer.expires_at < now()))
        try:
            with self._database.write() as session:
                row = session.get(KeptAnswer, self._key, with_for_update=True)
                if row is None:
                    session.add(
                        KeptAnswer(key=self._key, request_hash=self._request_hash, expires_at=now() + _ABANDONED)
                    )
                    return None
        except IntegrityError:
            raise Problem(409, "This request is being done. Ask again in a moment.") from None
        if row.request_hash != self._request_hash:
            raise Problem(409, "This Idempotency-Key was used for another request. Use a new one.")
        if row.answer is None:
            raise Problem(409, "This request is being done. Ask again in a moment.")
        kept: dict[str, Any] = unseal_json(self._sealing, row.answer, self._place())
        return kept

    def finish(self, answer: dict[str, Any]) -> None:
        with self._database.write() as session:
            row = session.get(KeptAnswer, self._key)
            if row is not None:
                row.answer = seal_json(self._sealing, answer, self._place())
                row.expires_at = now() + DAY

    def forget(self) -> None:
        with self._database.write() as session:
            session.execute(delete(KeptAnswer).where(KeptAnswer.key == self._key))

    def _place(self) -> Place:
        return Place("kept_answer", self._key, "answer")
