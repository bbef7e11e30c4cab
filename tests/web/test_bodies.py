"""Bodies that come slowly, stop, or are none: in memory, and against a real gunicorn with threads."""

from __future__ import annotations

import http.client
import io
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from werkzeug.exceptions import BadRequest, ClientDisconnected, RequestTimeout

from service.web import bodies
from service.web.bodies import Body

ROOT = Path(__file__).parent.parent.parent
THREADS = 4


class Source:
    """Bytes without end at ``rate`` bytes a second, on a clock of its own."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, rate: float) -> None:
        self.now, self.rate = 0.0, rate
        monkeypatch.setattr(bodies, "time", SimpleNamespace(monotonic=lambda: self.now))

    def read(self, size: int) -> bytes:
        self.now += size / self.rate
        return b"x" * size


def test_a_body_at_a_fair_rate_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(monkeypatch, bodies.LEAST_BYTES_A_SECOND * 1.1)
    assert len(Body(source, None, 1_000_000).read()) == 1_000_000


@pytest.mark.parametrize("length", [1_000_000, None])
def test_a_body_below_the_least_rate_is_given_up(monkeypatch: pytest.MonkeyPatch, length: int | None) -> None:
    source = Source(monkeypatch, bodies.LEAST_BYTES_A_SECOND / 2)
    with pytest.raises(RequestTimeout):
        Body(source, None, length).read()
    assert source.now < 60


def test_no_body_takes_longer_than_the_most(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(monkeypatch, bodies.LEAST_BYTES_A_SECOND * 1.1)
    with pytest.raises(RequestTimeout):
        Body(source, None, 10**9).read()
    assert source.now == pytest.approx(bodies.MOST_SECONDS, abs=5)


def test_what_is_done_between_two_reads_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(monkeypatch, 1e6)
    body = Body(source, None, 100_000)
    for _again in range(5):
        assert body.read(1000)
        source.now += 1000.0


def test_a_body_that_ends_before_its_length_is_not_taken_for_whole() -> None:
    with pytest.raises(ClientDisconnected):
        Body(io.BytesIO(b"text=half"), None, 20).read()


def test_whatever_a_server_raises_over_a_body_is_a_bad_request() -> None:
    class Broken:
        def read(self, _size: int) -> bytes:
            raise RuntimeError("chunk")

    with pytest.raises(BadRequest):
        Body(Broken(), None, None).read()


# -- a real server


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = tmp_path_factory.mktemp("gunicorn") / "log"
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    command += ["--worker-class", "service.web.worker.PatientWorker"]
    command += ["--threads", str(THREADS), "--no-control-socket", "tests.web.slow_app:create_app()"]
    with log.open("wb") as out:
        server = subprocess.Popen(command, cwd=ROOT, stdout=out, stderr=out, env={**os.environ})
    try:
        for _try in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                assert server.poll() is None, log.read_text()
                time.sleep(0.1)
        yield "127.0.0.1", port
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def announce(address: tuple[str, int], length: int | str, begin: bytes = b"") -> socket.socket:
    """A connection that has announced a body and sent its begin. ``length``: "chunked" for none."""
    line = f"Content-Length: {length}" if length != "chunked" else "Transfer-Encoding: chunked"
    head = f"POST /read HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n{line}\r\n\r\n"
    connection = socket.create_connection(address, 10)
    connection.sendall(head.encode() + begin)
    return connection


def answer(connection: socket.socket) -> tuple[int, bytes]:
    response = http.client.HTTPResponse(connection)
    response.begin()
    return response.status, response.read()


def test_silent_senders_are_cut_off_and_others_served(address: tuple[str, int]) -> None:
    with ExitStack() as stack:
        begun = time.monotonic()
        idle = [stack.enter_context(announce(address, 100_000, b"text=" + b"x" * 55)) for _ in range(THREADS)]
        time.sleep(0.3)  # all threads wait for them now
        page = http.client.HTTPConnection(*address, timeout=12)
        page.request("GET", "/en/page")
        assert page.getresponse().status == 200
        assert time.monotonic() - begun < 10
        page.close()
        for connection in idle:
            status, text = answer(connection)
            assert status == 408
            assert b"This took too long" in text


@pytest.mark.parametrize("request_text", [b"GET /en/page HT", b"GET /large HTTP/1.1\r\nHost: x\r\n\r\n"])
def test_half_a_request_and_an_unread_answer_hold_nothing_up(address: tuple[str, int], request_text: bytes) -> None:
    with ExitStack() as stack:
        begun = time.monotonic()
        for _each in range(THREADS):
            idle = stack.enter_context(socket.create_connection(address, 10))
            idle.sendall(request_text)
        time.sleep(0.3)
        page = http.client.HTTPConnection(*address, timeout=12)
        page.request("GET", "/en/page")
        assert page.getresponse().status == 200
        page.close()
        assert 0.5 < time.monotonic() - begun < 10


def test_a_sender_of_single_bytes_is_cut_off_too(address: tuple[str, int]) -> None:
    with announce(address, 60_000, b"text=") as connection:
        connection.settimeout(0.2)
        begun = time.monotonic()
        answered = b""
        while not answered and time.monotonic() - begun < 15:
            connection.sendall(b"x")
            try:
                answered = connection.recv(100)
            except TimeoutError:
                continue
        assert answered.startswith(b"HTTP/1.1 408")
        assert time.monotonic() - begun < 8


def test_a_slow_sender_who_keeps_the_rate_is_served(address: tuple[str, int]) -> None:
    with announce(address, 60_005, b"text=") as connection:
        for _part in range(6):
            connection.sendall(b"x" * 10_000)
            time.sleep(0.4)
        status, text = answer(connection)
    assert (status, text.strip()) == (200, b'{"fields":1,"length":60000}')


def test_chunks_are_read_and_broken_ones_are_a_bad_request(address: tuple[str, int]) -> None:
    with announce(address, "chunked", b"5\r\ntext=\r\n3\r\nabc\r\n0\r\n\r\n") as connection:
        assert answer(connection)[0] == 200
    for broken in (b"zz\r\ntext\r\n0\r\n\r\n", b"4\r\ntextXX0\r\n\r\n", b"4;\x01\r\ntext\r\n0\r\n\r\n"):
        with announce(address, "chunked", broken) as connection:
            status, text = answer(connection)
        assert status == 400, broken
        assert b"We could not understand this" in text
