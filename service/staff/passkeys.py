"""Passkeys (WebAuthn): keys of a person's own devices, bound by the browser to our address.

The device asks for finger, face or PIN before it signs, and we insist on it. So a passkey is two factors in one: it
stands for password and code together. What the database holds of it is sealed for its row and its person.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import webauthn
from sqlalchemy import select
from sqlalchemy.orm import Session
from webauthn.helpers import parse_client_data_json
from webauthn.helpers.parse_authentication_credential_json import parse_authentication_credential_json
from webauthn.helpers.parse_registration_credential_json import parse_registration_credential_json
from webauthn.helpers.structs import (
    AuthenticationCredential,
    AuthenticatorSelectionCriteria,
    AuthenticatorTransport,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from service.staff import challenges
from service.store.clock import today
from service.store.keyring import CaseworkKeys
from service.store.models.base import new_id
from service.store.models.staff import Passkey, Staff
from service.store.seal import Place, SealError, derive, seal_json, unseal_json

MOST = 10
LONGEST_NAME = 60
_LONGEST_ANSWER = 20_000
_TIMEOUT_MILLISECONDS = challenges.LIFETIME_SECONDS * 1000


class PasskeyRefused(Exception):
    """``reason``: wrong (whatever does not fit), many, known or name. ``staff_id``: whose passkey it claims to be."""

    def __init__(self, reason: str, staff_id: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.staff_id = staff_id


@dataclass(frozen=True, slots=True)
class Site:
    """What browsers bind passkeys to: ``host`` for which they are made, ``origin`` at which they are used."""

    host: str
    origin: str

    @classmethod
    def of(cls, url: str) -> Site | None:
        """None where no address is set, or where it is a number: passkeys need a name."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if not host or ":" in host or host.replace(".", "").isdecimal():
            return None
        return cls(host, f"{parts.scheme}://{parts.netloc}")


@dataclass(frozen=True, slots=True)
class Listed:
    """A passkey as its owner sees it. ``name`` is "" where the row was tampered with."""

    id: str
    name: str
    created_day: str
    used_day: str
    copied: bool


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """A signature as the browser sent it, and the challenge of ours that it is about. Nothing is proved yet."""

    credential: AuthenticationCredential
    challenge: bytes


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed. ``copied``: with a key that somebody else has too, so it proves nothing, now and from now on."""

    person: Staff
    copied: bool


@dataclass(frozen=True, slots=True, repr=False)
class _Kept:
    name: str
    credential_id: bytes
    public_key: bytes
    transports: tuple[str, ...]


class Passkeys:
    """Makes challenges and judges what comes back. Safe to share between threads."""

    def __init__(self, keys: CaseworkKeys, site: Site | None, organisation: str) -> None:
        self.site = site
        self._keys = keys
        self._organisation = organisation
        self._challenge_key = derive(keys.cookie, "passkey-challenge")

    def offered_at(self, host: str) -> bool:
        """Whether they can be used on a page that the browser has from ``host`` (name, perhaps with a port)."""
        return self.site is not None and urlsplit(f"//{host}").hostname == self.site.host

    # -- what the browser is given

    def to_add(self, session: Session, person: Staff, purpose: str) -> str:
        """Options for ``navigator.credentials.create``, as JSON."""
        assert self.site is not None
        options = webauthn.generate_registration_options(
            rp_id=self.site.host,
            rp_name=self._organisation,
            user_id=bytes.fromhex(person.id),
            user_name=person.username,
            user_display_name=person.name,
            challenge=challenges.new(self._challenge_key, purpose),
            timeout=_TIMEOUT_MILLISECONDS,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED,
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=self._descriptors(session, person.id),
        )
        return webauthn.options_to_json(options)

    def to_sign(self, session: Session, staff_id: str | None, purpose: str) -> str:
        """Options for ``navigator.credentials.get``, as JSON. Without a person any passkey of this site will do."""
        assert self.site is not None
        options = webauthn.generate_authentication_options(
            rp_id=self.site.host,
            challenge=challenges.new(self._challenge_key, purpose),
            timeout=_TIMEOUT_MILLISECONDS,
            allow_credentials=self._descriptors(session, staff_id) if staff_id else None,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
        return webauthn.options_to_json(options)

    # -- what comes back

    def add(self, session: Session, person: Staff, name: str, answer: str, purpose: str) -> str:
        """Keeps a new passkey of this person and gives its id. Raises PasskeyRefused."""
        name = _tidy_name(name)
        mine = list(session.scalars(select(Passkey).where(Passkey.staff_id == person.id)))
        if len(mine) >= MOST:
            raise PasskeyRefused("many")
        if self.site is None:
            raise PasskeyRefused("wrong")
        try:
            credential = parse_registration_credential_json(answer[:_LONGEST_ANSWER])
            challenge = self._challenge(credential.response.client_data_json, purpose)
            made = webauthn.verify_registration_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self.site.host,
                expected_origin=self.site.origin,
                require_user_verification=True,
            )
        except Exception as error:  # whatever somebody may have sent: the libraries' errors are of many kinds
            raise PasskeyRefused("wrong") from error
        if not challenges.spend(session, challenge):
            raise PasskeyRefused("wrong")
        lookup = self._lookup(made.credential_id)
        if session.scalar(select(Passkey.id).where(Passkey.lookup == lookup)) is not None:
            raise PasskeyRefused("known")
        transports = [t.value for t in credential.response.transports or ()]
        passkey_id = new_id()
        kept = [name, made.credential_id.hex(), made.credential_public_key.hex(), transports]
        session.add(
            Passkey(
                id=passkey_id,
                staff_id=person.id,
                lookup=lookup,
                sealed=seal_json(self._keys.accounts, kept, _place(passkey_id, person.id)),
                sign_count=made.sign_count,
                created_day=today(),
            )
        )
        session.flush()
        return passkey_id

    def read(self, answer: str, purpose: str) -> Answer:
        """What the browser sent, if it can be read and is about a challenge of ours. Raises PasskeyRefused."""
        if self.site is None:
            raise PasskeyRefused("wrong")
        try:
            credential = parse_authentication_credential_json(answer[:_LONGEST_ANSWER])
            return Answer(credential, self._challenge(credential.response.client_data_json, purpose))
        except Exception as error:  # whatever somebody may have sent: the libraries' errors are of many kinds
            raise PasskeyRefused("wrong") from error

    def verify(self, session: Session, answer: Answer, staff_id: str | None = None) -> Signed:
        """Whose passkey signed this, inside a write transaction. ``staff_id``: it must be this person's.

        Raises PasskeyRefused.
        """
        credential, challenge = answer.credential, answer.challenge
        assert self.site is not None
        row = session.scalars(
            select(Passkey).where(Passkey.lookup == self._lookup(credential.raw_id)).with_for_update()
        ).first()
        if row is None or (staff_id is not None and row.staff_id != staff_id):
            raise PasskeyRefused("wrong")
        person = session.get(Staff, row.staff_id, with_for_update=True)
        kept = self._open(row)
        if person is None or not person.active or person.password is None or row.copied or kept is None:
            raise PasskeyRefused("wrong", row.staff_id)
        handle = credential.response.user_handle
        if (handle or staff_id is None) and handle != bytes.fromhex(person.id):
            raise PasskeyRefused("wrong", row.staff_id)
        try:
            signed = webauthn.verify_authentication_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self.site.host,
                expected_origin=self.site.origin,
                credential_public_key=kept.public_key,
                credential_current_sign_count=0,  # compared below, where it can be told from other mistakes
                require_user_verification=True,
            )
        except Exception as error:
            raise PasskeyRefused("wrong", row.staff_id) from error
        if not challenges.spend(session, challenge):
            raise PasskeyRefused("wrong", row.staff_id)
        if (signed.new_sign_count or row.sign_count) and signed.new_sign_count <= row.sign_count:
            # Two devices sign with one key. Which of them is the owner's cannot be known: neither counts any more.
            row.copied = True
        else:
            row.sign_count, row.used_day = signed.new_sign_count, today()
        return Signed(person, row.copied)

    # -- what there is

    def listed(self, session: Session, staff_id: str) -> list[Listed]:
        """Oldest first."""
        rows = session.scalars(
            select(Passkey).where(Passkey.staff_id == staff_id).order_by(Passkey.created_day, Passkey.id)
        )
        return [
            Listed(
                row.id,
                kept.name if (kept := self._open(row)) else "",
                row.created_day.isoformat(),
                row.used_day.isoformat() if row.used_day else "",
                row.copied,
            )
            for row in rows
        ]

    def remove(self, session: Session, staff_id: str, passkey_id: str) -> bool:
        """False where it is not this person's."""
        row = session.get(Passkey, passkey_id)
        if row is None or row.staff_id != staff_id:
            return False
        session.delete(row)
        return True

    def _descriptors(self, session: Session, staff_id: str) -> list[PublicKeyCredentialDescriptor]:
        rows = session.scalars(select(Passkey).where(Passkey.staff_id == staff_id, Passkey.copied.is_(False)))
        opened = [kept for row in rows if (kept := self._open(row))]
        return [PublicKeyCredentialDescriptor(id=k.credential_id, transports=_known(k.transports)) for k in opened]

    def _challenge(self, client_data: bytes, purpose: str) -> bytes:
        """The challenge that was signed, if it is one of ours for this purpose. Raises PasskeyRefused."""
        data = parse_client_data_json(client_data)
        if data.cross_origin or not challenges.is_ours(self._challenge_key, data.challenge, purpose):
            raise PasskeyRefused("wrong")
        return data.challenge

    def _lookup(self, credential_id: bytes) -> str:
        key = derive(self._keys.accounts, "passkey-lookup")
        return hashlib.blake2b(credential_id, key=key, digest_size=32).hexdigest()

    def _open(self, row: Passkey) -> _Kept | None:
        try:
            name, credential_id, public_key, transports = unseal_json(
                self._keys.accounts, row.sealed, _place(row.id, row.staff_id)
            )
        except (SealError, ValueError):
            return None
        return _Kept(name, bytes.fromhex(credential_id), bytes.fromhex(public_key), tuple(transports))


def _tidy_name(name: str) -> str:
    """Raises PasskeyRefused: name."""
    plain = "".join(c for c in name if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp"))
    plain = " ".join(plain.split())
    if not 1 <= len(plain) <= LONGEST_NAME:
        raise PasskeyRefused("name")
    return plain


def _known(transports: Iterable[str]) -> list[AuthenticatorTransport] | None:
    values = {t.value for t in AuthenticatorTransport}
    return [AuthenticatorTransport(t) for t in transports if t in values] or None


def _place(passkey_id: str, staff_id: str) -> Place:
    # Bound to the person too: written into another's row it opens nothing.
    return Place("passkey", f"{passkey_id}|{staff_id}", "sealed")
