"""Where a dotted name ends in free text that goes on without a mark."""

from __future__ import annotations

from itertools import product
from time import perf_counter

import pytest

from service.records.reading.cells.relatives import relatives_in_text
from service.records.reading.words.nameends import end_of_part, listed_run, without_tail

_SECOND = (
    "玉苏普 阿不都外力 艾合买提 吾买尔江 尼牙孜 买买提明 买买提 古再力努尔 买合木提 艾则孜 如则 "
    "玉山 努尔买买提 热合曼 多来提 阿不都热依木 吾守尔 于山江 于苏甫 乌守尔 和加 和卓 尼亚孜 "
    "吐尔逊 库尔班 多力坤 有素甫 无守尔 玉斯因 玉赛因江 吾普尔 赛买提 图尔荪 来提甫 祖农 艾力 "
    "其曼古丽 艾特和加 木沙江 阿布都瓦衣提 司马义 斯迪克 亚森 牙生 再同木 阿卜杜拉 萨迪克 "
    "沙吾提 哈丽旦 塔西甫拉提"
).split()
_CLAUSES = (
    "经常来往 系家庭主妇 现在家务农 已去世 曾被拘留 因涉嫌分裂国家罪被判刑 无现实表现 均表现良好 "
    "先后出国 经教育后释放 常年在外务工 户籍地在疏附县 身体健康 正在上学 长期患病 与其同住 "
    "年老多病 多次参加非法讲经 等三人 经商 经济困难 同为学员 原为阿訇 学生 是学生 去过土耳其 "
    "去了土耳其 刑满释放 教唆其观看视频 带其去清真寺 邀请其吃饭 给其发送视频 不务正业 没有工作 "
    "未上过学 也在教培中心 都是农民 和其一起 跟其关系好 向其借钱 把钱交给他 将其送到学校 "
    "从喀什回来 对其进行教育 来往密切 有前科 又被抓 还在读书 由其抚养 提供资金 利用手机 组织礼拜 "
    "家住喀什 生于和田 喜欢赌博 思想落后 爱好打牌 脾气暴躁 一直在家 外出打工"
).split()


def test_the_name_comes_out_whole_and_nothing_more() -> None:
    assert (len(_SECOND), len(_CLAUSES)) == (50, 60)
    for word in ("邻居", "其姐"):
        wrong = {}
        for name, clause in product(_SECOND, _CLAUSES):
            found = [one.name for one in relatives_in_text(f"{word}买买提·{name}{clause}。")]
            if found != [f"买买提·{name}"]:
                wrong[name, clause] = found
        assert not wrong, wrong


@pytest.mark.parametrize(
    "name", [*_SECOND, "赛福鼎", "斯马胡力", "侯赛因", "霍家", "阿布拉将", "提力瓦尔地", "乌斯曼和卓"]
)
def test_a_name_that_nothing_follows_stays_whole(name: str) -> None:
    assert without_tail(f"买买提·{name}") == f"买买提·{name}"
    for word in ("父亲", "邻居"):
        assert [one.name for one in relatives_in_text(f"{word}买买提·{name}，务农")] == [f"买买提·{name}"]


def test_somebody_else_behind_the_name_is_named_too() -> None:
    found = relatives_in_text("妻子买买提·玉苏普与艾力·吾守尔同住")
    assert [(one.name, one.relation) for one in found] == [("买买提·玉苏普", "wife"), ("艾力·吾守尔", None)]


def test_a_name_of_three_parts() -> None:
    found = relatives_in_text("父亲买买提·玉苏普·艾力已去世，母亲古丽·热合曼·艾则孜经济困难")
    assert [one.name for one in found] == ["买买提·玉苏普·艾力", "古丽·热合曼·艾则孜"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("其妻买买提玉苏普经常来往", "买买提玉苏普"),
        ("邻居吾买尔江艾力邀请其吃饭", "吾买尔江艾力"),
        ("妻子吐尔逊古丽阿不都外力系家庭主妇", "吐尔逊古丽阿不都外力"),
    ],
)
def test_two_listed_names_without_a_dot(text: str, name: str) -> None:
    assert [one.name for one in relatives_in_text(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "儿子古丽经商", "邻居艾力给其发送视频", "妻子在家务农经常来往", "朋友阿里木提供资金", "邻居乌鲁木齐来往",
        "妻子哈萨克斯坦经商", "朋友经常带其去清真寺", "其父土耳其经商",
    ],
)  # fmt: skip
def test_nobody_without_a_dot(text: str) -> None:
    assert relatives_in_text(text) == ()


def test_what_nothing_shows() -> None:
    assert end_of_part("福鼎喜") is None
    assert listed_run("阿里木提供资金") is None


def test_long_texts_take_no_time() -> None:
    begin = perf_counter()
    for text in ("买" * 20_000, "·买提" * 5_000, "买·买提经" * 3_000, "邻居买买提" * 3_000):
        relatives_in_text(text)
    assert perf_counter() - begin < 8


@pytest.mark.parametrize("name", ["依明·托合提如则", "如则·托合提如则", "阿依古丽·艾合买提如则"])
def test_one_character_at_the_end_is_no_clause(name: str) -> None:
    assert without_tail(name) == name
    assert without_tail(f"{name}经常来往") == name
