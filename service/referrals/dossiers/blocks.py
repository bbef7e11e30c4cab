"""What pages consist of, as data for ``document.typ``. Every function is called in the language of the document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Block = dict[str, Any]


def heading(text: str) -> Block:
    return {"is": "heading", "text": text}


def smaller(text: str) -> Block:
    return {"is": "smaller", "text": text}


def text(*sentences: str) -> Block:
    return {"is": "text", "text": " ".join(sentences)}


def words(own: str) -> Block:
    """What somebody wrote, as they wrote it."""
    return {"is": "words", "text": own}


def items(*sentences: str) -> Block:
    return {"is": "items", "items": list(sentences)}


def facts(pairs: Iterable[tuple[str, Iterable[str]]]) -> Block:
    """Labels with their values; those without a value are left out."""
    rows = [{"label": label, "values": [v for v in values if v.strip()]} for label, values in pairs]
    return {"is": "facts", "rows": [row for row in rows if row["values"]]}


def weighed(rows: Iterable[tuple[str, str, str]]) -> Block:
    """(what is compared, sentence, bits)."""
    return {"is": "weighed", "rows": [{"label": a, "text": b, "bits": c} for a, b, c in rows]}


def pictures(named: Iterable[tuple[str, str]]) -> Block:
    """(name, caption)."""
    return {"is": "pictures", "pictures": [{"name": name, "caption": caption} for name, caption in named]}
