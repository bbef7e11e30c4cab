"""A verdict that names those around the person, and health inside a camp."""

from __future__ import annotations

import pytest

from service.records.reading.fates.health import tells_health_alone
from service.records.reading.fates.ofkin import own_fate
from service.records.reading.rows.custody import status_of
from service.records.reading.rows.rowterms import sentence_of


def _status(text: str) -> str | None:
    told = own_fate({"status": text, "detained_on": "2017-05-01"})
    return status_of(told, (), sentence_of(told)[0])


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("interned", "认错态度一般，家庭圈有判刑人员，不同意结业，继续培训。"),
        ("interned", "家庭圈有判刑人员，同意结业"),
        ("interned", "亲属圈中有3名被判刑人员，同意结业，结业后纳入社区管控"),
        ("interned", "社会圈有判刑、收押人员，继续培训"),
        ("interned", "家庭圈3人被判刑，继续培训"), ("interned", "认错态度一般、家庭圈有判刑10年人员、不同意结业"),
        ("interned", "因家庭圈有判刑人员，不同意结业"), ("interned", "有被判刑亲属，继续教培"),
        ("interned", "家中有判刑人员2名，同意结业"),
        ("interned", "家庭圈有收押人员2人、判刑人员1人，继续培训"), ("interned", "因家庭圈有判刑人员被收押"),
        ("interned", "社会圈、宗教圈有刑满释放人员，不同意结业"), ("released", "家庭圈存在收押对象，本人已结业"),
        ("sentenced", "家庭圈无判刑人员，本人被判刑5年"), ("sentenced", "家庭圈有收押人员，本人被判刑8年"),
        ("sentenced", "系判刑人员"),
        ("sentenced", "因组织非法活动被判刑5年，家庭圈有收押人员"), ("sentenced", "有期徒刑5年罪犯"),
        ("sentenced", "无期徒刑罪犯"),
        ("sentenced", "家庭贫困，判刑3年"), ("released", "有立功表现，已释放"), ("released", "三圈无问题，已结业"),
        ("released", "亲属圈干净，释放回家"),
    ],
)  # fmt: skip
def test_those_around_the_person_are_not_the_person(status: str, text: str) -> None:
    assert _status(text) == status


def test_their_sentence_is_not_the_persons() -> None:
    assert sentence_of({"note": "家庭圈有1人被判刑10年"})[0] is None
    own = sentence_of({"note": "判刑10年，家庭圈干净"})[0]
    assert own is not None
    assert own.months == 120


@pytest.mark.parametrize(
    "text",
    [
        "中心内服药治疗", "所内治疗", "监区医务室治疗", "教育点内服药", "在中心内治疗，病情稳定", "校内医务室治疗",
        "中心医务室住院",
        "监内治疗",
    ],
)  # fmt: skip
def test_who_is_treated_inside_is_held(text: str) -> None:
    assert tells_health_alone(text)
    assert _status(text) == "interned"


@pytest.mark.parametrize(
    "text", ["在家服药", "诊所内治疗", "派出所内服药", "中心内死亡", "离开中心治疗", "因病出所治疗", "中心内治疗后返家"]
)
def test_who_may_be_elsewhere(text: str) -> None:
    assert not tells_health_alone(text)
