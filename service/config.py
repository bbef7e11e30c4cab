"""Every setting, from the environment, checked at start.

A process asks for the settings of its own kind: the family app never learns where casework lies.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
class IntakeSettings:
    """What a process needs to take searches in: the whole of the family app's knowledge.

    ``receipt_memory_kib`` and ``receipt_passes`` are the Argon2id costs of opening a receipt.
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

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"


@dataclass(frozen=True, slots=True)
class CaseworkSettings:
    """What the staff app, the workers and the commands need besides ``intake``."""

    intake: IntakeSettings
    folder: Path
    database_url: str
    vault: Path
    lease_seconds: int
    claim_minutes: int
    max_unread: int

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def keys(self) -> Path:
        return self.folder / "keys"

    @property
    def segments(self) -> Path:
        return self.folder / "segments"

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
    )


def casework_settings(environ: Mapping[str, str] | None = None) -> CaseworkSettings:
    """Settings of the staff app, the workers and the commands. Raises ConfigError."""
    environ = os.environ if environ is None else environ
    data = data_folder(environ)
    folder = data / "casework"
    return CaseworkSettings(
        intake=intake_settings(environ),
        folder=folder,
        database_url=environ.get("VMF_CASEWORK_URL") or f"sqlite:///{folder / 'casework.db'}",
        vault=Path(environ.get("VMF_VAULT") or data.with_name(data.name + ".vault")).absolute(),
        lease_seconds=_number(environ, "VMF_LEASE_SECONDS", 120, 1, 3600),
        claim_minutes=_number(environ, "VMF_CLAIM_MINUTES", 30, 1, 480),
        max_unread=50,
    )
