"""Backups of the embedded engines, in two parts that are kept apart.

The *body* (databases, sealed files, records) may be kept as long as an organisation needs. The *keys* of searches
and the list of withdrawals are small, made daily, and kept for 14 days at most: a search that was withdrawn longer
ago than that can be opened from no backup. A body restored without the key of a search loses that search.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, make_url, select, update
from sqlalchemy.orm import Session

from service.config import Bucket, CaseworkSettings
from service.matching.scratch import is_scratch
from service.store.casework import Casework
from service.store.clock import now, today
from service.store.errors import StoreError
from service.store.intake import Intake
from service.store.keyring import write_private
from service.store.models.groups import GroupReferral
from service.store.models.intake import Search, SearchKey, Withdrawal
from service.store.models.public import PublicCard

KEY_DAYS = 14
_KEYS = "keys-{day}.json"
_DATABASES = ("casework.db", "intake.db")


def _sqlite_path(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise StoreError(
            "This command backs up SQLite. For PostgreSQL use pg_dump with --exclude-table-data=search_key and "
            "--exclude-table-data=export_key for the body and --table=search_key --table=withdrawal for the keys: "
            "docs/OPERATING.md shows both."
        )
    return Path(parsed.database)


def _folders(settings: CaseworkSettings) -> dict[str, Path]:
    """What lies in files, by its name in the backup. What lies in a bucket is for the store's own backup."""
    pictures = {"intake-files": settings.intake.files} if settings.intake.bucket is None else {}
    records = {"casework-files": settings.files, "segments": settings.segments, "scorers": settings.scorers}
    return {
        **pictures,
        **(records if settings.bucket is None else {}),
        "audit-heads": settings.heads,
        "intake-keys": settings.intake.keys,
        "casework-keys": settings.keys,
    }


def elsewhere(settings: CaseworkSettings) -> list[Bucket]:
    """The buckets that a body does not hold: they need a backup of their own, docs/OPERATING.md says which."""
    return [bucket for bucket in (settings.intake.bucket, settings.bucket) if bucket is not None]


def _copy_files(source: Path, target: Path) -> None:
    """Regular files only, and without their times: a link that somebody planted leads nowhere. No work in progress."""
    target.mkdir(parents=True, mode=0o700)
    for path in sorted(source.rglob("*")):
        if path.is_symlink() or is_scratch(path.relative_to(source)):
            continue
        copy = target / path.relative_to(source)
        if path.is_dir():
            copy.mkdir(mode=0o700, exist_ok=True)
        elif path.is_file():
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
            with os.fdopen(handle, "rb") as old:
                copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                copy.write_bytes(old.read())
                copy.chmod(0o600)


def _copy_database(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def make_body(settings: CaseworkSettings, folder: Path) -> None:
    """Everything but the searches' keys and what lies in buckets, into a new folder.

    Raises StoreError, FileExistsError.
    """
    intake_path, casework_path = _sqlite_path(settings.intake.database_url), _sqlite_path(settings.database_url)
    folder.mkdir(parents=True, mode=0o700)
    # First the files, then the databases: a file without its row is harmless, a row without its file is not.
    for name, source in _folders(settings).items():
        if source.exists():
            _copy_files(source, folder / name)
    _copy_database(casework_path, folder / "casework.db")
    _copy_database(intake_path, folder / "intake.db")
    # An export that has ended must not come back with an old body: one is asked for anew after a restore.
    # Nor a public card that was taken down: its family shows it again with one press. What a group reads today its
    # family may call back tomorrow, and a restore must not undo that. Files that groups sent wait for a few days
    # at most, and their keys stand beside them.
    cleared = {
        "intake.db": (
            "search_key",
            "visit",
            "public_card WHERE NOT taken_down",
            "group_outcome",
            "referral_row",
            "referral_batch",
        ),
        "casework.db": ("export_key",),
    }
    for name, tables in cleared.items():
        with closing(sqlite3.connect(folder / name, isolation_level=None)) as copy:
            copy.execute("PRAGMA secure_delete=ON")
            for table in tables:
                copy.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
            copy.execute("VACUUM")


def make_keys(casework: Casework, folder: Path) -> Path:
    """Today's keys and withdrawals, in one small file; files older than 14 days are destroyed."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with casework.intake.database.read() as session:
        # Which receipt opens a search can change after the body was saved, when a family takes its search over.
        lookups = {row.id: row.lookup for row in session.execute(select(Search.id, Search.lookup))}
        theirs = set(session.scalars(select(GroupReferral.search_id).where(GroupReferral.taken_over)))
        keys = [
            {
                "search_id": key.search_id,
                "lookup": lookups[key.search_id],
                "taken_over": key.search_id in theirs,
                "for_receipt": key.for_receipt.hex(),
                "for_service": key.for_service.hex(),
                "shred": key.shred.hex(),
            }
            for key in session.scalars(select(SearchKey))
        ]
        withdrawals = [
            {"search_id": w.search_id, "day": w.day.isoformat()} for w in session.scalars(select(Withdrawal))
        ]
    path = folder / _KEYS.format(day=today().isoformat())
    path.unlink(missing_ok=True)
    write_private(path, json.dumps({"made": now(), "keys": keys, "withdrawals": withdrawals}))
    for old in folder.glob(_KEYS.format(day="*")):
        if dt.date.fromisoformat(old.stem.removeprefix("keys-")) < today() - dt.timedelta(days=KEY_DAYS):
            old.write_bytes(bytes(old.stat().st_size))
            old.unlink()
    return path


@dataclass(frozen=True, slots=True)
class Wiped:
    """How many searches of the body a restore left out. ``withdrawn``: since the body was made. ``keyless``: their keys
    are in no file that was given, so nobody can open them."""

    withdrawn: int
    keyless: int


def restore(settings: CaseworkSettings, body: Path, keys: Path) -> Wiped:
    """Rebuilds an empty data folder.

    Raises StoreError where the data folder is not empty, ``body`` or ``keys`` is none, or the keys are older than 14
    days.
    """
    intake_path, casework_path = _sqlite_path(settings.intake.database_url), _sqlite_path(settings.database_url)
    if settings.folder.parent.exists() and any(settings.folder.parent.iterdir()):
        raise StoreError(f"{settings.folder.parent} is not empty: a restore never overwrites.")
    stored = _read_keys(keys)
    missing = next((name for name in _DATABASES if not (body / name).is_file()), None)
    if missing is not None:  # SQLite would make an empty one in its place
        raise StoreError(f"{body / missing} is missing: BODY is the folder that `backup body` made.")
    if stored["made"] < now() - KEY_DAYS * 86400:
        raise StoreError(f"{keys} is older than {KEY_DAYS} days: it may bring back what families withdrew.")
    for name, target in _folders(settings).items():
        if (body / name).exists():
            _copy_files(body / name, target)
    for name, target in zip(_DATABASES, (casework_path, intake_path), strict=True):
        _copy_database(body / name, target)
    intake = Intake(settings.intake)
    try:
        return _bring_keys(intake, stored)
    finally:
        intake.database.dispose()


def _read_keys(path: Path) -> dict[str, Any]:
    try:
        stored = json.loads(path.read_text())
        if isinstance(stored, dict) and {"made", "keys", "withdrawals"} <= stored.keys():
            return stored
    except (UnicodeDecodeError, ValueError):
        pass
    raise StoreError(f"{path} is damaged or no file of keys: KEYS is a file that `backup keys` wrote.")


def _follow_receipt(session: Session, key: Mapping[str, Any]) -> None:
    """The search opens with the receipt that opened it when the keys were saved. Files of before do not tell it."""
    if "lookup" not in key:
        return
    search = session.get_one(Search, key["search_id"])
    if search.lookup != key["lookup"]:
        search.lookup, search.unconfirmed_until = key["lookup"], None
    if key["taken_over"]:
        taken = update(GroupReferral).where(GroupReferral.search_id == search.id).values(taken_over=True)
        session.execute(taken)


def _bring_keys(intake: Intake, stored: Mapping[str, list[dict[str, Any]]]) -> Wiped:
    with intake.database.write() as session:
        session.execute(delete(PublicCard).where(PublicCard.taken_down.is_(False)))
        present = set(session.scalars(select(Search.id)))
        for key in stored["keys"]:
            if key["search_id"] in present:
                sealed = {name: bytes.fromhex(key[name]) for name in ("for_receipt", "for_service", "shred")}
                session.add(SearchKey(search_id=key["search_id"], **sealed))
                _follow_receipt(session, key)
        known = set(session.scalars(select(Withdrawal.search_id)))
        for gone in stored["withdrawals"]:
            if gone["search_id"] not in known:
                day = dt.date.fromisoformat(gone["day"])
                session.add(Withdrawal(search_id=gone["search_id"], day=day))
    withdrawn = intake.replay_withdrawals()
    with intake.database.read() as session:
        keyless = list(
            session.scalars(
                select(Search.id)
                .outerjoin(SearchKey, SearchKey.search_id == Search.id)
                .where(SearchKey.search_id.is_(None))
            )
        )
    for search_id in keyless:
        intake.wipe(search_id)
    return Wiped(withdrawn, len(keyless))
