"""Measures at home whose words are those of camps too: 帮教转化, 教育转化帮教, 社区教育转化. Nobody is held by them."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

_TAUGHT: Final = r"(?:思想|法[治制])?(?:教育转化|转化教育|教转)"
_CARE: Final = r"帮(?:扶|助)?教(?:育)?"
# Who does it, or where: of their village, or at home.
_AT_HOME: Final = (
    r"(?:居家|在家|社区|村级|村里|村委会|居委会|入户|上门|结对|包联|帮扶)(?:干部)?"
    r"(?:落实|实施|进行|开展|负责|帮教|管控|稳控|[、和与及])*"
)
# Of a place or a class, of those who are taken there, or held together: 帮教转化中心, 集中帮教转化.
_TAKEN: Final = r"(?<![送押])(?<!送[往到去至])(?<!集中)(?<!强制)(?<!封闭)(?<!全封闭式)(?<!参加)"
_NO_PLACE: Final = r"(?!培训|分?(?:中心|学校|基地|分?[点班校营所])|学习|学员|人?员?学校)"
_MEASURE: Final = pattern_of(
    rf"{_TAKEN}(?:教育)?{_CARE}[、和与及]?(?:教育)?转化(?:教育)?{_NO_PLACE}|"
    rf"{_TAKEN}{_TAUGHT}[、和与及]?(?:安置)?帮教{_NO_PLACE}|"
    rf"{_TAKEN}{_AT_HOME}{_TAUGHT}{_NO_PLACE}"
)


def without_teaching(text: str) -> str:
    """A status with the bare word for care in the place of such a measure; as it is where it names none."""
    return _MEASURE.sub("帮教", text) if "转" in text and "教" in text else text
