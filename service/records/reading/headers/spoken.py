"""Chinese headers that ask as one speaks: 何时判的, 关在哪里, 何村何队, 判了几年, 叫什么; and 判的时间, 羁押于.

A header of a question word and one verb. Who did it (谁送的, 何人批准) is none of the fields, nor is what befell kin
(父亲何时被抓).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.records.reading.patterns import pattern_of

#: What a header asks that no field holds.
NOTHING: Final = ""

_ASIDE: Final = r"(?:现在?|目前|当前|当时|后来|最后|最终|实际|是|被|已|都|又|人|本人|该人|此人|学员|人员)*"
#: 何时, 哪年, 啥时候.
WHEN: Final = (
    r"(?:[是在于]?(?:何时间?|何日|何年(?:何月)?(?:何日)?|何月(?:何日)?|几时|几几年|几[年月号]|哪一?[年天日月]|哪个(?:月|时候)|"
    r"[啥什]么?时(?:候|间|间段)?))"
)
_AT: Final = r"的(?:具体)?(?:时间|日期|日子|时候|日|年份|年月日?|那天)"
_TAKEN: Final = (
    r"(?:关进来|收进来|抓进来|送进来|送来|送过来|抓(?:走|进去|去|捕|获|到|起来)?|捕|逮(?:捕|走)?|带走|送[去走教学训押培]|送(?:进去?|入|到)(?:教培|教育|培训|中心|看守所|学校|教)?|"
    r"收[押教]|收进去|关(?:押|进去|起来|进)?|进去|押(?:走|进去)|拘(?:留|走)?|进[班教校]|入[班教校所]|羁押|参加(?:教培|学习)|投牢|收监|"
    r"刑事?拘留?|批捕|拘押|教培|(?:送|进|入|到)入?(?:教培中心|培训中心|中心|教[培育]点|看守所|监所))"
)
# 送的时间 and 收的时间 may be of a parcel.
_SENT: Final = r"(?:送|收|入|进)"
_JUDGED: Final = r"(?:判(?:刑|决|下来?|处|罚)?|[下落定宣]判|获刑|定罪)"
# What made somebody one to be watched.
_LISTED: Final = (
    r"(?:列[管控入为]|纳入|管控|布控|稳控|盯上|关注|上)(?:为|成|了)?(?:重点)?(?:人员|对象|人)?(?:名单|台账|库)?"
)
_DIED: Final = r"(?:死(?:亡|掉|去)?|去世|病[故亡死]|亡故|身亡|离世|过世|没)"
_BORN: Final = r"(?:出?生|出世)"
_LIVES: Final = r"(?:家庭)?(?:居?住|家住?|住家|户口|户籍|老家|祖籍|原籍)"
_HELD: Final = r"(?:关押?|羁押|收押|拘押|在押|服刑|坐牢|看押|教培|受教|收教|押)"
_WHERE: Final = (
    r"(?:哪里?|哪儿|何处|何地|啥地方|什么地方|"
    r"哪[个所座]?(?:监狱|地方|看守所|教[育培]点|教培中心|中心|点|所|学校)|何(?:监狱|看守所|教培中心|教[育培]点))"
)
_WHY: Final = (
    r"(?:因何|为何|何因|何故|因为?什么|为[啥什]么?|因啥|"
    r"(?:因|什么|啥|何种?|因(?:什么|啥|何))(?:原因|缘[故由]|理由|事由)|因?(?:什么|啥|何)(?:事|罪名?|情况|问题)(?:情)?|"
    r"以何罪名?)"
)
_HOW: Final = r"(?:怎么样?|如何|怎样|咋|凭啥|凭什么)"
_FREED: Final = (
    r"(?:释放|放(?:出来?|回[来家]?|人|走|掉)?|结业|获释|解除|解教|出来|出狱|出监|(?<!派)出所|离[所监])(?:出来|回家)?"
)
_LONG: Final = r"(?:了|处|刑)*(?:几年(?:几个?月)?|多久|多长时?间?|多少年?|几年刑|多少年刑|年数|年头)"
_UNIT: Final = r"(?:省|州|地区|县市?|市|[街镇乡村队组户]|乡镇|社区|村组|小[队组区]|大队|街道|巷子?|地方?|里|处)"
_WHAT: Final = r"(?:叫|是|姓)*(?:什么|啥|谁|何人|何名|甚名谁)(?:名字?|姓名|名谁)?"
_PLACE: Final = (
    r"(?:教培|教育|教转|培训|监|看守|羁押|关押|服刑|收押|收教|戒毒|管教)*"
    r"(?:中心|学校|监狱|看守所|监所|[点所狱]|监区|场所|机构|单位|地点?|地方|处所)"
)
_LET_GO: Final = (
    r"(?:解除|释放|结业|获释|刑释|刑满(?:释放)?|出[狱监教班]|(?<!派)出所|离[校所监班]|解教|回家|放出来?)(?:之|以)?前"
)
_END: Final = "[的了]?"

_ASKED: Final = tuple(
    (pattern_of(pattern), field)
    for pattern, field in (
        (rf"{_ASIDE}{WHEN}{_ASIDE}(?:{_TAKEN}|{_SENT}){_END}|{_ASIDE}{_TAKEN}{_AT}", "detained_on"),
        (rf"{_ASIDE}{WHEN}{_ASIDE}{_JUDGED}的?刑?{_END}|{_ASIDE}{_JUDGED}{_AT}", "sentenced_on"),
        (rf"{_ASIDE}{WHEN}{_ASIDE}{_DIED}{_END}|{_ASIDE}{_DIED}{_AT}|卒于(?:{WHEN})?", "died_on"),
        (rf"{_ASIDE}{WHEN}{_ASIDE}{_BORN}{_END}|{_BORN}于(?:{WHEN})?|{_BORN}{_AT}", "birth"),
        (rf"{_ASIDE}{_WHY}{_ASIDE}(?:{_TAKEN}|{_SENT}|{_JUDGED}|处理|处罚|推送|{_LISTED}){_END}", "reason"),
        (
            rf"{_ASIDE}(?:{_TAKEN}|{_JUDGED}){_END}(?:原因|缘由|理由|缘故)|{_ASIDE}因(?:什么|啥|何)(?:事|罪)情?",
            "reason",
        ),
        (rf"{_ASIDE}(?:所?犯|判|定)[了的]*(?:什么|啥|何|哪种)(?:罪名?|事|法|案)情?了?", "reason"),
        (rf"{_ASIDE}犯[了的]*(?:什么|啥|何)了?", "reason"),
        (r"(?:什么|何|啥)(?:罪名?|案)|有?(?:什么|啥|何)(?:问题|毛病)", "reason"),
        (rf"{_ASIDE}{_HOW}(?:进去|进来|被抓|被收)(?:的|了)*", "reason"),
        (rf"{_ASIDE}{_HELD}[在于到]{_WHERE}?|{_ASIDE}(?:在|于){_WHERE}{_HELD}{_END}|{_WHERE}{_HELD}", "facility"),
        (rf"{_ASIDE}(?:{_TAKEN}|送)[到往在]?{_WHERE}(?:去|了)*|现押|(?:关|关押|羁押|送)的(?:地方|地点)", "facility"),
        (rf"{_LET_GO}(?:的|所在|所处|在|是)*{_PLACE}(?:名称)?", "facility"),
        (rf"{_ASIDE}{_JUDGED}{_LONG}|(?:几|多少)年刑期?|刑(?:期)?(?:几年|多少年?|多久|多长)", "sentence"),
        (
            rf"{_ASIDE}判(?:了|的|处|决|定)*(?:什么|啥|何)样?的?(?:刑罚?|处罚|结果)?了?",
            "sentence",
        ),
        (rf"{_ASIDE}{_HOW}{_ASIDE}{_JUDGED}{_END}|(?:什么|啥|何种?)刑罚?", "sentence"),
        (rf"{_ASIDE}(?:{_HOW}|{_WHY}){_ASIDE}{_FREED}{_END}", "afterwards"),
        (rf"{_ASIDE}{_LIVES}(?:是|在|于)*{_WHERE}", "address"),
        (rf"是?(?:(?:何|哪一?个?|几|什么){_UNIT}){{2,5}}(?:的|人)?", "address"),
        (r"(?:何|哪一?个?)(?:村|队|小队|大队|社区)(?:的|人)?", "village"),
        (r"(?:是)?(?:哪里?|何[处地]|什么地方)的?人", "address"),
        (r"(?:学员|本人|该人|此人|被?收押人员?|被?关押人员?|人员|当事人)(?:目前|现在|眼下|如今|当下|现今)", "status"),
        (rf"{_ASIDE}(?:结果|情况|处理|处置)*(?:怎么?样|咋样|如何)[了的]?", "status"),
        (rf"{_ASIDE}(?:怎么|如何|咋|怎样)(?:被)?(?:处理|处置|处罚)[了的]?", "status"),
        (rf"(?:本人|他|她)?(?:叫|姓|是){_WHAT}|姓[啥甚]名谁|姓甚名谁|人名", "name"),
        (r"是?男(?:还是|或者?|是|、|/)*是?女", "sex"),
        (r"(?:今年|现年|现)?(?:多大|几岁|多少岁|年岁)(?:年纪|岁数|年龄)?了?", "age"),
        (r"是?(?:什么|何|啥|哪个?)(?:民)?族", "ethnicity"),
        (
            r"(?:是|和|与|跟|同)?户主的?(?:是)?(?:什么|啥|何)(?:人|关系)|[是系为]户主[的之](?:什么|啥|何)?人?",
            "relation",
        ),
        (rf"(?:其|他的?|她的?)?(?:父亲?|爸爸?|爹){_WHAT}", "father_name"),
        (rf"(?:其|他的?|她的?)?(?:母亲?|妈妈?|娘){_WHAT}", "mother_name"),
        (rf"(?:配偶|丈夫|老公|妻子?|老婆|对象|爱人){_WHAT}", "spouse_name"),
    )
)
_ACTS: Final = (
    r"送|抓|批|收|报|填|带|负责|联系|照[顾料看]|管|审|办|定|决定|介绍|检举|举报|登记|签|盖|处理|关|押|判|谈|走访"
)
_NOBODY: Final = pattern_of(rf"(?:何人|谁|哪个?(?:单位|部门|人|干部|领导|派出所)|何单位|何部门)(?!家|的)(?:{_ACTS}).*")
_KIN: Final = pattern_of(
    r"(?:其|他|她|家里|家中|本人的?)?"
    r"(?:父亲?|母亲?|爸爸?|妈妈?|丈夫|妻子?|配偶|老婆|老公|儿子|女儿|子女|孩子|兄弟?|姐妹?|弟弟?|家人|家属|亲属|亲戚|谁)"
    r"(?:现在?|目前|是|被|都|有|判|关|送|抓|死|去|在)*(?:何时|何[年月日因故处地]|因何|为何|哪|几[年时个]|什么时|什么地|为[什啥]|怎|咋|如何|多[少久]|被).*"
)


@lru_cache(maxsize=8192)
def spoken_field(key: str) -> str | None:
    """The field that a header asks for; NOTHING where it asks for what no field holds; None where it is no question
    that is known. ``key``: see :func:`synonyms.header_key`."""
    if not 2 <= len(key) <= 16:
        return None
    if _NOBODY.fullmatch(key) or _KIN.fullmatch(key):
        return NOTHING
    return next((field for pattern, field in _ASKED if pattern.fullmatch(key)), None)
