"""Where the lines over a table say that everybody in it is held."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.columns.heldplaces import held_at
from service.records.reading.statement import Column
from tests.records.reading.tables import NAMES, Read, csv, number, xlsx

NAME = (Column(0, "姓名", "name", "header"), Column(1, "身份证号", "id", "header"))
COMMITTED = (*NAME, Column(2, "入所日期", "detained_on", "header"))
VISITED = (Column(0, "学员姓名", "name", "header"), Column(1, "身份证号", "id", "header"))


@pytest.mark.parametrize(
    ("line", "place", "status"),
    [
        ("伽师县看守所在押人员名单", "伽师县看守所", "interned"),
        ("特克斯县看守所各监室在押人员名单", "特克斯县看守所", "interned"),
        ("特克斯县看守所部分在押人员名单", "特克斯县看守所", "interned"),
        ("喀什监狱各监区服刑人员名单", "喀什监狱", "sentenced"),
        ("附件2：墨玉县看守所羁押人员情况统计表", "墨玉县看守所", "interned"),
        ("墨玉县拘留所行政拘留人员登记表（2018年）", "墨玉县拘留所", "interned"),
        ("第三教培中心学员照片对照表", "第三教培中心", "interned"),
        ("伽师县第三职业技能教育培训中心学员花名册", "伽师县第三职业技能教育培训中心", "interned"),
        ("党校教培中心学员花名册", "党校教培中心", "interned"),
        ("特克斯县职业技能教育培训服务中心患病学员统计表", "特克斯县职业技能教育培训服务中心", "interned"),
        ("工业园区教育转化基地学员名单", "工业园区教育转化基地", "interned"),
        ("疏附县教培中心学员名单", "疏附县教培中心", "interned"),
        ("木什乡教培中心学员名单", "木什乡教培中心", "interned"),
        ("吾库萨克镇教培中心学员花名册", "吾库萨克镇教培中心", "interned"),
        ("乌帕尔镇教培中心第二校区学员名单", "乌帕尔镇教培中心第二校区", "interned"),
        ("疏附县教培中心学员宿舍调整名单", "疏附县教培中心", "interned"),
        ("乌苏监狱八监区服刑人员花名册", "乌苏监狱八监区", "sentenced"),
        ("乌苏监狱在押和田籍罪犯名册", "乌苏监狱", "sentenced"),
        ("乌帕尔镇在疏附县看守所关押人员名单", "疏附县看守所", "interned"),
        ("于田县看守所在押人员名单", "于田县看守所", "interned"),
        ("和田市第二教培中心2018年3月学员花名册", "和田市第二教培中心", "interned"),
        ("截止2018年4月底第四教培中心女学员名册", "第四教培中心", "interned"),
        ("墨玉县教培中心第二校区学员名单", "墨玉县教培中心第二校区", "interned"),
        ("喀什市教培二中心学员宿舍调整名单", "喀什市教培二中心", "interned"),
        ("和田市教培三校女学员点名表", "和田市教培三校", "interned"),
        ("奇台监狱危安犯名册", "奇台监狱", "sentenced"),
        ("特克斯县看守所患病在押人员花名册", "特克斯县看守所", "interned"),
        ("特克斯县看守所危安类在押人员花名册", "特克斯县看守所", "interned"),
        ("特克斯县看守所女性在押人员名单", "特克斯县看守所", "interned"),
        ("乌苏监狱少数民族服刑人员名册", "乌苏监狱", "sentenced"),
        ("图木舒克监狱患病罪犯统计表", "图木舒克监狱", "sentenced"),
        ("沙雅监狱罪犯减刑情况公示", "沙雅监狱", "sentenced"),
        ("伊宁县看守所留所服刑人员名册", "伊宁县看守所", "sentenced"),
        ("温泉县看守所在押人员每日动态表", "温泉县看守所", "interned"),
        ("洛浦县看守所在押人员就医情况登记表", "洛浦县看守所", "interned"),
        ("疏勒县看守所女监在押人员花名册", "疏勒县看守所", "interned"),
        ("英吉沙县看守所在押人员转监室记录", "英吉沙县看守所", "interned"),
        ("阿合奇县拘留所被拘留人员登记册", "阿合奇县拘留所", "interned"),
        ("疏勒县看守所在押人员死亡情况登记", "疏勒县看守所", "deceased"),
        ("且末县看守所历年在押死亡人员名单", "且末县看守所", "deceased"),
        ("疏附县公安局看守所2017年度在押人员统计表", "疏附县公安局看守所", "interned"),
        ("（四）刑拘在押人员（县看守所）", "县看守所", "interned"),
    ],
)
def test_a_title_names_where_all_are_held(line: str, place: str, status: str) -> None:
    found = held_at([line], "Sheet1", "a.xlsx", NAME)
    assert found is not None
    assert (found.place, found.status) == (place, status)
    assert held_at([], line, "a.xlsx", NAME) == held_at([], "Sheet1", f"某县/{line}.xlsx", NAME) == found


@pytest.mark.parametrize(
    "line",
    [
        "吾库萨克镇送教培中心学员花名册",  # to several
        "疏附县各教培中心学员名单",
        "疏附县各乡镇教培中心学员名单",
        "疏附县乡镇教培中心学员名单",
        "全县教培中心学员名单",
        "疏附县第一教培中心结业学员名单",
        "疏附县看守所转出人员名单",
        "特克斯县看守所出所人员登记表",
        "看守所在押人员花名册",  # which?
        "疏附县看守所人员名单",  # may work there
        "疏附县看守所民警名单",
        "疏附县各看守所在押人员名单",
        "疏附县看守所各监室民警名单",
        "疏附县第一教培中心教师名单",
        "疏附县看守所、拘留所在押人员名单",
        "第一教培中心和第二教培中心学员名单",
        "各监狱服刑人员名单",
        "新疆监狱服刑人员名单",
        "原乌苏监狱服刑人员名单",
        "乌苏监狱刑满释放人员名单",
        "疏附县看守所死亡人员名单",
        "疏附县看守所患病释放人员名单",
        "疏附县看守所患病民警名单",
        "疏附县看守所患病在押人员家属名单",
        "第二教培中心拟结业学员名单",
        "转入第三教培中心学员名单",
        "第一教培中心学员家属名单",
        "疏附县公安局关于看守所在押人员情况统计表",
        "对第二看守所在押人员名单",
        "第一教培中心学员家属会见登记",  # whose names these are is not told
        "疏附县第三小学学员名单",
        "喀什市教培二中心教师点名表",
        "第一教培中心民警请假审批表",
        "刑满释放人员（乌苏监狱）",
        "在押人员家属（县看守所）",
        "在押人员（县看守所、乌苏监狱）",
    ],
)
def test_other_titles_name_no_place(line: str) -> None:
    assert held_at([line], "Sheet1", "a.xlsx", NAME) is None


PRINT = [
    "协管干部：张伟", "包联干部：买买提·艾力", "责任民警：阿不都拉", "制表人：李强    审核人：王芳",
    "联系电话：0998-6423456",
    "班主任：张伟    联系电话：13999012345", "责任民警 张伟   电话 13999012345", "驻村干部、包联民警：张伟、李新民",
    "密级：秘密", "第1页 共3页", "2018年3月15日", "教师：热依汗", "值班人员：赵军", "（此表由责任民警填写，一式两份）",
    "包户单位：县水利局    包户干部：王勇", "村支书：阿卜杜瓦伊提", "家属联系电话：13999012345",
    "填表日期：2018-11-20", "学员人数：40人",
]  # fmt: skip


@pytest.mark.parametrize("line", PRINT)
def test_who_answers_for_a_list_or_wrote_it_stops_no_title(tmp_path: Path, line: str) -> None:
    title = "墨玉县第二教培中心学员花名册"
    for lines in (
        [title, line],
        [line, title],
        [title, line, "单位：县教培办"],
        ["墨玉县第二教培中心   2018.4", line, "学员花名册"],
    ):
        found = held_at(lines, "Sheet1", "a.xlsx", NAME)
        assert found is not None
        assert (found.place, found.status) == ("墨玉县第二教培中心", "interned")
    rows = [
        [title],
        line.split(),
        ["姓名", "身份证号", "入学日期"],
        *([NAMES[i], number(i), "2017.4.5"] for i in range(3)),
    ]
    read = Read(xlsx(tmp_path / "a.xlsx", rows))
    told = {(s.facility, s.status, s.detained_on is not None) for s in read.statements}
    assert told == {("墨玉县第二教培中心", "interned", True)}


@pytest.mark.parametrize(
    "line",
    ["值班民警", "家属名单", "看守所民警 2018年", "责任人：学员家属", "转出人员", "班主任：转出学员名单", "教师名册"],
)
def test_lines_of_other_people_do(line: str) -> None:
    assert held_at(["墨玉县第二教培中心学员花名册", line], "Sheet1", "a.xlsx", NAME) is None


def test_all_lines_must_agree() -> None:
    title = "疏附县第三教培中心学员名单"
    assert held_at([title], "第三教培中心", "第三教培中心学员名单.xlsx", NAME) is not None
    assert held_at([title], "第四教培中心学员", "a.xlsx", NAME) is None
    assert held_at([title], "转出", "a.xlsx", NAME) is None
    assert held_at([title, "家属名单"], "Sheet1", "a.xlsx", NAME) is None
    assert held_at([title], "Sheet1", "a.xlsx", (*NAME, Column(2, "关押地点", "facility", "header"))) is None
    assert held_at(["第一教培中心学员家属会见登记"], "", "a.csv", VISITED) is not None


def test_the_place_over_a_list_is_told_of_those_who_are_there(tmp_path: Path) -> None:
    notes = ["", "2018年4月转乌苏监狱", "2018.3.4释放", "高血压"]
    rows = [["麦盖提县看守所在押人员名单"], ["姓名", "身份证号", "案由", "备注"]]
    rows += [[NAMES[i], number(i), "盗窃", note] for i, note in enumerate(notes)]
    for read in (Read(csv(tmp_path / "a.csv", rows)), Read(xlsx(tmp_path / "b.xlsx", rows))):
        assert [s.facility for s in read.statements] == ["麦盖提县看守所", "乌苏监狱", None, "麦盖提县看守所"]
        assert [s.status for s in read.statements][:3] == ["interned", "sentenced", "released"]


def test_a_ward_is_no_place_of_its_own(tmp_path: Path) -> None:
    rows = [["沙雅监狱服刑人员会见登记"], ["监区", "罪犯姓名", "身份证号", "刑期"]]
    rows += [[f"{i + 1}监区", NAMES[i], number(i), "7年"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.facility, s.status) for s in read.statements} == {("沙雅监狱", "sentenced")}
    assert [s.cells["监区"] for s in read.statements] == ["1监区", "2监区", "3监区", "4监区"]
    assert {s.facility for s in Read(csv(tmp_path / "b.csv", rows[1:])).statements} == {f"{i}监区" for i in range(1, 5)}


def test_a_line_over_other_people_ends_the_place(tmp_path: Path) -> None:
    rows = [["疏附县第三教培中心学员名单"], ["姓名", "身份证号", "原因"]]
    rows += [[NAMES[0], number(0), "学经"], ["二、转出人员"], [NAMES[1], number(1), "学经"]]
    assert [s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements] == ["疏附县第三教培中心", None]


@pytest.mark.parametrize("header", ["入学日期", "入校时间", "报到时间"])
def test_lines_tell_that_days_are_of_trainees(tmp_path: Path, header: str) -> None:
    rows = [["在训学员名单（截至4月30日）"], ["姓名", "身份证号", header, "班级"]]
    rows += [[NAMES[i], number(i), "2017.4.5", "3班"] for i in range(3)]
    assert {s.detained_on and s.detained_on.year for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {2017}
    for title in ("第三小学学生名单", "教培学员子女就学登记", "学员家属名单"):
        rows[0] = [title]
        assert {s.detained_on for s in Read(csv(tmp_path / "b.csv", rows)).statements} == {None}


def test_a_county_of_lakes_is_no_kin(tmp_path: Path) -> None:
    rows = [["岳普湖县第一教培中心学员花名册"], ["姓名", "身份证号", "入校时间"]]
    rows += [[NAMES[i], number(i), "2017.4.5"] for i in range(3)]
    assert {s.detained_on and s.detained_on.year for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {2017}


@pytest.mark.parametrize("header", ["日期", "时间", "登记日期"])
def test_days_of_a_register_of_those_taken_in(tmp_path: Path, header: str) -> None:
    rows = [["阿图什市看守所每日收押登记"], [header, "姓名", "身份证号", "案由"]]
    rows += [["2018.3.6", NAMES[i], number(i), "盗窃"] for i in range(4)]
    for title, read in (
        ("阿图什市看守所每日收押登记", True),
        ("阿图什市看守所提讯登记", False),
        ("在押人员名单", False),
    ):
        rows[0] = [title]
        assert {s.detained_on is not None for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {read}


@pytest.mark.parametrize("header", ["入所", "收押", "入监", "收教", "拘留"])
def test_a_bare_word_over_days(tmp_path: Path, header: str) -> None:
    rows = [["监所名称", "姓名", "身份证号", header, "案由"]]
    rows += [["疏附县看守所", NAMES[i], number(i), f"2018.{i + 2}.5", "盗窃"] for i in range(4)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert {(s.facility, s.detained_on is not None) for s in read.statements} == {("疏附县看守所", True)}
    beside = [[*row, "出所" if i == 0 else "2018.9.9"] for i, row in enumerate(rows)]
    assert {s.detained_on for s in Read(csv(tmp_path / "b.csv", beside)).statements} == {None}  # may be out
    ticks = [rows[0], *([*row[:3], "是", row[4]] for row in rows[1:])]
    assert {s.detained_on for s in Read(csv(tmp_path / "c.csv", ticks)).statements} == {None}


@pytest.mark.parametrize(("header", "place"), [("送教时间", "疏附县第二教培中心"), ("入户时间", None)])
def test_a_household_beside_each_trainee_changes_nothing(tmp_path: Path, header: str, place: str | None) -> None:
    rows = [["疏附县第二教培中心学员名单"], ["姓名", "身份证号", "户主", "与户主关系", header]]
    rows += [[NAMES[i], number(i), NAMES[i + 1], "妻子", "2017.6.1"] for i in range(3)]
    assert {s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {place}


def test_who_is_yet_to_be_taken_to_prison_is_still_there(tmp_path: Path) -> None:
    told = ["已判有期徒刑7年，待投牢", "已判有期徒刑7年，已投牢", "判刑5年，未送监", "判刑5年，送监"]
    rows = [["特克斯县看守所患病在押人员花名册"], ["姓名", "身份证号", "目前状况"]]
    read = Read(csv(tmp_path / "a.csv", rows + [[NAMES[i], number(i), text] for i, text in enumerate(told)]))
    assert [s.facility for s in read.statements] == ["特克斯县看守所", None, "特克斯县看守所", None]


def test_who_is_treated_inside_is_still_there(tmp_path: Path) -> None:
    inside = ["患糖尿病，所内就医", "本所就医", "所医务室住院", "监内就医"]
    outside = ["所外就医", "在押期间外出就医", "县医院就医", "保外就医", "所内就医，后转县医院"]
    rows = [["特克斯县看守所在押人员花名册"], ["姓名", "身份证号", "备注"]]
    rows += [[NAMES[i % 6], number(i), text] for i, text in enumerate(inside + outside)]
    read = Read(csv(tmp_path / "a.csv", rows))
    assert [s.facility for s in read.statements] == ["特克斯县看守所"] * 4 + [None] * 5


@pytest.mark.parametrize("line", ["二班（女，普管）   人数：8人", "二班（共8人）班主任：张伟", "乙班 女"])
def test_the_title_goes_on_behind_a_class(tmp_path: Path, line: str) -> None:
    title, header = "疏勒县第二教培中心学员花名册", ["姓名", "身份证号", "入校时间"]
    rows = [[title], ["一班（男，严管）   人数：9人"], header, *([NAMES[i], number(i), "2017.6.1"] for i in range(2))]
    rows += [[""], [line], header, *([NAMES[i], number(i), "2017.6.1"] for i in range(2, 4))]
    assert {s.facility for s in Read(csv(tmp_path / "a.csv", rows)).statements} == {"疏勒县第二教培中心"}


def test_how_trainees_are_doing_is_no_tick(tmp_path: Path) -> None:
    rows = [["姓名", "身份证号", "入校时间", "目前状态", ""], ["", "", "", "在训情况", "结业日期"]]
    told = [("在训", ""), ("2017.12.5移送看守所刑拘", ""), ("", "2018.3.4")]
    rows += [[NAMES[i], number(i), "2017.6.1", *cells] for i, cells in enumerate(told)]
    read = Read(xlsx(tmp_path / "a.xlsx", rows, merges=["D1:E1", "A1:A2", "B1:B2", "C1:C2"]))
    assert [s.status for s in read.statements] == ["interned", "interned", "released"]
    assert read.statements[1].texts["status"] == "2017.12.5移送看守所刑拘"


def test_a_file_may_write_the_place_in_short() -> None:
    columns = (Column(0, "姓名", "name", "header"), Column(1, "入教时间", "detained_on", "header"))
    title = "特克斯县职业技能教育培训中心学员花名册（分班）"
    found = held_at([title], "学员名册", "特克斯县教培中心学员分班花名册.xlsx", columns)
    assert found is not None
    assert found.place == "特克斯县职业技能教育培训中心"
    for file in ("特克斯县第二教培中心学员花名册.xlsx", "昭苏县教培中心学员花名册.xlsx"):
        assert held_at([title], "学员名册", file, columns) is None


@pytest.mark.parametrize(
    "who",
    [
        "未判在押",
        "未决在押",
        "待判",
        "待审在押",
        "在侦",
        "未起诉在押",
        "尚未宣判",
        "在押未判",
        "未结案在押",
        "已判在押",
    ],
)
def test_those_whose_case_goes_on_are_held_there(who: str) -> None:
    found = held_at([f"疏附县看守所{who}人员（供核对）"], "未判", "a.xlsx", COMMITTED)
    assert found is not None
    assert (found.place, found.status) == ("疏附县看守所", "interned")


@pytest.mark.parametrize("who", ["取保候审", "未起诉释放", "不起诉", "已判", "待投送", "待审查", "未判在押人员家属"])
def test_others_of_a_jail_are_not(who: str) -> None:
    assert held_at([f"疏附县看守所{who}人员（供核对）"], "人员", "a.xlsx", COMMITTED) is None
