"""Chinese headers of custody that no list holds, by what they speak of and how they end: 入看守所时间, 涉嫌何罪."""

from __future__ import annotations

from functools import lru_cache

from service.records.reading.patterns import pattern_of

_CUSTODY = pattern_of(
    r"[关羁收拘看在送]押|拘留|刑拘|看守|监管|服刑|收监|监狱|监区|[收入送在受]教|教培|教育|培训|转化|教转|抓[获捕]|逮捕|批捕|被[抓捕押拘关]|"
    r"收[治容]|戒毒|劳教|归案|到案|投牢|送交|移交|带走|坐牢|(?<![有相海机开])关(?=的[时日地场])|进班|入[所班营监]|强制措施|留置|投监"
)
# Other ends of custody, other people's acts, and what offices do with their papers.
_ELSE = pattern_of(
    r"释放|解除|结业|(?<!派)出[所狱监]|期满|结束|终止|届满|止[日时]|结案|社区(?:戒毒|康复|矫正)|到期|届满|起止|截止|判|宣|减刑|变更|体检|谈话|审[批核查]|批准|录入|采集|登记|制表|填[表报]|核[查实]|报[送告]|"
    r"更新|打印|宗教|教[师堂]|监[控护]|清真|受教育|教育(?:程度|水平|经历|背景|情况)|文化|学历|毕业|就读|普法|法[制治]|安全|家庭|学校|[中小]学|幼儿|义务|次数|人数|天数|时长|是否|干部|民警|包[保联户]|结亲"
)
_WHEN = pattern_of(r"(?:时间点?|日期|年月日|年月|日)$")
_WHERE = pattern_of(r"(?:地点|地址|地方|地|处|去处|所|点|场所|机构|中心|监狱|位置|监区|基地)$")
# Where somebody was caught, sent from, or held before.
_NOT_HERE = pattern_of(r"抓|捕|归案|到案|落网|带走|送.单位|转出|调出|派出所|司法所|户|住")
_CHARGE = pattern_of(
    r"(?:触犯|涉嫌|所犯|判决|认定|违法|犯罪|涉案|涉及|被控|指控|存在|主要|涉恐|涉暴|案件|定罪|违规|违纪|违法乱纪)"
    r"(?:的|何种?|具体|主要|违法|犯罪|违规|违纪|乱纪|涉嫌|及|和|与)*(?:罪名?|罪行|罪|事实|情节|情况|问题|行为|类型|类别|性质|种类|事由|原因)|问题类[型别]|罪行|(?:所犯|犯)何罪|"
    r"(?:主要|存在|涉嫌|具体)?的?(?:违法违[规纪]|违[规纪]违法)"
)
_TERM = pattern_of(
    r"(?:被|实际|最终|法院|一审|二审|终审|合并|原|应)*(?:判处?|判刑|判决|服刑|量刑|处刑)(?:了)?(?:几|多少)?(?:年限|年数|几年|年|期限|刑期|刑罚)|"
    r"判罚|(?:判处|判刑)(?:情况|结果|详情)|(?:被)?判(?:处|刑)?(?:几|多少)年|几年刑|主刑|(?:总|净)?刑期(?:长短|时长|年限)"
)


# 何时被关押, 因何送入, 送往何处: a header that asks.
_ASKS_WHEN = pattern_of(
    r"(?:何时|何年何月|何[年月日]|什么时候|几时|哪一?[年天])(?P<what>.+)|(?P<done>.+)(?:何时|的时候)"
)
_ASKS_WHY = pattern_of(r"(?:因何|何因|为何|何故|为什么|因为什么|何种?原因)(?P<what>.+)")
_ASKS_WHERE = pattern_of(
    r"(?P<what>.*?)(?:在|往|到|入|于)?(?:何处|何地|哪里|哪儿|哪个?(?:监狱|地方|看守所|教育点|中心|点))(?P<done>.*)"
)
_DONE = pattern_of(r"(?:现|目前|被|已|在)*(?:送|关|押|带走|抓|捕|收|判刑|拘|入[教所班监狱]|进).*|(?:现|目前)?在?")

# 现在哪里上班, 现在何处何业: of work as well, which those who are held do not have. 何处就业 asks of nothing else.
_WORK = (
    r"(?:[做干][啥何]|[做干]什么|(?:从事)?何业|从事(?:啥|什么)|就业|上班|务工|打工|工作|做工|干活|谋生|上岗|做事|营生)"
)
_AT_WORK = pattern_of(
    r"(?:本人|人员|学员)*(?:现在?|目前|当前|如今)(?:本人|人员|是|都|已|又)*(?:身?在|去了?|到了?|往|赴)?"
    rf"(?:何处|何地|哪里|哪儿|哪个?(?:地方|单位))(?:和|及|、|，|在|去|是|从事)*{_WORK}+(?:了|呢|情况|活|事)*"
)


def _asked(key: str) -> str | None:
    """The field that a question asks for; 被何单位关押, by whom, is none."""
    for pattern, field in ((_ASKS_WHEN, "detained_on"), (_ASKS_WHY, "reason"), (_ASKS_WHERE, "facility")):
        if (match := pattern.fullmatch(key)) is not None:
            told = [text for text in match.groupdict().values() if text]
            fits = all(_DONE.fullmatch(text) and not _ELSE.search(text) for text in told)
            if field == "facility" and not fits and _AT_WORK.fullmatch(key):
                return "status"  # 现在何处何业: whether held or not, the cells tell
            return field if fits and (told or field == "facility") else None
    return None


@lru_cache(maxsize=4096)
def field_by_han_stems(key: str) -> str | None:
    """The field of a header that speaks of custody, of a crime or of a term, and of nothing else. ``key``: see
    :func:`synonyms.header_key`."""
    if not 2 <= len(key) <= 14:
        return None
    if _TERM.fullmatch(key):
        return "sentence"
    if _CHARGE.fullmatch(key) and key not in {"主要情况", "涉及情况", "存在情况", "认定情况", "判决情况"}:
        return "reason"
    if (asked := _asked(key)) is not None:
        return asked
    if not _CUSTODY.search(key) or _ELSE.search(key):
        return None
    if _WHEN.search(key):
        return None if "收治" in key else "detained_on"  # the sick are 收治 as well
    return "facility" if key != "入所" and _WHERE.search(key) and not _NOT_HERE.search(key) else None
