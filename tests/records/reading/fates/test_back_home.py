"""Lists of those who were let go, with a column of what they do now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from service.records.reading.columns.everybody import status_in_name, status_in_title
from service.records.reading.fates.dailylife import is_daily_life
from service.records.reading.fates.freed import stated_status
from tests.records.reading.tables import NAMES, Read, number, xlsx

CAMP = "疏附县第三教培中心"
_HEADER = ["姓名", "身份证号", "教培中心", "入教时间", "结业时间"]


def _statuses(path: Path, title: str, rows: list[list[str]], header: list[str] | None = None) -> list[str | None]:
    header = [*_HEADER, "现状"] if header is None else header
    table: list[list[Any]] = [[title], header]
    table += [[NAMES[i % 6], number(i + 1), *cells] for i, cells in enumerate(rows)]
    return [s.status for s in Read(xlsx(path / "a.xlsx", table)).statements]


AT_HOME = [
    "企业就业",
    "在家务农",
    "在家",
    "外出务工",
    "社区管控",
    "回村务农",
    "在工厂上班",
    "未就业",
    "帮教中",
    "乌鲁木齐打工",
    "",
]
ELSE = {
    "判刑5年": "sentenced",
    "再次收押": "interned",
    "病亡": "deceased",
    "失联": "other",
    "监视居住": "other",
    "在校": "other",
}


@pytest.mark.parametrize("title", ["疏附县教培中心结业人员名单", "结业学员回访登记表", "解除教培人员帮教台账"])
@pytest.mark.parametrize("day", ["20180126", "2018.1.26", ""])
def test_graduates(tmp_path: Path, title: str, day: str) -> None:
    rows = [[CAMP, "20170916", day, word] for word in [*AT_HOME, *ELSE]]
    assert _statuses(tmp_path, title, rows) == ["released"] * len(AT_HOME) + list(ELSE.values())


def test_the_day_stands_with_the_status(tmp_path: Path) -> None:
    rows = [["结业人员名单"], [*_HEADER, "现状"], [NAMES[0], number(1), CAMP, "20170916", "20180126", "在家务农"]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.texts["status"] == "释放 20180126 在家务农"


def test_lists_of_trainees(tmp_path: Path) -> None:
    days = ["20180126", "", "", "20180126", "未结业", "20300101"]
    rows = [
        [CAMP, "20170916", d, now] for d, now in zip(days, ["在家", "在家", "在教", "判刑6年", "", "在家"], strict=True)
    ]
    told = ["released", "other", "interned", "sentenced", "interned", "other"]
    assert _statuses(tmp_path, "疏附县教培学员情况表", rows) == told


def test_who_served_a_sentence(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "罪名", "原判刑期", "释放时间", "现实状况"]
    rows = [["盗窃", "3年", "2016.5.1", now] for now in ("在家务农", "外出务工", "重新犯罪被判刑")]
    told = ["released", "released", "sentenced"]
    assert _statuses(tmp_path, "疏附县刑满释放人员回访登记表", rows, header) == told
    assert _statuses(tmp_path, "疏附县服刑人员名单", [["盗窃", "9年", "2030.5.1", "在家"]], header) == ["sentenced"]


def test_a_kind_of_people_beside_what_they_do_now(tmp_path: Path) -> None:
    header = ["姓名", "身份证号", "人员类别", "入教时间", "释放时间", "现状"]
    rows = [
        ["教培", "2017.5", "2018.6.1", "在家务农"],
        ["判刑", "2017.5", "2018.6.1", "服刑"],
        ["教培", "2017.5", "2018.6.1", ""],
    ]
    assert _statuses(tmp_path, "乌帕尔镇三类人员", rows, header) == ["released", "sentenced", "interned"]


@pytest.mark.parametrize(
    ("name", "title", "told"),
    [
        ("结业学员导出.xlsx", "", "other"),
        ("结业学员名单.xlsx", "", "other"),
        ("学员导出.xlsx", "", "interned"),
        ("导出.xlsx", "疏附县结业学员名单", "released"),
    ],
)
def test_graduates_without_a_day(tmp_path: Path, name: str, title: str, told: str) -> None:
    rows = [[title]] if title else []
    rows += [
        _HEADER,
        [NAMES[0], number(1), CAMP, "2017-08-26", "2018-03-10"],
        [NAMES[1], number(2), CAMP, "2017-08-26", ""],
    ]
    assert [s.status for s in Read(xlsx(tmp_path / name, rows)).statements] == ["released", told]


@pytest.mark.parametrize(
    "title", ["教培学员就业情况统计表", "收押人员走访登记表", "收押人员帮教情况表", "拟结业人员回访表"]
)
def test_titles_of_others(title: str) -> None:
    assert status_in_title(title) is None


@pytest.mark.parametrize("header", ["社区管控情况", "社区帮教措施", "村回访情况", "社区矫正"])
def test_what_the_community_does_is_no_place(tmp_path: Path, header: str) -> None:
    rows = [["姓名", "身份证号", "结业日期", header], [NAMES[0], number(1), "2018.6", "社区管控"]]
    person = Read(xlsx(tmp_path / "a.xlsx", rows)).only
    assert (person.place_texts, person.status) == ((), "released")


@pytest.mark.parametrize("name", ["结业学员导出", "结业人员名单_最终版", "2018释放人员备份", "结业学员20180101"])
def test_copies(name: str) -> None:
    assert status_in_name(name) == "released"


@pytest.mark.parametrize(
    "text",
    ["在逃", "失联", "在看守所工作", "境外务工", "正常", "在家，有重大危险性", "社区矫正", "在教培中心务工", "未回家"],
)
def test_what_is_no_daily_life(text: str) -> None:
    assert not is_daily_life(text)


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("在家务农，思想稳定", "released"),
        ("在卫星工厂上班", "released"),
        ("因再次违法2019年3月被收押", "interned"),
        ("因重新犯罪被判刑5年", "sentenced"),
        ("其子因再次违法2019年3月被收押", "released"),
    ],
)
def test_what_a_visit_found(tmp_path: Path, note: str, told: str) -> None:
    header = ["被回访人姓名", "身份证号", "解教日期", "回访时间", "回访内容"]
    rows = [["解教人员回访记录表"], header, [NAMES[0], number(1), "2018.12.20", "2019.4.5", note]]
    assert Read(xlsx(tmp_path / "a.xlsx", rows)).only.status == told


@pytest.mark.parametrize(
    ("extra", "status"),
    [
        (["与户主关系"], "other"), (["Relation to head"], "other"), (["Household no."], "other"),
        (["Village"], "released"),
    ],
)  # fmt: skip
def test_who_is_at_home_in_a_list_of_families_may_never_have_left(
    tmp_path: Path, extra: list[str], status: str
) -> None:
    rows = [["Name", *extra, "Status"], *([NAMES[i], "1", "at home"] for i in range(3))]
    assert {s.status for s in Read(xlsx(tmp_path / "a.xlsx", rows)).statements} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("öyide", "released"), ("yétimlar öyide", "other"), ("жетімдер үйінде", "other"), ("yetimler evinde", "other"),
        ("children's home", "other"), ("öz öyide", "released"), ("үй қамақта", "other"),
    ],
)  # fmt: skip
def test_an_orphanage_is_nobodys_home(text: str, status: str) -> None:
    assert stated_status(text) == status


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("转移就业至县纺织厂", True), ("转移就业到乌鲁木齐市服装厂", True), ("安排到园区服装厂上班", True),
        ("输送至库尔勒纺织公司就业", True), ("安置在乡砖厂", True),
        ("转至监狱工厂", False), ("在教育转化基地", False), ("转移至看守所", False), ("送至培训基地", False),
        ("押送到戒毒农场", False), ("就业困难", False),
    ],
)  # fmt: skip
def test_work_that_somebody_was_sent_to(text: str, expected: bool) -> None:
    assert is_daily_life(text) is expected
