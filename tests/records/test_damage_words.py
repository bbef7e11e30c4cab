"""Every sentence of the readers about damage is known to the pages, which say it in the reader's language."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from flask import Flask

from service.records.damage_words import SENTENCES, SHAPES, damage
from service.records.words import field_label, reason_label
from service.web.languages import use_language
from tests.web.conftest import make_app

READING = Path(__file__).parents[2] / "service" / "records" / "reading"
TABLES = {"SENTENCES", "_WARNINGS"}


def spoken(tree: ast.AST) -> set[str]:
    """What the readers say: the last text of an error or a problem, and tables of sentences."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("FileUnreadableError", "Problem"):
            texts = [a for a in node.args if isinstance(a, ast.Constant | ast.JoinedStr)]
            found |= {said(a) for a in texts if " " in said(a)}
        target = getattr(node, "target", None) or next(iter(getattr(node, "targets", [])), None)
        name, value = getattr(target, "id", ""), getattr(node, "value", None)
        if name in TABLES and isinstance(value, ast.Dict):
            found |= {said(v) for v in value.values}
        if name == "sentence" and isinstance(value, ast.Constant | ast.JoinedStr):
            found.add(said(value))
    return found - {""}


def said(node: ast.AST) -> str:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    assert isinstance(node, ast.JoinedStr)
    parts = [
        part.value if isinstance(part, ast.Constant) else "'x'" if getattr(part, "conversion", -1) == ord("r") else "7"
        for part in node.values
    ]
    return "".join(str(part) for part in parts)


def test_every_sentence_of_the_readers_is_known() -> None:
    found: set[str] = set()
    for path in READING.rglob("*.py"):
        found |= spoken(ast.parse(path.read_text(encoding="utf-8")))
    assert len(found) > 40
    unknown = {s for s in found - SENTENCES if not any(re.fullmatch(shape, s) for shape, _ in SHAPES)}
    assert unknown == set(), "add them to service/records/damage_words.py"


@pytest.fixture
def app() -> Flask:
    return make_app(pseudo=True)


@pytest.mark.parametrize(
    ("sentence", "page"),
    [
        ("the file is empty", "⟦thé fílé íš émptý ·····⟧"),
        ("the file is larger than 64 MiB", "⟦thé fílé íš lářğér"),
        ("The file cannot be opened: No such file.", '⦃<bdi lang="en">No such file</bdi>⦄'),
        ("something <new>", '<bdi lang="en">something &lt;new&gt;</bdi>'),
    ],
)
def test_it_is_said_in_the_language_of_the_page(app: Flask, sentence: str, page: str) -> None:
    with app.test_request_context():
        use_language("en-xa")
        assert page.replace("ř", "r") in damage(sentence)


@pytest.mark.parametrize("reason", ["its cells name crimes", "kinds of people", "of a relative", "a list of staff"])
def test_why_a_column_was_taken_is_said_in_the_language_of_the_page(app: Flask, reason: str) -> None:
    with app.test_request_context():
        use_language("en-xa")
        assert reason_label(reason).startswith("⟦")
        use_language("ug")
        assert not reason_label(reason).isascii()


@pytest.mark.parametrize("field", ["verdict", "approval", "illness", "opinion_of_illness"])
def test_what_only_a_reader_takes_a_column_for_is_said_so_too(app: Flask, field: str) -> None:
    with app.test_request_context():
        use_language("ug")
        assert not field_label(field).isascii()
        assert "_" not in field_label(field)
