"""What stands around a Chinese header and asks nothing: 1.姓名, 一、姓名, ★姓名, 姓名▼, 姓名（必填）."""

from __future__ import annotations

import re
from typing import Final

from service.records.reading.patterns import pattern_of

_HAN: Final = r"[\u3400-\u9fff]"
# Bare Chinese numerals and digits count something (二代证, 18位身份证, 3 组): a mark must stand behind them.
_NUMBERED: Final = pattern_of(
    rf"^[\s*＊★☆※]*(?:[(（](?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[)）]|"
    rf"(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}}|[A-Za-zＡ-Ｚ])\s*[.．、)）]|[①-⑳])\s*(?={_HAN})"
)
_MARKS: Final = pattern_of(rf"[★☆※●■◆◇▲△▼▽↓↑√✓；;〔〕]+|(?<={_HAN})[①-⑳#]+\s*$")
_MUST_FILL: Final = pattern_of(
    r"^\s*[(（\[【]?\s*必[填录]项?\s*[)）\]】]?(?=..)|[(（\[【]?\s*必[填录]项?\s*[)）\]】]?\s*$"
)


def without_ornaments(header: str) -> str:
    """The header without its number, marks and 必填; as it stands where nothing else is left of it."""
    bare = _MUST_FILL.sub("", _MARKS.sub("", _NUMBERED.sub("", header)))
    return bare if re.search(_HAN, bare) else header
