"""What a list of people who are in a place is called, behind the word for them: 基本情况登记表, 花名册（续表）."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

#: What is written down of those who are held, day by day: 宿舍调整名单, 请假审批表, 点名表. Of nobody else.
DAILY: Final = (
    r"(?:(?:请销假|请假|销假|探亲|返家探亲|减刑|宿舍|寝室|监室|监舍|床[位号铺]|铺位|班[级次]|分[班组]|编班|座位|[转调换](?:监[室舍]|号房|宿舍|寝室|床位?))"
    r"(?:申请|审批|公示|调整|调换|分配|安排|编排|分布|离[校所]|外出|返家|回家)*|"
    r"点名|签到|考勤|住宿|值日|就医|就诊|看病|诊疗|用药|服药|病情|病历|体检|考试|考核|成绩|奖惩|奖励|惩处|加扣分|积分|违[纪规]|消费|存款|物品|谈话|提讯|提审|"
    r"亲情电话|通话|每[日周月]|日报)"
)
# How far their cases are, and how long they may be held: 诉讼阶段登记表, 羁押期限台账.
_CASES: Final = (
    r"(?:(?:刑事|案件)?(?:诉讼|司法|案件|办案|审判)(?:所处|所在)?(?:阶段|环节|进展|进程|进度|程序|期限|节点|状态)|诉讼|"
    r"(?:超期|延期|超期限)?(?:羁押|关押)(?:期限|时限|天数|情况)|强制措施|案由|罪名|涉案|余?刑期)"
)
SHEETS: Final = (
    r"(?:的)?(?:基本|具体|详细|个人|相关|有关|身份|健康|照片|相片|图像|人像|电子|动态|日常|思想|表现|"
    rf"情况|信息|数据|资料|档案|状况|采集|登记|统计|汇总|一览|明细|排查|对照|比对|对比|管理|公示|花名|记录|核对|研判|评估|鉴定|分布|{_CASES}|{DAILY})*"
    r"(?:花名册|名册|名单|名录|清单|台账|台帐|底册|表册|总表|册|表|簿|库|卡)?(?:续表?|模板|样表)?[\d\-_.年月日份]*"
)
# 罪犯基本情况及家属联络表: of them, and of how to reach their families. Not 罪犯及家属名册, whose rows may be kin.
_KIN_BESIDE: Final = pattern_of(
    r"(?<=[员犯象情息况料])(?:以及|及|和|与|暨|、)其?(?:家属|亲属|亲友|家人|家庭成员|社会关系)的?"
    r"(?:联[络系](?:方式|电话|人|信息)?|电话|通[讯信联]录?|会见|接见|基本情况|情况|信息|关系)+(?=(?:登记|统计|一览|汇总|花?名)*[表册录簿单卡]|台[账帐]|$)"
)


def without_kin_beside(title: str) -> str:
    """A title without what it says the list tells of the families of those who are held, too."""
    return _KIN_BESIDE.sub("", title)
