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
from service.records.reading.words.wholehouseholds import TOLD, names_household
from service.records.reading.words.whoseheader import is_of_others, is_staff, of_family, under_group

# Who was entered, or who entered them: where each has a tie to the head of the household, the former.
_ENTERED: Final = pattern_of(rf"登记(?:人员|人){TOLD}")
_ELSE: Final = pattern_of(
    r"证人|[证担作]保|见证|证明|探|访客|来访|送物|报案|受害|举报|同[案伙]|陪同|陪护|护送|接[送领]|送达|干部|民警|警察|"
    r"教师|老师|医生|房东|雇主|朋友|同学|邻居|代[理办]|委托|联[系络]|对方|翻译|其[他它]人"
)
# Who fills a part of a form in is not whom it is about: 村干部填写.
_FILLED: Final = pattern_of(
    r".*(?:填写|填报|(?:核查|核实|采集|录入|走访|摸排)的?(?:内容|信息|情况|数据))(?:栏|内容|部分|项目)?"
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
    household = names_household(word) or names_household(group)
    if not (household or (tied and _ENTERED.fullmatch(word)) or _says_nobody(word)):
        return False
    if not household and all(_is_known(group, leaf) for leaf in leaves):
        return False
    outside = [h for h in headers if not h.startswith(f"{group}/")]
    return not any(_names_own(h, tied) for h in outside)


def _says_nobody(word: str) -> bool:
    if _FILLED.fullmatch(word):
        return True
    if is_of_others(word) or of_family(word) or _ELSE.search(word) or is_of_others_in_case(word):
        return False
    return status_in_title(word) is None


def _is_known(group: str, leaf: str) -> bool:
    """Whether the words of a group leave what a header below it asks of its person as it is."""
    asked, word = field_of(leaf), header_key(under_group(f"{group.rpartition('/')[2]}/"))
    if asked == "relation":
        return not (of_family(word) or is_staff(word))
    return asked not in _NAMED | _ABOUT or field_of(word + leaf) == asked


def _names_own(header: str, tied: bool) -> bool:
    """Whether a column names somebody, or has a number of somebody, who may be the person of the row. ``tied``: the
    persons of the rows are tied to the head of the household, who is not only themselves then."""
    asked = field_of(header.rpartition("/")[2])
    if asked not in _NAMED or (tied and asked == "household_head"):
        return False
    group = header_key(header.rpartition("/")[0])
    return not (group and (is_of_others(group) or of_family(group) or _ELSE.search(group)))
