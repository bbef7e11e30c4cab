"""Wake-ups hurry workers along. They carry nothing, and losing the server loses no work."""

from __future__ import annotations

import threading
import time

import redis

from service.store.wakeup import Polling, RedisWakeUp, wakeup


def test_a_push_ends_the_wait(valkey: str) -> None:
    worker, family = RedisWakeUp(valkey, seconds=20), RedisWakeUp(valkey)
    with redis.Redis.from_url(valkey) as client:
        client.delete("vmf:wake")  # other tests push there too
    began = time.monotonic()
    threading.Timer(0.3, family.wake).start()
    worker.wait(threading.Event())
    assert 0.1 < time.monotonic() - began < 5


def test_stopping_ends_the_wait(valkey: str) -> None:
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    began = time.monotonic()
    RedisWakeUp(valkey, seconds=30).wait(stop)
    assert time.monotonic() - began < 5


def test_a_thousand_pushes_leave_a_short_list_of_nothing(valkey: str) -> None:
    family = RedisWakeUp(valkey)
    for _ in range(1000):
        family.wake()
    with redis.Redis.from_url(valkey) as client:
        kept = client.lrange("vmf:wake", 0, -1)
        client.delete("vmf:wake")
    assert len(kept) <= 64
    assert set(kept) == {b"1"}


def test_a_server_that_is_gone_stops_nobody() -> None:
    gone = RedisWakeUp("redis://127.0.0.1:1/0", seconds=1)
    gone.wake()
    began = time.monotonic()
    gone.wait(threading.Event())
    assert time.monotonic() - began < 5


def test_without_redis_workers_poll() -> None:
    assert isinstance(wakeup(None), Polling)
    began = time.monotonic()
    Polling(0.1).wait(threading.Event())
    assert time.monotonic() - began >= 0.1
