"""What was found on a telephone, and codes of databases before words."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.sex import parse_sex
from service.records.reading.words.content import people_of
from tests.records.reading.tables import NAMES, Read, number, xlsx

_CELLS = ["存有宗教极端音频12段", "微信群转发讲经语音", "手机安装翻墙软件"]


def _read(folder: Path, header: str, cells: list[str], more: list[str]) -> tuple[str | None, list[str | None]]:
    told = {"收押时间": "2016.3.5", "关押地点": "特克斯县看守所", "案由": "涉恐"}
    rows = [[NAMES[i], number(i), cell, *(told[m] for m in more)] for i, cell in enumerate(cells)]
    read = Read(xlsx(folder / "a.xlsx", [["姓名", "身份证号", header, *more], *rows]))
    return read.tables[0].columns[2].field, [s.reason for s in read.statements]


@pytest.mark.parametrize("header", ["手机里查出的东西", "手机内容", "手机检查情况"])
def test_what_was_found_is_the_reason(tmp_path: Path, header: str) -> None:
    assert _read(tmp_path, header, _CELLS, ["收押时间", "关押地点"]) == ("reason", _CELLS)


def test_not_beside_a_reason_nor_where_nothing_was_found_nor_of_numbers(tmp_path: Path) -> None:
    assert _read(tmp_path, "手机内容", _CELLS, ["收押时间", "关押地点", "案由"]) == (None, ["涉恐"] * 3)
    assert _read(tmp_path, "手机内容", [*_CELLS, "未发现异常"], ["收押时间", "关押地点"])[0] is None
    assert _read(tmp_path, "手机内容", _CELLS, [])[0] is None
    assert _read(tmp_path, "手机信息", ["13909990173", "13909990346"], ["收押时间", "关押地点"])[0] == "phone"
    assert _read(tmp_path, "手机", _CELLS, ["收押时间", "关押地点"])[0] == "phone"


def test_codes_before_words() -> None:
    assert [parse_sex(t) for t in ("1-男性", "2-女性", "1男", "01|男", "M-男", "0-女", "2.女")] == [*"mfmmmff"]
    assert [parse_sex(t) for t in ("2男1女", "M-女", "1-女", "1-", "01")] == [None] * 5
    assert [people_of(t) for t in ("01-汉族", "维吾尔族(05)", "05维吾尔族", "17:哈萨克")] == [
        "汉族",
        "维吾尔族",
        "维吾尔族",
        "哈萨克",
    ]
    assert [people_of(t) for t in ("1-男", "3口人")] == ["1-男", "3口人"]
