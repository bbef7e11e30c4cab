"""An authenticator in software: what a device with a finger or a PIN answers to ``navigator.credentials``."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def encode(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@dataclass
class Authenticator:
    """``count`` None: it does not count its signatures, as passkeys that are kept in step over several devices."""

    origin: str = "http://localhost"
    count: int | None = 0
    verifies: bool = True
    credential_id: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    user_handle: bytes = b""

    def create(self, options: str, **changes: Any) -> str:
        """The answer to options for ``create``."""
        asked = json.loads(options)
        self.user_handle = decode(asked["user"]["id"])
        attested = bytes(16) + len(self.credential_id).to_bytes(2, "big") + self.credential_id + self._public_key()
        data = self._data(asked["rp"]["id"], ATTESTED) + attested
        statement = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", asked["challenge"], changes)
        return self._answer({"clientDataJSON": encode(client), "attestationObject": encode(statement)})

    def sign(self, options: str, **changes: Any) -> str:
        """The answer to options for ``get``. ``changes``: what the browser would say otherwise."""
        asked = json.loads(options)
        if self.count is not None:
            self.count += 1
        data = self._data(changes.pop("rp", asked["rpId"]), 0)
        client = self._client("webauthn.get", asked["challenge"], changes)
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": encode(client),
            "authenticatorData": encode(data),
            "signature": encode(signature),
            "userHandle": encode(self.user_handle),
        }
        return self._answer(response)

    def _data(self, rp_id: str, more: int) -> bytes:
        flags = PRESENT | (VERIFIED if self.verifies else 0) | more
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + (self.count or 0).to_bytes(4, "big")

    def _client(self, kind: str, challenge: str, changes: dict[str, Any]) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False, **changes}
        return json.dumps(said).encode()

    def _public_key(self) -> bytes:
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})

    def _answer(self, response: dict[str, str]) -> str:
        name = encode(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
