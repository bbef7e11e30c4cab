"""Words of prison terms in the languages of the lists: years, months, life, death, none."""

from __future__ import annotations

import re

from service.records.reading.patterns import pattern_of

OF_YEARS = (
    r" ?-?(?:年|years?\b|yrs?\b|y(?![a-z])|лет|год\w*|г\b|yıl|yil|sene|يىل|жыл|жил|йил|جىل|jyl|"
    r"jahr|ans?\b|år\b|jaar\b|años?\b|ann[io]\b|سنوات|سنين|سنة|أعوام|عاما?\b)"
)
# Not of the four digits of a year: 2018 жылы 8 жылға.
YEARS = pattern_of(rf"(?<!\d)(\d{{1,3}}(?:[.,]\d)?){OF_YEARS}", re.IGNORECASE)
MONTHS = pattern_of(
    r"(\d{1,3}) ?-?(?:[个か箇ヶヵカケ]?月|months?\b|mos?\b|mths?\b|m(?![a-z])|мес\w*|ay\b|ayl?\w*|ئاي|"
    r"айға\b|айлық\b|ай\b|айлиқ\b|"
    r"اي\b|اي(?=عا)|oy\b|ai\b|mois\b|monat\w*|måned\w*|månad\w*|maand\w*|mes(?:es|i|e)?\b|أشهر|شهر\w*)",
    re.IGNORECASE,
)
A_MONTH = (
    r" ?-?(?:[个か箇ヶヵカケ]月|months?\b|mos?\b|mths?\b|мес\w*|ay\b|ай\b|айға\b|ئاي|oy\b|"
    r"mois\b|monat\w*|måned\w*|månad\w*|maand\w*|mes(?:es|i|e)?\b)"
)
LIFE = pattern_of(
    r"无期|\blife|umrbod|умрбод|ömı?r bo[iy]+|ómir bo[iıy]+|пожизнен|бессрочн|müebbet|ömür boyu|مۇددەتسىز|өмір|"
    r"ömürlük|muddetsiz|müddetsiz|м[уү]ддәтсиз|"
    r"lebenslang|"
    r"lebenslän|perpétuité|livstid|livsvarig|levenslang|perpetua|ergastolo|無期|终身|終身|مؤبد|مدى الحياة|"
    r"\bà vie\b|umrbod|өмүр|ómir boı|ءومىر بوي|ومىر بوي|ئۆمۈرلۈك",
    re.IGNORECASE,
)
DEATH = pattern_of(
    r"死缓|死刑|death|смертн|\bidam|ئۆلۈم|өлім|ölüm jaza|өлүм|"
    r"dödsstraff|dödsdom|dødsstraff|dødsdom|doodstraf|pena de muerte|a muerte\b|pena di morte|a morte\b|إعدام|الإعدام|"
    r"todesstrafe|todesurteil|peine de mort|peine capitale|"
    r"o'lim jazo|execut",
    re.IGNORECASE,
)
NONE = pattern_of(
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
