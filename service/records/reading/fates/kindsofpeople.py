"""Of what kind people are (刑满释放人员, 三非, 老党员), which says nothing of what became of them since."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.inclass import is_in_class
from service.records.reading.fates.ofkin import without_kin
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_proposed, is_watched, parse_status
from service.records.reading.fates.told import told_sentence, told_status
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import leaf_key

_KIND: Final = "类别|类型|分类|种类|性质|属性"
# Of what was done with people there are kinds too: 处理类别, 收押类型.
_A_KIND_OF_ANYTHING: Final = pattern_of(
    rf"(?<!处理)(?<!措施)(?<!处置)(?<!打击)(?<!打处)(?<!收押)(?:{_KIND}|级别|等级|类)"
)
_A_KIND_OF_PEOPLE: Final = pattern_of(rf"(?:[\u3400-\u9fff]{{0,4}}(?:人员|对象|学员|本人|身份))?(?:{_KIND}|身份)")


@lru_cache(maxsize=4096)
def asks_kind(header: str) -> bool:
    """Whether a header asks for a kind of anything, in a column of what became of people: 重点类别, 人员属性."""
    key = leaf_key(header)
    first = _A_KIND_OF_ANYTHING.search(key)
    return first is not None and first.end() == len(key)


@lru_cache(maxsize=4096)
def asks_kind_of_people(header: str) -> bool:
    """Whether a header asks of what kind people are, and names none of the kinds: 人员类别, 身份."""
    return _A_KIND_OF_PEOPLE.fullmatch(leaf_key(header)) is not None


_SERVED_BEFORE: Final = pattern_of(
    r"(?:原|曾|属|系)?(?:刑满释放|刑满|刑释|刑释解教|两劳释放|两劳|解教|解除劳教)(?:、?解除?教)?(?:重点)?(?:人员|回归人员|对象|类)?"
)
_PEOPLE: Final = pattern_of(
    r"[^\d,，;；。]{0,14}(?:人员|家属|亲属|子女|对象|分子|人士|群众|[A-Ea-e甲乙丙丁一二三四五六七八九]类|[一二三四五]级)"
)
_WAS_ABROAD: Final = pattern_of(r"(?:曾|非法)?出[国境](?:返回|归来|回流)?人员")
_AT_LARGE: Final = pattern_of(
    r"[未待拟应漏]|不(?!放心|稳定)|在[逃外家]|外出|脱|失|社会面|下落|管[控制]|拘|捕|押|收[教监治]|教[培转育]|刑|狱|死|亡|释"
)
_OF_PEOPLE: Final = pattern_of(r"(?:人员|对象|人犯)$")


def served_before(text: str) -> bool:
    """Whether it is those who served a sentence before, which is no news of somebody who is in a camp since."""
    return _SERVED_BEFORE.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def is_kind_of_people(text: str) -> bool:
    """Whether a text names a kind of people by its words, and none that says where they are now: 重点人员."""
    if served_before(text) or _WAS_ABROAD.fullmatch(text):
        return True
    if _PEOPLE.fullmatch(text) is None or _AT_LARGE.search(text) is not None or stated_status(text) != "other":
        return False
    return not (is_elsewhere(text) or _lives_with_it(text))


@lru_cache(maxsize=8192)
def tells_of_fate(text: str) -> bool:
    """Whether a text says anything of where somebody is, or of what became of them: all else is a kind (三非)."""
    text = without_kin(text)  # 收押家属 says nothing of them
    told = parse_status(text) not in {None, "other"} or is_kept(text) or is_proposed(text) or is_in_class(text)
    told = told or is_elsewhere(_OF_PEOPLE.sub("", text)) or _lives_with_it(text)  # 在逃人员
    return told or told_status(text) is not None or told_sentence(text, of_own=False) is not None


def _lives_with_it(text: str) -> bool:
    return is_watched(text) or is_daily_life(text) or is_plan(text)
