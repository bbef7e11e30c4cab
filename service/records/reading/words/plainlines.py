"""A line over a table as it is matched: simplified, without what stands in brackets, without blanks."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of

#: What stands in brackets of any kind, with them.
BRACKETS: Final = pattern_of(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
#: What numbers an annex, as a line may begin: 附：, 附件2, 附表一：.
ANNEX: Final = r"附[件表页录]?(?:[一二三四五六七八九十\d]{1,3}(?![一二三四五六七八九十\d]))?[:：.、]?"


@lru_cache(maxsize=64)
def stem_of_file(file: str) -> str:
    """The name of a file as a line over its tables: without folders and ending."""
    return PurePosixPath(file).stem


def plain_line(line: str) -> str:
    return BRACKETS.sub("", simplified(clean(line))).replace(" ", "").rstrip(":：")
