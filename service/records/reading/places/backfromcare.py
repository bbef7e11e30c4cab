"""Who was brought to a doctor and came back: 送县医院检查后返回, 外出就医，已返校. They are where they were."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

# Nothing between says that they are still away, are to come back, or went on.
_NOT: Final = (
    r"未|没|待|拟|尚|暂|无法|不|等|预计|准备|计划|将|可|应|需|若|如|是否|能|要求|申请|"
    r"转(?!诊)|移|投|判|刑|捕|押|逃|释|结业|解除|取保|家|。|死|亡"
)
_BETWEEN: Final = rf"(?:(?!{_NOT})[^。]){{0,24}}?"
_DOCTOR: Final = (
    r"(?:医院|卫生[院所室]|医务[室所]|门诊|急诊|"
    r"就医|就诊|看病|治病|诊治|治疗|住院|手术|体检|检查|输液|抢救|复查|化验|透析)"
)
_BACK: Final = (
    r"(?:(?:返|回|归|送|带|接|押)(?:返|回|归)(?:到|至)?|[返回归])(?:了)?"
    r"(?:原|本|我|该)?(?:[校所监班队营点]|(?:教培|培训|教育)?中心|教培点|监室|监区|监舍|宿舍|号房|看守所|监狱|班级|教室)?"
    r"(?:内|里)?(?:继续)?(?:学习|培训|在押|关押|羁押|服刑|上课)?"
)
_WENT: Final = r"(?:外出|[出离]所|[送转]|前往|赴|去|到|在|押[往至]|住院|就医|就诊)"
_TRIP: Final = pattern_of(
    rf"{_WENT}(?:(?!{_NOT})[^,，;；。]){{0,12}}?{_DOCTOR}{_BETWEEN}(?<![往来]){_BACK}(?=$|[,，;；。、\n)）\s])|"
    rf"(?:住院|就医|就诊){_BETWEEN}(?<![往来]){_BACK}(?=$|[,，;；。、\n)）\s])"
)


def without_trips_to_doctors(text: str) -> str:
    """A text without what it tells of a way to a doctor from which somebody came back to where they are held."""
    return _TRIP.sub("", text)
