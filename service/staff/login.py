"""Login in two steps, with limits that cannot be used against a colleague.

Attempts are counted per account *and* per origin: the address, or the browser in which this person has logged in
before (a device cookie, as OWASP describes them). Whoever guesses at a colleague's account uses up their own
allowance and never the colleague's. Where many share one address the slow hash and its gate are the brake.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from service.staff import accounts, sessions, totp
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
_DEVICE_PLACE = Place("cookie", "device", "value")


class LoginRefused(Exception):
    """``reason``: wrong (whatever was wrong), often (too many attempts from here) or over (begin again)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, repr=False)
class Origin:
    """Where an attempt comes from: the address as Flask sees it, and the browser's device cookie."""

    address: str | None
    device: str = ""


class Login:
    """The two steps. Safe to share between threads."""

    def __init__(self, casework: Casework, limits: Limits) -> None:
        self._casework = casework
        self._limits = limits
        self.passwords: Passwords = accounts.passwords_of(casework)
        assert self.passwords.nobody  # made now, so that the first unknown user takes no longer than the others

    def password(self, username: str, password: str, origin: Origin) -> str:
        """A halfway token for a right password. Raises LoginRefused."""
        username = accounts.tidy_username(username)[:64]
        self._count(PER_ORIGIN, "login", username, origin)
        group = address_group(origin.address)
        if group is not None and not self._limits.hit(PER_ADDRESS, "login-address", group):
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
        self._count(CODES, "code", person.username, Origin(None, origin.device), shared=True)
        with self._casework.database.write() as session:
            person = sessions.halfway(session, token)
            used = totp.use_code(keys, person, code, now()) if person is not None else None
            if person is not None and used is not None:
                sessions.end(session, token)
                fresh = sessions.begin(session, person.id, halfway=False)
                audit.append(session, keys, person.id, "login", factor=used)
                return fresh, self._device_cookie(person.username)
        if person is None:
            raise LoginRefused("over")
        self._casework.look(person.id, "login.failed", step="code")
        raise LoginRefused("wrong")

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

    def _count(self, rate: str, what: str, username: str, origin: Origin, shared: bool = False) -> None:
        known = self._device_of(username, origin.device)
        group = known or address_group(origin.address) or ("anywhere" if shared else None)
        if group is not None and not self._limits.hit(rate, what, f"{group}|{username}"):
            raise LoginRefused("often")

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
