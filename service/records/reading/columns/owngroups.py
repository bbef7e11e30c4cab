"""Groups over the names and ID numbers of the rows' own persons, whose words alone would be of somebody else:
户主及家庭成员基本情况, 登记人员; and groups too long for any word, where no other column names anybody."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from service.records.reading.columns.everybody import status_in_title
from service.records.reading.columns.neutralgroups import is_of_others_in_case
from service.records.reading.headers.meant import field_of
from service.records.reading.patterns import pattern_of
from service.records.reading.words.synonyms import header_key
from service.records.reading.words.whoseheader import is_of_others, is_staff, of_family, under_group

_TOLD: Final = (
    r"(?:的?(?:基本|有关|相关|具体|详细|主要|登记|身份|户籍|人口)*(?:情况|信息|状况|详情|资料|数据|内容|登记|名单|名册|一览)?)"
)
_AND: Final = r"(?:以?及|[和与或同])其?"
_ALL: Final = r"(?:全部|全体|所有|主要|其[他它余]|重要)*"
_OF_HOME: Final = r"(?:家庭|家中|家里|户内|本户|同户|全家|全户|户)?"
_MEMBERS: Final = rf"{_ALL}{_OF_HOME}(?:成员|人口|人员)"
_HEAD: Final = r"(?:家庭|本户)?(?:户主|户长|家主|家长)(?:本人)?"
_KIN: Final = r"(?:直系|近)?(?:亲属|家属|家人|配偶|子女|父母|共同(?:居住|生活)的?(?:人|人员|成员|亲属|家属))"
# The head and all of the household: every row is one of them.
_HOUSEHOLD: Final = pattern_of(
    rf"{_HEAD}(?:{_AND})?(?:的)?{_MEMBERS}{_TOLD}|{_HEAD}{_AND}{_ALL}{_KIN}(?:(?:{_AND})?{_KIN})*{_TOLD}|"
    rf"{_MEMBERS}(?:{_AND})?{_HEAD}{_TOLD}|{_KIN}{_AND}{_HEAD}{_TOLD}|"
    rf"(?:全家|一家|同户|同一户|全户|本户)的?(?:人员|人口|成员|居民|人){_TOLD}"
)
# Who was entered, or who entered them: where each has a tie to the head of the household, the former.
_ENTERED: Final = pattern_of(rf"登记(?:人员|人){_TOLD}")
_ELSE: Final = pattern_of(
    r"证人|[证担作]保|见证|证明|探|访客|来访|送物|报案|受害|举报|同[案伙]|陪同|陪护|护送|接[送领]|送达|干部|民警|警察|"
    r"教师|老师|医生|房东|雇主|朋友|同学|邻居|代[理办]|委托|联[系络]|对方|翻译|其[他它]人"
)
_TO_HEAD: Final = pattern_of(r"(?:本人|其)?与?(?:户主|户长|家主)的?(?:关系|称谓)")
_ABOUT: Final = frozenset({"sex", "birth", "age", "ethnicity"})
_NAMED: Final = frozenset({"name", "id", "household_head"})


def own_groups(headers: Sequence[str]) -> frozenset[str]:
    """The one header over others, with all above it, of a table with these ``headers``, below which the persons of the
    rows stand, though its words do not tell or tell otherwise; none where another column names anybody but kin."""
    found = [group for group in sorted(_groups(headers)) if _is_own(group, headers)]
    return frozenset(found) if len(found) == 1 else frozenset()


def below_own(header: str, own: Collection[str]) -> str:
    """The header without that of the group above it, if it is one of ``own``."""
    return next((header.removeprefix(f"{group}/") for group in own if header.startswith(f"{group}/")), header)


def _groups(headers: Sequence[str]) -> set[str]:
    parts = [header.split("/") for header in headers]
    return {"/".join(one[:n]) for one in parts for n in range(1, len(one))}


def _is_own(group: str, headers: Sequence[str]) -> bool:
    word = header_key(group.rpartition("/")[2])
    below = [h.removeprefix(f"{group}/") for h in headers if h.startswith(f"{group}/")]
    leaves = [leaf for leaf in below if "/" not in leaf]
    asked = [field_of(leaf) for leaf in leaves]
    tied = any(_TO_HEAD.fullmatch(header_key(leaf)) for leaf in leaves)
    if asked.count("name") != 1 or not ("id" in asked or (tied and not _ABOUT.isdisjoint(asked))):
        return False
    if not (_HOUSEHOLD.fullmatch(word) or (tied and _ENTERED.fullmatch(word)) or _says_nobody(word)):
        return False
    if all(_is_known(group, leaf) for leaf in leaves):
        return False
    return not any(_names_own(h) for h in headers if not h.startswith(f"{group}/"))


def _says_nobody(word: str) -> bool:
    if is_of_others(word) or of_family(word) or _ELSE.search(word) or is_of_others_in_case(word):
        return False
    return status_in_title(word) is None


def _is_known(group: str, leaf: str) -> bool:
    """Whether the words of a group leave what a header below it asks of its person as it is."""
    asked, word = field_of(leaf), header_key(under_group(f"{group.rpartition('/')[2]}/"))
    if asked == "relation":
        return not (of_family(word) or is_staff(word))
    return asked not in _NAMED | _ABOUT or field_of(word + leaf) == asked


def _names_own(header: str) -> bool:
    """Whether a column names somebody, or has a number of somebody, who may be the person of the row."""
    if field_of(header.rpartition("/")[2]) not in _NAMED:
        return False
    group = header_key(header.rpartition("/")[0])
    return not (group and (is_of_others(group) or of_family(group) or _ELSE.search(group)))
