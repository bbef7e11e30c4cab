"""Forty caseworkers at once on PostgreSQL with 50,000 open searches: does the queue stay quick, and does all hold?

    python -m benchmarks.review.load --searches 50000 --readers 40 --seconds 120

Everything is real: PostgreSQL, the vault agent, gunicorn with the staff app, HTTP on loopback. It ends by itself.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlencode

import numpy as np

from benchmarks.review.filling import fill
from benchmarks.review.readers import Answer, Reader, Seen, problems
from service.config import casework_settings
from service.staff import sessions
from service.staff.accounts import create_staff
from service.store.agent import VaultClient
from service.store.casework import Casework
from tests.support.deployment import PASSPHRASES, environ_for, make_data
from tests.support.servers import PostgresServer


class Http:
    """A browser with one connection that it keeps."""

    def __init__(self, port: int, cookie: str) -> None:
        self._port, self._cookies = port, dict([cookie.split("=", 1)])
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._used = 0.0

    def __call__(self, method: str, path: str, data: Mapping[str, str] | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self._cookies.items())}
        if data is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        # The server closes what is idle for two seconds; a form that met a closing connection is not sent twice.
        if time.monotonic() - self._used > 1.0:
            self._connection.close()
        for attempt in (1, 2):
            try:
                self._connection.request(method, path, urlencode(data) if data is not None else None, headers)
                reply = self._connection.getresponse()
                body = reply.read().decode()
                break
            except (http.client.HTTPException, OSError):
                self._connection.close()
                if attempt == 2 or method != "GET":
                    return Answer(599, "", "")
        self._used = time.monotonic()
        for cookie in reply.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.split(";", 1)[0].partition("=")
            self._cookies[name] = value
        return Answer(reply.status, reply.headers.get("Location", ""), body)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def process(arguments: list[str], environ: Mapping[str, str]) -> Iterator[None]:
    running = subprocess.Popen([sys.executable, "-m", *arguments], env={**os.environ, **environ})
    try:
        yield
    finally:
        running.terminate()
        running.wait(timeout=60)


def hire(casework: Casework, count: int) -> list[tuple[str, str]]:
    """(staff id, token of a login) of each; every tenth is a senior."""
    found = []
    with casework.database.write() as session:
        for number in range(count):
            role = "senior" if number % 10 == 9 else "caseworker"
            person = create_staff(
                casework,
                session,
                f"reader{number}",
                f"Reader {number}",
                role,
                password=None,
                totp_secret=None,
                group=None,
            )
            session.flush()
            found.append((person.id, sessions.begin(session, person.id, halfway=False)))
    return found


def run(arguments: argparse.Namespace, folder: Path, server: PostgresServer) -> int:
    intake, casework_url = server.new_database()
    data = folder / "data"
    urls = {"VMF_INTAKE_URL": intake, "VMF_CASEWORK_URL": casework_url}
    make_data(data, **urls)
    port = free_port()
    environ = environ_for(data, **urls, VMF_STAFF_BIND=f"127.0.0.1:{port}", VMF_STAFF_WORKERS=str(arguments.workers))
    settings = casework_settings(environ)
    with process(["service", "vault", "agent"], environ):
        until = time.monotonic() + 30
        while not VaultClient.runs(settings.vault) and time.monotonic() < until:
            time.sleep(0.1)
        casework = Casework(settings)
        time.sleep(0.5)
        casework.vault.open(PASSPHRASES[0], PASSPHRASES[1])
        began = time.monotonic()
        fill(casework, arguments.searches, waiting=arguments.waiting)
        print(f"{arguments.searches:,} open searches written in {time.monotonic() - began:.0f} s", flush=True)
        people = hire(casework, arguments.readers)
        with process(["gunicorn", "--config", "service/web/gunicorn_staff.py", "service:create_staff_app()"], environ):
            seen = simulate(people, port, arguments)
            report(seen, arguments)
            broken = problems(casework, seen)
        casework.dispose()
    print(f"{len(seen.readings):,} readings kept, {sum(map(len, seen.seconds.values())):,} pages")
    for one in broken[:20]:
        print("BROKEN:", one)
    return 1 if broken else 0


def simulate(people: list[tuple[str, str]], port: int, arguments: argparse.Namespace) -> Seen:
    warm = Http(port, f"login={people[0][1]}")
    until = time.monotonic() + 120
    while warm("GET", "/queue").status != 200:
        if time.monotonic() > until:
            raise SystemExit("The staff app does not answer.")
        time.sleep(0.5)
    for _ in range(4 * arguments.workers):  # each process opens its cards at its first look
        Http(port, f"login={people[0][1]}")("GET", "/queue")
    seen, end = Seen(), time.monotonic() + arguments.seconds
    threads = [
        threading.Thread(
            target=Reader(staff_id, Http(port, f"login={token}"), seen, think=arguments.think, seed=number).work,
            args=(lambda: time.monotonic() < end,),
        )
        for number, (staff_id, token) in enumerate(people)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def report(seen: Seen, arguments: argparse.Namespace) -> None:
    print(f"{arguments.readers} caseworkers, {arguments.think} s between pages, {arguments.workers} processes")
    print(f"{'':<12}{'pages':>8}{'p50 ms':>10}{'p95 ms':>10}{'worst':>10}")
    for kind, seconds in sorted(seen.seconds.items()):
        p50, p95 = np.percentile(seconds, [50, 95]) * 1000
        print(f"{kind:<12}{len(seconds):>8}{p50:>10.0f}{p95:>10.0f}{max(seconds) * 1000:>10.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--searches", type=int, default=50_000)
    parser.add_argument("--readers", type=int, default=40)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--think", type=float, default=5.0, help="mean seconds between two pages of one reader")
    parser.add_argument("--waiting", type=float, default=1.0, help="share of the searches with a candidate to read")
    parser.add_argument("--workers", type=int, default=2, help="processes of the staff app")
    arguments = parser.parse_args()
    server = PostgresServer()
    try:
        with tempfile.TemporaryDirectory() as folder:
            return run(arguments, Path(folder), server)
    finally:
        server.stop()


if __name__ == "__main__":
    sys.exit(main())
