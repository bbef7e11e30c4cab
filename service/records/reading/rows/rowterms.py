"""When somebody was taken, for how long and why, by the texts of a row: field -> text as read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.inclass import is_school
from service.records.reading.fates.notesofheld import is_sentenced_before
from service.records.reading.fates.prisonterms import bare_term, is_without_a_court
from service.records.reading.fates.shortcustody import tells_its_days
from service.records.reading.fates.stages import is_before_verdict
from service.records.reading.fates.told import (
    crime_of,
    tells_a_range,
    tells_lost_term,
    told_day,
    told_reason,
    told_sentence,
)
from service.records.reading.fates.toldinletters import told_in_letters
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence
from service.records.reading.terms.sentences import parse_sentence
from service.records.reading.terms.withoutterm import is_without_term, is_zero


def day_taken(texts: Mapping[str, str]) -> PartialDate | None:
    """The day of detention, as its column or the status tells it."""
    taken = parse_date(texts["detained_on"], excel_serial=True) if "detained_on" in texts else None
    return told_day(texts["status"]) if taken is None and "status" in texts else taken


_TERMS: Final = frozenset({"sentence", "sentence_years"})
_ONLY_MONTHS: Final = pattern_of(r"\d{1,2}(?:个月| months)")


def sentence_of(texts: Mapping[str, str]) -> tuple[Sentence | None, tuple[str, ...]]:
    """The sentence, and the fields of which the text cannot be read as one."""
    sentence, unreadable = None, []
    if any(map(is_without_a_court, (texts.get("status", ""), texts.get("sentence", "")))):
        texts = {field: text for field, text in texts.items() if field not in _TERMS}
    if "sentence_years" in texts and _ONLY_MONTHS.fullmatch(texts.get("sentence", "")):  # 3 | 6个月
        texts = {**texts, "sentence": f"{texts['sentence_years'].strip().removesuffix('.0')}年{texts['sentence']}"}
    for field in ("sentence_years", "sentence"):
        if field in texts:
            sentence = parse_sentence(texts[field].strip(), field == "sentence_years")
            if (
                sentence is not None
                and sentence.kind == "unreadable"
                and not is_without_term(sentence.text)
                and not is_before_verdict(sentence.text)
                and not tells_its_days(sentence.text)
                and not (is_zero(sentence.text) and stated_status(texts.get("status", "")) != "sentenced")
            ):
                unreadable.append(field)
    for field in ("status", "afterwards", "note"):
        if sentence is None and field in texts and not (field == "note" and _is_of_before(texts)):
            sentence = told_sentence(texts[field], field == "status")
            if sentence is None and field == "status" and tells_a_range(texts[field]):
                sentence = Sentence(texts[field].strip(), None, "unreadable")
                unreadable.append(field)
    if sentence is None and "note" in texts:
        sentence = told_in_letters(texts["note"], day_taken(texts)).sentence
        if sentence is None and stated_status(texts.get("status", "")) == "sentenced":
            sentence = bare_term(texts["note"])
    if sentence is None and "note" in texts and tells_lost_term(texts["note"]) and not _is_of_before(texts):
        unreadable.append("note")
    return sentence, tuple(unreadable)


def _is_of_before(texts: Mapping[str, str]) -> bool:
    """Whether a note of somebody held tells of a sentence that was served: 2009年判刑3年，2012年刑满释放."""
    if (taken := day_taken(texts)) is not None and is_sentenced_before(texts["note"], taken):
        return True
    held = "status" in texts and stated_status(texts["status"]) == "interned"
    held = held or is_school(texts.get("facility", ""))
    return held and _SERVED.search(texts["note"]) is not None


_SERVED: Final = pattern_of(r"刑满|刑释|服刑期满|出狱")


def reason_told(texts: Mapping[str, str]) -> str | None:
    """The reason that the sentence, the status or a note gives, where no column does."""
    told = (crime_of(texts[f]) for f in ("sentence", "status") if f in texts)
    return next(filter(None, told), None) or next(
        (r for f in ("status", "note") if f in texts and (r := told_reason(texts[f]))), None
    )
