"""The status of a person, from the words of a record."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.matching.values.script import clean, simplified
from service.records.reading.fates.again import taken_after_release
from service.records.reading.fates.againinletters import taken_again_in_letters, without_where_from
from service.records.reading.fates.ahead import without_ahead
from service.records.reading.fates.aheadinletters import (
    RELEASE_AHEAD,
    with_verdict_ahead,
    without_release_ahead,
    without_unsure,
)
from service.records.reading.fates.athome import without_teaching
from service.records.reading.fates.atwork import works_there
from service.records.reading.fates.denials import KEPT, NOT_HELD, NOT_SO, PROPOSED, TO_DEATH_IN_LETTERS, UNTIL
from service.records.reading.fates.fleeing import CLAUSE, NOT_YET, THEIR_KIN, without_fleeing
from service.records.reading.fates.plans import without_plans
from service.records.reading.fates.shortwords import in_short
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.leaving import LEFT, NOT_INSIDE
from service.records.reading.words.notewords import DENIED, KIN, UNSURE
from service.records.reading.words.statuswords import status_said, status_words
from service.records.reading.words.vocabulary import vocabulary

# 派出所, the police station, ends in the word for leaving a remand centre (出所) and says nothing of it.
_STATION = pattern_of("派出所")


def _plain(text: str) -> str:
    plain = simplified(clean(text)).casefold()
    return _STATION.sub("警方", plain) if "派" in plain else plain


@lru_cache(maxsize=4096)  # the headers of a source are few
def is_status(text: str) -> bool:
    """Whether a text is a word of the vocabulary and nothing else: 判刑, not 有亲属被判刑."""
    plain = _plain(text)
    return any(plain == word for word, _ in status_words()) or _watched().fullmatch(plain) is not None


# Back into prison.
_REVOKED = pattern_of(r"撤销(?:其|对其)?的?(?:假释|缓刑|暂予监外执行|监外执行|保外就医)(?:决定)?")
# 死缓 and 判处死刑 are sentences; who was put to death is dead.
_TO_DEATH = pattern_of(r"死缓|死刑")
_EXECUTED = pattern_of(r"(?:已|被|依法|^)(?:已|被|依法)*执行死刑|死刑(?:已|已经|被)+执行|枪决|处决|(?<!判)处死(?!刑)")
# 监视居住, house arrest, bail: where a clause says no more, its people are out of camp and prison, and not free.
_FROM = r"[^\W\d_]{0,6}?(?:n?[dt][ae]n|[нд][иіыаеә]н|دىن|دان|دەن|نان|نەن)\b"  # out of it, in Turkic languages
_TURNS = pattern_of(
    r"[,，;；。、()（）\n]|[.](?:\s|$)|转为?|变更为?|改为|后(?!续)|\b(?:then|later|and|to|затем|потом|и|sonra|ve)\b"
)
_EARLIER = pattern_of(
    r"曾|此前|之前|\b(?:earlier|previous\w*|formerly|before|initially|at first|ранее|раньше|прежде|сначала|önce|бұрын|"
    r"бурун|burun|buryn|avval|zuvor|früher|auparavant|d'abord)\b|ئىلگىرى|بۇرۇن|بۇرىن"
)
_AWAITS = pattern_of(r"待(?:宣|被)?[判审]|未决")  # 待判决 is held, and not sentenced

# Where a status says that somebody is at home, abroad or not found, a date of detention beside it says no more.
_ELSEWHERE = pattern_of(
    r"(?:现|目前|仍|已)?(?:在?逃|脱逃|逃脱|潜逃|(?:因病|因残|年老|怀孕)?在家(?:务农|待业|养病|休养)?|(?:在?外出?|内地|疆外)(?:务工|打工|经商|上学|就医)|务农|务工|"
    rf"{NOT_HELD}|(?:在)?(?:境|国)外(?:未归)?|出[境国](?:未归)?|未归|滞留(?:境|国)外|失联|失踪|下落不明|在外|在校|上学|一般群众)"
)


@lru_cache(maxsize=4096)
def is_elsewhere(text: str) -> bool:
    """Whether a status says outright that the person is not held: 在逃, 外出务工, 境外未归, no longer in camp."""
    plain = simplified(clean(text))
    if _ELSEWHERE.fullmatch(plain) is not None or works_there(plain) or NOT_INSIDE.search(plain.casefold()) is not None:
        return True
    rest = without_fleeing(plain.casefold())
    return rest != plain.casefold() and _by_the_words(rest) not in _HELD


@cache
def _watched() -> re.Pattern[str]:
    return pattern_of("|".join(re.escape(w.casefold()) for w in vocabulary()["status"]["watched"]))


@lru_cache(maxsize=4096)
def is_watched(text: str) -> bool:
    """Whether a text speaks of house arrest, bail and the like: out of camp and prison, and not free."""
    return _watched().search(simplified(clean(text)).casefold()) is not None


@lru_cache(maxsize=4096)
def is_proposed(text: str) -> bool:
    """Whether a text says that somebody proposes or grants a release, and not that it took place: 同意结业."""
    return PROPOSED.search(_plain(text)) is not None


@lru_cache(maxsize=65536)
def parse_status(text: str) -> Status | None:
    """``interned``, ``sentenced``, ``released``, ``deceased`` or ``other``; None for a blank cell."""
    plain = _plain(text)
    if not plain:
        return None
    if works_there(plain):
        return "other"
    plain = without_teaching(plain)
    plain = without_plans(_REVOKED.sub("收监", plain) if "销" in plain else plain)
    if ("死刑" in plain or "死缓" in plain) and not _EXECUTED.search(plain):
        plain = _TO_DEATH.sub("判刑", plain)
    now = without_ahead(with_verdict_ahead(plain))
    sure = NOT_SO.sub(" ", UNTIL.sub(" ", TO_DEATH_IN_LETTERS.sub(" sentenced ", without_unsure(now))))
    told = without_where_from(without_release_ahead(sure))
    ahead = now != plain or RELEASE_AHEAD.search(sure) is not None
    proposed = ahead or PROPOSED.search(told) is not None
    if proposed:
        told = PROPOSED.sub(" ", told)
    if _watched().search(told):
        return _now(told)
    code = _by_words(told)
    if code == "released" and (since := taken_after_release(told) or taken_again_in_letters(told)) is not None:
        return since
    if code == "other" and proposed and "假释" in plain:
        return "sentenced"  # 提请假释
    if code == "other" and proposed and _HOME_SINCE.search(plain) and not KEPT.search(plain):
        return "released"
    if code == "other":
        return "interned" if proposed or _AWAITS.search(plain) else "other"
    return code


# 同意解除，已于2018年2月9日返家: what was granted took place.
_HOME_SINCE = pattern_of(
    r"(?:同意|准予|准许|批准|予以|可以?)(?:其)?(?:解除|结业|释放|解教|离校)[^,，;；。已]{0,6}[,，;；。]\s*(?:本人)?(?:现|并|目前)?已(?:经)?"
    r"(?:于?[\d年月日号./\s-]{4,12})?(?:安全|顺利)?(?:[返回到]家|[返回][村乡])[。.]?\s*$"
)
# Who left a remand centre went home, to a camp or to prison: what stands behind it tells, and nothing before it does.
_OUT = pattern_of(r"(?:[\u3400-\u9fff0-9]{0,10}?(?:看守|拘留|戒毒)所(?:已|于)?)?(?<!隔)[出离](?:看守|拘留|戒毒)?所")
_RAN_OUT = pattern_of("期满|届满")
_FORMERLY = pattern_of(r"[(（]?[原曾][^,，;；。)）]*")


@lru_cache(maxsize=4096)
def is_out(text: str) -> bool:
    """Whether a text says that somebody left a remand centre, and not where to: 出所."""
    return _OUT.search(PROPOSED.sub(" ", NOT_SO.sub(" ", _plain(text)))) is not None and parse_status(text) == "other"


def _after_leaving(told: str) -> Status | None:
    """What a text says that tells of leaving a remand centre; None for every other text."""
    ends = [match.end() for match in _OUT.finditer(told)]
    if not ends:
        return None
    code = _by_the_words(_OUT.sub(" ", told))
    if code in _HELD:
        code = _by_the_words(_FORMERLY.sub(" ", told[ends[-1] :]))
    return "released" if code == "other" and _RAN_OUT.search(told) else code


def _by_words(told: str) -> Status:
    told = without_fleeing(told)
    if "所" in told and (left := _after_leaving(told)) is not None:
        return left
    code = _by_the_words(told)
    if code in _HELD and (rest := _without_leaving(told)) is not None:
        now = _by_the_words(rest[0])  # left the camp, now in prison
        return "released" if now == "other" and rest[1] else now
    return code


_HELD = frozenset({"interned", "sentenced"})
# Asked first of every text that a place of custody stands in.
_MAY_TELL = pattern_of(r"[a-z\u0400-\u06ff]|离开|走出|[出回]来")


def _without_leaving(told: str) -> tuple[str, bool] | None:
    """A text without the camps and prisons that it says somebody left or is not in; whether it says outright that they
    left one. None where it says nothing of the kind."""
    if _MAY_TELL.search(told) is None:
        return None
    rest, left = NOT_INSIDE.sub(" ", told), False
    for match in reversed(list(LEFT.finditer(rest))):
        before = CLAUSE.split(rest[: match.start()])[-1]
        if DENIED.search(before) or NOT_YET.search(before) or KIN.search(before) or THEIR_KIN.search(before):
            continue
        left = left or not UNSURE.search(before)
        rest = f"{rest[: match.start()]} {rest[match.end() :]}"
    return (rest, left) if rest != told else None


def _by_the_words(told: str) -> Status:
    if (said := status_said(told)) is not None:
        return said
    return in_short(told) or "other"


def by_listed_words(text: str) -> Status:
    """What the first word of a status in a text means, though it may be denied there: 未判刑."""
    return _by_the_words(_plain(text))


def _now(told: str) -> Status:
    """Where somebody is by a text that speaks of house arrest: as its last clause says. Who was let go into it was."""
    watched = _watched()
    if _by_words(watched.sub(" ", told)) == "deceased":
        return "deceased"
    at_home = False
    for clause in reversed(_TURNS.split(told)):
        code = _by_words(watched.sub(" ", clause))
        if code == "released":
            return code
        if (match := watched.search(clause)) is not None and not re.match(_FROM, clause[match.end() :]):
            at_home = at_home or not _EARLIER.search(clause)
        elif code != "other":
            return "other" if at_home else code
    return "other"


@lru_cache(maxsize=4096)
def is_kept(text: str) -> bool:
    """Whether a status says that the person is not let go: 不同意结业, 未释放."""
    return KEPT.search(_plain(text)) is not None
