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
class IntakeSettings:
    """What a process needs to take searches in: the whole of the family app's knowledge.

    ``receipt_memory_kib`` and ``receipt_passes`` are the Argon2id costs of opening a receipt. ``bucket``: where sealed
    pictures lie instead of ``files``.
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
        reconcile_a_day=_number(environ, "VMF_RECONCILE_A_DAY", 0, 0, 100_000),
    )


def _import_folder(environ: Mapping[str, str], data: Path) -> Path | None:
    """None where none is named. It need not exist on every host."""
    text = environ.get("VMF_IMPORT_FOLDER", "").strip()
    if not text:
        return None
    folder, data = Path(text).resolve(), data.resolve()
    if folder == data or folder in data.parents or data in folder.parents:
        raise ConfigError("VMF_IMPORT_FOLDER must lie apart from VMF_DATA: neither in the other.")
    return folder
