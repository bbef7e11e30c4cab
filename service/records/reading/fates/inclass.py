"""Trainees who are said to be still where trainees are: 在校, 在培, in a list of a 教培中心."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

# Of a pupil or a teacher they say where they are as well, so the place or the list has to tell of a camp.
_IN_CLASS: Final = pattern_of(
    r"(?:现|仍|目前|继续|尚|正)*在(?:校|学|读|班|点|册|培|教)(?:学习|就读|培训|学员|受训|参训|人员|中)*[。.]?|"
    r"(?:现|仍|目前|继续|尚|还|正)*(?:在|接受)+(?:集中)?(?:学习|培训|教育|受训|参训|集训)(?:培训|学习|教育|转化)*(?:中|阶段|期间)?[。.]?|"
    r"(?:学习|培训|受训|集训|教育)中[。.]?"
)
_SCHOOL: Final = pattern_of(
    r"教培|教转|教育培训|培训分?中心|教育分?点|"
    r"第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})号点(?=$|[\s(（\d])|"
    r"第?(?:[一二三四五六七八九十]|\d{1,2})(?:号|分)?(?:中心|教)(?=$|[\s(（\d])"  # 一中心
)


def is_in_class(text: str) -> bool:
    """Whether a status says that a trainee is still where trainees are."""
    return _IN_CLASS.fullmatch(_GRADE.sub("", text).strip()) is not None


# A类 在校, of two columns.
_GRADE: Final = pattern_of(
    r"(?<!\S)(?:[A-Ea-e甲乙丙丁一二三四五\d]|普通|一般|重点|强化|严管|宽管)(?:类|级|档|等级|型|班)(?:人员|学员)?(?!\S)"
)


def is_school(place: str) -> bool:
    """Whether a place is a 教培中心 or the like."""
    return _SCHOOL.search(place) is not None


_NUMBERED: Final = pattern_of(r"(?:[\u3400-\u9fff]{0,8}[县市乡镇])?第?(?:[一二三四五六七八九十]{1,3}|\d{1,2})号点")


def is_numbered_point(place: str) -> bool:
    """Whether a text is 二号点, which is where trainees are if the words beside it are of those."""
    return _NUMBERED.fullmatch(place) is not None


def is_in_training(text: str) -> bool:
    """Whether a status says so in words that nobody uses of pupils where a day of detention stands beside: 在培."""
    return _IN_TRAINING.fullmatch(text.strip()) is not None


_IN_TRAINING: Final = pattern_of(r"(?:现|仍|目前|继续|尚)*在(?:培|教)(?:学习|培训|学员|受训|参训|人员|中)*[。.]?")


def is_in_camp(text: str) -> bool:
    """Whether a text says that somebody is in a camp: 在教培中心学习."""
    return _IN_CAMP.fullmatch(text.strip()) is not None


_IN_CAMP: Final = pattern_of(
    r"(?:现|目前|正|仍)*在?[\u3400-\u9fff]{0,6}?(?:教培|教转|教育转化|培训)(?:中心|学校|点)?(?:学习|培训)?中?"
)
