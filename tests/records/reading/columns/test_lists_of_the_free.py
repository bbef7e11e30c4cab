"""Lists of those who were let go: graduates of a camp, people on parole, who served their terms; what titles say."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from service.matching.types import PartialDate
from service.records.reading.columns.everybody import status_in_title
from service.records.reading.fates.statuses import parse_status
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

WHEN = ["2018.3.5", "2018年4月1日", "2019/1/2", "2019-05-06"]
TAKEN = ["2017.3.5", "2017.4.1", "2017.5.6", "2017.6.7"]
CAMP = "疏附县教培中心"


def _read(tmp_path: Path, title: str, **columns: Sequence[str]) -> Read:
    rows = [[title], ["姓名", "身份证号", *columns]] if title else [["姓名", "身份证号", *columns]]
    people = zip(*columns.values(), strict=True)
    return Read(csv(tmp_path / "a.csv", rows + [[NAMES[i], number(i), *cells] for i, cells in enumerate(people)]))


def _told(read: Read) -> tuple[list[str | None], list[bool]]:
    return [s.status for s in read.statements], [s.released_on is not None for s in read.statements]


@pytest.mark.parametrize(
    ("title", "more"),
    [
        (f"{CAMP}毕业学员名单", {"入学日期": TAKEN}),
        ("疏附县第二教培中心毕业人员花名册", {}),
        (f"{CAMP}学员名册", {"入校时间": TAKEN}),
        ("", {"教培中心": [CAMP] * 4}),
        ("", {"所在教培中心": [CAMP] * 4, "入教时间": TAKEN}),
    ],
)
def test_graduates_of_a_camp_are_free_who_went_home_or_to_work(
    tmp_path: Path, title: str, more: dict[str, list[str]]
) -> None:
    read = _read(tmp_path, title, **more, 毕业时间=WHEN, 毕业去向=["回家", "卫星工厂务工", "务农", "转送监狱"])
    assert _told(read) == (["released"] * 3 + ["sentenced"], [True] * 3 + [False])


def test_who_has_not_graduated_is_held(tmp_path: Path) -> None:
    read = _read(tmp_path, f"{CAMP}学员花名册", 入学时间=TAKEN, 毕业日期=["2018.3.5", "", "未毕业", "2019.3.1"])
    assert _told(read) == (["released", "interned", "interned", "released"], [True, False, False, True])
    planned = _read(tmp_path, f"{CAMP}学员花名册", 入学时间=TAKEN, 拟毕业时间=WHEN)
    assert _told(planned) == (["interned"] * 4, [False] * 4)


@pytest.mark.parametrize("school", ["毕业院校", "学历", "文化程度", "所学专业"])
def test_who_graduated_from_a_school_was_not_let_go(tmp_path: Path, school: str) -> None:
    read = _read(tmp_path, "疏附县收押人员花名册", 收押时间=TAKEN, 毕业时间=["2009.7"] * 4, **{school: ["喀什"] * 4})
    assert _told(read) == (["interned"] * 4, [False] * 4)


@pytest.mark.parametrize("header", ["刑满日期", "刑满时间", "期满日期"])
def test_the_end_of_the_term_is_the_day_of_release_of_those_who_served_it(tmp_path: Path, header: str) -> None:
    about: dict[str, list[str]] = {"罪名": ["盗窃罪"] * 4, "刑期": ["3年"] * 4, header: WHEN}
    assert _told(_read(tmp_path, "疏附县刑满释放人员登记表", **about)) == (["released"] * 4, [True] * 4)
    assert _told(_read(tmp_path, "喀什监狱服刑人员登记表", **about)) == (["sentenced"] * 4, [False] * 4)
    assert _told(_read(tmp_path, "", **about)) == (["sentenced"] * 4, [False] * 4)
    parole = _read(tmp_path, "疏附县假释人员名册", **about)
    assert _told(parole) == (["released"] * 4, [False] * 4)  # they went home before that


def test_who_is_on_parole_was_let_go(tmp_path: Path) -> None:
    terms = {"罪名": ["盗窃罪"] * 4, "刑期": ["5年"] * 4}
    read = _read(tmp_path, "喀什监狱罪犯花名册", **terms, 假释时间=["2016.3.4", "", "", ""])
    assert _told(read) == (["released", "sentenced", "sentenced", "sentenced"], [True, False, False, False])
    aftercare = _read(tmp_path, "", **terms, 矫正类别=["假释", "拟假释", "撤销假释", "假释后收监"])
    assert _told(aftercare)[0] == ["released", "sentenced", "sentenced", "sentenced"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("假释", "released"),
        ("依法假释", "released"),
        ("提请假释", "sentenced"),
        ("报请假释", "sentenced"),
        ("申请假释", "sentenced"),
        ("撤销缓刑", "sentenced"),
        ("撤销对其的假释决定", "sentenced"),
        ("建议撤销缓刑", "other"),
    ],
)
def test_parole_asked_for_or_taken_back_is_prison(text: str, status: str) -> None:
    assert parse_status(text) == status


@pytest.mark.parametrize(
    ("title", "status"),
    [
        ("伊宁县假释人员名册", "released"),
        ("拟假释人员名单", None),
        ("提请减刑假释人员名单", None),
        ("回归社会学员回访表", "released"),
        ("境外回归人员登记表", None),
        ("刑满释放人员家庭走访台账", "released"),
        ("刑满释放人员家庭成员花名册", None),
        ("结业返乡人员花名册", "released"),
        ('墨玉县"去极端化"结业人员复核表', "released"),
        ("重刑犯出狱后管控登记表", "released"),
        ("释放后重新犯罪人员名册", None),
        ("看守所留所服刑罪犯释放名册", "released"),
        ("教培学员结业名单", "released"),
        ("学员结业情况统计表", None),
        ("学员未结业名单", None),
        ("应释放罪犯名册", None),
        ("罪犯释放审批表", None),
        ("监狱罪犯死亡情况登记表", "deceased"),
        ("法院判决后释放人员名单", "released"),
        ("驾校毕业学员名单", None),
        ("党校培训中心学员毕业名单", None),
        ("新和县刑事案件取保候审人员登记表", "other"),
        ("新和县收押人员花名册", "interned"),
    ],
)
def test_what_titles_say(title: str, status: str | None) -> None:
    assert status_in_title(title) == status


def test_a_kind_of_people_is_of_before_where_others_ask_for_what_was_done_since(tmp_path: Path) -> None:
    kinds = ["收押", "收教", "收教", "收押"]
    read = _read(tmp_path, "", 人员类别=kinds, 释放时间=WHEN, 释放后住址=["疏附县"] * 4)
    assert _told(read) == (["released"] * 4, [True] * 4)
    assert _told(_read(tmp_path, "", 人员类别=kinds, 释放时间=["2009.3.5"] * 4))[0] == ["interned"] * 4
    again = _read(tmp_path, "", 人员类别=kinds, 释放时间=["2009.3.5"] * 4, 收押时间=TAKEN, 帮教人=["王建"] * 4)
    assert _told(again) == (["interned"] * 4, [False] * 4)


def test_a_day_of_release_beside_how_the_case_ended(tmp_path: Path) -> None:
    ends = ["不起诉", "撤案", "撤销案件", "移送起诉"]
    read = _read(tmp_path, "", 羁押时间=TAKEN, 处理结果=ends, 释放时间=[*WHEN[:3], ""])
    assert _told(read) == (["released"] * 3 + ["interned"], [True] * 3 + [False])


def test_what_is_found_of_those_let_go_goes_before_the_list(tmp_path: Path) -> None:
    found = ["在家", "已死亡", "外出务工", "重新犯罪收监"]
    read = _read(
        tmp_path, "沙湾县刑满释放人员核查表", 服刑监狱=["沙湾监狱"] * 4, 出狱日期=["2014.5.6"] * 4, 核查结果=found
    )
    assert _told(read)[0] == ["released", "deceased", "released", "sentenced"]
    checked = _read(tmp_path, "", 核查结果=["属实", "信息一致", "不属实", "属实"])
    assert _told(checked)[0] == [None] * 4


def test_when_training_began_and_ended(tmp_path: Path) -> None:
    read = _read(tmp_path, "结业人员复核表", 培训类型=["封闭培训"] * 4, 培训开始时间=TAKEN, 培训结束时间=WHEN)
    assert _told(read) == (["released"] * 4, [True] * 4)
    assert all(s.detained_on is not None for s in read.statements)
    rows = [["姓名", "身份证号", "教培时间", "", "就业"], ["", "", "起", "止", ""]]
    rows += [[NAMES[i], number(i), TAKEN[i], WHEN[i], "务农"] for i in range(3)]
    areas = ["C1:D1", "A1:A2", "B1:B2", "E1:E2"]
    two = Read(xlsx(tmp_path / "b.xlsx", [["皮山县结业人员登记表"], *rows], [_down(area) for area in areas]))
    assert _told(two) == (["released"] * 3, [True] * 3)
    assert two.statements[0].detained_on == PartialDate(2017, 3, 5)
    detained = _read(tmp_path, "", 违法事实=["赌博"] * 4, 拘留起日=TAKEN, 拘留止日=WHEN)
    assert next(s.detained_on for s in detained.statements) == PartialDate(2017, 3, 5)


def _down(area: str) -> str:
    return "".join(str(int(c) + 1) if c.isdigit() else c for c in area)


_TERMS: dict[str, Sequence[str]] = {"原判": ["三年"], "释放时间": ["2015年3月19日"]}


@pytest.mark.parametrize("note", ["2017年12月病故", "2017年12月3日病亡", "2016.5.2因病去世"])
def test_who_died_after_the_day_of_release(tmp_path: Path, note: str) -> None:
    told = _read(tmp_path, "特克斯县刑满释放人员登记表", **_TERMS, 备注=[note]).only
    assert (told.status, told.released_on) == ("deceased", PartialDate(2015, 3, 19))


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("特克斯县人员登记表", "2017年12月病故"),  # the day may be the end of the term
        ("特克斯县服刑人员登记表", "2017年12月病故"),
        ("特克斯县刑满释放人员登记表", "2014年12月病故"),
        ("特克斯县刑满释放人员登记表", "2018年2月1日再次被收押，现羁押于县看守所"),
    ],
)
def test_no_day_of_release(tmp_path: Path, title: str, note: str) -> None:
    assert _read(tmp_path, title, **_TERMS, 备注=[note]).only.released_on is None
