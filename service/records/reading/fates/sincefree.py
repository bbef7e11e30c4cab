"""What is told of where or how somebody is who was let go, and takes nothing of that back: 镇卫星工厂, 县城送货."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.fates.freed import stated_status
from service.records.reading.fates.statuses import is_elsewhere, is_kept, is_watched
from service.records.reading.patterns import pattern_of

# Custody, death, a new matter, flight, or that somebody is not where they should be; also where it is only likely.
_TAKES_BACK: Final = pattern_of(
    r"[押狱囚捕抓逮拘刑判羁禁侦诉罪缉审训]|[死亡故逝卒殁]|看守|监(?![护控管督理测])|教(?![师书]|学楼)|转(?!移就业|业|让)|"
    r"送(?!货|餐|外卖|快递|[煤水奶菜肉]|孩子|子女|学生|报)|收(?!割|[棉花货银费废粮购入])|学习|集中|集训|思想|封闭|戒毒|强制|劳[改动教](?!力)|"
    r"留置|隔离|协查|检查|调查|审查|传唤|约谈|问话|谈话|带走|(?<!管)控制|控(?!辍|股)|扣|逃|追|查|派出所|公安|国保|警|检察|法院|案|涉嫌|"
    r"校(?!门|服|车)|中心(?!小学|幼儿园|卫生院|市场|医院|广场)|[未没无不拒仍还尚再又被失寻]|下落|境|国外|出国|护照|失踪|自首|前往.*所|[走去]了"
)
_WORKS_AT_SCHOOL: Final = pattern_of(
    r"(?:小学|中学|学校|职业技术学校)(?:内|里)?(?=食堂|门卫|当|做|任|保安|保洁|后勤|打工|上班|工作|宿管)"
)
# Work whose name has a word of custody in it, or that is done where there is one: 协警, 县法院保洁, 派出所辅警.
_JOBS: Final = pattern_of(
    r"(?:(?:公安(?:局|分局)|分局|派出所|警务[站室]|便民警务站|警务工作站|法院|检察院|检查站|司法[所局]|交警(?:大队|中队|队)?|城管(?:队|大队)?|信访局|农业中心|文化中心|服务中心|购物中心|驾校|体育中心|活动中心)"
    r"(?:食堂|机关|大院|内|里|的)*)?(?:担任|从事|聘为|招为|招录为|当上?|做|任|是|干)?(?:一名|临时|公益性)*"
    r"(?:协警|辅警|协勤|交通协管员?|协管员|巡逻[员队]|护[路村校边]队?员|保洁员?|保安员?|门卫|清洁工|厨师|帮厨|炊事员|"
    r"司机|驾驶员|打字员|翻译|护工|护士|水电工|绿化工|环卫工|后勤|押运员|收[件发费货]员|调查员|检[验查]员|教练员?|查票员|案板工?)"
    r"(?:工作|上班|岗位|一职|务工)?(?=$|[,，、;；。.(（])"
)
# Nobody asked, or nobody knows.
_NOT_KNOWN: Final = pattern_of(r"(?:去向|情况|目前|现|暂|暂时|尚)*(?:不详|不明|不清楚?|未知|待[核查]实?|待了解)")
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
_LONG: Final = 40  # characters


@lru_cache(maxsize=4096)
def is_since_free(text: str) -> bool:
    """Whether a text in Chinese tells of a place, of work or of life, known or not, and nothing of custody, death or a
    new matter: of somebody whom the list lets go it leaves that as it is."""
    plain = simplified(clean(text)).replace(" ", "")
    if not _HAN.search(plain) or len(plain) > _LONG:
        return False
    if _NOT_KNOWN.fullmatch(plain):
        return True
    if stated_status(text) not in {"other", "released"} or is_watched(text) or is_elsewhere(text) or is_kept(text):
        return False
    return _TAKES_BACK.search(_JOBS.sub("", _WORKS_AT_SCHOOL.sub("", plain))) is None
