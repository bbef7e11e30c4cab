"""Columns of days of release (释放时间, 结业日期, 出所时间) as a status: who has one was let go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from service.records.reading.columns.wayout import comes_back, of_a_camp
from service.records.reading.headers.filledin import filled_by_the_freed
from service.records.reading.headers.releaseheaders import is_asked, left_what
from service.records.reading.headers.releasekeys import asks_coming_home, asks_graduating, asks_release
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.headerwords import kinds_of
from service.records.reading.words.synonyms import header_key, leaf_key

# What a day below them says of the person: 出所时间 is one of leaving, to wherever.
LET_GO, LEFT = "释放", "出所"
_TERMS = frozenset({"sentence", "sentence_years"})


def beside_status(columns: list[Column], trainees: bool = False) -> list[Column]:
    """结业时间 beside 现状: the day counts where that says no more than that somebody is at home, or nothing. Not where
    terms are told, which may end on such a day. ``trainees``: lines over the table say that it lists those of camps."""
    plain = [c for c in columns if c.field == "status" and not c.word]
    days = [
        c
        for c in columns
        if c.field is None
        and c.reason == "unknown header"
        and (
            _asks_release(_leaf(c))
            or _came_home(_leaf(c), columns)
            or (is_asked(asks_graduating, _leaf(c)) and of_a_camp(columns, trainees))
        )
    ]
    if not plain or len(days) != 1 or any(c.field in _TERMS or c.word in {LEFT, LET_GO} for c in columns):
        return columns
    word = LEFT if "所" in _leaf(days[0]) else LET_GO
    return [replace(c, field="status", reason="header", word=word) if c is days[0] else c for c in columns]


def _leaf(column: Column) -> str:
    return column.header.rpartition("/")[2]


_TOOK_PLACE = pattern_of(r"实际(?:释放|刑释|获释|出狱|出监|解除)|假释(?:出狱)?的?(?:时间|日期|日|年月)$")
_FORMER_PLACE = pattern_of(r"(?:释放|刑释|出狱|获释)(?:之)?前|原(?:服刑|关押|羁押|所在|收押|监)")


def let_go_by_day(columns: list[Column], trainees: bool = False) -> list[Column]:
    """释放时间: a date there says that the person was let go. In a list of sentences it may lie ahead, unless the
    place is one where the person was held before (原服刑监狱), or only those who were let go fill it in. ``trainees``:
    as for :func:`beside_status`."""
    leaves = [leaf_key(c.header) for c in columns]
    past = any(_AFTERCARE.match(leaf) or _TOOK_PLACE.match(leaf) for leaf in leaves) or any(
        c.field == "facility" and _FORMER_PLACE.match(leaf_key(c.header)) for c in columns
    )
    past = past or any(filled_by_the_freed(c.header) for c in columns)
    cared = any(_CARED_FOR.match(header_key(_leaf(c))) for c in columns)
    if any((c.field in _TERMS and not past) or c.field == "status" for c in columns):
        return columns
    ordered = any(map(_ORDERED_FOR.fullmatch, leaves)) and not any(left_what(_leaf(c)) for c in columns)
    on_leave = comes_back(columns) and not any(map(asks_release, leaves))
    if on_leave or (ordered and not past):
        return columns
    return [
        replace(
            c,
            field="status",
            reason="header",
            word=LEFT if left_what(leaf) else LET_GO,
        )
        if c.field is None
        and c.reason == "unknown header"
        and (
            _asks_release(leaf := c.header.rpartition("/")[2])
            or (cared and is_asked(asks_release, leaf))
            or _left(leaf, columns, trainees)
        )
        else c
        for c in columns
    ]


# 戒毒期限 two years: the day of release may lie ahead, as beside a sentence.
_ORDERED_FOR = pattern_of(r"(?:强制|隔离|决定|执行)*(?:戒毒|强戒|收容教[育养])(?:的?期限|天数|时长)")


def beside_terms(columns: list[Column]) -> list[Column]:
    """Where the cells of a column turn out to tell terms, a day of release may be the end of one after all."""
    if not any(c.field in _TERMS and c.reason == "content" for c in columns):
        return columns
    return [
        replace(c, field=None, reason="unknown header", word="") if c.word == LET_GO and c.field == "status" else c
        for c in columns
    ]


_RELEASED_ON = pattern_of(
    r"(?:实际)?(?:出所|离所)(?:的?(?:时间|日期|日|年月日|年月))|release date|date of release|released on"
)
_OF_RELEASE = frozenset({"release", "when", "while", "since"})


def _asks_release(leaf: str) -> bool:
    """Whether a header asks when somebody was let go, in Chinese or an alphabet; not "Expected release"."""
    if is_asked(_says_release, leaf):
        return True
    kinds = kinds_of(leaf) or frozenset()
    return "release" in kinds and kinds <= _OF_RELEASE


def _says_release(key: str) -> bool:
    return _RELEASED_ON.fullmatch(key) is not None or (asks_release(key) and not _SERVED.match(key))


# The end of a term, which may lie ahead.
_SERVED = pattern_of(r"(?:实际|本人|人员)*(?:刑满|期满)")
# Of whom was let go: what is done for and about them. In such a list nobody's release lies ahead.
_AFTERCARE = pattern_of(r"(?:安置)?帮教|安置(?!点|房|地)|衔接|接[回领]|重新(?:违法)?犯罪|刑满?释(?:放)?人员|回归")
# Who is looked after at home has come to the end of the term: 帮教人, 安置情况.
_CARED_FOR = pattern_of(r"(?:安置)?帮教|安置(?!点|房|地)")
_HELD = frozenset({"detained_on", "facility", "sentenced_on", "sentence"})


def _came_home(leaf: str, columns: Sequence[Column]) -> bool:
    """Whether a header asks when somebody came home (回家时间), in a table of those who were held."""
    if not is_asked(asks_coming_home, leaf) or any(_ABROAD.search(header_key(c.header)) for c in columns):
        return False
    return any(c.field in _HELD for c in columns)


# Who came home from abroad, or from work elsewhere.
_ABROAD = pattern_of(r"出[国境]|境外|国外|外出|流出|探亲|朝觐")


def _left(leaf: str, columns: Sequence[Column], trainees: bool) -> bool:
    """Whether a header asks when those who were held came home, or left the camp (离校日期); pupils leave schools."""
    camps = trainees or any(c.field == "facility" for c in columns)
    graduated = is_asked(asks_graduating, leaf) and of_a_camp(columns, trainees)
    return _came_home(leaf, columns) or graduated or (camps and left_what(leaf) != "")
