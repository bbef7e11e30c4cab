"""What became of the person, by the texts of a row.

``texts``: field -> text as read, of those cells that say something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.fates.afterwards import afterwards, is_suspended
from service.records.reading.fates.again import taken_after_release, taken_again
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.daysinletters import day_in_letters
from service.records.reading.fates.earlier import was_served
from service.records.reading.fates.freed import is_home, says_something_else, stated_status
from service.records.reading.fates.heldconvicts import is_held_as_a_convict
from service.records.reading.fates.housearrest import into_house_arrest
from service.records.reading.fates.inclass import is_in_class, is_in_training, is_numbered_point, is_school
from service.records.reading.fates.notesofheld import came_home, condemned_since
from service.records.reading.fates.senthome import was_sent_home
from service.records.reading.fates.setfree import has_left, is_acquitted, is_back, is_let_go
from service.records.reading.fates.shortcustody import is_long_over
from service.records.reading.fates.sincefree import is_since_free
from service.records.reading.fates.stages import is_before_verdict, is_stage
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_proposed, is_watched, parse_status
from service.records.reading.fates.told import (
    tells_lost_term,
    told_day,
    told_end,
    told_status,
)
from service.records.reading.fates.toldinletters import told_in_letters
from service.records.reading.patterns import pattern_of
from service.records.reading.places.toldplaces import taken_to, told_facility
from service.records.reading.rows.rowterms import day_taken
from service.records.reading.statement import Sentence, Status
from service.records.reading.terms.lostterms import is_term_unread
from service.records.reading.terms.sentences import is_range


def status_of(
    texts: Mapping[str, str],
    notes: Iterable[str],
    sentence: Sentence | None,
    fate: Status | None = None,
    asks_when: bool = False,
) -> Status | None:
    """As :func:`_status_of`; of a custody of days that ended long ago nothing is told, nor
    of a talk after which somebody went home."""
    status = _status_of(texts, notes, sentence, fate, asks_when)
    not_held = status == "interned" and (is_long_over(texts) or was_sent_home(texts, fate == "interned"))
    return "other" if not_held else status


_OF_FAMILIES: Final = frozenset({"relation", "relative_relation", "household_head", "household_no"})


def may_never_have_left(fields: Iterable[str | None], fate: Status | None) -> bool:
    """Whether who is at home need not have been away: where a column asks when people were taken, or who is whose in a
    list that says of nobody what became of all."""
    asked = {*fields}
    return "detained_on" in asked or (fate is None and not asked.isdisjoint(_OF_FAMILIES))


def _status_of(
    texts: Mapping[str, str], notes: Iterable[str], sentence: Sentence | None, fate: Status | None, asks_when: bool
) -> Status | None:
    """A stated status goes first, unless a note tells how custody ended since; a sentence, a date of death or a place
    of detention speaks where none is stated. ``fate``: what the table says became of all whom it lists.
    ``asks_when``: it asks when each was taken, or is of families; who is at home and was not taken is just that."""
    if texts.get("died_on"):
        return "deceased"
    before = _status_before(texts, notes, sentence, fate)
    if before == "released" and asks_when and is_home(texts.get("status", "")) and _TAKEN.isdisjoint(texts):
        before = "other"
    if "afterwards" in texts:
        before = _status_after(texts, before, fate)
    if before == "deceased" or "note" not in texts:
        return before
    if before == "released" and (again := taken_again(texts["note"], told_day(texts.get("status", "")))) is not None:
        return again
    taken = day_taken(texts)
    if (end := told_end(texts["note"], taken, before == "sentenced")) is not None:
        return end
    if before == "interned" and came_home(texts["note"]):
        return "released"
    if before in {"interned", None} and tells_lost_term(texts["note"]):
        return "sentenced"
    if before == "interned" and condemned_since(texts["note"], taken):
        return "sentenced"
    told, condemned = told_in_letters(texts["note"], taken)
    if told in {"released", "deceased"} or before is None:
        return told or ("interned" if day_in_letters(texts["note"], "interned") else before)
    if told == "other" and (before != "sentenced" or condemned):
        return told
    stated = stated_status(texts["status"]) if "status" in texts else None
    open_ = before == "interned" or (before == stated == "other" and says_something_else(texts["status"]))
    return told if told == "sentenced" and open_ and stated in {None, "other"} else before


def _status_after(texts: Mapping[str, str], before: Status | None, fate: Status | None) -> Status | None:
    """The status, with what the columns of why and where to somebody left say. ``fate``: as for :func:`_status_of`."""
    after = afterwards(texts["afterwards"])
    left = "status" not in texts or _LEFT.fullmatch(texts["status"])
    if before in {"released", "other", None} and into_house_arrest(texts["afterwards"]):
        return "other"
    if before != "deceased" and left and is_let_go(texts):
        return "released"
    if after is None and before == "other" and left and fate == "released":
        return "released"
    if before == "interned" and left and has_left(texts):
        return "other"
    if after is None or (after.status == "other" and before == "released"):  # released on bail
        return before
    if before == "sentenced" and is_suspended(texts["afterwards"]):
        return before
    if left and fate == "released" and after.status == "other":
        return "released"
    if after.status == "released" and before == "other" and is_since_free(texts.get("status", "")):
        return "released"  # 怎么放的 结业 beside 目前在哪里 县医院保洁
    if after.status == "deceased" or "status" not in texts or _LEFT.fullmatch(texts["status"]):
        return after.status
    return before


# Nothing but that, and when, somebody left or was let go.
_LEFT: Final = pattern_of(r"(?:释放|出所)[\s\d年月日号.\-/]*")


_TAKEN: Final = frozenset({"detained_on", "facility", "sentence", "sentence_years", "sentenced_on", "reason"})


def _status_before(
    texts: Mapping[str, str], notes: Iterable[str], sentence: Sentence | None, fate: Status | None
) -> Status | None:
    status = stated_status(texts["status"]) if "status" in texts else None
    if status == "interned" and is_proposed(texts["status"]):
        if fate == "released":
            return fate
        status = "interned" if sentence is None or sentence.kind in {"none", "unreadable"} else "other"
    if status == "interned" and is_held_as_a_convict(texts, sentence, fate):
        return "sentenced"
    if status not in {None, "other"}:
        return status
    acquitted = is_acquitted(texts)
    if acquitted:
        note = texts.get("note", "")
        if (since := _status_in_note(note) or parse_status(note)) in {"interned", "sentenced"}:
            return since
        if "detained_on" in texts:
            return "released"
    condemned = sentence is not None and (
        sentence.kind in {"term", "life", "death"} or is_range(sentence.text) or is_term_unread(sentence.text)
    )
    condemned = condemned and not was_served(texts)
    for note in notes:
        if (told := parse_status(note)) not in {None, "other"} and not (told == "interned" and condemned):
            return told
    if fate == "sentenced" and sentence is not None and sentence.kind == "none":  # 未判决, in a list of the sentenced
        fate = None
    if status is None and fate in {"released", "deceased", "other"}:
        return fate
    if status == "other" and is_watched(texts["status"]) and not (condemned and _PRETRIAL.search(texts["status"])):
        return "other"
    if status == "other" and (fate == "released" or is_back(texts)) and is_daily_life(texts["status"]):
        return "released"
    if status == "other" and fate == "released" and is_since_free(texts["status"]):
        return "released"
    if status == "other" and fate == "released" and condemned and not is_kept(texts["status"]):
        return "other"  # the term is over, whatever came since
    if condemned:
        return "sentenced"
    if status == "other" and is_in_class(texts["status"]):
        here = fate == "interned" or (fate != "released" and _is_at_school(texts))
        return "interned" if here else "other"
    if status == "other" and is_elsewhere(texts["status"]):
        return "other"
    judged = "sentenced_on" in texts and sentence is None and not acquitted
    if judged and parse_date(texts["sentenced_on"], excel_serial=True):
        return "sentenced"
    if status == "other" and is_stage(texts["status"]):
        return "interned"
    if status is None and sentence is not None and sentence.kind == "none" and _is_going_on(sentence.text):
        return "interned"  # 审查起诉阶段
    if status is None and sentence is not None and sentence.kind == "unreadable" and len(sentence.text) < _SHORT:
        told = parse_status(sentence.text)  # 行政拘留15天
        if told in {"interned", "sentenced"} or (told in {None, "other"} and is_before_verdict(sentence.text)):
            return told if told == "sentenced" else "interned"
        if told == "released" and _ACQUITTED.search(sentence.text):
            return told
    if status == "other" and "detained_on" in texts and is_numbered_point(texts["status"].strip()):
        return "interned"  # 现处何处 二号点
    if status == "other" and says_something_else(texts["status"]):
        return "other"
    if "facility" in texts or "detained_on" in texts:
        in_prison = "监狱" in texts.get("facility", "") or (status is None and fate == "sentenced")
        in_prison = in_prison or ("note" in texts and taken_to(texts["note"], "监狱") is not None)
        return "sentenced" if in_prison else "interned"
    if status is None and "note" in texts:
        return _status_in_note(texts["note"]) or fate
    return "interned" if status == "other" and is_kept(texts["status"]) else status or fate


def _is_at_school(texts: Mapping[str, str]) -> bool:
    return is_school(texts.get("facility", "")) or ("detained_on" in texts and is_in_training(texts["status"]))


_ACQUITTED: Final = pattern_of(
    r"(?:无罪|撤案|撤诉|撤回起诉|不起诉|免予?刑事?处罚)[^\u3400-\u9fff]{0,2}(?:并|后|予以|当庭)*释放"
)
_SHORT: Final = 30


def _is_going_on(text: str) -> bool:
    """Whether a text names the stage of a case, and not only that there was no verdict: 未判决."""
    return is_before_verdict(text) and text[:1] not in {"未", "待", "等", "尚"}


# Until the verdict; who has one is past it.
_PRETRIAL: Final = pattern_of(r"取保|监视?居住?|bail|залог|подписк", re.IGNORECASE)


@lru_cache(maxsize=4096)
def _status_in_note(note: str) -> Status | None:
    """The status that a note tells, or the place that it says the person is held in."""
    if (since := taken_after_release(note)) is not None:
        return since
    if (told := told_status(note)) is not None:
        return parse_status(told)
    held = told_facility(note)
    return None if held is None else "sentenced" if "监狱" in held else "interned"
