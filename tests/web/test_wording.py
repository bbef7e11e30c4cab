"""The words that families read: no official's words, and short sentences."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

WORDS_OF_OFFICIALS = re.compile(
    r"\b(suspect|criminal|offen[cs]e|interrogat\w*|investigat\w*|alibi|wanted|arrest\w*|warrant|informant|custody|"
    r"detainee|inmate|prisoner|case number|subject of|target|surveil\w*|terroris\w*|extremis\w*|victim)\b",
    re.IGNORECASE,
)


def test_families_read_no_word_that_officials_use() -> None:
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "templates" / "families").rglob("*.html")]
    texts += [p.read_text(encoding="utf-8") for p in (ROOT / "service" / "searches").rglob("*.py")]
    spoken = re.findall(r"_l?\(\s*((?:\"[^\"]*\"\s*)+)", "\n".join(texts))
    assert len(spoken) > 150
    assert [text for text in spoken if WORDS_OF_OFFICIALS.search(text)] == []


def test_sentences_for_families_are_short() -> None:
    texts = [p.read_text(encoding="utf-8") for p in (ROOT / "templates" / "families").rglob("*.html")]
    spoken = re.findall(r"_\(\s*\"([^\"]*)\"", "\n".join(texts))
    sentences = [s for text in spoken for s in re.split(r"(?<=[.!?:;])\s+", text)]
    long = [s for s in sentences if len(s.split()) > 32]
    assert long == []
