"""A line over a table as it is matched: simplified, without what stands in brackets, without blanks."""

from __future__ import annotations

import re
from typing import Final

from service.matching.values.script import clean, simplified

#: What stands in brackets of any kind, with them.
BRACKETS: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")


def plain_line(line: str) -> str:
    return BRACKETS.sub("", simplified(clean(line))).replace(" ", "").rstrip(":：")
