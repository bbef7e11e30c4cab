"""What is to come after a release that somebody proposes is no release: 同意结业，结业后纳入社区管控."""

from __future__ import annotations

import pytest

from service.records.reading.fates.afterwards import afterwards
from service.records.reading.fates.statuses import parse_status
from service.records.reading.rows.custody import status_of

_HELD = (
    "表现良好，悔过态度好，建议同意结业，结业后纳入社区管控。", "同意结业，结业后由社区管控",
    "同意结业。解除后由村委会帮教",
    "建议解除教培，解除后由社区帮教", "继续教培，待结业后纳入社区管控", "拟释放，释放后由社区帮教",
    "待释放后落实帮教措施",
    "如结业，纳入社区管控", "同意提前结业，结业以后交由村警管控", "同意结业，若结业由社区管控",
    "不同意结业，待表现好转后释放",
    "继续培训，期满后释放", "同意其结业，一旦释放纳入管控", "建议于2018年12月结业，结业后纳入社区管控",
    "同意结业，结业后回家务农",
    "不同意结业，结业后需重点管控", "同意结业，结业后如发现异常及时收押", "目前在押，释放后由社区帮教",
    "仍在教培，结业后纳入社区管控",
    "若表现良好可释放", "同意结业，离校后回家", "建议延期，结业后由村委会负责", "detained until released by court",
    "recommended for release; once released under community control",
    "рекомендован к выпуску, после освобождения под надзор общины",
)  # fmt: skip
_RELEASED = (
    "已结业，结业后在家务农", "2018年12月结业，结业后在家务农", "结业后在家务农", "已释放，释放后纳入社区管控",
    "同意结业，已结业，结业后纳入社区管控", "2018年5月释放后由社区管控", "同意结业，已于2018年12月结业回家",
    "刑满释放后在家务农",
    "同意结业，2018年12月20日结业，结业后由社区管控", "如期结业", "张三等3人已释放", "2018年结业后继续务农",
    "释放后待业",
    "结业后实现就业", "经考核合格后结业", "2018年5月期满后释放", "如孜古丽释放", "同意释放，已释放，释放后现在家",
    "released, after release works on a farm", "after he was released he stayed home", "同意结业，结业后已返乡",
)  # fmt: skip


@pytest.mark.parametrize("text", _HELD)
def test_a_release_that_has_not_come(text: str) -> None:
    assert parse_status(text) == "interned"
    assert status_of({"status": text, "detained_on": "2017-05-01"}, (), None) == "interned"
    assert status_of({"note": text, "detained_on": "2017-05-01"}, (), None) == "interned"


@pytest.mark.parametrize("text", _RELEASED)
def test_a_release_that_came(text: str) -> None:
    assert parse_status(text) == "released"


def test_who_serves_a_sentence_is_not_let_go_by_what_follows_it() -> None:
    assert parse_status("正在服刑，刑满释放后纳入管控") == "sentenced"
    assert parse_status("继续服刑，刑满后释放") == "sentenced"


@pytest.mark.parametrize("text", ["建议结业，结业后返村", "待结业后回家", "拟转看守所刑事拘留"])
def test_where_they_are_to_go(text: str) -> None:
    assert afterwards(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "转看守所刑事拘留", "转送县看守所继续羁押", "移送看守所执行逮捕", "转看守所羁押侦查", "移交看守所刑拘",
        "转刑事拘留",
        "送看守所",
    ],
)  # fmt: skip
def test_who_was_moved_on_is_held(text: str) -> None:
    after = afterwards(text)
    assert after is not None
    assert (after.status, (after.place or "").removeprefix("县")) == ("interned", "看守所" if "所" in text else "")


@pytest.mark.parametrize("text", ["刑事拘留期满释放", "拘留期满", "结业后务农"])
def test_who_left_free(text: str) -> None:
    assert afterwards(text) == ("released", None, False)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2018年2月进教培中心学习", "interned"), ("2017年4月到县职业技能教育培训中心接受教育", "interned"),
        ("入教培中心", "interned"),
        ("已进教培班学习", "interned"), ("2018年2月赴乡教转中心参加培训", "interned"),
        ("被送进教育转化班集中学习", "interned"),
        ("2018年2月进教培中心学习，2018年12月结业", "released"), ("2018年2月进教培中心工作", None),
        ("到教培中心看望其兄", None),
        ("参加厨师培训班学习", None), ("2018年到教培中心任教", None), ("拟进教培中心学习", None),
        ("未进教培中心", None),
        ("其弟2018年进教培中心学习", None), ("到教育培训中心上班", None), ("2018年2月参加职业技能培训", None),
    ],
)  # fmt: skip
def test_a_note_of_going_to_a_camp(text: str, status: str | None) -> None:
    assert status_of({"note": text}, (), None) == status
