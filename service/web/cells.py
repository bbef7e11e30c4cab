"""Cells of the tables that people download: text that stays text, whatever program opens it.

CSV cannot say that a cell is text. Spreadsheet programs run what begins with =, +, - or @, also after blanks, a tab or
a line break, and some take their full-width twins for them (OWASP, "CSV Injection"). Such a cell gets an apostrophe
in front.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

#: What makes spreadsheet programs take a file for UTF-8.
MARK = b"\xef\xbb\xbf"
# Blanks of all kinds and quotation marks, then the sign: ASCII, full-width, small, or the true minus.
_FORMULA = re.compile(
    "(?:[\\s\u200b-\u200f\u2060\ufeff'\"]*[=+\\-@|%\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]"
    "|[ \u00a0\u3000]*[\t\r\n])"
)


def safe(value: object) -> str:
    """A cell's text that is text and nothing else wherever it is opened."""
    text = "" if value is None else str(value)
    text = "".join(c if c >= " " or c in "\t\r\n" else "\ufffd" for c in text)
    return f"'{text}" if _FORMULA.match(text) else text


def to_csv(lines: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with its mark, every cell safe and quoted."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return MARK + out.getvalue().encode("utf-8", "replace")
