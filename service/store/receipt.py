"""The receipt: 24 random digits, the enquirer's only credential.

One slow hash (Argon2id) of the digits yields both the id under which the search is found and the key that unwraps
it, so that a wrong guess costs as much as a right one and a database alone opens nothing. The salt and a keyed
pre-hash come from a pepper that is kept outside the database.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
import unicodedata
from dataclasses import dataclass

from nacl import pwhash

from service.store.seal import derive

DIGITS = 24
GROUP = 4


class ReceiptError(ValueError):
    """The typed text is not 24 digits. ``digits`` is how many there were."""

    def __init__(self, digits: int) -> None:
        super().__init__(f"a receipt has {DIGITS} digits, not {digits}")
        self.digits = digits


@dataclass(frozen=True, slots=True)
class Receipt:
    """24 decimal digits."""

    digits: str

    @classmethod
    def new(cls) -> Receipt:
        return cls("".join(secrets.choice("0123456789") for _ in range(DIGITS)))

    @classmethod
    def parse(cls, text: str) -> Receipt:
        """Digits of any script, with anything between them. Raises ReceiptError."""
        digits = "".join(str(unicodedata.decimal(c)) for c in text[:500] if unicodedata.decimal(c, None) is not None)
        if len(digits) != DIGITS:
            raise ReceiptError(len(digits))
        return cls(digits)

    @property
    def groups(self) -> list[str]:
        return [self.digits[i : i + GROUP] for i in range(0, DIGITS, GROUP)]

    def __str__(self) -> str:
        return " ".join(self.groups)

    def __repr__(self) -> str:
        # A receipt in a traceback or a log would be a leak.
        return "Receipt(…)"


@dataclass(frozen=True, slots=True)
class ReceiptKeys:
    """``lookup``: 32 hexadecimal characters, stored. ``wrapping``: 32 bytes, never stored."""

    lookup: str
    wrapping: bytes

    def member(self, number: int) -> ReceiptKeys:
        """The keys of one search of the family, from 0. Who has not the receipt cannot tell that two belong together,
        and each search can be destroyed alone."""
        if number == 0:
            return self
        context = number.to_bytes(2, "big")
        lookup = derive(self.wrapping, "member-lookup", context).hex()[: len(self.lookup)]
        return ReceiptKeys(lookup, derive(self.wrapping, "member", context))

    def __repr__(self) -> str:
        return "ReceiptKeys(…)"


class ReceiptLock:
    """Turns receipts into keys, slowly, and never more than ``at_once`` of them at a time in this process."""

    def __init__(self, pepper: bytes, memory_kib: int, passes: int, at_once: int) -> None:
        self._pepper = pepper
        self._memory = memory_kib * 1024
        self._passes = passes
        self._gate = threading.BoundedSemaphore(at_once)

    def open(self, receipt: Receipt) -> ReceiptKeys:
        secret = hashlib.blake2b(receipt.digits.encode(), key=self._pepper, person=b"receipt").digest()
        salt = hashlib.blake2b(self._pepper, digest_size=pwhash.argon2id.SALTBYTES, person=b"receipt-salt").digest()
        with self._gate:
            out = pwhash.argon2id.kdf(48, secret, salt, opslimit=self._passes, memlimit=self._memory)
        return ReceiptKeys(lookup=out[:16].hex(), wrapping=out[16:])
