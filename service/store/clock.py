"""The one place that asks what time it is. Times that need not be exact are kept as days."""

from __future__ import annotations

import datetime as dt
import time

_ROUNDING = 600


def now() -> int:
    """Seconds since 1970, UTC."""
    return int(time.time())


def today() -> dt.date:
    return dt.datetime.now(dt.UTC).date()


def rounded_up(seconds: int) -> int:
    """A time that tells ten minutes and no more."""
    return -(-seconds // _ROUNDING) * _ROUNDING


def in_months(months: int) -> dt.date:
    """About that many months from today: 30.4 days each."""
    return today() + dt.timedelta(days=round(months * 30.44))
