"""The vault: the service's private key at rest, wrapped so that any two of three custodians open it.

Each pair of custodians has a wrapping of its own, under a key made from both passphrases (Argon2id each). There is
nothing to combine and no share to lose: two passphrases in, the key out.
"""

from __future__ import annotations

import hashlib
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nacl import pwhash
from nacl.public import PrivateKey
from nacl.utils import random as random_bytes

from service.store.errors import VaultError
from service.store.keyring import PURPOSES, write_private
from service.store.seal import Place, SealError, seal, unseal

FILE = "vault.json"
CUSTODIANS = 3
MEMORY_KIB = 256 * 1024
PASSES = 3
SHORTEST = 15
# Public on purpose: a vault under these is marked as a demonstration and refused everywhere else.
DEMONSTRATION_PASSPHRASES = ("demonstration custodian one", "demonstration custodian two", "demonstration three")
_PAIRS = tuple(itertools.combinations(range(CUSTODIANS), 2))


@dataclass(frozen=True, slots=True)
class Vault:
    """The vault file: public facts and the wrapped key."""

    purpose: str
    public_key: bytes
    memory_kib: int
    passes: int
    salts: tuple[bytes, ...]
    wraps: tuple[bytes, ...]

    @classmethod
    def create(
        cls, passphrases: list[str], purpose: str = "service", memory_kib: int = MEMORY_KIB, passes: int = PASSES
    ) -> Vault:
        """A new key pair under three passphrases. Raises VaultError."""
        _check(passphrases, purpose)
        return cls._wrapped(bytes(PrivateKey.generate()), passphrases, purpose, memory_kib, passes)

    def rewrap(self, private: bytes, passphrases: list[str]) -> Vault:
        """The same key under new passphrases. Raises VaultError."""
        _check(passphrases, self.purpose)
        return self._wrapped(private, passphrases, self.purpose, self.memory_kib, self.passes)

    @classmethod
    def _wrapped(cls, private: bytes, passphrases: list[str], purpose: str, memory_kib: int, passes: int) -> Vault:
        salts = tuple(random_bytes(pwhash.argon2id.SALTBYTES) for _ in range(CUSTODIANS))
        shell = cls(purpose, bytes(PrivateKey(private).public_key), memory_kib, passes, salts, ())
        slow = [shell._slow(passphrase, i) for i, passphrase in enumerate(passphrases)]
        wraps = tuple(seal(_pair_key(slow[i], slow[j]), private, shell._place(i, j)) for i, j in _PAIRS)
        return cls(purpose, shell.public_key, memory_kib, passes, salts, wraps)

    def open(self, first: str, second: str) -> bytes:
        """The private key (32 bytes), from two passphrases in any order. Raises VaultError."""
        tried: dict[tuple[str, int], bytes] = {}
        for (i, j), wrap in zip(_PAIRS, self.wraps, strict=True):
            for a, b in ((first, second), (second, first)):
                for passphrase, index in ((a, i), (b, j)):
                    if (passphrase, index) not in tried:
                        tried[passphrase, index] = self._slow(passphrase, index)
                try:
                    return unseal(_pair_key(tried[a, i], tried[b, j]), wrap, self._place(i, j))
                except SealError:
                    continue
        raise VaultError("These two passphrases do not open the vault. Two different custodians are needed.")

    def save(self, folder: Path) -> None:
        """Raises VaultError where there is a vault already: its key may be the only one."""
        try:
            write_private(folder / FILE, self.to_json())
        except FileExistsError as error:
            raise VaultError(f"{folder / FILE} exists already and is never overwritten.") from error

    def replace(self, folder: Path) -> None:
        """Puts this in the place of an older vault file, whole or not at all."""
        temporary = folder / f".{FILE}.new"
        temporary.unlink(missing_ok=True)
        write_private(temporary, self.to_json())
        temporary.replace(folder / FILE)

    @classmethod
    def load(cls, folder: Path) -> Vault:
        """Raises VaultError."""
        path = folder / FILE
        try:
            fields = json.loads(path.read_text())
            vault = cls(
                purpose=fields["purpose"],
                public_key=bytes.fromhex(fields["public_key"]),
                memory_kib=int(fields["memory_kib"]),
                passes=int(fields["passes"]),
                salts=tuple(bytes.fromhex(s) for s in fields["salts"]),
                wraps=tuple(bytes.fromhex(w) for w in fields["wraps"]),
            )
        except FileNotFoundError as error:
            raise VaultError(f"{path} is missing: set VMF_VAULT to the folder that holds the vault.") from error
        except (OSError, KeyError, ValueError, TypeError) as error:
            raise VaultError(f"{path} cannot be read as a vault: {error}") from error
        if vault.purpose not in PURPOSES:
            raise VaultError(f"{path} does not say what it is for.")
        return vault

    def to_json(self) -> str:
        fields = {
            "purpose": self.purpose,
            "public_key": self.public_key.hex(),
            "memory_kib": self.memory_kib,
            "passes": self.passes,
            "salts": [s.hex() for s in self.salts],
            "wraps": [w.hex() for w in self.wraps],
        }
        return json.dumps(fields, indent=1) + "\n"

    def _slow(self, passphrase: str, custodian: int) -> bytes:
        salt, memory = self.salts[custodian], self.memory_kib * 1024
        return bytes(pwhash.argon2id.kdf(32, passphrase.encode(), salt, opslimit=self.passes, memlimit=memory))

    def _place(self, i: int, j: int) -> Place:
        # The purpose is bound in: a demonstration's vault cannot be edited into a real one.
        return Place("vault", f"{self.purpose}:{self.public_key.hex()}", f"{i}-{j}")


def check_passphrase(passphrase: str, others: Sequence[str] = ()) -> None:
    """Raises VaultError unless it can be a custodian's beside those of ``others``."""
    if passphrase in others:
        raise VaultError(f"The vault needs {CUSTODIANS} different passphrases.")
    if len(passphrase) < SHORTEST:
        raise VaultError(f"A custodian's passphrase has at least {SHORTEST} characters: take five random words.")


def _check(passphrases: list[str], purpose: str) -> None:
    if len(passphrases) != CUSTODIANS or len(set(passphrases)) != CUSTODIANS:
        raise VaultError(f"The vault needs {CUSTODIANS} different passphrases.")
    if purpose == "service":
        for passphrase in passphrases:
            check_passphrase(passphrase)


def _pair_key(one: bytes, two: bytes) -> bytes:
    return hashlib.blake2b(one + two, digest_size=32, person=b"vault-pair").digest()
