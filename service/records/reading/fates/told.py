"""What the words of a status or a note tell beside what they are asked for: a sentence, and where somebody is held."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from service.matching.types import PartialDate
from service.matching.values.dates import parse_date
from service.records.reading.fates.again import taken_after_release
from service.records.reading.fates.ahead import without_ahead
from service.records.reading.fates.deaths import death_in
from service.records.reading.fates.denials import NO_PAPERS
from service.records.reading.fates.earlier import without_earlier
from service.records.reading.fates.hankin import OF_KIN
from service.records.reading.fates.prisonterms import ONLY_A_TERM, in_prison_for
from service.records.reading.fates.statuses import is_out, is_watched, parse_status
from service.records.reading.fates.yearspans import is_span
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Sentence, Status
from service.records.reading.terms.lostterms import tells_unread_term
from service.records.reading.terms.sentences import is_range, parse_sentence

# 其父被判刑10年: the sentence of somebody else.
_OF_KIN: Final = pattern_of(
    rf"(?:^|[,，;；。、\s]|(?<=[年月日])(?=因))(?:{OF_KIN})(?:(?!本人|该人|此人)[^;；。\n]){{0,40}}(?:判|徒刑|刑期|拘役|死缓|死刑)|"
    r"圈[中内里]?(?:(?!本人|该人|此人)[^,，;；。\n]){0,20}(?:判|徒刑|刑期|拘役|死缓|死刑)"  # 家庭圈有1人被判刑10年
)
# A punishment of the criminal law tells a sentence, also where no word says that it was passed: 有期徒刑五年.
_PUNISHED: Final = pattern_of(r"(?<![研评谈])判|徒刑|拘役|刑期|死缓|死刑")
# 建议判处有期徒刑8年: nobody was sentenced by that.
_TO_BE_JUDGED: Final = pattern_of(
    r"(?<![未不])(?:建议|拟|提议|提请|同意|计划|准备)(?:对其|其|将其|予以?|给予|依法|从重|从严|从轻|移送司法机关|法院)*"
    r"(?:判处?|处以?|量刑|判刑)[^,，;；。已]*"
)
KIN: Final = pattern_of(
    r"[父母妻夫儿兄弟姐妹哥叔舅姑侄孙嫂婶媳婿甥姨]|(?:[其之长次幼]|[一二两三四五]个?)子|配偶|爱人|亲属|家属|家人|亲戚|亲人|孩子|家庭成员|爷爷|奶奶|伯父|"
    r"女(?!子?(?:第[一二三四五])?(?:监|看守|拘留|戒毒|强制|劳[动教]))"  # 和田女子监狱
)
_SENTENCED: Final = pattern_of(
    r"sentence|imprison|in prison|осу[жд]|осуждён|пригов|лишени|hapis|ceza|mahk[uû]m|hüküm|كېسىل|قاماق|سوتتال|سوت|"
    r"сотталған|"
    r"сотталды|соттол|kesil|késil|qamaq|қамақ|кесил|sottal|qamal|qamoq|"
    r"пожизнен|müebbet|ömür boyu|lebenslang|lebenslän|perpétuité|umrbod|ömürlük|өмір бой|м[уү]ддәтсиз|m[uü]ddetsiz|"
    r"مۇددەتسىز|ئۆمۈرلۈك|^life\W*$|verurteilt|haft|gefängnis|condamné|de prison|"
    r"veroordeeld|gevangenis|dömd|fängelse|dømt|fengsel|condenad|condena\b|prisión|cárcel|condannat|carcere|懲役|惩役|服役|"
    r"محكوم|حكم علي|السجن",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def told_sentence(text: str, of_own: bool) -> Sentence | None:
    """What a status or a note tells of a sentence: 判刑10年, "sentenced to 7 years". ``of_own``: no one else's."""
    text = _TO_BE_JUDGED.sub(" ", without_earlier(text))
    if _PUNISHED.search(text):
        if _OF_KIN.search(text):
            return None
    elif not (of_own and (_SENTENCED.search(text) or ONLY_A_TERM.fullmatch(text.strip()) or in_prison_for(text))):
        return None
    told = parse_sentence(text.strip())
    return told if told is not None and told.kind in {"term", "life", "death"} else None


@lru_cache(maxsize=4096)
def tells_a_range(text: str) -> bool:
    """Whether a status tells of a sentence of the person's own, and only between what it lies: 被判3至5年; or that its
    number was lost: 判刑■年."""
    if _OF_KIN.search(text) or not (_PUNISHED.search(text) or _SENTENCED.search(text)):
        return False
    return is_range(text) or tells_unread_term(without_earlier(text))


_NOT_YET: Final = pattern_of(r"预[计期]|可能|或[将被]|应[当判]|待判|将[被判]|[未没不]被?判|刑满|刑释")


@lru_cache(maxsize=4096)
def tells_lost_term(note: str) -> bool:
    """Whether a note tells that the person was sentenced, and how long was lost: 已判刑##年."""
    if KIN.search(note) or OVER.search(note) or not _PUNISHED.search(note) or _NOT_YET.search(note):
        return False
    return tells_unread_term(without_earlier(_TO_BE_JUDGED.sub(" ", note)))


LONG: Final = 200


# 进教培中心学习, 到县职业技能教育培训中心接受教育; not 到教培中心工作, 参加厨师培训班.
_CAMP: Final = (
    r"[\u3400-\u9fff0-9]{0,10}?(?:教培(?:中心|点|学校|班)?|教转(?:中心|班)?|教育转化(?:中心|班|基地)?|(?:技能)?教育培训(?:服务)?(?:中心|学校|基地)|"
    r"收教(?:中心|所|班)|集中教育(?:中心|班|点)?|去极端化(?:学习|教育)?班|法制(?:教育|学习)?班)"
)
_TO_A_CAMP: Final = (
    rf"(?:(?:送|带)?(?:进入?|入|到|去|赴|前往|在)|参加){_CAMP}(?:集中|封闭|参加|接受)*(?:学习|培训|教育|转化|教培)+(?=$|[\s,，。;；(（])|"
    rf"(?:进入?|入){_CAMP}(?=$|[\s,，。;；(（])"
)
# 已于2018年1月结业回家, 2017年9月在看守所病亡: at the beginning of a clause, and not of a time that is over.
_FATE: Final = pattern_of(
    r"(?:^|[,，;；。])\s*(?:本人|此人|该(?:人|学员|员|犯|同学)|学员|罪犯|人(?=[已现于在被因均]))?(?:现|已|已经|经(?:县|乡|集体|中心|[三3]级)?(?:评审|评议|考核|审核|研判|会审|评估|批准)(?:组|合格|通过|同意|批准)*(?:后|，)?|(?:全部|均)?落实|正在|目前|于|在|因病|因(?:[\u3400-\u9fff]{1,14}?(?=被|病|刑|[于在](?:19|20)))?|"
    r"(?:19|20)\d\d[年.\-/](?:\d{1,2}[月.\-/]?)?(?:\d{1,2}[日号]?)?|\d{1,2}月(?:份|\d{1,2}[日号]?)?|[\u3400-\u9fff]{0,6}(?:看守所|监狱|中心)){0,5}"
    r"(?P<told>(?:被(?:[\u3400-\u9fff]{0,12}?(?:局|所|大队|中队|支队|警方|民警|机关|法院|检察院))?)?(?:依法)?(?:[送转](?!正)[\u3400-\u9fff0-9]{0,12}?(?:看守所|监狱|教培|教转|教育转化|(?<!送)培训)|入教|入培|出教(?!室)|出培|(?:刑事|行政|治安)?拘留|抓[获走]|(?:[\u3400-\u9fff]{0,8})?带走|"
    r"从[\u3400-\u9fff]{0,12}?(?:中心|所|监狱)(?:回家|返家|回来|出来)|强制(?:隔离)?戒毒|(?:无罪|教育)?释放|结业|刑满释放|刑释|放(?:人|走|回家?|出来|出去|出)了?(?=$|[,，。;；)）])|出[所狱]|解教|(?:转为?|变更(?:强制措施)?为|改为?|办理|予以|决定)?(?:取保候审|(?:指定居所)?监视居住)|软禁|"
    r"解除(?:教[培转]|教育|集中(?:教育|学习|培训)|(?:封闭|强制)?(?:培训|学习)|收教|收押|羁押|关押|拘留|强制|劳[动教]|(?=$|[,，。;；]))|"
    r"(?:因(?!涉)[^\W\d_人他致]{1,12}?)?(?:[病身]亡|病[故逝死]|死亡|去世|亡故|逝世|离世|[死亡](?=$|[,，。;；])|"
    r"死[在于](?:[\u3400-\u9fff]{0,6}(?:监狱|看守所|中心|医院|[狱所])|家)[里中内]?了?(?=$|[,，。;；]))|"
    r"收押|羁押|刑拘|逮捕|收教|送教|在押|在教|服刑|判刑|教培(?=$|[,，;；。(（])|"
    rf"{_TO_A_CAMP}))"
)
_NO_PAPERS: Final = pattern_of(NO_PAPERS)
OVER: Final = pattern_of(r"曾|后(?:又|再)|再次|又被|此前|之前|前科")


@lru_cache(maxsize=4096)
def told_status(text: str) -> str | None:
    """What a note says became of the person, in words that a status has; None where it speaks of kin or of the past."""
    if KIN.search(text) or OVER.search(text):
        return None
    text = _NO_PAPERS.sub(" ", text)
    if (death := death_in(text)) is not None:
        return death
    told = [match["told"] for match in _FATE.finditer(without_ahead(text))]
    return told[-1] if told else None


# 刑满释放人员, 释放后再犯: who was let go before, and is spoken of for another matter.
_LET_GO_BEFORE: Final = pattern_of(
    r"(?:释放|刑释|结业|解教|出狱|(?<!派)出所|取保候审|监视居住)(?:人员|犯|者|前|证|条件|期|"
    r"后(?!不?[列纳]入|实行|落实|由|[回返]|安置|帮教|[管稳]控|居家|务[农工]|外出|就业|在(?:家|村|社区|本|当|[^,，;；。]{0,10}?(?:就业|务工|打工|上班|工作|务农))|移交(?:社区|村|派出所)))"
)


# 释放后外出打工时被抓: what comes after the release may be why the row was written.
_TAKEN_SINCE: Final = pattern_of(
    r"后[^,，;；。]*?"
    r"(?:[收关拘羁扣]押|[抓逮批]捕|被抓|抓获|拘留|刑拘|判[刑处\d]|监狱|看守所|教培|收教|再|又|犯)"
)


@lru_cache(maxsize=4096)
def told_end(text: str, taken: PartialDate | None, condemned: bool) -> Status | None:
    """``released``, ``deceased``, or ``other`` for house arrest and bail, where a note says that the custody of the row
    ended so; not an earlier one, nor that a sentence was served before. ``taken``: the day of detention.
    ``condemned``: they serve a sentence."""
    if len(text) > LONG or (told := told_status(text)) is None:
        return None
    status = parse_status(told)
    if status == "other" and (condemned or not (is_watched(told) or is_out(told))):
        return None
    if status in {"released", "other"}:
        if taken_after_release(text) is not None:
            return None
        if _LET_GO_BEFORE.search(text) or _TAKEN_SINCE.search(text) or (not condemned and _SERVED.search(text)):
            return None
        day = day_of_fate(text, status)
        if taken is not None and day is not None:
            last, first = (day.year, day.month or 12, day.day or 31), (taken.year, taken.month or 1, taken.day or 1)
            return status if last >= first else None
        return status
    return status if status == "deceased" else None


_SERVED: Final = pattern_of(r"刑满|刑释")


# One day alone stands in the text, and no other number that could be told of something else.
_AS_OF: Final = pattern_of(r"\b(?:as of|until|till|по состоянию|на сегодня|bugüne|до)\b|截至|截止", re.IGNORECASE)


@lru_cache(maxsize=4096)
def told_day(text: str) -> PartialDate | None:
    """The day of a status that tells of one thing and when: "Detained since March 2017", "died in custody, 2018"."""
    if len(text) > 80 or not any(map(str.isdigit, text)) or _AS_OF.search(text) or ";" in text or "；" in text:
        return None
    years = list(_A_YEAR.finditer(text))
    if len({match[0] for match in years}) > 1 and not is_span(text[years[0].end() : years[-1].start()], len(years)):
        return None  # 2016年出国，2017年收押; detained in 2010, died in 2020
    return parse_date(text)


_CLAUSES: Final = pattern_of(r"[,，;；。\n]")
_ONLY_A_DAY: Final = pattern_of(r"(?:19|20)\d\d[年./\-]\d{1,2}(?:[月./\-](?:\d{1,2}[日号]?)?)?")
_A_YEAR: Final = pattern_of(r"(?:19|20)\d\d")


# Who is moved was taken before: 转至县看守所.
_MOVED: Final = pattern_of(r"^(?:被|依法)*(?:转(?!为|教育)|[移调])")


@lru_cache(maxsize=4096)
def day_of_fate(text: str, status: str) -> PartialDate | None:
    """The day that the clause of a note gives which tells of ``status``: 2016年出国，2017年4月被收押."""
    if len(text) > LONG or told_status(text) is None:
        return None
    clauses = _CLAUSES.split(text)
    for clause in clauses:
        told = told_status(clause)
        if told and parse_status(told) == status and len(_A_YEAR.findall(clause)) == 1:
            return None if status == "interned" and _MOVED.search(told) else told_day(clause)
    days = [clause for clause in clauses if any(map(str.isdigit, clause))]
    if len(days) == 1 and _ONLY_A_DAY.fullmatch(days[0].strip()):  # 抢救无效死亡，2017年11月3日
        own = told_status(text)
        return told_day(days[0]) if own and parse_status(own) == status else None
    return None


# 因非法宗教活动被判处有期徒刑七年; not 因病去世.
_BECAUSE: Final = pattern_of(
    r"因(?:为|其|涉嫌|犯有?)?([^\W\d_被因]{2,20}?)(?:于|在)?(?:(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?)?"
    r"(?:而|已)?被(?:[^\W\d_]{0,12}?)?(?:依法)?(?:判|收押|羁押|关押|刑事拘留|刑拘|行政拘留|拘留|逮捕|收教|抓|送|带走|强制)"
)


@lru_cache(maxsize=4096)
def told_reason(text: str) -> str | None:
    """Why the person was taken, where a text tells it of them and of nobody else."""
    return _the_one(_BECAUSE, text) if "因" in text else None


def _the_one(pattern: re.Pattern[str], text: str) -> str | None:
    """What a text tells once, and neither of kin nor of the past."""
    if len(text) > LONG or KIN.search(text) or OVER.search(text):
        return None
    found: list[str] = pattern.findall(text)
    return found[0] if len(found) == 1 else None


# 犯聚众扰乱社会秩序罪，判处有期徒刑四年 - 聚众扰乱社会秩序罪7年
_CRIME: Final = pattern_of(
    r"(?:^|[,，;；。:：\s]|因|以|犯|构成|涉嫌)(?:犯|涉嫌|构成)*([\u3400-\u9fff、]{2,30}?罪)(?![犯名行责])"
)


@lru_cache(maxsize=4096)
def crime_of(text: str) -> str | None:
    """The one crime that the words of a sentence name."""
    return _the_one(_CRIME, text) if "罪" in text else None


_PLACE_OF_CUSTODY: Final = pattern_of(
    r"\b(?:prison|jail|camp|detention|vse?tc|vtc|re-?education|internment|knast|zuchthaus|centre de rétention|"
    r"maison d'arrêt|"
    r"qamoqxona\w*|қамоқхона\w*|tutuqxona\w*|абақты\w*|abaqty\w*|tutukevi\w*|zindan\w*|зиндан\w*|"
    r"тюрьм\w*|лагер\w*|сизо|колони\w*|изолятор\w*|cezaevi\w*|hapishane\w*|"
    r"kamp[ıi]?\w*|\w*gefängnis\w*|(?:\w+(?:ungs|straf|arbeits))?lager\w*|haftanstalt|détention|"
    r"تۇتۇپ تۇرۇش (?:ئورنى|مەركىزى)|tutup turush (?:orni|merkizi)|тутуп туруш (?:орни|мәркизи)|ұстау орны|кармоо жайы|"
    r"terbiy[ie]le(?:sh|ş) (?:merkizi|mektipi)|тәрбий[иә]ләш (?:мәркизи|мәктиви|мәктипи)|tarbiyalash markazi|"
    r"тарбиялаш маркази|тәрбиел?еу орталығы|тарбиялоо борбору|تەربىي[ىە]لەش (?:مەركىزى|مەكتىپى)|تاربيەلەۋ ورتالىعى|"
    r"түрме\w*|түрми\w*|türme\w*|türmi\w*|turme\w*|turmi\w*|lagér\w*|"
    r"تۈرم\w*|لاگې\w*|تۇرمە\w*|لاگەر\w*|اباقتى\w*|زىندان\w*|قاماقخان\w*|qamaqxan\w*|қамақхан\w*)|监狱|看守所|教培|教育分?点|培训中心|拘留所",
    re.IGNORECASE,
)


def names_a_place_of_custody(text: str) -> bool:
    """Whether a text speaks of a place where people are held, in any of the languages of lists."""
    return _PLACE_OF_CUSTODY.search(text) is not None
