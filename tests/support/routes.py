"""The table of permissions: route x role x state, as a file that people read and a test that proves each cell.

A line is a method, a rule, and a cell for each state; a cell has a sign for each role, in the order of the test's.
A route that is not in the file fails, and so does a line without a route.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

SIGNS = {200: ".", 204: "n", 302: ">", 400: "!", 403: "x", 404: "-", 409: "c", 503: "v"}


@dataclass(frozen=True)
class Table:
    """``states``: names of the columns. ``cells``: (method, rule) -> state -> signs."""

    states: tuple[str, ...]
    cells: dict[tuple[str, str], dict[str, str]]


def read_table(path: Path) -> Table:
    lines = [line.split() for line in path.read_text().splitlines() if line.strip() and not line.startswith("#")]
    _method, _rule, *states = lines[0]
    cells = {}
    for method, rule, *signs in lines[1:]:
        assert (method, rule) not in cells, f"{method} {rule} stands in {path.name} twice"
        cells[method, rule] = dict(zip(states, signs, strict=True))
    return Table(tuple(states), cells)


def routes_of(app: Flask) -> set[tuple[str, str]]:
    """Every way into the application. HEAD and OPTIONS follow GET; static files are the same for everybody."""
    return {
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
        if rule.endpoint != "static"
    }


def sign_of(status: int) -> str:
    return SIGNS.get(status, f"<{status}>")


def fill(rule: str, values: dict[str, str]) -> str:
    return re.sub(r"<(?:\w+:)?(\w+)>", lambda found: values[found[1]], rule)


def line(method: str, rule: str, cells: dict[str, str]) -> str:
    return f"{method:<4} {rule:<90} {'  '.join(cells.values())}"


def compare(table: Table, state: str, seen: dict[tuple[str, str], str]) -> list[str]:
    """What differs from the table, in words."""
    return [
        f"{method} {rule} when {state}: {signs}, not {table.cells[method, rule][state]}"
        for (method, rule), signs in sorted(seen.items())
        if signs != table.cells.get((method, rule), {}).get(state)
    ]
