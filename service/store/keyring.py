"""The small keys that each application keeps in its own folder, outside the databases.

None of them opens a search: that takes a receipt or the vault.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from nacl.signing import SigningKey

from service.store.errors import StoreError
from service.store.seal import new_key

FILE = "keys.json"
PURPOSES = ("service", "demonstration")


@dataclass(frozen=True, slots=True, repr=False)
class IntakeKeys:
    """``pepper``: for receipts. ``cookie``: signs cookies. ``limits``: hashes addresses. 32 bytes each."""

    purpose: str
    service_public: bytes
    pepper: bytes
    cookie: bytes
    limits: bytes


@dataclass(frozen=True, slots=True, repr=False)
class CaseworkKeys:
    """``cookie``: signs cookies. ``accounts``: seals second factors. ``audit``: Ed25519 seed that signs the heads.
    ``agent``: what a process must know to speak with the vault agent, whatever Unix user it runs as."""

    purpose: str
    service_public: bytes
    cookie: bytes
    accounts: bytes
    audit: bytes
    agent: bytes

    @property
    def audit_signing(self) -> SigningKey:
        return SigningKey(self.audit)


def new_intake_keys(purpose: str, service_public: bytes) -> IntakeKeys:
    return IntakeKeys(purpose, service_public, pepper=new_key(), cookie=new_key(), limits=new_key())


def new_casework_keys(purpose: str, service_public: bytes) -> CaseworkKeys:
    return CaseworkKeys(purpose, service_public, cookie=new_key(), accounts=new_key(), audit=new_key(), agent=new_key())


def write_private(path: Path, text: str) -> None:
    """A file that only its owner reads, never half written. Raises FileExistsError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def save(folder: Path, keys: IntakeKeys | CaseworkKeys) -> None:
    fields = {name: getattr(keys, name) for name in keys.__slots__}
    text = json.dumps({n: v.hex() if isinstance(v, bytes) else v for n, v in fields.items()}, indent=1)
    write_private(folder / FILE, text + "\n")


def _load(folder: Path, demonstration: bool) -> dict[str, str]:
    path = folder / FILE
    try:
        fields: dict[str, str] = json.loads(path.read_text())
    except FileNotFoundError as error:
        raise StoreError(f"{path} is missing. Make the data folder with `python -m service init`.") from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{path} cannot be read: {error}") from error
    check_purpose(fields.get("purpose", ""), demonstration, str(path))
    return fields


def check_purpose(purpose: str, demonstration: bool, what: str) -> None:
    """A demonstration's keys are public: a real deployment refuses them, and the other way round."""
    if purpose not in PURPOSES:
        raise StoreError(f"{what} does not say what it is for.")
    if (purpose == "demonstration") != demonstration:
        other = "the demonstration" if purpose == "demonstration" else "a real deployment"
        raise StoreError(f"{what} belongs to {other} and is refused here. Name another data folder with VMF_DATA.")


def load_intake(folder: Path, demonstration: bool) -> IntakeKeys:
    """Raises StoreError."""
    fields = _load(folder, demonstration)
    return IntakeKeys(fields["purpose"], *(bytes.fromhex(fields[n]) for n in IntakeKeys.__slots__[1:]))


def load_casework(folder: Path, demonstration: bool) -> CaseworkKeys:
    """Raises StoreError."""
    fields = _load(folder, demonstration)
    return CaseworkKeys(fields["purpose"], *(bytes.fromhex(fields[n]) for n in CaseworkKeys.__slots__[1:]))
