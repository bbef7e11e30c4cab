"""强制措施 beside a verdict and a day of release: how a case began, which is no news of whose case has ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.letgo import day_has_come
from service.records.reading.fates.statuses import parse_status
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.words.synonyms import leaf_key

_FIRST: Final = pattern_of(r"(?:所?采取的?|首次|刑事)*(?:强制|羁押)措施(?:种类|类型|类别|情况)?")
_ENDS: Final = frozenset({"sentence", "sentence_years", "sentenced_on", "released_on"})
_LET_GO: Final = pattern_of(r"不(?:予)?起诉|撤(?:销|回)?案|无罪|免[予于]?起诉|免[予于]?(?:刑事)?处罚")


def asks_first_step(columns: Sequence[Column]) -> bool:
    """Whether the only column of the status asks for the first measure of a case, where others ask how it ended."""
    asked = [c for c in columns if c.field == "status"]
    ends = not _ENDS.isdisjoint({c.field for c in columns})
    return len(asked) == 1 and ends and not asked[0].word and _FIRST.fullmatch(leaf_key(asked[0].header)) is not None


def without_first_step(texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of a row, whose first measure is told no more where it tells a verdict or a release."""
    if "status" not in texts or parse_status(texts["status"]) != "interned" or not _has_ended(texts):
        return texts
    return {field: text for field, text in texts.items() if field != "status"}


def _has_ended(texts: Mapping[str, str]) -> bool:
    verdict = texts.get("sentence", "")
    if day_has_come(texts.get("released_on", "")) or (verdict and _is_verdict(verdict)):
        return True
    return parse_date(texts.get("sentenced_on", ""), excel_serial=True) is not None


@lru_cache(maxsize=4096)
def _is_verdict(text: str) -> bool:
    sentence = parse_sentence(text.strip())
    return _LET_GO.search(text) is not None or (sentence is not None and sentence.kind in {"term", "life", "death"})
