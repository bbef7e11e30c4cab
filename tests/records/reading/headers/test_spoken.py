"""Headers of clerks who write as they speak: 何时判的, 关在哪里, 何村何队."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.matching.values.dates import PartialDate
from service.records.reading.headers.meant import field_of
from service.records.reading.headers.releasekeys import asks_coming_home, asks_release
from service.records.reading.words.synonyms import header_key
from tests.records.reading.tables import NAMES, Read, csv, number

ASKED = {
    "detained_on": (
        "何时被抓 哪天抓的 啥时候抓的 什么时候进去的 进去的时间 "
        "送去的时间 抓的时间 几号入班 何时送的 哪年被带走的 "
        "关进去的日子"
    ),
    "sentenced_on": (
        "何时判的 何时判刑 何时判决 判的时间 哪年判的 啥时候判的 几时判的 判下来的时间 何时宣判 什么时候判的刑"
    ),
    "died_on": ("何时死亡 哪天去世的 何时病故 死的时间 什么时候死的 何时亡故 卒于"),
    "birth": ("何时出生 哪年生的 什么时候生的 生于 几几年出生"),
    "reason": (
        "因何收押 为啥抓 因什么事 什么原因抓的 因啥进去 犯了什么事 什么罪 判的什么罪 因何被判 送教的原因 "
        "为啥列管 因何关注 为何上名单 犯了啥 有啥问题 咋进去的"
    ),
    "facility": (
        "关在哪 在哪关押 在哪服刑 何处服刑 现关押在 "
        "羁押于 服刑于哪里 送到哪里 解除前所在教培点 结业前所在学校 "
        "释放前所在监狱 出狱前服刑监狱 刑满前关押场所 离校前所在中心"
    ),
    "sentence": ("判了几年 判多久 判了多少年 判多长时间 获刑几年 几年刑 刑多少年"),
    "address": ("何村何队 哪村哪组 几村几组 何乡何村 哪个乡哪个村 住哪 住在哪里 家在哪 户口在哪 哪里人 何处人"),
    "village": ("何村 哪个村的"),
    "status": ("人现在怎样 目前怎么样 怎么处理的 后来怎样 处理结果如何"),
    "name": ("叫什么 叫什么名字 姓啥名谁 人名"),
    "sex": ("男还是女 是男是女"),
    "age": ("多大 几岁了 今年几岁 多少岁"),
    "ethnicity": ("什么族 何族 哪个民族"),
    "relation": ("是户主什么人 与户主什么关系 跟户主啥关系"),
    "father_name": ("父亲叫什么 其父何人"),
    "mother_name": ("母亲是谁 妈妈叫啥"),
}


@pytest.mark.parametrize(("field", "headers"), ASKED.items())
def test_what_is_asked_as_one_speaks(field: str, headers: str) -> None:
    assert {one: field_of(one) for one in headers.split()} == dict.fromkeys(headers.split(), field)


OTHERS = (
    "谁送的 谁抓的 何人批准 谁批的 哪个单位送的 何单位抓获 "
    "谁负责 何人照料 何时报的 何时填的 何时走访 何时入党 "
    "何时外出 何时出境 何时回国 何时结婚 何时迁来 为何外出 "
    "去哪打工 何处打工 父亲何时被抓 丈夫判几年 家里谁被抓 孩子在哪上学 "
    "母亲因何收押 何时拟送 毕业前所在学校 多少 几个孩子 家里几口人"
).split()


@pytest.mark.parametrize("header", OTHERS)
def test_what_is_asked_of_others_and_of_other_matters_is_no_field(header: str) -> None:
    assert field_of(header) in {None, "ignore"}


@pytest.mark.parametrize("header", ["何时放的", "啥时候放出来的", "哪年释放的", "什么时候结业的"])
def test_when_somebody_was_let_go(header: str) -> None:
    assert (field_of(header), asks_release(header_key(header))) == (None, True)


@pytest.mark.parametrize("header", ["何时回来的", "哪天回家的", "啥时候出来的"])
def test_when_somebody_came_home(header: str) -> None:
    assert asks_coming_home(header_key(header)) or asks_release(header_key(header))


def test_a_table_of_questions(tmp_path: Path) -> None:
    header = ["叫什么", "身份证号", "何村何队", "何时抓的", "关在哪", "因何被抓", "何时判的", "判几年", "谁送的"]
    rows = [
        [
            NAMES[i],
            number(i),
            f"{i + 2}村{i + 1}队",
            "2017.5.3",
            "疏附县看守所",
            "非法学经",
            "2018年2月16日",
            "7年",
            "艾力",
        ]
        for i in range(4)
    ]
    read = Read(csv(tmp_path / "a.csv", [header, *rows])).statements
    assert [s.names for s in read] == [(NAMES[i],) for i in range(4)]
    assert [s.texts["address"] for s in read] == [f"{i + 2}村{i + 1}队" for i in range(4)]
    assert {(s.facility, s.reason, s.detained_on, s.status) for s in read} == {
        ("疏附县看守所", "非法学经", PartialDate(2017, 5, 3), "sentenced")
    }
    assert {(s.texts["sentenced_on"], s.sentence and s.sentence.months) for s in read} == {("2018年2月16日", 84)}


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("判了什么", "sentence"),
        ("怎么判的", "sentence"),
        ("判何刑", "sentence"),
        ("怎么放的", "afterwards"),
        ("为什么被释放", "afterwards"),
        ("判了什么罪", "reason"),
        ("谁判的", None),
        ("父亲怎么判的", None),
        ("怎么回来的", None),
        ("怎么判断", None),
    ],
)
def test_how_somebody_was_judged_and_let_go(header: str, field: str | None) -> None:
    assert field_of(header) == field
