"""How a header ends that begins with a word for a field, and asks for something else: 社区意见, 判决书号, 学员成绩."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

# What offices do and have, whatever they speak of.
_OFFICES: Final = (
    r"意见|建议|审[核批查].*|签[字名章发].*|盖章|印章|公章|.*(?:书记|主任|领导|干部|民警|派出所|负责人|责任人|联系人|接收人|接回人|接收单位)|编[码号]|代码|评[议价语]|"
    r".*(?:类[型别]|种类|性质|来源|来历|依据)|总?人?数量?|有无|是否.*|核[对查验].*|复印件?"
)
_OF_PLACES: Final = (
    r"(?:.*(?:[队组户警]长|村?[警医]|警务[室站]|工作队|支书|户数|人口数?|人数|面积|电话|邮编|变[动更])|(?:管控|稳控|帮教|帮扶|回访|走访|矫正|管理|戒毒).*|"
    r".*迁.*|长|警|医|人员.*|人口.*|居民|村民)(?:情况)?"
)
_OF_NUMBERS: Final = r".*(?:有效期限?|到期日?|期限|状态|年限).*|签发.*"
_OF_VERDICTS: Final = (
    r".*(?:法院|法庭|机关|机构|部门|单位|时间|日期|人数|次数|编号)|书|.*[书文字案证]号|文书.*|人|.*分析|计算.*|折抵.*|变更.*|"
    r".*生效.*"
)
# A name is asked for by nothing but these.
_STILL_A_NAME: Final = pattern_of(
    r"[\d一二三四五甲乙丙a-z]{0,2}|(?:及|和|与|或|、).*|的?(?:姓名|名字|名称?|名单|全名|人名)|(?:基本)?信息|.*(?:[汉中维哈民英原]文|汉字|拼音)|"
    r"人员|学员|[者犯人]"
)
_ELSE: Final = {
    "id": pattern_of(rf"{_OFFICES}|{_OF_NUMBERS}"),
    "birth": pattern_of(rf"{_OFFICES}|地.*|证.*|医院|孩子.*|子女.*|胎次|顺序"),
    "age": pattern_of(r"段|段.*|结构|阶段|是否.*"),
    "county": pattern_of(rf"{_OFFICES}|{_OF_PLACES}"),
    "township": pattern_of(rf"{_OFFICES}|{_OF_PLACES}"),
    "village": pattern_of(rf"{_OFFICES}|{_OF_PLACES}"),
    "address": pattern_of(rf"(?!.*派出所)(?:{_OFFICES}|{_OF_PLACES})"),  # whose town is that of the registration
    "facility": pattern_of(_OFFICES),
    "status": pattern_of(rf"(?:及|和)?(?:就业|从业|工作|务工|联系).*|代码|{_OF_VERDICTS}|依据|是否.*"),
    "sentence": pattern_of(rf"代码|{_OF_VERDICTS}|{_OFFICES}"),
    "reason": pattern_of(rf"代码|{_OF_VERDICTS}"),
}


def asks_else(field: str, rest: str) -> bool:
    """Whether a header asks for something else than ``field``, of which a word stands at its beginning. ``rest``: what
    follows the word."""
    if field == "name":
        return _STILL_A_NAME.fullmatch(rest) is None
    pattern = _ELSE.get(field)
    return pattern is not None and pattern.fullmatch(rest) is not None
