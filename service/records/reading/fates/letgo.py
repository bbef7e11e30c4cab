"""The day on which somebody was let go: by the column that asks for it, else by the words of the row.

It counts only where the row says that the person was let go. It is never the day of another event: not of a transfer,
of a death, nor of a release before the detention that the row tells of.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, Literal

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.matching.values.months import month_named
from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.daysinletters import day_in_letters
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.notesofheld import came_home, day_home
from service.records.reading.fates.statuses import parse_status
from service.records.reading.fates.told import told_day, told_end, told_status
from service.records.reading.fates.toldinletters import told_in_letters
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.handays import in_digits
from service.records.reading.words.listdays import first_of, last_of
from service.records.reading.words.notewords import WORD

# Out of what a column asks when they left: a remand centre (出所), or the camp itself (离校); "" for neither. "listed":
# the camp, in a list of those who were let go.
Left = Literal["", "remand", "school", "listed"]
_TERMS: Final = frozenset({"sentence", "sentence_years", "sentenced_on"})
# Who left a remand centre and was held there went on being held.
_ELSEWHERE: Final = pattern_of(r"监狱|教培|教转|培训|教育|收教|戒毒")
_SHORT_TERM: Final = pattern_of(r"(?:判处|被判|判)?拘役(?!.*(?:年|有期|徒刑|缓))")
_NO_SCHOOL: Final = pattern_of(r"监狱|戒毒")

# 预计2019.5: nobody was let go by that.
_AHEAD: Final = pattern_of(
    r"预[计定期]|拟|计划|待|暂定|应|可|未|到期|\b(?:expected|planned|scheduled|due|will)\b|ожида|план|намеч",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def tells_a_day(text: str) -> bool:
    """Whether a cell tells of a day, and not of one to come: not 未释放, 预计2019.5, "yes"."""
    return any(map(str.isdigit, in_digits(text))) and not is_ahead(text)


def is_ahead(text: str, day: PartialDate | None = None) -> bool:
    """Whether a day of release is one that lies ahead, by its words or by the calendar."""
    return _AHEAD.search(text) is not None or (day is not None and day.year > dt.datetime.now(tz=dt.UTC).year)


def day_has_come(text: str) -> bool:
    """Whether a text tells of a day of release that does not lie ahead."""
    day = parse_date(text, excel_serial=True) if tells_a_day(text) else None
    return day is not None and not is_ahead("", day)


def day_let_go(
    texts: Mapping[str, str], status: Status | None, column: PartialDate | None, left: Left, taken: PartialDate | None
) -> tuple[PartialDate | None, bool]:
    """(the day, whether it is that of the column). ``column``: the day that stands in the column. ``left``: what this
    asks when they left, to wherever. ``taken``: the day of detention."""
    if status != "released":
        return None, False
    if column is not None and left and not _left_free(texts, left):
        column = None
    day = column if column is not None else _told(texts, left, taken)
    if day is None or is_ahead("", day) or (taken is not None and last_of(day) < first_of(taken)):
        return None, False
    return day, column is not None


def _left_free(texts: Mapping[str, str], left: Left) -> bool:
    """Whether somebody left by being let go, and not for a prison or a camp that let them go later."""
    after = afterwards(texts["afterwards"]) if "afterwards" in texts else None
    if after is not None:
        return after.status == "released"
    if is_daily_life(texts.get("afterwards", "")):
        return True
    if not _TERMS.isdisjoint(texts) and not (left == "remand" and _served_there(texts)):
        return False
    if (_ELSEWHERE if left == "remand" else _NO_SCHOOL).search(texts.get("facility", "")):
        return False
    if left == "listed" or ("status" in texts and stated_status(texts["status"]) == "released"):
        return True
    return left == "school" and is_daily_life(texts.get("status") or texts.get("afterwards", ""))


def _served_there(texts: Mapping[str, str]) -> bool:
    """Whether a term of 拘役, which is served in the remand centre, came to its end: 刑满释放 beside 拘役2个月."""
    ended = "刑满" in texts.get("status", "") and stated_status(texts["status"]) == "released"
    return ended and _SHORT_TERM.match(texts.get("sentence", "").strip()) is not None


def _told(texts: Mapping[str, str], left: Left, taken: PartialDate | None) -> PartialDate | None:
    """The day that the status, the reason for leaving or a note tells."""
    status, note, why = texts.get("status", ""), texts.get("note", ""), texts.get("afterwards", "")
    free = bool(status) and stated_status(status) == "released"
    if free and (day := _in_words(status)) is not None:
        return day
    told_when = texts.get("status_on", "") if free or (left in {"school", "listed"} and _left_free(texts, left)) else ""
    if told_when and (day := parse_date(told_when, excel_serial=True)) is not None:
        return None if is_ahead(told_when) else day
    freed = why and (after := afterwards(why)) is not None and after.status == "released"
    if freed and (day := _in_words(why)) is not None:
        return day
    if not note:
        return None
    if came_home(note):
        return day_home(note)
    told = told_status(note) if "status" not in texts else None
    of_the_note = told is not None and parse_status(told) == "released"  # nothing else tells the status
    if of_the_note or told_end(note, taken, not _TERMS.isdisjoint(texts)) == "released":
        return _in_han(note)
    return day_in_letters(note, "released") if told_in_letters(note, taken).status == "released" else None


@lru_cache(maxsize=8192)
def _in_words(text: str) -> PartialDate | None:
    if not any(map(str.isdigit, text)) or is_ahead(text):
        return None
    return _in_han(text) or day_in_letters(text, "released") or _beside(text)


_CLAUSES: Final = pattern_of(r"[,，;；。\n]")
# 已解除教培，2018年11月30日回家: the day of the clause behind; not 请假回家, 回家探亲, 定于…回家.
_HOME: Final = pattern_of(
    r"\s*(?:本人|该(?:人|学员))?(?:已|现|并)?于?\s*(?:19|20)\d\d\s?[年.\-/]\s?(?:\d{1,2}\s?[月.\-/]?\s?)?(?:\d{1,2}\s?[日号]?\s?)?(?:已|被|由|经)?"
    r"(?:家属|家人|亲属|村委会|村干部|村里|社区|乡里|工作队)?(?:[接领送带]?[回返](?:到|至)?(?:家[中里]?|村[中里]?|本村|社区)|[接领]回|离校|离开(?:中心|学校)?|到家)了?\s*"
)
_A_YEAR: Final = pattern_of(r"(?:19|20)\d\d")


# 2018 年 3 月, as printed tables have it.
_SPACED: Final = pattern_of(r"(?<=[\u3400-\u9fff])\s+(?=\d)|(?<=\d)\s+(?=[\u3400-\u9fff])")


def _in_han(text: str) -> PartialDate | None:
    """The day of the one clause that tells of a release: 2017年4月收押，2018年3月释放. Of a status that several columns
    tell, each is a text of its own."""
    text = text.replace("釈放", "释放")
    if (day := _of_one_clause(text) or _of_one_clause(_SPACED.sub("", text))) is not None:
        return day
    days = [day for piece in text.split() if (day := _of_one_clause(piece)) is not None]
    return days[0] if len(days) == 1 else None


def _of_one_clause(text: str) -> PartialDate | None:
    if told_status(text) is None:
        return None
    clauses = _CLAUSES.split(text)
    at = [n for n, c in enumerate(clauses) if (word := told_status(c)) and parse_status(word) == "released"]
    told = [clauses[n] for n in at]
    if (
        len(at) == 1
        and not any(map(str.isdigit, told[0]))
        and (home := _HOME.fullmatch("".join(clauses[at[0] + 1 :][:1])))
    ):
        return told_day(home[0])
    if len(told) != 1 or len(_A_YEAR.findall(told[0])) != 1 or told[0].count("月") > 1:
        return None
    return told_day(told[0])


_PIECES: Final = pattern_of(r"[,，;；:：()（）\n]")
_ONLY_A_DAY: Final = pattern_of(r"[\s\d年月日号于.\-/]+")
_IN: Final = frozenset({"in", "on", "в", "г", "год", "году", "года", "im", "am", "en", "le"})


def _beside(text: str) -> PartialDate | None:
    """The day that stands beside words of a release, and nothing else does: "Released, March 2018"."""
    pieces = [piece.strip() for piece in _PIECES.split(text) if piece.strip()]
    days = [piece for piece in pieces if any(map(str.isdigit, piece))]
    if len(pieces) != 2 or len(days) != 1 or stated_status(pieces[pieces[0] == days[0]]) != "released":
        return None
    words = WORD.findall(days[0].casefold())
    if _ONLY_A_DAY.fullmatch(days[0]) or all(w in _IN or month_named(w) is not None for w in words):
        return told_day(days[0])
    return None
