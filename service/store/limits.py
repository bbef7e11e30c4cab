"""Limits on attempts, shared by every process: counted in the intake database, or in Redis when it is given.

Addresses are counted under a hash whose key lies in memory only (tmpfs), is made anew every day and is gone with the
machine's power: from a stolen disk no address comes back. Ends of windows are rounded up to ten minutes. Visitors
behind one onion address share it, so a shared address is never locked out: there the slow hash and its gate are the
brake.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
import secrets
import tempfile
import time
from pathlib import Path

from limits import RateLimitItem, parse
from limits.storage import RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from service.store.clock import now, rounded_up, today
from service.store.database import Database
from service.store.keyring import write_private
from service.store.models.intake import Limit
from service.store.seal import derive

MEMORY = Path("/dev/shm")  # noqa: S108  (memory, not a disk)


class DayKey:
    """A key of this machine, this day and this deployment. Yesterday's is destroyed when today's is made."""

    def __init__(self, deployment: bytes) -> None:
        name = hashlib.blake2b(deployment, digest_size=8).hexdigest()
        self._folder = (MEMORY if MEMORY.is_dir() else Path(tempfile.gettempdir())) / f"vmf-{os.getuid()}-{name}"
        self._kept: tuple[str, bytes] = ("", b"")

    def today(self) -> bytes:
        day = today().isoformat()
        if self._kept[0] != day:
            self._kept = (day, self._read_or_make(day))
        return self._kept[1]

    def _read_or_make(self, day: str) -> bytes:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        path = self._folder / day
        for _ in range(100):
            try:
                write_private(path, secrets.token_hex(32))
            except FileExistsError:
                text = path.read_text()
                if len(text) == 64:
                    break
                time.sleep(0.01)  # another process is about to write it
        for old in self._folder.iterdir():
            if old.name != day:
                old.unlink(missing_ok=True)
        return bytes.fromhex(path.read_text())


class DatabaseStorage(Storage):
    """The storage contract of the ``limits`` library over our own table."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    @property
    def base_exceptions(self) -> type[Exception]:
        return Exception

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        try:
            return self._incr(key, expiry, amount)
        except IntegrityError:  # another process made the row between our look and our insert
            return self._incr(key, expiry, amount)

    def _incr(self, key: str, expiry: int, amount: int) -> int:
        with self._database.write() as session:
            row = session.scalars(select(Limit).where(Limit.key == key).with_for_update()).first()
            if row is None:
                row = Limit(key=key, count=0, expires_at=rounded_up(now() + expiry))
                session.add(row)
            elif row.expires_at <= now():
                row.count, row.expires_at = 0, rounded_up(now() + expiry)
            row.count += amount
            session.flush()
            return row.count

    def get(self, key: str) -> int:
        with self._database.read() as session:
            row = session.get(Limit, key)
        return row.count if row is not None and row.expires_at > now() else 0

    def get_expiry(self, key: str) -> float:
        with self._database.read() as session:
            row = session.get(Limit, key)
        return float(row.expires_at if row is not None else now())

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with self._database.write() as session:
            session.execute(delete(Limit))
        return None

    def clear(self, key: str) -> None:
        with self._database.write() as session:
            session.execute(delete(Limit).where(Limit.key == key))

    def sweep(self) -> None:
        with self._database.write() as session:
            session.execute(delete(Limit).where(Limit.expires_at < now()))


class Limits:
    """``key``: 32 bytes of this deployment; together with the day's key it is what addresses are hashed under."""

    def __init__(self, database: Database, redis_url: str | None, key: bytes) -> None:
        self.storage: Storage = RedisStorage(redis_url) if redis_url else DatabaseStorage(database)
        self._limiter = FixedWindowRateLimiter(self.storage)
        self._key = key
        self._day_key = DayKey(key)

    def hit(self, rate: str, what: str, who: str) -> bool:
        """Counts one attempt; False if ``rate`` (such as "10/hour") is used up."""
        item: RateLimitItem = parse(rate)
        return self._limiter.hit(item, self._hashed(what, who))

    def allowed(self, rate: str, what: str, who: str) -> bool:
        """Whether another attempt would be let through; counts nothing."""
        return self._limiter.test(parse(rate), self._hashed(what, who))

    def window(self, rate: str, what: str, who: str) -> tuple[int, int, int]:
        """How many attempts ``rate`` allows, how many are left, and in how many seconds it begins anew."""
        item: RateLimitItem = parse(rate)
        stats = self._limiter.get_window_stats(item, self._hashed(what, who))
        return item.amount, max(0, stats.remaining), max(0, round(stats.reset_time - now()))

    def _hashed(self, what: str, who: str) -> str:
        key = derive(self._key, "limits", self._day_key.today())
        return hashlib.blake2b(f"{what}|{who}".encode(), key=key, digest_size=20).hexdigest()


def address_group(address: str | None) -> str | None:
    """What to count by: the IPv4 address or the IPv6 /64. None for an address that many share (loopback, unknown)."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return None
    parsed = getattr(parsed, "ipv4_mapped", None) or parsed
    if parsed.is_loopback or parsed.is_unspecified:
        return None
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)
