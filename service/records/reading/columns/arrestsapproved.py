"""批捕时间 beside 拘留时间: the approval of an arrest comes some weeks after the day on which somebody was taken."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from service.matching.values.dates import parse_date
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Column
from service.records.reading.words.synonyms import leaf_key
from service.records.reading.workbooks.sheets import Value, text_of

_FIELD: Final = "detained_on"
_APPROVED: Final = pattern_of(r".*(?:批捕|(?:批准|决定)(?:予以)?逮捕)")
_ARRESTED: Final = pattern_of(r".*(?:逮捕|批捕)")
_TAKEN: Final = pattern_of(
    r".*(?:拘留|刑拘|行拘|拘押|羁押|关押|收押|看押|收教|[入进到][所监校]|抓获|抓捕|归案|到案|落网|传唤|带走|收监|入教|送教)"
)


class Arrests:
    """The columns of a table that ask when somebody was taken (``taken``), and when an arrest was approved or made."""

    __slots__ = ("approved", "arrested", "taken")

    def __init__(self, columns: Sequence[Column]) -> None:
        asked = [(c.index, c.header, leaf_key(c.header)) for c in columns if c.field == _FIELD and not c.word]
        later = [one for one in asked if _ARRESTED.match(one[2]) and not _TAKEN.match(one[2])]
        self.taken = tuple(one[:2] for one in asked if one not in later and _TAKEN.match(one[2]))
        self.approved = frozenset(i for i, _, leaf in later if _APPROVED.match(leaf))
        self.arrested = frozenset(i for i, _, _ in later) - self.approved

    def __bool__(self) -> bool:
        return bool(self.taken) and bool(self.approved or self.arrested)

    def misleads(self, index: int, values: Sequence[Value], lost: Collection[str]) -> bool:
        """Whether a day of the column at ``index`` is that of an arrest, in a row that does not tell the one asked for
        elsewhere. Where that is blank, the day of an arrest may be the first of all; that of an approval is none.
        ``lost``: the headers whose cells are told as damaged."""
        if index not in self.approved and index not in self.arrested:
            return False
        told = [text_of(values[i]).strip() if i < len(values) else "" for i, _ in self.taken]
        if any(parse_date(text, excel_serial=True) is not None for text in told):
            return False
        return index in self.approved or any(told) or any(header in lost for _, header in self.taken)
