"""What a column holds, told from its cells: ID numbers, Chinese names, dates, sexes, counties are known by shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from service.matching.values.dates import parse_date
from service.matching.values.idnumber import parse_id
from service.matching.values.places import resolve_place
from service.matching.values.script import clean
from service.matching.values.sex import parse_sex
from service.records.reading.patterns import pattern_of
from service.records.reading.words.shares import share

ID_RUN = pattern_of(r"\d{15}|\d{17}[\dXx]")
TICK = pattern_of(r"\s*[√✓✔☑■●○ⅴvV1是]\s*")
NO_TICK = pattern_of(r"\s*(?:[否无×✗xX/0]|[-—–]+)\s*")
# Characters that Uyghur and Kazakh names are written with, in official handbooks and older habits.
NAME_CHARS = frozenset(
    "阿艾爱埃伊依衣易亦吾乌奥欧玉尤于云巴拜白百比毕别布不卜波帕皮菲普甫达迪地德都杜多东顿塔台太提铁吐图土托"
    "卡喀开凯哈克可库古尕嘎格海罕加贾江杰吉基居朱恰且切其齐乔巧曲沙夏仙先谢西希雪肖守休萨赛色散斯司苏素扎再孜则"
    "祖佐左足拉热然日里如肉茹若鲁来莱力丽利勒马麦买玛米木穆莫那纳娜乃尼妮努奴瓦外娃维亚牙娅叶耶要尧尔耳儿赫合曼满"
    "坤孙荪逊汗肯山恩汉洪訇红阔孔赞江将买提布都热合曼吉力丁努尔沙代提莎姑丽古扎克拜肯别克木拉提姆威兹迈佧"
)
_HAN_NAME = pattern_of(r"[\u3400-\u9fff]{1,14}(?:[·•・‧．.。\-\s][\u3400-\u9fff]{1,14}){0,2}")
_ETHNICITY = pattern_of(
    r"(?:维吾尔|哈萨克|柯尔克孜|回|汉|蒙古|塔吉克|乌孜别克|塔塔尔|锡伯|达斡尔|俄罗斯|东乡|撒拉|满|藏|维|哈|柯)族?"
)


# A place where people are held, by the word it ends in.
_FACILITY = pattern_of(
    r"[\u3400-\u9fff0-9#]{0,24}(?:看守所|监狱|拘留所|教培(?:第?(?:[一二三四五六七八九十]{1,2}|\d{1,2}))?(?:分?中心|分?点|学校|分校|基地)|教转分?中心|培训分?中心|培训服务分?中心|教育培训(?:学|分)校|教育(?:转化|培训)?分?点|教育转化(?:分?中心|学校|基地)|收教所|戒毒所|"
    r"(?:(?<=县)|(?<=市)|(?<![\u3400-\u9fff]))第?[一二三四五六七八九十]{1,2}中心)"  # 县二中心, of those of a county
    r"(?:第?[一二三四五六七八九十\d]{1,2}(?:分校|分部|分区|分点|监区|校区|[区部号点])?)?"
    # 2号楼3班, （A区）, 女2监室
    r"(?:[(]?[男女]?子?第?(?:[一二三四五六七八九十\d]{1,3}|[A-Za-z甲乙丙丁东西南北])?号?"
    r"(?:分?监区|[病严新]管?监?区|校区|[大中小分]?[区队]|楼层?|[栋幢层]|监室|监舍|宿舍|号?房|教室|单元|室|班级?)[)]?)*"
)

# Written with the characters of names, and none: 吾库萨克镇 in a table that counts people by town.
_PLACE = pattern_of(r"[\u3400-\u9fff]{1,12}(?:乡|镇|村|社区|街道|大队|小队|县|市|管委会|居委会|派出所)")

_NO_NAME = pattern_of(rf"^(?:{_PLACE.pattern})$|[所局站寺校院]$")

_OFFICE = pattern_of(r"(?:公安局|分局|派出所|支队|大队|检察院|法院|司法[局所]|政法委|委员会|学校|[小中]学)\s*$")

_FACILITY_ENDS = ("所", "狱", "中心", "点", "校", "区", "部")


@lru_cache(maxsize=4096)
def names_facility(text: str) -> bool:
    """Whether a whole text names one place where people are held: 县第二看守所."""
    return _FACILITY.fullmatch(clean(text)) is not None


def is_ethnicity(text: str) -> bool:
    """Whether a whole text names a people of the region: 维吾尔族."""
    return _ETHNICITY.fullmatch(clean(text)) is not None or (
        (found := _CODED.fullmatch(clean(text))) is not None and _ETHNICITY.fullmatch(found[1] or found[2]) is not None
    )


# 05-维吾尔族, 维吾尔族(05): with the code of a database, which adds nothing.
_CODED = pattern_of(r"\d{1,3}\s*[-_:.、|/ ]?\s*([\u3400-\u9fff]{1,8})|([\u3400-\u9fff]{1,8})\s*\(\d{1,3}\)")


# GB/T 3304, the peoples of the region: databases give the number.
_PEOPLES = {
    "01": "汉族", "02": "蒙古族", "03": "回族", "04": "藏族", "05": "维吾尔族", "11": "满族", "17": "哈萨克族",
    "26": "东乡族", "29": "柯尔克孜族", "31": "达斡尔族", "35": "撒拉族", "38": "锡伯族", "41": "塔吉克族",
    "43": "乌孜别克族", "44": "俄罗斯族", "50": "塔塔尔族",
}  # fmt: skip


def people_of(text: str) -> str:
    """维吾尔族, as the cell says it or as the number in it means it; "" for what names a sex."""
    if text in {"男", "女"}:
        return ""
    if text.isdigit():
        return _PEOPLES.get(text.zfill(2), text)
    found = _CODED.fullmatch(clean(text)) if any(map(str.isdigit, text)) else None
    word = (found[1] or found[2]) if found is not None else ""
    return word if word and _ETHNICITY.fullmatch(word) else text


def looks_like_name(text: str) -> bool:
    """A personal name by shape: letters only; in Chinese, with a dot or mostly of the characters that names use."""
    text = clean(text)
    if not text or len(text) > 60 or any(c.isdigit() for c in text):
        return False
    if _HAN_NAME.fullmatch(text):
        han = "".join(c for c in text if "\u3400" <= c <= "\u9fff")
        return ("·" in text and len(han) >= 2) or share_of_name_characters(han) >= 0.7
    letters = sum(c.isalpha() for c in text)
    return letters >= 2 and letters / len(text) > 0.7 and len(text.split()) <= 6 and not _HAN_NAME.search(text)


def share_of_name_characters(han: str) -> float:
    """How many of some characters are such that names of the region are written with."""
    return sum(c in NAME_CHARS for c in han) / len(han)


def is_place_name(text: str) -> bool:
    """Whether a text names a place, by its last word or as the gazetteer knows it: 吾库萨克镇, 喀什."""
    return _PLACE.fullmatch(text) is not None or bool(resolve_place(text, towns=False))


def is_written_as_name(han: str) -> bool:
    """Whether every character is one that names of the region are written with, and no place is called so."""
    return all(c in NAME_CHARS for c in han) and not resolve_place(han, towns=False)


def guess_field(cells: Sequence[str]) -> tuple[str, str] | None:
    """(field, reason) for a column whose header says nothing, or None. ``cells``: non-blank texts, 3 or more."""
    cells = [c for c in cells if c.strip()][:200]
    if len(cells) < 3:
        return None
    part = share(cells, lambda c: (i := parse_id(c)) is not None and len(i.text) >= 15 and not i.fragment)
    if part >= 0.6:
        return "id", f"{part:.0%} of its cells are ID numbers"
    part = share(cells, lambda c: parse_sex(c) is not None and not c.strip().isdigit())
    if part >= 0.9:
        return "sex", f"{part:.0%} of its cells name a sex"
    part = share(cells, lambda c: _ETHNICITY.fullmatch(clean(c)) is not None)
    if part >= 0.8:
        return "ethnicity", f"{part:.0%} of its cells name an ethnicity"
    part = share(cells, lambda c: len(c) > 4 and parse_date(c) is not None and any(x.isdigit() for x in c))
    if part >= 0.8:
        return _kind_of_date(cells, part)
    if any(c.rstrip().endswith(_FACILITY_ENDS) for c in cells[:5]) and share(cells, names_facility) >= 0.6:
        return "facility", "content"
    part = share(cells, lambda c: 2 <= len(clean(c)) < 80 and not _OFFICE.search(c) and bool(resolve_place(c)))
    if part >= 0.6:
        return "address", f"{part:.0%} of its cells name a county"
    part = share(cells, lambda c: re.search(r"[\u3400-\u9fff]", c) and looks_like_name(c) and not _NO_NAME.search(c))
    if part >= 0.6 and len(set(cells)) > len(cells) * 0.5:
        return "name", f"{part:.0%} of its cells are written like names"
    return None


def _kind_of_date(cells: Sequence[str], share: float) -> tuple[str, str] | None:
    years = sorted(d.year for c in cells if (d := parse_date(c)))
    middle = years[len(years) // 2]
    if middle < 2005 and years[-1] - years[0] > 5:
        return "birth", f"{share:.0%} of its cells are dates, most before 2005"
    return None


def is_whole_id(text: str) -> bool:
    return len(text) >= 15 and (number := parse_id(text)) is not None and number.sound
