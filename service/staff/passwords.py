"""Passwords: rules, one slow hash (Argon2id, RFC 9106), and the same work for a user who does not exist."""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12
LONGEST = 200


class PasswordRefused(ValueError):
    """``reason``: short, long, plain (too few different characters) or name (it contains the username)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_password(password: str, username: str) -> None:
    """Length first, as NIST SP 800-63B asks; no rules on kinds of characters. Raises PasswordRefused."""
    if len(password) < SHORTEST:
        raise PasswordRefused("short")
    if len(password) > LONGEST:
        raise PasswordRefused("long")
    if len(set(password)) < 5:
        raise PasswordRefused("plain")
    if username and username.casefold() in password.casefold():
        raise PasswordRefused("name")


class Passwords:
    """Hashes and verifies; never more than ``at_once`` in this process, so that logins cannot use up its memory."""

    def __init__(self, memory_kib: int, passes: int, at_once: int = 2) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._gate = threading.BoundedSemaphore(at_once)

    @cached_property
    def nobody(self) -> str:
        """What an unknown user's attempt is held against. Nobody knows its password."""
        return self._hasher.hash("\0" + secrets.token_hex(16))

    def hash(self, password: str) -> str:
        with self._gate:
            return self._hasher.hash(_normal(password))

    def verify(self, stored: str | None, password: str) -> bool:
        """Always computes one hash, whether there is an account or not."""
        with self._gate:
            try:
                matches = self._hasher.verify(stored or self.nobody, _normal(password[: LONGEST + 1]))
            except (VerificationError, InvalidHashError):
                return False
        return matches and stored is not None


def _normal(password: str) -> str:
    # Keyboards write one letter in several ways; the person means the same (RFC 8265).
    return unicodedata.normalize("NFKC", password)
