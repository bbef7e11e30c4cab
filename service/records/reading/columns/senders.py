"""Lists of who sends, visits, asks or takes something for somebody who is held: what is told of custody is not theirs.

汇款人姓名, 身份证号, 收款服刑人员, 收款监所: the row is about the sender, the place about the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from service.records.reading.columns.unknown import NAMES_PLACES
from service.records.reading.headers.callers import SEE, SEND, THEY, is_caller
from service.records.reading.headers.whom import is_of_held, whom
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import stem_of, under_group

#: Why a column of custody is only kept as text.
OF_THE_OTHER: Final = "of the one who is held, not of who sends or visits"
_ASK: Final = (
    r"(?:申请|申报|预约|登记|代?[领取]取?物?|接领|委托|代办|办理|经办|签[字收]|监护|看护|照[料顾]|(?:紧急)?联[系络])"
)
_OPEN: Final = pattern_of(rf"{_ASK}{THEY}\d?|(?:境内|在押人员|服刑人员|罪犯|学员)?的?(?:家属|亲属|亲友|家人)\d?")
_OTHER: Final = pattern_of(
    rf"(?:被|受|接)(?:{SEE}|{SEND}|监护|探|领){THEY}|(?:收[款件物信货取]|接收|受款|取款|领款){THEY}|"
    r"(?:在押|服刑|被?[收羁关]押|被押)(?:的)?(?:亲属|家属|亲友|家人)|"
    rf"(?:{SEE}|{SEND}|收[款件物信取]?|接收|所)的?(?:对象|在押人员|服刑人员|被?押人员|收押人员|罪犯|犯人|学员)"
)
# 收款监所, 会见监狱, 所在监所: where what is sent comes to.
_WHERE_TO: Final = pattern_of(
    rf"^(?:收[款件物信货取]|接收|所在|寄[往达到送]|送[往达到交]|到达|前往|到访|领[取款物]|取[款物]|办理|受理|{SEND}|{SEE})(?!{THEY})"
)
_CUSTODY: Final = frozenset({
    "status", "status_on", "sentence", "sentence_years", "sentenced_on", "facility", "reason", "detained_on",
})  # fmt: skip
# Who sends money abroad may be held for it.
_ABROAD: Final = pattern_of(r"境外|国外|国家|国籍|出[国境]|海外|护照|疆外")
_CHOSEN: Final = frozenset({"mapping", "profile"})


def of_the_other(columns: list[Column]) -> list[Column]:
    """The columns; in rows about who sends or visits nothing is told of their own custody unless its header names them
    (汇款人现状). Of others who come for somebody (申请人, 家属) a place is not told by its cells, nor by a header of
    where things go; nor anything where another column names who is held."""
    own = _own(columns)
    if own is None or own.reason in _CHOSEN or is_of_held(who := whom(under_group(own.header))):
        return columns
    sure = is_caller(own.header)
    if not sure and _OPEN.fullmatch(who) is None:
        return columns
    abroad = any(_ABROAD.search(header_key(c.header)) for c in columns)
    others = any(_is_other(c) for c in columns if c is not own)
    everything = others or (sure and not abroad)
    return [
        replace(c, field=None, reason=OF_THE_OTHER)
        if c.field in _CUSTODY
        and c.reason not in _CHOSEN
        and not header_key(under_group(c.header)).startswith(who)
        and (everything or _goes_there(c))
        else c
        for c in columns
    ]


def _own(columns: Sequence[Column]) -> Column | None:
    """The column of the row's person: the name, or whom the number stands behind where no column is of the name."""
    names = [c for c in columns if c.field == "name"]
    if names:
        return names[0] if len(names) == 1 else None
    number = next((c for c in columns if c.field == "id"), None)
    if number is None:
        return None
    whose = stem_of(number.header, "id")
    near = [c for c in columns if c.index == number.index - 1 or (whose and whom(under_group(c.header)) == whose)]
    return next((c for c in near if c.field in {None, "relatives_text"}), None)


def _is_other(column: Column) -> bool:
    """Whether a column names the one for whom somebody came: 收款人, 服刑人员姓名, 被会见人."""
    if column.field not in {None, "relatives_text"}:
        return False
    who = whom(under_group(column.header))
    return is_of_held(who) or _OTHER.fullmatch(who) is not None


def _goes_there(column: Column) -> bool:
    if column.field != "facility":
        return column.reason not in {"header", "content"}
    key = header_key(under_group(column.header))
    return column.reason == NAMES_PLACES or _WHERE_TO.search(key) is not None
