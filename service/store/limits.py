"""Limits on attempts, shared by every process: counted in the intake database, or in Redis when it is given.

Addresses are counted under a keyed hash that changes every day. Visitors behind one onion address share it, so a
shared address is never locked out: there the slow hash and its gate are the brake.
"""

from __future__ import annotations

import hashlib
import ipaddress

from limits import RateLimitItem, parse
from limits.storage import RedisStorage, Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from service.store.clock import now, today
from service.store.database import Database
from service.store.models.intake import Limit


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
                row = Limit(key=key, count=0, expires_at=now() + expiry)
                session.add(row)
            elif row.expires_at <= now():
                row.count, row.expires_at = 0, now() + expiry
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
    """``key``: 32 bytes, under which addresses are hashed."""

    def __init__(self, database: Database, redis_url: str | None, key: bytes) -> None:
        self.storage: Storage = RedisStorage(redis_url) if redis_url else DatabaseStorage(database)
        self._limiter = FixedWindowRateLimiter(self.storage)
        self._key = key

    def hit(self, rate: str, what: str, who: str) -> bool:
        """Counts one attempt; False if ``rate`` (such as "10/hour") is used up."""
        item: RateLimitItem = parse(rate)
        return self._limiter.hit(item, self._hashed(what, who))

    def allowed(self, rate: str, what: str, who: str) -> bool:
        """Whether another attempt would be let through; counts nothing."""
        return self._limiter.test(parse(rate), self._hashed(what, who))

    def _hashed(self, what: str, who: str) -> str:
        day = today().isoformat()
        return hashlib.blake2b(f"{day}|{what}|{who}".encode(), key=self._key, digest_size=20).hexdigest()


def address_group(address: str | None) -> str | None:
    """What to count by: the IPv4 address or the IPv6 /64. None for an address that many share (loopback, unknown)."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return None
    if parsed.is_loopback or parsed.is_unspecified:
        return None
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((parsed, 64), strict=False).network_address)
    return str(parsed)
