"""Sealing: what the service keeps about a search is ciphertext bound to its place.

XChaCha20-Poly1305 with the table, row and column as associated data, so that a value moved elsewhere in the
database does not open; padded, so that its length tells little (up to 4 KiB in steps of 256 bytes, beyond that
Padmé: Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from nacl import bindings
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.utils import random as random_bytes

KEY_BYTES = 32
_VERSION = b"\x01"
_NONCE_BYTES = bindings.crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
_STEP = 256
_STEPPED = 4096


class SealError(Exception):
    """A sealed value does not open: wrong key, wrong place, or altered bytes."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value lives. A value sealed for one place opens nowhere else."""

    table: str
    row: str
    column: str

    def encode(self) -> bytes:
        return json.dumps([self.table, self.row, self.column]).encode()


def new_key() -> bytes:
    return bytes(random_bytes(KEY_BYTES))


def derive(key: bytes, label: str, context: bytes = b"") -> bytes:
    """A 32-byte key of its own for one purpose (keyed BLAKE2b; the label is hashed with its length)."""
    tag = label.encode()
    return hashlib.blake2b(len(tag).to_bytes(2, "big") + tag + context, key=key, digest_size=KEY_BYTES).digest()


def token(key: bytes, label: str, value: str) -> str:
    """A keyed token (32 hexadecimal characters): equal values meet, and nobody without the key learns the value."""
    return derive(key, "token:" + label, value.encode()).hex()[:32]


def padded_length(length: int) -> int:
    """How long a plaintext of ``length`` bytes becomes, the one marker byte included."""
    length += 1
    if length <= _STEPPED:
        return -(-length // _STEP) * _STEP
    exponent = length.bit_length() - 1
    mantissa_bits = exponent.bit_length()
    mask = (1 << (exponent - mantissa_bits)) - 1
    return (length + mask) & ~mask


def pad(plaintext: bytes) -> bytes:
    """With a marker and as many zeros as hide how long it was."""
    return (plaintext + b"\x80").ljust(padded_length(len(plaintext)), b"\0")


def unpad(padded: bytes) -> bytes:
    return padded[: padded.rindex(b"\x80")]


def seal(key: bytes, plaintext: bytes, place: Place) -> bytes:
    padded = pad(plaintext)
    nonce = random_bytes(_NONCE_BYTES)
    sealed = bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(padded, _VERSION + place.encode(), nonce, key)
    return bytes(_VERSION + nonce + sealed)


def unseal(key: bytes, sealed: bytes, place: Place) -> bytes:
    """The plaintext. Raises SealError."""
    if sealed[:1] != _VERSION:
        raise SealError(f"unknown seal version at {place.table}.{place.column}")
    nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
    try:
        padded = bindings.crypto_aead_xchacha20poly1305_ietf_decrypt(body, _VERSION + place.encode(), nonce, key)
    except (CryptoError, ValueError) as error:
        raise SealError(f"a sealed value does not open at {place.table}.{place.column}") from error
    return unpad(bytes(padded))


def seal_json(key: bytes, value: Any, place: Place) -> bytes:
    return seal(key, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(), place)


def unseal_json(key: bytes, sealed: bytes, place: Place) -> Any:
    return json.loads(unseal(key, sealed, place))


def wrap_for_service(public_key: bytes, key: bytes, place: Place) -> bytes:
    """A key that only the vault can take out again (libsodium sealed box: no private key is needed to wrap)."""
    return bytes(SealedBox(PublicKey(public_key)).encrypt(_bound(key, place)))


def unwrap_with(private_key: bytes, wrapped: bytes) -> bytes:
    """What a sealed box holds. Raises SealError. The caller checks the binding with ``unbind``."""
    try:
        return bytes(SealedBox(PrivateKey(private_key)).decrypt(wrapped))
    except (CryptoError, ValueError) as error:
        raise SealError("a wrapped key does not open") from error


def _bound(key: bytes, place: Place) -> bytes:
    return hashlib.blake2b(place.encode(), digest_size=16).digest() + key


def unbind(opened: bytes, place: Place) -> bytes:
    """The key, if it was wrapped for this place. Raises SealError."""
    if opened[:16] != _bound(b"", place):
        raise SealError(f"a wrapped key does not belong to {place.table}.{place.column}")
    return opened[16:]
