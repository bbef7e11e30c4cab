"""What a cell below 释放时间 or 出狱时间 tells that is no release: 2013年11月病亡, 2013年加刑, 2014.5转狱."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.fates.told import KIN, told_day
from service.records.reading.patterns import pattern_of
from service.records.reading.workbooks.sheets import Value

_LET_GO: Final = pattern_of(
    r"(?<![未不没])(?:释放|刑释|获释|假释|[出离][狱监]|出所|结业|回[家村乡]|返[家村乡])(?![前后])"
)
_DIED: Final = pattern_of(
    r"(?<![未没])(?:[病身]亡|死亡|病[故逝死]|去世|亡故|逝世|过世|离世|身故|[猝暴]死|已[死故亡]|死(?=$|[)）,，。;；]))(?!赔|证)"
)
_STAYS: Final = (
    r"[未没](?:被|予|能|经|到|满|获|有)*(?:释放|刑释|获释|[出离][狱监所]|结业|期满|刑满|到期|满)|加刑|延[期长]|续[押期]"
)
_HELD_ON: Final = pattern_of(
    rf"{_STAYS}|"
    r"转(?:往|至|到|送|押|移|入|去|监|狱|所|教培|[\u3400-\u9fff]{0,8}(?:监狱|看守所|教培|教转|中心))|移[送交押](?!社区|村)|换押|调[监往至]|"
    r"投[牢监改]|[送收]监(?!控)|收押|羁押|刑拘|逮捕|再[次度]?[抓捕收]|在[押逃]|服刑|脱?逃[跑脱离狱]?|越狱|所外|"
    r"保外|监外|暂予|死刑|死缓|无期|撤销"
)
_STAY_ON: Final = pattern_of(_STAYS)
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")


@lru_cache(maxsize=4096)
def is_death(text: str) -> bool:
    """Whether such a cell says that the person died, then or since: not 其父病亡."""
    return _HAN.search(text) is not None and _DIED.search(text) is not None and KIN.search(text) is None


@lru_cache(maxsize=4096)
def is_held_on(text: str) -> bool:
    """Whether such a cell says that the custody went on, here or elsewhere, or ended in a flight. 减刑释放 and
    监外执行期满释放 are releases, and so is what took place after one."""
    if _HAN.search(text) is None or _HELD_ON.search(text) is None:
        return False
    return _LET_GO.search(text) is None


@lru_cache(maxsize=4096)
def stays_on(text: str) -> bool:
    """Whether such a cell says no more than that the custody of the row went on: 加刑2年, 未满."""
    return is_held_on(text) and _HELD_ON.search(_STAY_ON.sub("", text)) is None


@lru_cache(maxsize=4096)
def of_their_dead(text: str) -> bool:
    """Whether such a cell tells of a death in the family, and of no release: 2013年11月其父病亡."""
    return _DIED.search(text) is not None and KIN.search(text) is not None and _LET_GO.search(text) is None


def is_no_release(text: str) -> bool:
    """Whether such a cell tells of what became of somebody otherwise than by a release."""
    return is_death(text) or is_held_on(text) or of_their_dead(text)


_CLAUSES: Final = pattern_of(r"[,，;；。\n]")


def day_of_death(text: str) -> str:
    """What such a cell says of the day of a death: the clause that tells it, or the whole; "" where none is sure."""
    told = [clause for clause in _CLAUSES.split(text) if is_death(clause)]
    if len(told) != 1:
        return ""
    if any(map(str.isdigit, told[0])):
        return "" if told_day(told[0]) is None and _LET_GO.search(told[0]) else told[0]
    return "" if _LET_GO.search(text) or told_day(text) is None else text


def sort_ends(
    texts: dict[str, str], values: dict[str, Value], header_of: dict[str, str], field: str, free: bool
) -> None:
    """What a cell of ``field``, the day of a release, says otherwise goes where it belongs: a death to ``died_on``, a
    custody elsewhere to the status where the row has no other. ``free``: the list says of all that they were let go, so
    that this is told of who was not, too."""
    if (text := texts.get(field)) is None or not is_no_release(text):
        return
    header = header_of.pop(field)
    del texts[field], values[field]
    if is_death(text):
        to, value = "died_on", day_of_death(text)
    elif is_held_on(text) and (free or not stays_on(text)):
        to, value = "status", text
    else:
        return
    if to not in texts:
        texts[to], values[to], header_of[to] = text, value, header
