"""Every setting, from the environment, checked at start.

A process asks for the settings of its own kind: the family app never learns where casework lies.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

DEMONSTRATION_MARK = "DEMONSTRATION"


class ConfigError(Exception):
    """A setting is missing or unusable; the text says what to do."""


def _flag(environ: Mapping[str, str], name: str, default: bool) -> bool:
    value = environ.get(name, "").strip().lower()
    if value in ("1", "yes", "true", "on"):
        return True
    if value in ("0", "no", "false", "off"):
        return False
    if value:
        raise ConfigError(f"{name} must be 1 or 0, not {value!r}.")
    return default


def _number(environ: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    text = environ.get(name, "").strip() or str(default)
    if not text.isdecimal() or not least <= int(text) <= most:
        raise ConfigError(f"{name} must be a whole number from {least} to {most}, not {text!r}.")
    return int(text)


def reading_minutes(environ: Mapping[str, str]) -> int:
    """How long a processor may be at one file of an import."""
    return _number(environ, "VMF_READING_MINUTES", 15, 1, 24 * 60)


def _onion(environ: Mapping[str, str]) -> str:
    """``http://….onion``, without a slash at its end; empty where there is none."""
    text = environ.get("VMF_ONION", "").strip().rstrip("/")
    if text and not re.fullmatch(r"https?://(?:[a-z0-9-]+\.)*[a-z2-7]{56}\.onion", text, re.ASCII):
        raise ConfigError(f"VMF_ONION must be http:// and an onion address of version 3, not {text!r}.")
    return text


@dataclass(frozen=True, slots=True)
class Bucket:
    """A part of an S3-compatible store. ``prefix`` is empty or ends with a slash; no ``endpoint`` is Amazon's."""

    name: str
    prefix: str
    endpoint: str | None
    region: str
    key_id: str
    secret: str = field(repr=False)
    token: str | None = field(repr=False)

    def __str__(self) -> str:
        return f"s3://{self.name}/{self.prefix}"


def _bucket(environ: Mapping[str, str], name: str) -> Bucket | None:
    """None where files lie in folders."""
    text = environ.get(name, "").strip()
    if not text:
        return None
    read = re.fullmatch(r"s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([\w./-]*))?", text, re.ASCII)
    if read is None:
        raise ConfigError(f"{name} must be s3://BUCKET or s3://BUCKET/PREFIX, not {text!r}.")
    endpoint = environ.get("VMF_S3_ENDPOINT", "").strip() or None
    if endpoint is not None:
        parts = urlsplit(endpoint)
        here = parts.hostname in ("localhost", "127.0.0.1", "::1")
        if not parts.hostname or parts.scheme not in (("http", "https") if here else ("https",)):
            raise ConfigError(
                f"VMF_S3_ENDPOINT must be an https address (http on this machine only), not {endpoint!r}."
            )
    key_id, secret = environ.get("AWS_ACCESS_KEY_ID"), environ.get("AWS_SECRET_ACCESS_KEY")
    if not key_id or not secret:
        raise ConfigError(f"{name} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.")
    return Bucket(
        name=read[1],
        prefix=f"{prefix}/" if (prefix := (read[2] or "").strip("/")) else "",
        endpoint=endpoint,
        region=environ.get("AWS_REGION") or environ.get("AWS_DEFAULT_REGION") or "us-east-1",
        key_id=key_id,
        secret=secret,
        token=environ.get("AWS_SESSION_TOKEN") or None,
    )


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How notices leave. ``tls``: "wrapped" from the first byte, "upgraded" by STARTTLS, or "none" to a relay on this
    machine. ``authority``: a file with the certificate authority to trust in place of the system's. ``subject``: in
    place of the translated one."""

    host: str
    port: int
    tls: str
    user: str | None
    password: str | None = field(repr=False)
    authority: Path | None
    sender: str
    subject: str | None


_TLS = {"smtps": ("wrapped", 465), "smtp": ("upgraded", 587)}


def _mail(environ: Mapping[str, str], sender: str | None) -> MailSettings | None:
    """None where no notices are sent."""
    text = environ.get("VMF_SMTP_URL", "").strip()
    if not text and sender is None:
        return None
    if not text or sender is None:
        raise ConfigError(
            "Notices by e-mail need both VMF_SMTP_URL and VMF_NOTICE_FROM. Set both, or none: then none are offered."
        )
    parts = urlsplit(text)
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in _TLS or not parts.hostname or parts.username or parts.path.strip("/") or port == -1:
        raise ConfigError(
            "VMF_SMTP_URL must be smtps://HOST:PORT or smtp://HOST:PORT; the user name and the password stand in "
            "VMF_SMTP_USER and VMF_SMTP_PASSWORD."
        )
    tls, usual = _TLS[parts.scheme]
    if parts.scheme == "smtp" and parts.hostname in ("localhost", "127.0.0.1", "::1"):
        tls, usual = "none", 25
    user, password = environ.get("VMF_SMTP_USER") or None, environ.get("VMF_SMTP_PASSWORD") or None
    if (user is None) != (password is None):
        raise ConfigError("VMF_SMTP_USER and VMF_SMTP_PASSWORD belong together: set both, or none.")
    authority = Path(environ["VMF_SMTP_CA"]) if environ.get("VMF_SMTP_CA") else None
    if authority is not None and not authority.is_file():
        raise ConfigError(f"VMF_SMTP_CA names no file: {authority}.")
    subject = " ".join(environ.get("VMF_NOTICE_SUBJECT", "").split()) or None
    return MailSettings(parts.hostname, port or usual, tls, user, password, authority, sender, subject)


def _sender(environ: Mapping[str, str]) -> str | None:
    text = environ.get("VMF_NOTICE_FROM", "").strip()
    if text and not re.fullmatch(r"[^@\s<>,;\"]+@[^@\s<>,;\"]+", text):
        raise ConfigError(f"VMF_NOTICE_FROM must be a bare address such as post@example.org, not {text!r}.")
    return text or None


@dataclass(frozen=True, slots=True)
class IntakeSettings:
    """What a process needs to take searches in: the whole of the family app's knowledge.

    ``receipt_memory_kib`` and ``receipt_passes`` are the Argon2id costs of opening a receipt. ``bucket``: where sealed
    pictures lie instead of ``files``. ``pseudo_languages``: whether the two languages that nobody speaks
    are offered, which show what is outside the catalogues. ``contact``: how families reach
    whoever runs the service, as it shall stand on a page. ``onion``: the family app's address in Tor.
    pictures lie instead of ``files``. ``notice_from``: whom notices by e-mail come from; None where none are offered.
    """

    folder: Path
    database_url: str
    redis_url: str | None
    demonstration: bool
    https: bool
    trusted_proxies: int
    organisation: str
    receipt_memory_kib: int
    receipt_passes: int
    receipts_at_once: int
    search_months: int
    bucket: Bucket | None = None
    pseudo_languages: bool = False
    contact: str = ""
    onion: str = ""
    notice_from: str | None = None

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"


@dataclass(frozen=True, slots=True)
class CaseworkSettings:
    """What the staff app, the workers and the commands need besides ``intake``.

    ``bucket``: where portraits, segments and scorers lie instead of folders; ``cache`` then keeps what a host opened.
    ``imports``: the folder below which administrators may name folders to import; None where they may not.
    ``staff_url``: scheme, host and port at which staff reach their app, for links and passkeys; "" where none is set.
    ``mail``: how notices leave; None where none are sent.
    ``reconcile_a_day``: how many reconciliation queries each senior may send in a day; 0 switches the endpoint off.
    """

    intake: IntakeSettings
    folder: Path
    database_url: str
    vault: Path
    lease_seconds: int
    claim_minutes: int
    max_unread: int
    bucket: Bucket | None = None
    imports: Path | None = None
    staff_url: str = ""
    mail: MailSettings | None = None
    reconcile_a_day: int = 0

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def segments(self) -> Path:
        return (self.cache if self.bucket else self.folder) / "segments"

    @property
    def scorers(self) -> Path:
        return (self.cache if self.bucket else self.folder) / "scorers"

    @property
    def heads(self) -> Path:
        return self.folder / "audit-heads"

    @property
    def demonstration(self) -> bool:
        return self.intake.demonstration


def data_folder(environ: Mapping[str, str] | None = None) -> Path:
    environ = os.environ if environ is None else environ
    return Path(environ.get("VMF_DATA") or "data").absolute()


def intake_settings(environ: Mapping[str, str] | None = None) -> IntakeSettings:
    """Settings of the family app. Raises ConfigError."""
    environ = os.environ if environ is None else environ
    data = data_folder(environ)
    demonstration = _flag(environ, "VMF_DEMONSTRATION", default=False)
    marked = (data / DEMONSTRATION_MARK).exists()
    if demonstration and data.exists() and any(data.iterdir()) and not marked:
        raise ConfigError(
            f"{data} is a real data folder: the demonstration refuses it. Unset VMF_DEMONSTRATION, or name another "
            "folder with VMF_DATA."
        )
    if marked and not demonstration:
        raise ConfigError(
            f"{data} was made by the demonstration: its keys and accounts are public. Name another folder with "
            "VMF_DATA and make it with `python -m service init`."
        )
    if demonstration and environ.get("VMF_INTAKE_FILES"):
        raise ConfigError(
            "The demonstration keeps its files in folders: unset VMF_INTAKE_FILES and VMF_CASEWORK_FILES."
        )
    pseudo = _flag(environ, "VMF_PSEUDO_LANGUAGES", default=False)
    if pseudo and not demonstration:
        raise ConfigError("VMF_PSEUDO_LANGUAGES is for the demonstration only: unset it.")
    folder = data / "intake"
    return IntakeSettings(
        folder=folder,
        database_url=environ.get("VMF_INTAKE_URL") or f"sqlite:///{folder / 'intake.db'}",
        redis_url=environ.get("VMF_REDIS_URL") or None,
        demonstration=demonstration,
        https=_flag(environ, "VMF_HTTPS", default=not demonstration),
        trusted_proxies=_number(environ, "VMF_TRUSTED_PROXIES", 0, 0, 5),
        organisation=environ.get("VMF_ORGANISATION") or "Visit My Family",
        receipt_memory_kib=1024 * _number(environ, "VMF_RECEIPT_MEMORY_MIB", 64, 8, 4096),
        receipt_passes=_number(environ, "VMF_RECEIPT_PASSES", 3, 1, 20),
        receipts_at_once=_number(environ, "VMF_RECEIPTS_AT_ONCE", 2, 1, 64),
        search_months=_number(environ, "VMF_SEARCH_MONTHS", 24, 1, 120),
        bucket=_bucket(environ, "VMF_INTAKE_FILES"),
        pseudo_languages=pseudo,
        contact=environ.get("VMF_CONTACT", "").strip(),
        onion=_onion(environ),
        notice_from=_sender(environ),
    )


def casework_settings(environ: Mapping[str, str] | None = None) -> CaseworkSettings:
    """Settings of the staff app, the workers and the commands. Raises ConfigError."""
    environ = os.environ if environ is None else environ
    data = data_folder(environ)
    folder = data / "casework"
    intake = intake_settings(environ)
    if intake.demonstration and environ.get("VMF_CASEWORK_FILES"):
        raise ConfigError("The demonstration keeps its files in folders: unset VMF_CASEWORK_FILES.")
    bucket = _bucket(environ, "VMF_CASEWORK_FILES")
    if bucket is not None and intake.bucket is not None and bucket.name == intake.bucket.name:
        raise ConfigError(
            "VMF_INTAKE_FILES and VMF_CASEWORK_FILES must be two buckets: the family app's credentials open the first."
        )
    reading_minutes(environ)  # whoever reads asks for it again
    return CaseworkSettings(
        intake=intake,
        folder=folder,
        database_url=environ.get("VMF_CASEWORK_URL") or f"sqlite:///{folder / 'casework.db'}",
        vault=Path(environ.get("VMF_VAULT") or data.with_name(data.name + ".vault")).absolute(),
        lease_seconds=_number(environ, "VMF_LEASE_SECONDS", 120, 1, 3600),
        claim_minutes=_number(environ, "VMF_CLAIM_MINUTES", 30, 1, 480),
        max_unread=50,
        bucket=bucket,
        imports=_import_folder(environ, data),
        staff_url=_staff_url(environ),
        mail=_mail(environ, intake.notice_from),
        reconcile_a_day=_number(environ, "VMF_RECONCILE_A_DAY", 0, 0, 100_000),
    )


def _staff_url(environ: Mapping[str, str]) -> str:
    """Browsers give passkeys to https, to this machine and to onion services, and bind them to the host's name."""
    text = environ.get("VMF_STAFF_URL", "").strip().rstrip("/")
    if not text:
        return ""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ConfigError(
            f"VMF_STAFF_URL must be an address such as https://staff.example.org, not {text!r}."
        ) from error
    plain = host in ("localhost", "127.0.0.1", "::1") or host.endswith(".onion")
    if not host or parts.scheme not in (("https", "http") if plain else ("https",)):
        raise ConfigError(
            f"VMF_STAFF_URL must be an https address (http on this machine and for onion services), not {text!r}."
        )
    if parts.path or parts.query or parts.fragment or parts.username is not None:
        raise ConfigError(f"VMF_STAFF_URL must end with the host, or with its port, not {text!r}.")
    shown = f"[{host}]" if ":" in host else host
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, usual) else "")


def _import_folder(environ: Mapping[str, str], data: Path) -> Path | None:
    """None where none is named. It need not exist on every host."""
    text = environ.get("VMF_IMPORT_FOLDER", "").strip()
    if not text:
        return None
    folder, data = Path(text).resolve(), data.resolve()
    if folder == data or folder in data.parents or data in folder.parents:
        raise ConfigError("VMF_IMPORT_FOLDER must lie apart from VMF_DATA: neither in the other.")
    return folder
