"""Prison terms in months, from the words of a record."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from service.matching.values.months import chinese_digits_to_ascii
from service.matching.values.script import clean, simplified
from service.records.reading.statement import Sentence
from service.records.reading.words.besideterms import BESIDE, CHANGED
from service.records.reading.words.numerals import words_to_digits

_OF_YEARS = (
    r" ?-?(?:年|years?\b|yrs?\b|y(?![a-z])|лет|год\w*|г\b|yıl|yil|sene|يىل|жыл|жил|йил|جىل|jyl|"
    r"jahr|ans?\b|år\b|jaar\b|años?\b|ann[io]\b|سنوات|سنين|سنة|أعوام|عاما?\b)"
)
# Not of the four digits of a year: 2018 жылы 8 жылға.
_YEARS = re.compile(rf"(?<!\d)(\d{{1,3}}(?:[.,]\d)?){_OF_YEARS}", re.IGNORECASE)
_MONTHS = re.compile(
    r"(\d{1,3}) ?-?(?:[个か箇ヶヵカケ]?月|months?\b|mos?\b|mths?\b|m(?![a-z])|мес\w*|ay\b|ayl?\w*|ئاي|"
    r"айға\b|айлық\b|ай\b|айлиқ\b|"
    r"اي\b|اي(?=عا)|oy\b|ai\b|mois\b|monat\w*|måned\w*|månad\w*|maand\w*|mes(?:es|i|e)?\b|أشهر|شهر\w*)",
    re.IGNORECASE,
)
# 10-12 years, 3年至5年, 3至6个月, 5 or 6 years: nobody knows which.
_A_MONTH = (
    r" ?-?(?:[个か箇ヶヵカケ]月|months?\b|mos?\b|mths?\b|мес\w*|ay\b|ай\b|айға\b|ئاي|oy\b|"
    r"mois\b|monat\w*|måned\w*|månad\w*|maand\w*|mes(?:es|i|e)?\b)"
)
_OR = r"(?:[-–~至到]|or|to|and|or|или|до|oder|bis|ou|à|veya|ile|немесе|мен|yaki|яки|ياكى)"
_EITHER = re.compile(
    rf"(?<![\d.])\d{{1,2}}(?:{_OF_YEARS})?(?:以上)? ?{_OR} ?\d{{1,2}}{_OF_YEARS}|"
    rf"(?<![\d.])\d{{1,2}}(?:{_A_MONTH})? ?{_OR.replace('|and', '')} ?\d{{1,2}}{_A_MONTH}",
    re.IGNORECASE,
)
# 10年以上, at least 10 years, не менее 10 лет, 10 yıldan fazla: a bound, and no term.
_A_TERM = rf"\d{{1,2}}(?:[.,]\d)?(?:{_OF_YEARS}|{_A_MONTH})"
_BEFORE_A_BOUND = (
    r"\b(?:over|above|more than|less than|fewer than|under|below|at least|at most|no less than|not less than|up to|"
    r"min(?:imum|\.)?(?: of)?|max(?:imum|\.)?(?: of)?|свыше|более|больше|менее|меньше|минимум|максимум|до|от|"
    r"en az|en fazla|en çok|кемінде|кеминде|kem degende|kamida|keminde|mehr als|über|mindestens|höchstens|bis zu|"
    r"weniger als|unter|plus de|au moins|moins de|jusqu'à|au plus)|كەم دېگەندە|كەمىندە|[<>≥≤]|"
    r"(?:不[低少]于|不超过|不足|不满|不到|不下|至少|至多|最[少多高低]|超过|高于|低于|多于|少于)(?:有期徒刑)?"
)
_BEHIND_A_BOUND = (
    r" ?(?:以[上下内]|之[上下内]|多(?!次)|有余|余|[或及]以上|\+)|\.?,? (?:or (?:more|longer)|and more|plus\b|minimum|"
    r"и (?:более|больше)|oder mehr|ou plus|ve üzeri)"
)
_TURKIC_BOUND = (
    r"(?:y[ıi]l|sene|ж[ыи]л|йил|jyl|يىل|جىل)(?:[dt][ae]n|[dtдт][аәео]н|дин|din|دىن|دان) "
    r"(?:fazla|aşkın|çok|az|uzun|астам|артық|көп|аз|ашык|artyq|astam|artuq|ortiq|ko'p|ziyod|артуқ|көпрәк|ортиқ|ئارتۇق|"
    r"كۆپ|استام|ارتىق)"
)
_BOUND = re.compile(
    rf"(?:{_BEFORE_A_BOUND}) ?{_A_TERM}|{_A_TERM}(?:{_BEHIND_A_BOUND})|\d ?-?{_TURKIC_BOUND}", re.IGNORECASE
)
_DATE = re.compile(r"(?:19|20)\d\d ?(?:年|[.\-/])(?: ?\d{1,2} ?(?:月|[.\-/])(?: ?\d{1,2} ?日?)?)?")
# 5月18日逮捕，11月判刑7年; 16年5月被判7年: days within the year that is spoken of.
_DAY = re.compile(
    r"(?<!\d)\d{2} ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?(?=\D{0,12}[判刑]\D{0,6}\d)|"
    r"(?<!\d)\d{1,2} ?月 ?\d{1,2} ?[日号]|"
    r"(?<![年个\d])\d{1,2} ?月(?=份|底|初|末|被|判|宣|由|法院|一审|二审)"
)
_LIFE = re.compile(
    r"无期|\blife|umrbod|умрбод|ömı?r bo[iy]+|ómir bo[iıy]+|пожизнен|бессрочн|müebbet|ömür boyu|مۇددەتسىز|өмір|"
    r"ömürlük|muddetsiz|müddetsiz|м[уү]ддәтсиз|"
    r"lebenslang|"
    r"lebenslän|perpétuité|livstid|livsvarig|levenslang|perpetua|ergastolo|無期|终身|終身|مؤبد|مدى الحياة|"
    r"\bà vie\b|umrbod|өмүр|ómir boı|ءومىر بوي|ومىر بوي|ئۆمۈرلۈك",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"死缓|死刑|death|смертн|\bidam|ئۆلۈم|өлім|ölüm jaza|өлүм|"
    r"dödsstraff|dödsdom|dødsstraff|dødsdom|doodstraf|pena de muerte|a muerte\b|pena di morte|a morte\b|إعدام|الإعدام|"
    r"todesstrafe|todesurteil|peine de mort|peine capitale|"
    r"o'lim jazo|execut",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:无|没有|(?:一审|二审)?(?:尚|还)?[未待](?:被|宣|经)?(?:判|判决|判刑|宣判|宣|决|审|审判|审理|开庭|起诉)|"
    r"(?:(?:[\u3400-\u9fff]{0,8}(?:检察院|法院|公安局|公安机关))?(?:正在|在|仍在)?)(?:一审|二审)?"
    r"(?:审理|侦查|起诉|审查起诉|诉讼|审判|羁押)(?:之?中|阶段)|未决|none|no|нет|yok|"
    r"жоқ|йоқ|يوق|yoq|aucune?|keine?|"
    r"nej|nei|nee|geen|ingen|ninguna?|sin condena|nessuna|なし|無し|لا يوجد|لا|not (?:yet )?sentenced|no sentence|"
    r"no trial|"
    r"не осужд[её]н\w*|без суда|без приговора|ceza almadı|nicht verurteilt|non condamnée?|[-–—−]+|/|0)$|"
    r"免[予于]*刑事?(?:处罚|处分)|(?:定罪)?免刑|免除处罚|^(?:被|经|依法|判决|宣告|判|裁定|[一二终]审|再审)*无罪(?:释放)?$",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_\u3400-\u9fff]{2}")
# Numerals as courts and banks write them, so that no stroke can be added.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_AND = re.compile(r"年[零又加]")
# 十 三 年, as cells are spread: no space is one there.
_APART = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")
_HALF = re.compile(r"年半|半年")


# 原判10年，减刑为9年6个月: what is served is the later one. 减刑1年 is none. So is what was decided of several terms.
_LATER = re.compile(
    r"减(?:刑|轻|判)?(?:为|至|到|成|之?后)|改判(?:为)?|reduced to|"
    r"(?:决定|合并|并罚)+(?:后|[,，])*(?:合并|决定|实际)*(?:执行|服刑)(?:刑期)?|"
    r"(?:[二2终再]审)(?:法院|判决|判处|判|改为|为|有期徒刑)*(?=\d{1,2}(?:年(?!\d{1,2}月)|个月)|[?？×*#□■])"
)
_MAY_BE_LATER = re.compile(r"减|改判|reduced|执行|服刑|二审|终审|再审")


def _later(text: str) -> str:
    """What follows the last word that a term was changed, as far as a number does, or what is left of one."""
    last = max((i for i, c in enumerate(text) if c.isdigit() or c in "?？×*#□■"), default=-1)
    ends = [match.end() for match in _LATER.finditer(text) if match.end() <= last]
    return text[ends[-1] :] if ends else text


def is_range(text: str) -> bool:
    """Whether a text tells between what a term lies, or above or below what, and not how long it is: 10年以上."""
    plain = simplified(clean(text))
    if not plain.isascii():
        plain = chinese_digits_to_ascii(_APART.sub("", plain).translate(_FORMAL))
    return _is_range(_without_more(_DAY.sub(" ", _DATE.sub(" ", plain))))


# ?年, ××年, 十?年6个月: years, of which nobody can read how many.
_UNREAD: Final = re.compile(
    r"(?:有期徒刑|判处?|徒刑)*(?=[^年]*[?？×*#xX□■〇_])[\d一二三四五六七八九十?？×*#xX□■〇_]{1,4}年(?:[\d一二三四五六七八九十?？×*#xX□■〇_]{1,3}个?月)?"
)


# 10年#个月, ? years 6 months: a part of the term, of which nobody can read how long it is. Not 2018?年.
_LOST: Final = r"(?<!\d{3})[?？×*#□■]\d?"
_UNREAD_PART: Final = re.compile(
    rf"{_LOST}{_A_MONTH}|{_LOST}{_OF_YEARS}(?: ?and)? ?[零又加]?\d{{1,2}}{_A_MONTH}|"
    r"(?<!\d{4})年[零又加]?[?？×*#□■]\d?月?(?:$|(?=[,，;；。]))(?<!年[?？])|(?<!\d{4})年(?:[#□■]+|[?？]{3,})$",
    re.IGNORECASE,
)


def is_term_unread(text: str) -> bool:
    """Whether a text tells a term whose number was lost: ?年, 10年#个月."""
    plain = simplified(clean(text))
    return _UNREAD.fullmatch(plain.replace(" ", "")) is not None or _UNREAD_PART.search(plain) is not None


# 已判有期徒刑■■年，待投牢, in what tells of more.
_UNREAD_WITHIN: Final = re.compile(
    r"(?:徒刑|判处|判刑|判|刑期)[:：为]*(?=[^年]{0,3}[?？×*#xX□■〇_])[\d一二三四五六七八九十?？×*#xX□■〇_]{1,4}个?[年月]"
)

_TERM_IN_PART: Final = re.compile(
    rf"(?:徒刑|判处|判刑|判|刑期)[:：为]*[\d一二三四五六七八九十]{{1,3}}年[零又加]?{_LOST}个月"
)


def tells_unread_term(text: str) -> bool:
    """Whether a text tells, among other things, of a term whose number was lost."""
    plain = simplified(clean(text))
    return _UNREAD_WITHIN.search(plain.replace(" ", "")) is not None or _TERM_IN_PART.search(plain) is not None


def _is_range(body: str) -> bool:
    return _EITHER.search(body) is not None or _BOUND.search(body) is not None


@lru_cache(maxsize=65536)
def parse_sentence(text: str, years: bool = False) -> Sentence | None:
    """``15 years 11 months``, ``有期徒刑十五年``; None for a blank cell. ``years``: the column counts whole years."""
    halves = _HALF_BEHIND.sub(r"\1.5\2", _HALF_IN_TWO.sub("½", text))
    plain = _IN_WORDS_TOO.sub("", simplified(clean(_ONE_HALF.sub(_half, halves))))
    if not plain:
        return None
    if _NONE.match(plain):
        return Sentence(text, None, "none")
    if is_term_unread(plain):
        return Sentence(text, None, "unreadable")
    if _MAY_BE_LATER.search(plain):
        plain = _later(chinese_digits_to_ascii(plain.translate(_FORMAL)))
    if _LIFE.search(plain):
        return Sentence(text, None, "life")
    if _DEATH.search(plain):
        return Sentence(text, None, "death")
    if not plain.isascii():
        plain = _APART.sub("", plain)
        plain = chinese_digits_to_ascii(_AND.sub("年", plain.translate(_FORMAL)))
        if "月" in plain:
            plain = _TO_THE_DAY.sub(_without_days, plain)
            if _TO_THE_DAY.fullmatch(plain.strip()):  # 17年10月5日 may be a day
                return Sentence(text, None, "unreadable")
    if CHANGED.search(plain) and not any(p.search(CHANGED.sub(" ", plain)) for p in (_YEARS, _MONTHS)):
        return Sentence(text, None, "unreadable")  # 减刑9个月, of an unknown term
    body = _without_more(_DAY.sub(" ", _DATE.sub(" ", plain)))
    if (short := _IN_SHORT.fullmatch(body.strip())) is not None:
        return Sentence(text, int(short[1] or short[2]) * 12 + int(short[3] or 0), "term")
    if (both := _YEARS_MONTHS.fullmatch(body)) is not None:
        return Sentence(text, int(both[1]) * 12 + int(both[2]), "term")
    if re.fullmatch(r"\d{1,2}(\.\d+)?", body.strip()):
        if not years and "." not in body and float(body) > 25:
            return Sentence(text, None, "unreadable")
        return Sentence(text, round(float(body) * 12), "term")
    if _is_range(body):
        return Sentence(text, None, "unreadable")
    year, month = _YEARS.search(body), _MONTHS.search(body)
    if (year is None or " " in body) and _LETTERS.search(body):
        body = words_to_digits(body)
        year, month = _YEARS.search(body), _MONTHS.search(body)
    half = 6 if _HALF.search(body) else 0
    if year is None and month is None and not half:
        if served := _between(plain):
            return Sentence(text, served, "term")
        return Sentence(text, None, "unreadable")
    if year and month and (other := _YEARS.search(body, year.end())) and other.start() < month.start():
        return Sentence(text, None, "unreadable")  # 15年 13年6个月: the months are of the other term
    months = round(float(year[1].replace(",", ".")) * 12) if year else 0
    months += int(month[1]) if month else half
    return Sentence(text, months, "term") if 0 < months <= 1200 else Sentence(text, None, "unreadable")


# 17年10月00日, as registers of prisons count terms: no day is the 0th.
_TO_THE_DAY = re.compile(r"(?<!\d)(\d{1,2}) ?年 ?(\d{1,2}) ?[个ヶ]?月 ?(?:零|又|加|o)?(\d{1,2}) ?[日天]")


def _without_days(match: re.Match[str]) -> str:
    """The years and months of a term; as it stands where it may be a day of the year that is spoken of."""
    year, month, day = map(int, match.groups())
    this_year = dt.datetime.now(tz=dt.UTC).year % 100
    no_day = day == 0 or month == 0 or month > 12 or len(match[1]) == 1 or year > this_year
    alone = match[0] == match.string.strip()
    return f"{year}年{month}个月" if day == 0 or (alone and no_day) else match[0]


_YEARS_MONTHS = re.compile(r"(\d{1,2}) (\d{1,2}) months")  # two columns that count
# 判3缓5, 1年6: years alone, and the months behind them.
_IN_SHORT = re.compile(r"(?:判|判刑|判处)?(\d{1,2})年?缓(?:刑)?\d{1,2}年?|(?:判|判刑|判处)?(\d{1,2})年(0?\d|1[01])")


# 缓刑2年: nobody is in prison by it, and the term that was put off is not told.
_ONLY_BESIDE = re.compile(r"缓|考验|剥")


def _without_more(body: str) -> str:
    """The term itself, where anything else is counted in years beside it."""
    rest = BESIDE.sub(" ", body)
    return rest if rest == body or _YEARS.search(rest) or _MONTHS.search(rest) or _ONLY_BESIDE.search(body) else body


# 7 ans ½, 7 лет и ½: of the years before it, unless it has a unit of its own.
_HALF_BEHIND = re.compile(
    rf"(?<![\d.,/])(\d{{1,2}})({_OF_YEARS}\w{{0,4}})\.?,? ?"
    r"(?:(?:et|and|и|ve|und|we|və|va|және|жана|вә|ۋە) )?½(?! ?[^\W\d_])",
    re.IGNORECASE,
)
_HALF_IN_TWO = re.compile(r"(?<![\d/])(?:(?<=\d) |\b)1/2(?![\d/])")  # 7 1/2 years, 7 years 1/2
_ONE_HALF = re.compile(r"(\d?)\s*½")  # which normalising makes two numbers
_IN_WORDS_TOO = re.compile(r"(?<=\d) ?\([^()\d]+\)(?= ?[^\W\d_])")  # 10 (ten) years


def _half(match: re.Match[str]) -> str:
    return f"{match[1] or '0'}.5"


_A_DAY = r"((?:19|20)\d\d) ?[年.\-/] ?(\d{1,2}) ?[月.\-/] ?(\d{1,2}) ?[日号]?"
_FROM_TO = re.compile(
    rf"(?:(?:服|执行)?刑期?(?:为|[:：])? ?)?(?:自|从)? ?{_A_DAY} ?(?:起|始)? ?[-–—~～至到, ]+ ?{_A_DAY} ?止?"
)


def _between(plain: str) -> int | None:
    """Whole months of 2017.4.12-2024.4.11, the last day counted or not; None for anything else."""
    if (match := _FROM_TO.fullmatch(plain)) is None:
        return None
    y, m, d, to_year, to_month, to_day = map(int, match.groups())
    try:
        begins, ends = dt.date(y, m, d), dt.date(to_year, to_month, to_day)
    except ValueError:
        return None
    months = (ends.year - begins.year) * 12 + ends.month - begins.month
    after = ends + dt.timedelta(days=1)
    if (after.month, after.day) == (2, 29) and begins.day == 1:
        after = dt.date(to_year, 3, 1)  # a clerk's end of February in a leap year
    if after.day == begins.day and after.month != ends.month:
        months += 1
    return months if 0 < months <= 360 and begins.day in {ends.day, after.day} else None
