"""Login in two steps, or by a passkey in one, with limits that cannot be used against a colleague.

Attempts are counted per account *and* per origin: the address, or the browser in which this person has logged in
before (a device cookie, as OWASP describes them). Whoever guesses at a colleague's account uses up their own
allowance and never the colleague's, nor that of others in the same office who log in where they did before. Where many
share one address the slow hash and its gate are the brake. A passkey cannot be guessed, so nobody is kept from theirs.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from service.staff import accounts, sessions, totp
from service.staff.devices import device_words
from service.staff.passkeys import Answer, PasskeyRefused, Passkeys
from service.staff.passwords import Passwords
from service.store import audit
from service.store.casework import Casework
from service.store.clock import now
from service.store.limits import Limits, address_group
from service.store.models.staff import Staff
from service.store.seal import Place, SealError, derive, seal_json, unseal_json

PER_ORIGIN = "10/15minute"
PER_ADDRESS = "60/hour"
CODES = "10/hour"
# Somebody has the password then: of a million codes three hold at a time, so a month of guessing stays hopeless.
CODES_A_DAY = "30/day"
_DEVICE_PLACE = Place("cookie", "device", "value")


class LoginRefused(Exception):
    """``reason``: wrong (whatever was wrong), often (too many attempts from here), over (begin again) or copied (two
    devices sign with one passkey: it opens nothing any more)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, repr=False)
class Origin:
    """Where an attempt comes from: the address as Flask sees it, the browser's device cookie, how it names itself."""

    address: str | None
    device: str = ""
    agent: str = ""


class Login:
    """The ways in. Safe to share between threads."""

    def __init__(self, casework: Casework, limits: Limits, passkeys: Passkeys) -> None:
        self._casework = casework
        self._limits = limits
        self._passkeys = passkeys
        self.passwords: Passwords = accounts.passwords_of(casework)
        assert self.passwords.nobody  # made now, so that the first unknown user takes no longer than the others

    def password(self, username: str, password: str, origin: Origin) -> str:
        """A halfway token for a right password. Raises LoginRefused."""
        username = accounts.tidy_username(username)[:64]
        known = self._count(PER_ORIGIN, "login", username, origin)
        group = address_group(origin.address)
        # Colleagues in one office share an address: a guesser among them must not use up what theirs is.
        if group is not None and not known and not self._limits.hit(PER_ADDRESS, "login-address", group):
            raise LoginRefused("often")
        with self._casework.database.read() as session:
            person = accounts.find_staff(session, username)
        stored = person.password if person is not None and person.active and person.totp else None
        if not self.passwords.verify(stored, password) or person is None:
            self._casework.look(person.id if person else "nobody", "login.failed", step="password")
            raise LoginRefused("wrong")
        with self._casework.database.write() as session:
            sessions.sweep(session)
            return sessions.begin(session, person.id, halfway=True)

    def code(self, token: str, code: str, origin: Origin) -> tuple[str, str]:
        """A session token and a device cookie for a right code. The halfway token is spent. Raises LoginRefused."""
        keys = self._casework.keys
        with self._casework.database.read() as session:
            person = sessions.halfway(session, token)
        if person is None:
            raise LoginRefused("over")
        # Shared by all unknown browsers: six digits must not be guessed from many addresses at once.
        for rate, what in ((CODES, "code"), (CODES_A_DAY, "code-day")):
            self._count(rate, what, person.username, Origin(None, origin.device), shared=True)
        with self._casework.database.write() as session:
            person = sessions.halfway(session, token)
            used = totp.use_code(keys, person, code, now()) if person is not None else None
            if person is not None and used is not None:
                return self._begin(session, person, token, used, origin)
        if person is None:
            raise LoginRefused("over")
        self._casework.look(person.id, "login.failed", step="code")
        raise LoginRefused("wrong")

    def passkey(self, answer: str, purpose: str, origin: Origin, halfway: str = "") -> tuple[str, str]:
        """A session token and a device cookie for a signature by a passkey. Raises LoginRefused.

        ``halfway``: the token of who gave a password already; the passkey must be that person's.
        """
        read = self._read(answer, purpose)
        with self._casework.database.write() as session:
            owner = sessions.halfway(session, halfway) if halfway else None
            if halfway and owner is None:
                raise LoginRefused("over")
            person = self._signed(session, read, owner.id if owner else None, "passkey")
            if person is not None:
                return self._begin(session, person, halfway, "passkey", origin)
        raise LoginRefused("copied")

    def again_by_passkey(self, person: sessions.Person, answer: str, purpose: str) -> None:
        """A passkey in place of password and code, before an act that cannot be taken back. Raises LoginRefused."""
        read = self._read(answer, purpose)
        with self._casework.database.write() as session:
            if self._signed(session, read, person.id, "again") is not None:
                sessions.refresh(session, person.session_id)
                audit.append(session, self._casework.keys, person.id, "login.again", factor="passkey")
                return
        raise LoginRefused("copied")

    def _read(self, answer: str, purpose: str) -> Answer:
        # Before the database is asked: nonsense costs nobody a transaction.
        try:
            return self._passkeys.read(answer, purpose)
        except PasskeyRefused as refused:
            raise LoginRefused("wrong") from refused

    def _signed(self, session: Session, answer: Answer, staff_id: str | None, step: str) -> Staff | None:
        """Who signed; None where the passkey turned out to be copied, which the caller must commit."""
        try:
            signed = self._passkeys.verify(session, answer, staff_id)
        except PasskeyRefused as refused:
            session.rollback()
            if refused.staff_id is not None:
                self._casework.look(refused.staff_id, "login.failed", step=step)
            raise LoginRefused("wrong") from refused
        if not signed.copied:
            return signed.person
        # Whoever has the copy may be logged in with it.
        accounts.end_sessions(session, signed.person.id)
        audit.append(session, self._casework.keys, signed.person.id, "passkey.copied")
        return None

    def _begin(self, session: Session, person: Staff, halfway: str, factor: str, origin: Origin) -> tuple[str, str]:
        sessions.sweep(session)
        if halfway:
            sessions.end(session, halfway)
        device = device_words(origin.agent)
        fresh = sessions.begin(session, person.id, halfway=False, device=device, factor=factor)
        audit.append(session, self._casework.keys, person.id, "login", factor=factor)
        return fresh, self._device_cookie(person.username)

    def again(self, person: sessions.Person, password: str, code: str, origin: Origin) -> None:
        """Password and code once more, before an act that cannot be taken back. Raises LoginRefused."""
        self._count(CODES, "again", person.username, Origin(origin.address, origin.device), shared=True)
        with self._casework.database.read() as session:
            stored = accounts.find_staff(session, person.username)
        right = self.passwords.verify(stored.password if stored else None, password)
        with self._casework.database.write() as session:
            row = session.get(Staff, person.id, with_for_update=True)
            if right and row is not None and totp.use_code(self._casework.keys, row, code, now()):
                sessions.refresh(session, person.session_id)
                audit.append(session, self._casework.keys, person.id, "login.again")
                return
        self._casework.look(person.id, "login.failed", step="again")
        raise LoginRefused("wrong")

    def _count(self, rate: str, what: str, username: str, origin: Origin, shared: bool = False) -> bool:
        """Whether this person has logged in from there before. Raises LoginRefused."""
        known = self._device_of(username, origin.device)
        group = known or address_group(origin.address) or ("anywhere" if shared else None)
        if group is not None and not self._limits.hit(rate, what, f"{group}|{username}"):
            raise LoginRefused("often")
        return known is not None

    def _device_key(self) -> bytes:
        return derive(self._casework.keys.cookie, "device")

    def _device_cookie(self, username: str) -> str:
        value = {"username": username, "device": secrets.token_hex(8)}
        return seal_json(self._device_key(), value, _DEVICE_PLACE).hex()

    def _device_of(self, username: str, cookie: str) -> str | None:
        try:
            value = unseal_json(self._device_key(), bytes.fromhex(cookie[:2000]), _DEVICE_PLACE)
        except (SealError, ValueError, IndexError):
            return None
        return f"device:{value['device']}" if value.get("username") == username else None
