"""What clerks write in short of where somebody is: 被判7年, 送学, 在训, 已收, 放."""

from __future__ import annotations

from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status

# 被判7年, 获刑
_PUNISHED = pattern_of(r"判(?:了|处)?[\d一二三四五六七八九十]{1,3}|获刑|送监|在监")
# 送押, 送学, 送戒: to custody, a camp, a place for addicts; 报送, 接送学生, 送学前班 and 送学费 say nothing of it.
_SENT_IN = pattern_of(
    r"(?<![报接护迎移递呈选未没不拟待将应])送(?:押(?!运)|学(?![生校费前龄历业上])|戒|(?:教育|培训|集训|教培|学习|强戒)?(?:中心|点|班))|收学(?![生费])"
)
# 在训, 已转押 as all that is said; 在训练 and 拟转押 say something else.
_HELD_ON = pattern_of(
    r"(?:(?:19|20)\d\d[年./\-](?:\d{1,2}[月./\-]?)?(?:\d{1,2}[日号]?)?)?(?:现|已|仍|正|尚|还|目前|当前|被|一直|继续|本人|该人|学员|于|均|全部|直接)*"
    r"(?:在训(?:中|人员|期间)?|[收关]了?|抓(?:走|捕|获)?了?|转[拘捕教培]|教培中|押(?:中|着)?|拘押中?|收审中?|隔离审查中?|续培|严管中?|转化中|在?(?:教培|转化)?中心(?:学习|内)?|人?在(?:教培|看守所|拘留所|戒毒所)(?:中心|点|里|内)?|"
    r"(?:异地|外地|临时)?(?:转押|寄押|换押)(?:中|[至到]?(?:外地|异地|他处|外所|外县|外省|其[他它](?:地方|所|处|县)))?)"
    r"(?:[(（][^()（）未不曾原拟待]{1,12}(?:中心|学校|教育点|班|期)[)）])?[。.]?"
)
_IN_JAIL = pattern_of(r"(?:现|已|正在?|仍|目前|被)*(?:入狱|坐牢|蹲监狱?)(?:中|服刑)?[。.]?")
# 放 as all that is said; 下放, 放牧 and 放假 are words of their own.
_LET_GO = pattern_of(
    r"(?:现|已|已经|被|均|全部|教育后?|批评教育后?|训诫后?|审查后?|核查后?)*(?:放|放走|放人|放回家?)了?[。.]?"
)

# 返家 alone may be where somebody is to go.
_CAME_HOME = pattern_of(
    r"(?:现|本人|该人|学员)*(?:(?:均|全部|业)?已经?(?:于|平安|正式|被送)?|因病(?:已|经批准)?|放|遣送|送)返家"
    r"(?:中|务农|休养|养病|治疗|就医|居住|就业|待业)*[。.]?"
)


def in_short(told: str) -> Status | None:
    """What a text says in short; None where it says nothing of the kind. ``told``: in simplified characters."""
    bare = told.strip()
    if bare in {"亡", "已亡"}:  # 逃亡 is none
        return "deceased"
    if _PUNISHED.search(told) or _IN_JAIL.fullmatch(bare):
        return "sentenced"
    if _LET_GO.fullmatch(bare) or _CAME_HOME.fullmatch(bare):
        return "released"
    return "interned" if _SENT_IN.search(told) or _HELD_ON.fullmatch(bare) else None
