"""Chinese addresses, split the way they are built: prefecture, county, township, village, rest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from service.matching.values.places import resolve_place
from service.matching.values.script import clean


@dataclass(frozen=True, slots=True)
class Address:
    """``counties``: present codes (one, where the address names a county). The parts are as written; "" if absent."""

    counties: frozenset[str]
    county: str = ""
    township: str = ""
    village: str = ""
    rest: str = ""


_REGION = re.compile(r"^(?:中国)?新疆(?:维吾尔自治区)?|^维吾尔自治区")
_PREFECTURE = re.compile(r"^[\u3400-\u9fff]{2,9}?(?:地区|自治州|(?<=[犁州])州)|^(?:伊犁|巴|克|博|昌吉)州")
_COUNTY = re.compile(r"^[\u3400-\u9fff]{1,8}?(?:自治县|县|市|区(?!域))")
_TOWNSHIP = re.compile(
    r"^[\u3400-\u9fff]{1,14}?(?:民族乡|镇|乡|街道办事处|街道办|街道|管理区|开发区|工业园区|片区|"
    r"(?:农|牧|林|园艺|良种|种羊|原种|蚕桑|马)场)"
)
_VILLAGE = re.compile(
    r"^[\u3400-\u9fff0-9A-Za-z\-·]{1,16}?(?:村委会|村民委员会|村|社区|居委会|大队|小区|牧业队|生产队|(?<!大)队)(?!镇|乡)"
)


@lru_cache(maxsize=65536)
def split_address(text: str) -> Address:
    """``新疆疏附县乌帕尔镇3村2组`` -> county 疏附县 (653121), township 乌帕尔镇, village 3村, rest 2组."""
    left = clean(text).replace(" ", "").replace(",", "").replace("乡(镇)", "乡").replace("村(社区)", "村")
    left = _REGION.sub("", left, count=1)
    prefecture = ""
    if m := _PREFECTURE.match(left):
        prefecture, left = m[0], left[m.end() :]
    county = ""
    # Prefecture-level cities stand before their districts (乌鲁木齐市天山区), hence twice.
    while (m := _COUNTY.match(left)) and resolve_place(m[0]):
        if not m[0].endswith(("镇", "乡")):
            county, left = county + m[0], left[m.end() :]
    township, left = _take(_TOWNSHIP, left)
    village, left = _take(_VILLAGE, left)
    counties = resolve_place(county) or resolve_place(prefecture) or resolve_place(text)
    return Address(counties, county, township, village, left)


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    m = pattern.match(text)
    return (m[0], text[m.end() :]) if m else ("", text)
