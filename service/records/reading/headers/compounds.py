"""Chinese headers that are put together, by their parts: 收押 + 时间, 羁押 + 场所, 属地 + 乡镇, 其 + 父."""

from __future__ import annotations

import re
from functools import lru_cache

from service.records.reading.headers.headerstems import tells
from service.records.reading.headers.whom import is_of_held

# What custody is called. 转化 and 服刑 go on for a time, so their 时间 may say how long; the sick are 收治 too.
_TAKEN = (
    r"关押|羁押|收押|拘押|看押|拘留|行政拘留|治安拘留|刑拘|刑事拘留|抓获|逮捕|批捕|拘捕|收教|入教|送教|送培|送学|送押|送训|入训|入所|入班|"
    r"进班|入营|入中心|被抓|抓捕|收监|投监|投牢|入监|收容|留置|集中(?:教育|学习|培训|转化)|集训|培训"
)
_HELD = r"收治|服刑|改造|在押|在教|学习|受教|(?:教育)?转化(?:学习|教育)?|强制学习|强制戒毒|强戒|劳教|监禁"
_ONCE = r"(?:被|现|原|目前|现在|当前|实际|本次|首次|初次|最近一次)*"
_CUSTODY = rf"{_ONCE}(?:{_TAKEN})"
_ANY_CUSTODY = rf"{_ONCE}(?:{_TAKEN}|{_HELD})"
_WHEN = r"(?:时间|日期|日|年月日|年月)"
_WHERE = r"(?:地点|地址|地|处|场所|处所|单位|机构|中心|点|监所|监狱|看守所|医院|学校|位置)(?:名称|全称)?"
_LIVES = r"(?:所在|所属|属地|归属|辖区|所辖|管辖|户籍(?:所在)?|户口(?:所在)?|现住|现居|居住)"
_CALLED = r"(?:名称?|别)?"
_CRIME = r"(?:涉案|涉嫌|所涉|案件|犯罪|违法|违法犯罪)"
_NAME = r"(?:的?(?:姓名|名字|名))"

_TO_WHOM = re.compile(r"与(.{1,10}?)之?间?的?关系")

# How somebody left a place, and where to.
_LEFT = r"(?:释放|刑释|解除|解教|解戒|结业|(?<!派)出所|离所|出狱|出监|出教|出班|出中心|获释|转出|转走)"
_DIED = r"(?:死亡|病亡|病故|亡故|去世|身亡|离世|病逝|逝世|身故)"
_COMPOUNDS = tuple(
    (re.compile(pattern), field)
    for pattern, field in (
        (r"与(?:受害|被害|遇害|失踪|当事|被.{1,4})(?:者|人|人员)?的?关系", "relative_relation"),
        (r"(?:是)?我的(?:什么人|谁|何人)|[与和跟]我是什么关系", "relation"),
        (rf"{_CUSTODY}(?:(?:开始|起始|起)?的?{_WHEN})", "detained_on"),
        (rf"{_ANY_CUSTODY}(?:开始|起始)的?{_WHEN}", "detained_on"),
        (rf"(?:何时何地|什么时间什么地点){_CUSTODY}", "detained_on"),
        (rf"{_CUSTODY}(?:时间|日期)(?:及|和|与)?(?:地点|场所|地)", "detained_on"),
        (rf"(?:人员|学员|本人)?{_DIED}的?{_WHEN}", "died_on"),
        (rf"(?:人员|学员|本人)?(?:{_DIED}|致死)的?(?:具体|直接|主要)?(?:原因|事由|缘由|因由)", "health"),
        (
            r"(?:死亡|病亡|病故|亡故|去世)(?:时间|日期)(?:及|和|与)?(?:地点|场所)(?:(?:及|和|与)?(?:原因|情况))?",
            "died_on",
        ),
        # 送教单位 and 抓获地点 are who sent and where one was caught, not where anybody is held
        (rf"(?!被?(?:抓|逮捕|拘捕|批捕|送.(?:单位|机构))){_ANY_CUSTODY}{_WHERE}", "facility"),
        (rf"{_ANY_CUSTODY}(?:原因|事由|理由|依据|缘由|因由)", "reason"),
        (rf"{_CRIME}(?:类别|类型|种类|性质|名称|罪行|情节)|案别|案类", "reason"),
        (r"(?:简要|主要|基本)?案情(?:简介|简要|摘要|概述|概况|情况)?", "reason"),
        (r"(?:被)?(?:判刑|判决|宣判|入狱)(?:时间|日期)", "sentenced_on"),
        (
            r"(?:(?:一审|终审|原审|生效)?(?:刑事|法院)?判决(?:书|文书)|(?:刑事|法院)裁判文书)的?(?:作出|制作|落款|签署|出具)?的?(?:时间|日期|年月日)",
            "sentenced_on",
        ),
        (r"(?:主要|存在|存在的|涉及|涉及的|具体|重点)?问题线索(?:内容|描述|摘要|类型|类别)?", "reason"),
        (
            r"(?:其它|备考|附注|补充|特别)(?:情况|说明|事项|信息)?|其他(?:情况|说明|事项)|简要情况|"
            r"(?:简要|主要|基本|个人|人员|具体)?(?:情况|履历)?(?:简介|简述|概述|综述)|个人简历",
            "note",
        ),
        (
            rf"(?:实际|看守所|拘留所|教培|学员|人员)*{_LEFT}(?:人员)?后?的?(?:原因|事由|理由|去向|流向|去处)|{_LEFT}(?:方式|类型|类别|性质)|{_LEFT}后的?(?:现状|情况|状况|状态)",
            "afterwards",
        ),
        (
            r"(?:人员|本人|户口|户籍|近期|最新|情况|有关|增减)*(?:情况)?(?:变[动化]|异动)(?:情况|说明|备注|记录|信息|详情)",
            "note",
        ),
        (r"(?:转押|转监|调监|调动|换押|移送|转所|转移|移监|寄押|遣送)(?:原因|事由|理由|依据|缘由)", "note"),
        (r"常住(?:户口)?(?:地|所在地|地址)", "address"),
        (rf"(?!培训)(?:被)?(?:{_TAKEN})(?:类型|状态|方式|结果|性质|种类)", "status"),
        (r"(?:被)?(?:打击处理|打击|打处|惩处|处罚|惩治|查处)(?:方式|结果|情况|措施|类型|种类|类别|意见)", "status"),
        (r"(?:所在)?(?:分校|分中心|教学点|校区)", "facility"),
        (r"(?:转入|调入|移入|转往|调往)(?:单位|地点?|场所|监所|监狱|教育点|中心|看守所)", "facility"),
        (
            rf"{_LIVES}?(?:县市?区?)?(?:乡镇?|镇)(?:街道)?(?:办事处)?村(?:社区|队|组|居|名称?)*",
            "village",
        ),
        (
            rf"{_LIVES}?(?:行政村|自然村|村|社区|村民委员会|村委会?|居委会?|居民委员会|生产队|大队|小队|连队|牧业队|牧队|村队|队)"
            rf"(?:社区|村|居|队|组|居委会)*{_CALLED}",
            "village",
        ),
        (rf"{_LIVES}(?:小组|组){_CALLED}", "village"),
        (rf"{_LIVES}?(?:乡镇|镇乡|乡|镇)(?:场|街道|街|管委会|片区|办事处)*{_CALLED}", "township"),
        (rf"{_LIVES}?(?:街道|镇街|街镇)(?:办事处|办)?{_CALLED}", "township"),
        (rf"{_LIVES}(?:县|县市|市县|县市区|县区|区县){_CALLED}|县别", "county"),
        (r"(?:处理|处置|安置|送往|所在|目前|现)(?:场所|关押地|关押点)", "facility"),
        (
            r"被?(?:判刑|判决|服刑|收监|收押|羁押|关押|拘押|拘留|刑拘|逮捕|收教|送教|培训)(?:人员|对象|人|者)(?:姓名)?",
            "name",
        ),
        (
            r"(?:本人|人员|有效|法定)?(?:(?:居民|公民)?身份(?:证件?|信息)?|第?二代(?:身份)?证|证件)(?:号码?|编号|字号|证号)(?:码)?|第?二代(?:身份)?证",
            "id",
        ),
        (rf"其父亲?|其?(?:父|父亲|爸爸|生父){_NAME}", "father_name"),
        (r"(?:父母|双亲)(?:双方)?(?:现实)?(?:情况|状况|现状|信息|去向|状态)", "relatives_text"),
        (rf"其母亲?|其?(?:母|母亲|妈妈|生母){_NAME}", "mother_name"),
        (
            rf"其(?:配偶|爱人|丈夫|妻子|夫|妻)|其?(?:配偶|爱人|夫妻|妻夫|夫或妻|妻或夫|丈夫妻子|妻子丈夫|夫|妻){_NAME}",
            "spouse_name",
        ),
        (
            r"(?:主要)?(?:家庭(?:主要)?成员|家属|亲属|社会关系人?|家人)(?:姓名(?:及|和|与|、)?|及|和|与|、)其?(?:与本人|姓名)?的?(?:关系|称谓)(?:情况)?",
            "relatives_text",
        ),
        (rf"其子女|其?(?:子女|儿女|孩子|小孩){_NAME}", "children_names"),
        (rf"户长|(?:户主|户长|家长){_NAME}", "household_head"),
    )
)


@lru_cache(maxsize=8192)
def compound(key: str) -> str | None:
    """The field that a header names as a whole, or None. ``key``: see :func:`synonyms.header_key`."""
    if not "\u3400" <= key[:1] <= "\u9fff" or len(key) > 20:
        return None
    if tells(key):
        return "relatives_text"
    if (match := _TO_WHOM.fullmatch(key)) and is_of_held(match[1]):
        return "relative_relation"  # 与死者关系, of those who came for the body
    return next((field for pattern, field in _COMPOUNDS if pattern.fullmatch(key)), None)
