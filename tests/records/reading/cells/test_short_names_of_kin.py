"""Relatives with short names without a dot, behind a relation and a space, in lists that count them."""

from __future__ import annotations

import pytest

from service.records.reading.cells.relatives import relatives_in_text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "1.妻子 杨秀英，个体；2.长子 马涛，学生。社会关系：弟弟马晓明2018年因聚众扰乱社会秩序被判刑4年",
            {"杨秀英": "wife", "马涛": "son", "马晓明": "brother"},
        ),
        ("1.父亲 乌力吉，已故；2.妻子 其其格；3.女儿 萨仁", {"乌力吉": "father", "其其格": "wife", "萨仁": "daughter"}),
        ("1、妻子\t杨秀英，个体", {"杨秀英": "wife"}),
        ("（1）妻子　杨秀英；（2）长子 马涛。", {"杨秀英": "wife", "马涛": "son"}),
        ("①妻子 杨秀英 ②长子 马涛", {"杨秀英": "wife", "马涛": "son"}),
        ("一、妻子 杨秀英；二、长子 马涛", {"杨秀英": "wife", "马涛": "son"}),
        ("女儿 萨仁（学生）", {"萨仁": "daughter"}),
        ("1.父亲 巴图。", {"巴图": "father"}),
    ],
)
def test_short_names_are_relatives(text: str, named: dict[str, str]) -> None:
    assert {r.name: r.relation for r in relatives_in_text(text)} == named


@pytest.mark.parametrize(
    "said",
    "务农 已故 在家 上学 退休 个体 学生 牧民 教师 无业 "
    "服刑 教培 病故 健在 当兵 上班 去世 经商 出嫁 已嫁 未婚 改嫁 同意 "
    "散居 外来 买卖 阿訇 "
    "哈萨克 维吾尔 汉族 喀什 乌什 巴里坤 土耳其 卡塔尔 伊拉克 安好 "
    "康复 高龄 高中 马车夫 石匠 钟点工 白内障 包工头 常住 安检员 不详 无 江苏 温饱 失踪".split(),
)
def test_a_trade_or_a_state_is_nobody(said: str) -> None:
    assert relatives_in_text(f"1.父亲 {said}，牧民；2.妻子 {said}；①长子 {said}") == ()
    assert relatives_in_text(f"弟弟{said}2018年因盗窃被判刑4年") == ()
