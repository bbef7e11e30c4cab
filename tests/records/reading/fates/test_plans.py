"""What is only to be done or advised is no custody and no release, and a leave is no release."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.plans import is_plan, without_plans
from tests.records.reading.tables import NAMES, Read, csv, number


@pytest.mark.parametrize(
    "text",
    [
        "建议收押", "建议予以收教", "拟送教培", "经研判建议送教培", "村委会建议收押", "计划年底前收押", "需收押人员",
        "正在抓捕", "正在办理收押手续", "应当收押未收押", "等通知送教", "计划收押后送看守所", "申请教培", "待送教",
        "请假回家3天", "请假返家", "临时回家探亲", "上报收押审批", "网上追逃",
    ],
)  # fmt: skip
def test_nobody_is_held_or_free_by_it(text: str) -> None:
    assert without_plans(text) != text
    assert stated_status(text) == "other"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("建议继续收押", "interned"),
        ("需继续教培", "interned"),
        ("建议延长培训3个月", "interned"),
        ("建议送教培，2017年5月已送教培", "interned"),
        ("2017年3月将其收押", "interned"),
        ("已提请逮捕", "interned"),
        ("等待判决", "interned"),
        ("建议解除教培", "interned"),
        ("可结业", "interned"),
        ("择日释放", "interned"),
        ("计划释放", "interned"),
        ("尽快释放", "interned"),
        ("要求释放", "interned"),
        ("按要求释放", "released"),
        ("同意结业返家", "interned"),
        ("正在服刑", "sentenced"),
        ("已返家", "released"),
        ("收押", "interned"),
    ],
)
def test_what_took_place_or_goes_on(text: str, status: str) -> None:
    assert stated_status(text) == status


def test_a_plan_alone() -> None:
    assert is_plan("经研判建议收押")
    assert not is_plan("建议收押，已收押")
    assert not is_plan("收押")


def test_beside_a_place_or_a_day_they_are_held(tmp_path: Path) -> None:
    rows = [
        ["姓名", "身份证号", "处理意见", "关押地点"],
        [NAMES[0], number(0), "建议收押", ""],
        [NAMES[1], number(1), "收押", "县看守所"],
        [NAMES[2], number(2), "拟送教培", ""],
        [NAMES[3], number(3), "请假回家一周", "第二教培中心"],
        [NAMES[4], number(4), "建议收押", "第二教培中心"],
        [NAMES[5], number(5), "网上追逃", "县看守所"],
    ]
    told = [s.status for s in Read(csv(tmp_path / "a.csv", rows)).statements]
    assert told == ["other", "interned", "other", "interned", "interned", "other"]


@pytest.mark.parametrize(
    "text",
    [
        "lagérgha ewetish teklip qilindi", "لاگېرغا ئەۋەتىش تەكلىپ قىلىندى", "lagérgha ewetish pilanlandi",
        "لاگېرغا ئەۋەتمەكچى", "лагерьге жіберу ұсынылды", "лагергә әвәтиш тәклип қилинди",
        "планируется отправить в лагерь",
        "будет отправлен в лагерь", "kampa gönderilmesi önerildi", "kampa götürülecek", "suggested to send to camp",
        "to be sent to camp", "recommended: camp", "recommended for camp, not taken", "lagerga yuborish taklif qilindi",
    ],
)  # fmt: skip
def test_advice_in_letters_takes_nobody(text: str) -> None:
    assert stated_status(text) == "other"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("lagérgha ewetildi", "interned"),
        ("lagérgha ewetish teklip qilindi, 2018-yili ewetildi", "interned"),
        ("teklip qilinip lagérgha ewetildi", "interned"),
        ("پىلانلىق تۇغۇت سىياسىتىگە خىلاپلىق قىلىپ لاگېرغا ئەۋەتىلدى", "interned"),
        ("lagérda dawamliq terbiyilesh teklip qilindi", "interned"),
        ("рекомендовано продлить обучение в лагере", "interned"),
        ("in camp, recommended to stay another year", "interned"),
        ("detained, to be sent to camp", "interned"),
        ("arrested for planning to go abroad", "interned"),
        ("sent to camp as recommended", "interned"),
        ("in prison for planning an attack", "sentenced"),
        ("recommended for release from camp", "interned"),
    ],
)
def test_but_not_what_was_carried_out_or_goes_on(text: str, status: str) -> None:
    assert stated_status(text) == status


@pytest.mark.parametrize("text", ["解除管控", "已解除稳控", "解除边控", "解除社区管控", "解除列管", "解除劳动合同"])
def test_who_is_no_longer_watched_was_not_held(text: str) -> None:
    assert stated_status(text) == "other"


def test_what_ends_a_custody_still_does() -> None:
    assert {stated_status(t) for t in ("解除", "解除教培", "解除强制措施", "解除隔离戒毒", "解除羁押")} == {"released"}
