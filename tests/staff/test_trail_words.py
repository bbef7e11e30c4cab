"""Whatever the service writes into the audit trail has words. The codes are read out of its source.

Every entry goes through ``audit.append``. Where the code is a parameter, the callers are read, and so on; a code that
is put together from pieces is found by nobody, so it may not be.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from service.staff.trail_words import WORDS, action_words

ROOT = Path(__file__).parents[2]
# Names that other things have too, and on what they are called where they write an entry.
_ON = {"append": ("audit",), "act": ("casework", "_casework", "self"), "look": ("casework", "_casework", "self")}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Writer:
    """A function that takes a code. ``place`` counts without ``self``; ``file``: the only one that can call it."""

    name: str
    parameter: str
    place: int
    file: Path | None = None


class NotWritten(AssertionError):
    """A code that is not written out."""


@cache
def _trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text()) for path in sorted((ROOT / "service").rglob("*.py"))}


def _last(node: ast.expr) -> str:
    """``act`` of ``self.casework.act``, ``room`` of ``room()``."""
    if isinstance(node, ast.Call):
        return _last(node.func)
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _calls(tree: ast.AST, within: Function | None = None) -> Iterator[tuple[ast.Call, Function | None]]:
    for node in ast.iter_child_nodes(tree):
        inner = node if isinstance(node, Function) else within
        if isinstance(node, ast.Call):
            yield node, inner
        yield from _calls(node, inner)


def _argument(call: ast.Call, writer: Writer) -> ast.expr | None:
    if _last(call.func) != writer.name:
        return None
    if (on := _ON.get(writer.name)) and not (isinstance(call.func, ast.Attribute) and _last(call.func.value) in on):
        return None
    named = [k.value for k in call.keywords if k.arg == writer.parameter]
    return named[0] if named else call.args[writer.place] if len(call.args) > writer.place else None


def _codes(value: ast.expr, path: Path, within: Function | None) -> Iterator[str | Writer]:
    """The codes that an argument can be; a Writer where it is what the function around was given."""
    match value:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp():
            yield from _codes(value.body, path, within)
            yield from _codes(value.orelse, path, within)
        case ast.Dict():
            for one in value.values:
                yield from _codes(one, path, within)
        case ast.Subscript(value=ast.Name(id=name)):
            yield from _assigned(name, path, _trees()[path], None)
        case ast.Name(id=name) if within is not None:
            given = [argument.arg for argument in within.args.args if argument.arg != "self"]
            if name in given:
                own = path if within.name.startswith("_") else None
                yield Writer(within.name, name, given.index(name), own)
            else:
                yield from _assigned(name, path, within, within)
        case _:
            raise NotWritten(f"{path.relative_to(ROOT)}:{value.lineno}: {ast.unparse(value)}: write the code out whole")


def _assigned(name: str, path: Path, where: ast.AST, within: Function | None) -> Iterator[str | Writer]:
    found = [
        node.value
        for node in ast.walk(where)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets)
    ]
    if not found:
        raise NotWritten(f"{path.relative_to(ROOT)}: where does {name} come from?")
    for value in found:
        yield from _codes(value, path, within)


@cache
def written() -> dict[str, str]:
    """Code to one place that writes it."""
    codes: dict[str, str] = {}
    waiting, known = [Writer("append", "action", 3)], set[Writer]()
    while waiting:
        writer = waiting.pop()
        known.add(writer)
        for path, tree in _trees().items():
            if writer.file not in (None, path):
                continue
            for call, within in _calls(tree):
                if (value := _argument(call, writer)) is None:
                    continue
                for found in _codes(value, path, within):
                    if isinstance(found, str):
                        codes.setdefault(found, f"{path.relative_to(ROOT)}:{call.lineno}")
                    elif found not in known:
                        waiting.append(found)
    return codes


def test_every_code_that_is_written_has_words() -> None:
    assert {code: place for code, place in written().items() if code not in WORDS} == {}


def test_no_words_for_what_nothing_writes() -> None:
    assert sorted(set(WORDS) - set(written())) == []


def test_two_codes_never_read_alike() -> None:
    words = [str(word) for word in WORDS.values()]
    assert sorted(word for word in words if words.count(word) > 1) == []


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("login.failed", "service/staff/login.py"),
        ("export.withdrawn", "service/store/exports.py"),  # out of a table
        ("delegation.looked", "service/referrals/visits/views.py"),  # through a helper of that file
        ("handover.looked", "service/review/views/following.py"),  # through a helper of another file
        ("reminder.undone", "service/review/acts/caring.py"),  # one of two
        ("source.suspended", "service/records/sources.py"),
    ],
)
def test_codes_are_found_wherever_they_come_from(code: str, place: str) -> None:
    assert written()[code].rpartition(":")[0] == place


def test_a_code_put_together_from_pieces_is_refused() -> None:
    path = ROOT / "service" / "store" / "audit.py"
    with pytest.raises(NotWritten, match="write the code out whole"):
        list(_codes(ast.parse("f'guard.{state}'", mode="eval").body, path, None))


def test_an_unknown_code_has_no_words() -> None:
    assert action_words("nothing.such") == ""
