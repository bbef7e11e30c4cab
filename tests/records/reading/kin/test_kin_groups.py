"""A group of columns about a relative with a number, beside that of the held: the relative is a person beside."""

from __future__ import annotations

from pathlib import Path

from service.matching.types import PartialDate, RelativeName
from service.records.reading import Statement
from tests.records.reading.tables import NAMES, Read, number, xlsx

_HELD = ["姓名", "性别", "人员类别", "收押时间"]
_KIN = ["姓名", "性别", "与收押人员关系", "身份证号", "出生年月", "村名", "组别"]
_NUMBER = number(2, "19810204")


def _read(tmp_path: Path, held: str, own: list[str], kin: str, number_of_kin: str) -> list[Statement]:
    top = [held, "", "", "", kin, *[""] * 6]
    row = [NAMES[0], "男", "在押", "2017.5.3", NAMES[1], "女", "妻子", number_of_kin, "1981.02", "巴格其村", "2"]
    return list(Read(xlsx(tmp_path / "a.xlsx", [top, [*own, *_KIN], row], ["A1:D1", "E1:K1"])).statements)


def test_the_relative_is_told_beside_the_held(tmp_path: Path) -> None:
    own, kin = _read(tmp_path, "收教收押人员情况", _HELD, "受帮扶家属情况", _NUMBER)
    assert (own.beside, own.names, own.status, own.id_numbers) == (False, (NAMES[0],), "interned", ())
    assert own.relatives == (RelativeName(NAMES[1], "wife"),)
    assert (kin.beside, kin.names, kin.sex, kin.place_texts) == (True, (NAMES[1],), "f", ("巴格其村2组",))
    assert [n.text for n in kin.id_numbers] == [_NUMBER]
    assert kin.births == (PartialDate(1981, 2, 4),)
    assert kin.relatives == (RelativeName(NAMES[0], "husband"),)
    assert (kin.status, kin.detained_on, kin.facility, kin.reason, kin.sentence) == (None,) * 5


def test_a_damaged_number_still_tells_the_relative(tmp_path: Path) -> None:
    own, kin = _read(tmp_path, "收押人员情况", _HELD, "家属情况", "6531211981?204128X")
    assert [(p.code, p.column) for p in own.problems] == [("damaged_id", "家属情况/身份证号")]
    assert (kin.id_numbers[0].sound, kin.births) == (False, (PartialDate(1981, 2, None),))


def test_who_is_nobody_beside(tmp_path: Path) -> None:
    for held, own, kin, one in (
        ("收押人员情况", _HELD, "家属情况", "无"),  # no number
        ("收押人员情况", _HELD, "家属情况", "6531"),  # of hundreds of thousands
        ("收押人员情况", _HELD, "包联干部情况", _NUMBER),  # no kin
        ("学生情况", ["姓名", "性别", "班级", "入学时间"], "家长情况", _NUMBER),  # nobody is held
    ):
        assert [s.beside for s in _read(tmp_path, held, own, kin, one)] == [False]
