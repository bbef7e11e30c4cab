"""The second factor: time-based codes (RFC 6238) that work once, and recovery codes that work once."""

from __future__ import annotations

import hashlib
import io
import secrets
import unicodedata

import pyotp
import segno

from service.store.keyring import CaseworkKeys
from service.store.models.staff import Staff
from service.store.seal import Place, SealError, derive, seal, unseal

ISSUER = "Visit My Family"
STEP_SECONDS = 30
# One step back, for slow typing and clocks that run behind; one ahead, for clocks that run before.
_TOLERATED = (0, -1, 1)
RECOVERY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_secret() -> str:
    """160 random bits in base32, as authenticator apps take them."""
    return pyotp.random_base32()


def _place(staff_id: str) -> Place:
    return Place("staff", staff_id, "totp")


def seal_secret(keys: CaseworkKeys, staff_id: str, secret: str) -> bytes:
    return seal(keys.accounts, secret.encode(), _place(staff_id))


def open_secret(keys: CaseworkKeys, staff_id: str, sealed: bytes) -> str:
    """Raises SealError."""
    return unseal(keys.accounts, sealed, _place(staff_id)).decode()


def plain_digits(code: str) -> str:
    """The same with 0 to 9 for the digits of every script: phones show and type them in the reader's own."""
    return "".join(c if (digit := unicodedata.decimal(c, None)) is None else str(digit) for c in code)


def matching_step(secret: str, code: str, at: int, after: int) -> int | None:
    """The time step that ``code`` belongs to, or None. Steps up to ``after`` were used and count no more."""
    digits = "".join(c for c in plain_digits(code) if c.isdecimal())
    if len(digits) != 6:
        return None
    totp = pyotp.TOTP(secret, interval=STEP_SECONDS)
    for drift in _TOLERATED:
        step = at // STEP_SECONDS + drift
        if step > after and secrets.compare_digest(totp.generate_otp(step), digits):
            return step
    return None


def use_code(keys: CaseworkKeys, person: Staff, code: str, at: int) -> str | None:
    """Spends a code of this person, inside the caller's transaction. ``totp``, ``recovery``, or None if it is wrong.

    The row must have been read for update: two logins with one code must not both pass.
    """
    if person.totp is None:
        return None
    try:
        secret = open_secret(keys, person.id, person.totp)
    except SealError:
        return None
    step = matching_step(secret, code, at, person.totp_step)
    if step is not None:
        person.totp_step = step
        return "totp"
    hashed = hash_recovery(keys, code)
    if hashed in person.recovery:
        person.recovery = [kept for kept in person.recovery if kept != hashed]
        return "recovery"
    return None


def new_recovery_codes() -> list[str]:
    """Ten codes of 50 bits, to be kept on paper."""
    return ["-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in "ab") for _ in range(RECOVERY_CODES)]


def hash_recovery(keys: CaseworkKeys, code: str) -> str:
    """Keyed: the database alone does not even allow guessing."""
    plain = "".join(c for c in plain_digits(code).casefold() if c.isalnum())
    return hashlib.blake2b(plain.encode(), key=derive(keys.accounts, "recovery"), digest_size=20).hexdigest()


def provisioning_uri(username: str, secret: str) -> str:
    return pyotp.TOTP(secret).provisioning_uri(name=username, issuer_name=ISSUER)


def qr_svg(uri: str) -> bytes:
    """The QR picture of a provisioning address, as an SVG file of its own."""
    out = io.BytesIO()
    segno.make_qr(uri, error="m").save(out, kind="svg", scale=6, border=4, xmldecl=True, svgns=True, light="#fff")
    return out.getvalue()
