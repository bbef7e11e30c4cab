"""Headers and words as one county office and the next write them: by parts, by stems, by what stands below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.matching.types import RelativeName
from service.matching.values.idnumber import parse_id
from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.columns.everybody import status_of_all
from service.records.reading.fates.statuses import parse_status
from service.records.reading.headers.meant import field_of
from service.records.reading.terms.sentences import parse_sentence
from tests.records.reading.tables import NAMES, Read, number, xlsx

_FIELDS = {
    "detained_on": "收监时间 羁押起始日 转化开始时间 首次收押时间 被押时间 被拘时间"
    "  入看守所时间 送交时间 被捕时间 收教年月 何时被关押 SYSJ",
    "facility": "现服刑地 收治场所 教育培训地点 所在培训点 关押去处 送往何处 在哪个监狱 分校 GYDD",
    "reason": "案别 案件类别 涉案类别 简要案情 认定问题 涉嫌何罪 违法犯罪情况 因何送入 为何被关押",
    "id": "身份证件编号 公民身份号 二代证号码",
    "sentence": "判罚 判处情况 判几年 判了多少年 主刑 判处年限",
    "township": "乡别 属地乡镇 所在乡（镇、场） 镇街",
    "village": "所辖村 村别 村居 村（居） 村委 牧业队",
    "father_name": "其父 父亲名字 父亲姓名及去向",
    "mother_name": "其母 生母姓名",
    "spouse_name": "夫/妻姓名 其配偶",
    "household_head": "家长姓名 户长",
}
_NONE = (
    "宗教场所 教育程度 受教育时间 抓获地点 送教单位 转出单位 培训天数 出所时间 犯罪时间 监控地点 "
    "谈话时间 体检时间 毕业时间 "
    "父亲羁押地点 社区民警 教育点负责人 被何单位关押 撤控原因 未入教原因 收治日期 涉案金额 安全教育地点"
)


@pytest.mark.parametrize(
    ("header", "field"),
    [(h, field) for field, headers in _FIELDS.items() for h in headers.split()] + [(h, None) for h in _NONE.split()],
)
def test_headers(header: str, field: str | None) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("刑释人员", "released"),
        ("回归社会", "released"),
        ("送培", "interned"),
        ("强制隔离戒毒", "interned"),
        ("社区戒毒", "other"),
        ("待判决", "interned"),
        ("未判决", "other"),
        ("已判", "sentenced"),
        ("已抓获", "interned"),
        ("未抓获", "other"),
        ("تۇتۇپ تۇرۇلغان", "interned"),
        ("қамауға алынған", "interned"),
    ],
)
def test_statuses(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("يەتتە يىل", 84),
        ("ئون بەش يىل ئالتە ئاي", 186),
        ("seven years", 84),
        ("twenty-five years", 300),
        ("семь лет", 84),
        ("on iki yıl", 144),
        ("он бір жыл", 132),
        ("on parole", None),
    ],
)
def test_terms_in_words(text: str, months: int | None) -> None:
    found = parse_sentence(text)
    assert found is not None
    assert found.months == months


@pytest.mark.parametrize(
    ("text", "relatives"),
    [
        ("父亲肉孜·吐尔地在看守所羁押", [("肉孜·吐尔地", "father")]),
        ("弟弟艾山·居马2015年去土耳其未归", [("艾山·居马", "brother")]),
        ("母亲热孜亚·依明病重", [("热孜亚·依明", "mother")]),
        ("系吐尔洪·买买提之子", [("吐尔洪·买买提", "parent")]),
    ],
)
def test_names_end_where_no_name_goes_on(text: str, relatives: list[tuple[str, str]]) -> None:
    assert relatives_in_text(text) == tuple(RelativeName(*one) for one in relatives)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("被收押人员姓名", "interned"),
        ("服刑人员姓名", "sentenced"),
        ("死者姓名", "deceased"),
        ("学员姓名", None),
        ("被告人姓名", None),
    ],
)
def test_what_the_header_of_the_names_says_of_all(header: str, status: str | None) -> None:
    assert status_of_all(header) == status


def test_a_masked_number_with_an_x_for_each_digit() -> None:
    found = parse_id("653121XXXXXXXX4321")
    assert found is not None
    assert (found.kind, found.known) == ("partial", "653121????????4321")


def _one(tmp_path: Path, header: str, *values: Any) -> Any:
    return Read(xlsx(tmp_path / "a.xlsx", [header.split("|"), list(values)])).only


@pytest.mark.parametrize(
    ("note", "months", "status"),
    [
        ("其夫艾山·司马义，2017年4月被判刑10年", None, None),
        ("其妻在家，本人判刑10年", 120, "sentenced"),
        ("已于2018年1月结业回家", None, "released"),
        ("2017年9月在看守所病亡", None, "deceased"),
        ("父亲2017年病亡", None, None),
        ("曾于2014年被拘留", None, None),
    ],
)
def test_what_a_note_says_of_the_person_and_not_of_kin(
    tmp_path: Path, note: str, months: int | None, status: str | None
) -> None:
    one = _one(tmp_path, "姓名|身份证号|备注", NAMES[0], number(1), note)
    assert (one.sentence.months if one.sentence else None, one.status) == (months, status)


@pytest.mark.parametrize(("status", "stated"), [("在逃", "other"), ("境外未归", "other"), ("待查", "interned")])
def test_who_is_elsewhere_is_not_held_though_a_date_of_capture_stands_beside(
    tmp_path: Path, status: str, stated: str
) -> None:
    assert _one(tmp_path, "姓名|身份证号|抓获日期|目前状态", NAMES[0], number(1), "2014-3-5", status).status == stated


def test_an_unnamed_number_is_of_whom_it_stands_with(tmp_path: Path) -> None:
    """A number of the relative at home must never identify the one abroad."""
    header = "序号|境内亲属姓名|身份证号码|境外人员姓名|与境外人员关系"
    one = _one(tmp_path, header, 1, NAMES[0], number(1), NAMES[1], "兄弟")
    assert (one.names, one.id_numbers[0].text) == ((NAMES[0],), number(1))
    assert [r.name for r in one.relatives] == [NAMES[1]]
    own = _one(tmp_path, "家属姓名|身份证号|学员姓名|学员身份证号", NAMES[0], number(1), NAMES[1], number(2))
    assert (own.names, own.id_numbers[0].text) == ((NAMES[1],), number(2))


def test_of_a_former_and_a_present_number_the_present(tmp_path: Path) -> None:
    old = number(1)[:6] + number(1)[8:17]
    rows = [["姓名", "老身份证号", "新身份证号"], [NAMES[0], old, number(1)], [NAMES[1], old, ""]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.id_numbers[0].kind for s in read.statements] == ["whole", "first_generation"]


def test_relations_of_guardians_and_of_several_relatives(tmp_path: Path) -> None:
    header = "学生姓名|身份证号|父亲姓名|监护人|与学生关系"
    one = _one(tmp_path, header, NAMES[0], number(1), NAMES[2], NAMES[4], "爷爷")
    assert (one.relation, set(one.relatives)) == (
        None, {RelativeName(NAMES[2], "father"), RelativeName(NAMES[4], "grandparent")},
    )  # fmt: skip
    header = "姓名|身份证号|家庭成员1姓名|关系1|家庭成员2姓名|关系2"
    two = _one(tmp_path, header, NAMES[0], number(1), NAMES[2], "父亲", NAMES[3], "母亲")
    assert (two.relation, two.relatives) == (None, (RelativeName(NAMES[2], "father"), RelativeName(NAMES[3], "mother")))


def test_members_with_numbers_are_the_persons(tmp_path: Path) -> None:
    rows = [["家庭成员", "身份证号", "所属乡镇"], *([NAMES[i], number(i), "乌帕尔镇"] for i in range(3))]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).names == NAMES[:3]


def test_columns_under_unknown_headers_by_what_their_cells_speak_of(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "涉及", "何去", "办理结果", "转出单位"]]
    rows += [[NAMES[i], number(i), "非法学经", "喀什监狱", "已释放", "县看守所"] for i in range(3)]
    for one in Read(xlsx(tmp_path / "a.xlsx", rows)).statements:
        assert (one.reason, one.facility, one.status) == ("非法学经", "喀什监狱", "released")


def test_a_header_whose_words_go_on_in_the_row_below(tmp_path: Path) -> None:
    rows = [["序", "姓名", "身份证", "收押", "关押"], ["", "", "号码", "时间", "地点"]]
    rows += [[i + 1, NAMES[i], number(i), "2017.5.3", "喀什监狱"] for i in range(3)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    assert [s.facility for s in read.statements] == ["喀什监狱"] * 3
    assert all(s.detained_on is not None and s.id_numbers[0].sound for s in read.statements)
    assert read.codes() == []


def test_the_first_day_at_a_centre_and_at_a_school(tmp_path: Path) -> None:
    centre = _one(tmp_path, "学员姓名|身份证号|入学时间", NAMES[0], number(1), "2017/9/7")
    school = _one(tmp_path, "学生姓名|身份证号|入学时间", NAMES[0], number(1), "2017/9/7")
    assert centre.detained_on is not None
    assert school.detained_on is None


def test_a_head_and_an_address_that_stand_in_the_first_row_of_a_household_only(tmp_path: Path) -> None:
    """A household that is torn apart ties nobody: neither wife nor child would be found by the head's name."""
    rows: list[list[Any]] = [["户主", "姓名", "与户主关系", "身份证号", "住址"]]
    rows += [[NAMES[0], NAMES[0], "户主", number(1), "乌帕尔镇1村3号"], ["", NAMES[1], "妻", number(2), ""]]
    rows += [["", NAMES[3], "长女", number(4), ""], [NAMES[2], NAMES[2], "本人", number(3), "乌帕尔镇2村9号"]]
    rows += [["", NAMES[5], "妻", number(6), ""], ["", NAMES[4], "", number(5), ""]]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    homes = [s.household for s in read.statements]
    assert len(set(homes[:3])) == len(set(homes[3:5])) == 1
    assert homes[0] != homes[3]
    assert [s.household_head for s in read.statements] == [NAMES[0]] * 3 + [NAMES[2]] * 2 + [None]
    assert [s.place_texts for s in read.statements][2:4] == [("乌帕尔镇1村3号",), ("乌帕尔镇2村9号",)]
    assert read.statements[5].place_texts == ()
    assert RelativeName(NAMES[0], "husband") in read.statements[1].relatives
    assert read.statements[1].cells["户主"] == ""  # the row is shown as it stands
    assert read.ordinary == len(rows) - 1


def test_a_number_of_a_household_that_stands_in_its_first_row_only(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["户号", "姓名", "与户主关系", "身份证号"]]
    rows += [["7", NAMES[0], "户主", number(1)], ["", NAMES[1], "妻", number(2)], ["8", NAMES[2], "户主", number(3)]]
    assert [s.household for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == ["no 7", "no 7", "no 8"]


@pytest.mark.parametrize(
    ("where", "facility"),
    [("Kashgar Prison", "Kashgar Prison"), ("in prison", None), ("at home", None), ("тюрьма Усу", "тюрьма Усу")],
)
def test_where_somebody_is_now(tmp_path: Path, where: str, facility: str | None) -> None:
    assert _one(tmp_path, "Name|ID number|Current location", "Memet Tursun", number(1), where).facility == facility


def test_numbers_of_telephones_and_accounts_are_no_id_numbers(tmp_path: Path) -> None:
    rows = [["姓名", "IMEI", "银行账号", "编码", "本人号"]]
    rows += [[NAMES[i], f"86{i:013d}", f"621700{i:012d}", f"86{i:013d}", number(i)] for i in range(3)]
    assert [s.id_numbers[0].text for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements] == [*map(number, range(3))]
