"""Simulated caseworkers: each takes the next search, reads its candidates, leaves it, and starts again.

They use pages and forms as a browser does. What they saw is held against the database afterwards.
"""

from __future__ import annotations

import random
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sqlalchemy import select

from service.store.casework import Casework
from service.store.models.staff import AuditEntry
from service.store.models.work import Reading

_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_SEARCH = re.compile(r"/searches/([0-9a-f]{32})$")
_READABLE = re.compile(r'href="(/searches/[0-9a-f]{32}/candidates/[0-9a-f]{32})"')


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    location: str
    html: str


class Browser(Protocol):
    def __call__(self, method: str, path: str, data: Mapping[str, str] | None = None) -> Answer: ...


@dataclass
class Seen:
    """What all readers together saw. ``shared``: searches that two held at once; ``readings``: (candidate, reader) of
    every reading that a page said was kept; ``in_vain``: searches taken since the last of these; ``wrong``: answers
    that nobody expected; ``seconds``: by kind of page."""

    held: dict[str, str] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)
    readings: list[tuple[str, str]] = field(default_factory=list)
    in_vain: int = 0
    wrong: list[str] = field(default_factory=list)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, search_id: str, staff_id: str) -> None:
        with self.lock:
            self.in_vain += 1
            if self.held.setdefault(search_id, staff_id) != staff_id:
                self.shared.append(search_id)

    def leave(self, search_id: str) -> None:
        with self.lock:
            self.held.pop(search_id, None)


class Reader:
    """One caseworker at one browser. ``think``: mean seconds between two pages; 0 does not wait."""

    def __init__(self, staff_id: str, browser: Browser, seen: Seen, *, think: float, seed: int) -> None:
        self._staff_id, self._browser, self._seen, self._think = staff_id, browser, seen, think
        self._random = random.Random(seed)
        self._token = ""

    def work(self, goes_on: Callable[[], bool]) -> None:
        while goes_on():
            self._pause()
            self._open("queue", "/queue")
            self._pause()
            answer = self._send("next", "/queue/next", {})
            found = _SEARCH.search(answer.location)
            if found:
                self._seen.take(found[1], self._staff_id)
                try:
                    self._read(found[1])
                finally:
                    self._seen.leave(found[1])
                    self._send("leave", f"/searches/{found[1]}/leave", {})
            elif not self._think:
                return

    def _read(self, search_id: str) -> None:
        page = self._open("search", f"/searches/{search_id}")
        for path in dict.fromkeys(_READABLE.findall(page.html)):
            self._pause()
            page = self._open("candidate", path)
            if "/read" not in page.html:
                continue
            self._pause()
            judgement = self._random.choice(("same", "different", "different", "unsure"))
            answer = self._send("read", f"{path}/read", {"judgement": judgement, "reason": "Name and year."})
            if answer.status == 302:
                page = self._open("candidate", path)
                if "Your reading is kept" in page.html:
                    with self._seen.lock:
                        self._seen.readings.append((path.rsplit("/", 1)[1], self._staff_id))
                        self._seen.in_vain = 0

    def _pause(self) -> None:
        if self._think:
            time.sleep(min(self._random.expovariate(1 / self._think), 6 * self._think))

    def _open(self, kind: str, path: str) -> Answer:
        return self._timed(kind, "GET", path, None, (200,))

    def _send(self, kind: str, path: str, data: Mapping[str, str]) -> Answer:
        return self._timed(kind, "POST", path, {**data, "csrf_token": self._token}, (302,))

    def _timed(
        self, kind: str, method: str, path: str, data: Mapping[str, str] | None, good: tuple[int, ...]
    ) -> Answer:
        began = time.monotonic()
        answer = self._browser(method, path, data)
        took = time.monotonic() - began
        with self._seen.lock:
            self._seen.seconds[kind].append(took)
            if answer.status not in good:
                self._seen.wrong.append(f"{kind}: {answer.status}")
        if token := _TOKEN.search(answer.html):
            self._token = token[1]
        return answer


def problems(casework: Casework, seen: Seen) -> list[str]:
    """What broke: a search that two held at once, a reading lost or doubled, an answer that nobody expected."""
    found = [f"two people held {search_id} at once" for search_id in seen.shared]
    found += sorted(set(seen.wrong))
    with casework.database.read() as session:
        kept = [tuple(row) for row in session.execute(select(Reading.candidate_id, Reading.staff_id))]
        holds = session.execute(
            select(AuditEntry.subject, AuditEntry.actor, AuditEntry.action)
            .where(AuditEntry.action.in_(("search.claimed", "search.released")))
            .order_by(AuditEntry.position)
        ).all()
    found += [f"a reading of {candidate} was lost" for candidate, _ in set(seen.readings) - set(kept)]
    found += [f"{kept.count(one)} readings of one person on {one[0]}" for one in set(kept) if kept.count(one) > 1]
    holder: dict[str, str] = {}
    for subject, actor, action in holds:
        if action == "search.released":
            if holder.get(subject) == actor:
                del holder[subject]
        elif holder.setdefault(subject, actor) != actor:
            found.append(f"the trail gives {subject} to two people at once")
    return found
