"""What a header says that its cells count: years, months or days of a term, a part of a date."""

from __future__ import annotations

from collections.abc import Sequence

from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key

_DATES = frozenset({"birth", "detained_on", "died_on"})


def unit_of(header: str, field: str | None) -> str:
    """Years, months or days, where a header of sentences says that it counts them (刑期（月）, 刑期/年, "Sentence
    (months)"); the part of a date that has a column of its own (出生日期/月); else ""."""
    if field in _DATES:
        leaf = header.rpartition("/")[2].strip()
        return leaf if "/" in header and leaf in {"年", "月", "日"} else ""
    if field != "sentence" or (key := header_key(header)).endswith(("年月", "年月日", "止日")):
        return ""
    if key.endswith(("天", "天数", "日", "日数")):
        return "天"
    if (match := _COUNTED.search(header.casefold())) is not None:
        return " days" if match["days"] else " months"
    return "年" if key.endswith(("年", "年数")) else "个月" if key.endswith(("月", "月数")) else ""


_COUNTED = pattern_of(
    r"(?<![^\W\d_])(?:(?P<days>days?|дн\w*|сут\w*|gün|күн|kün|كۈن|tagen?|jours?)|months?|мес\w*|ay|ай|ئاي|oy|monaten?|mois)\W*$"
)


def units_in(texts: Sequence[str]) -> dict[int, str]:
    """The units of a row below a header that holds nothing else: （岁）, （月）, （元）. Empty for every other row."""
    found = {i: text for i, text in enumerate(texts) if text}
    return found if all(_UNIT.fullmatch(text) for text in found.values()) else {}


_UNIT = pattern_of(r"[(（]\s*(?:单位[:：]\s*)?(?:年|个?月|天|日|周?岁|万?元|人|户|次|亩)\s*[)）]")
