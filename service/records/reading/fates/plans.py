"""What a text says that is only to be done, advised or granted for a while: 建议收押, 拟送教培, 正在抓捕, 请假回家3天.

Nobody was taken, or let go, by that. Where a custody goes on meanwhile (建议继续收押), they are held.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.fates.aheadinletters import without_advice
from service.records.reading.patterns import pattern_of

_CUSTODY: Final = (
    r"(?:收押|羁押|关押|看押|拘押|拘留|刑拘|逮捕|批捕|抓捕|抓获|抓|收教|送教|送培|送押|送学|送训|教培|教转|入教|入培|收监|收治|集训|严打|"
    r"集中(?:教育|学习|培训|转化)|(?:职业)?(?:技能)?(?:教育|强制)(?:培训|转化|学习)|学习班|强制(?:隔离)?戒毒|强戒|判刑|判处|判决|投牢|服刑|"
    r"收(?![入费割据集到])|送(?=(?:往|至|到|入|进|去)?[\u3400-\u9fff0-9]{0,10}?(?:看守所|监狱|拘留所|教育点|教学点|中心|学校|戒毒所)))"
)
# 将其收押 tells what was done; 应收尽收 is a saying.
_TO_BE: Final = (
    r"(?:建议|拟|计划|打算|准备|筹备|申请|提请|报请|呈请|上报|推荐|提议|报[\u3400-\u9fff]{1,8}?(?:批准|研究|审批|同意|审定)后?|择[期日机]|适时|尽[快早]|抓紧|限期|下一步|即将|将(?=[于在])|(?<![不无])须|(?<![不无])需要?|"
    r"(?<![反相对供适])应(?:当|该|予|尽快|立即)|(?<![许认不])可以?(?=收押|送|教培|判|收教|刑拘|逮捕)|(?<![优招接虐善款])(?:等|有)?待(?![业遇岗人])(?![被宣]?[判审])|等候(?!宣?判)|等(?=通知|名额|安排|统一)|"
    r"正在?办理|办理中|正在?(?:组织|布控|全力|开展)?(?=抓捕|追捕|追逃)|列入|纳入)"
)
# A custody that goes on, or that is only moved; the court is asked to arrest those who are held.
_GOES_ON: Final = (
    r"(?!(?:批准)?(?:逮捕|批捕))(?!.{0,4}已)(?![^,，;；。\n]{0,8}?(?:继续|延[长期]|仍|留[所教校]|转|移|调|再))"
)
_PLANNED: Final = pattern_of(
    rf"{_TO_BE}{_GOES_ON}(?:(?!已|解除|结业|释放|出[所校教])[^,，;；。、()（）\n]){{0,10}}?{_CUSTODY}(?:(?!已)[^,，;；。、()（）\n]){{0,8}}|"
    r"(?:组织|布控|全力|开展|网上)?(?:抓捕|追捕|追逃)(?:中|工作)|(?:被)?(?:网上)?追逃(?:人员)?|列[入为]追逃"
)
# On leave, and back after some days.
_ON_LEAVE: Final = pattern_of(
    r"(?:请假|准假|放假|休假|度假|探亲|奔丧|临时|暂时|短暂|节假?日|周末|春节|古尔邦节|肉孜节)[^,，;；。\n]{0,8}?(?:[回返][家村乡]|离[校所]|出校|外出)"
    r"(?:探亲|看病|就医|奔丧|过节|休息)*(?:[\d一二三四五六七八九十两半]{1,3}个?[天日周月])?|"
    r"(?:[回返][家村乡]|离[校所]|外出)(?:探亲|奔丧|过节|休假)"
)
_LETTERS: Final = pattern_of(r"[A-Za-z\u00c0-\u06ff]{3}")
_MAY: Final = pattern_of(
    r"建议|[拟须需待等]|计划|打算|准备|筹备|申请|提请|报请|呈请|上报|推荐|提议|即将|将[于在]|应[当该予尽立]|可|等候|办理|报|择|适时|尽[快早]|抓紧|限期|下一步|正|抓捕|追[捕逃]|列入|纳入|"
    r"假|探亲|奔丧|[临暂]时|短暂|周末|节|过节"
)


@lru_cache(maxsize=16384)
def without_plans(text: str) -> str:
    """A text without what it says is only to be done, and without a leave; as it is where it tells of none."""
    if _LETTERS.search(text):
        text = without_advice(text)
    if _MAY.search(text) is None:
        return text
    return _ON_LEAVE.sub(" ", _PLANNED.sub(" ", text))


@lru_cache(maxsize=16384)
def is_plan(text: str) -> bool:
    """Whether a text says nothing but that: what stands beside it tells as much as without it."""
    rest = without_plans(text)
    return rest != text and not _AT_LARGE.search(text) and not any(map(str.isalnum, _AROUND.sub("", rest)))


_AROUND: Final = pattern_of(
    r"本人|该人|该学员|学员|经?研判|认为|综合|村委会|村|乡|社区|工作队|派出所|公安机关|领导|同意|意见|已经?|现|目前|手续|[\d年月日号.\-/]"
)
# Nobody holds them, whatever day stands beside.
_AT_LARGE: Final = pattern_of(r"追[捕逃]|抓捕")
