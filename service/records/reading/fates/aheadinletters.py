"""What a status in an alphabet says of a time to come, or is not sure of: to be released in 2026, presumed dead."""

from __future__ import annotations

import re
from typing import Final

_LET_GO_EN: Final = r"(?:releas\w*|freed|free|discharg\w*|let (?:go|out)|set free|come home|get out)(?! ?[\w ]*\?)"
_LET_GO_RU: Final = r"(?:освобо\w*|выпу[щс]\w*|отпу[щс]\w*|выйд\w*|вый[тд]и)"
_WHEN: Final = r"(?: (?:soon|in|by|on|until|only|be|have been|been|finally|to|for|early|next year|скоро|только|лишь))*"
# English, Russian, German and French say it before, Turkic languages in the ending of the word.
_RELEASE: Final = (
    rf"\b(?:(?:will|shall|would|should|may|might|could|can|must)(?: \w+)? (?:be|get|come|go)|going to|hop\w+ to|"
    rf"(?:a?wait\w*)(?: (?:to|for))?|expect\w*(?: to)?|"
    rf"due(?: to| for)?|(?<!used )to be|scheduled(?: to| for)?|supposed to|promised(?: to)?|about to|"
    rf"eligible(?: for| to)?|"
    rf"yet to|ready(?: to| for)?|pending){_WHEN} {_LET_GO_EN}\b|"
    rf"\b{_LET_GO_EN}(?: date)?(?: is| was)? (?:expected|planned|pending|due|promised|scheduled|hoped|unconfirmed)\b|"
    rf"\b(?:planned|expected|promised|possible|pending|upcoming) releases?\b|"
    rf"\b(?:буд[еу]т|должн\w+(?: быть)?|мо[гж]\w+(?: быть)?|обеща\w+|ожида\w+|жд[её]т|надее\w+|скоро|планиру\w+|"
    rf"возможно,?|якобы)"
    rf"(?: \w+)? {_LET_GO_RU}\b|"
    r"\b(?:освободится|освободят|выпустят|отпустят|выйдет(?: на свободу| из \w+)?|выходит (?:на свободу )?в)\b|"
    r"\b(?:serbest bırak|tahliye (?:ed|ol)|salıver|bırak)\w*(?:acak|ecek|acağı|eceği|abilir|ebilir|ması bekleniyor|"
    r"mesi bekleniyor)\w*|"
    r"\b(?:tahliye|serbest bırakıl\w+) (?:bekl|umul|plan)\w*|"
    r"\b(?:босатыл|бошотул|bosatyl|bo'shatil)(?:ады|маққ?ш[ыі]|мақ|ат|моқчи|ady|adi|maqshy|maq)\w*|"
    r"\b(?:қоюп берил|қоювет?ил|бошитил)(?:иду|мақчи|идикән)\w*|\b(?:qoyup b[ée]ril|qoyuw[ée]til|boshitil)(?:idu|"
    r"maqchi)\w*|"
    r"(?:قويۇپ بېرىل|قويۇۋېتىل|بوشىتىل)(?:ىدۇ|مەكچى|ماقچى|ىدىكەن)\w*|بوساتىل(?:ادى|ماق)\w*|"
    r"\b(?:ozod qilin|qo'yib yuboril|озод қилин|қўйиб юборил)(?:adi|ishi|moqchi|ади|иши|моқчи)\w*|"
    r"\b(?:wird|werden|soll|sollte|kann|könnte|darf)(?: [^\W\d_]+| \d+)* (?:freigelassen|entlassen|frei(?:kommen)?)\b|"
    r"\b(?:sera|seront|serait|devrait|doit|peut|pourrait|va)(?: être)?(?: bientôt)? (?:libér|relâch)\w*"
)
# Feared, presumed, not sure: nobody knows that they died.
_DEATH: Final = (
    r"\b(?:presumed|feared|believed|thought|rumou?red|reportedly|possibly|probably|maybe|perhaps|assumed|said|"
    r"alleged\w*|"
    r"supposedly|might be|may be|may have|might have|could be|could have|suspected|unconfirmed)(?: (?:to|be|have|"
    r"been|he|she|is|has))*"
    r" (?:dead|died|deceased|killed|passed away)\b|"
    r"\b(?:dead|died|deceased|killed|death)\W{1,2}(?:unconfirmed|not confirmed|unverified|rumou?r\w*|\?)|\b(?:dead|"
    r"died|deceased|killed)\?|"
    r"\b(?:возможно|вероятно|предположительно|якобы|по слухам|наверно\w*|видимо),? (?:был\w? )?(?:умер\w*|мертв\w*|"
    r"мёртв\w*|погиб\w*|скончал\w*|убит\w*)|"
    r"\b(?:belki|muhtemelen|galiba|iddiaya göre) (?:öl|vefat)\w*(?: \w+)?|\b(?:ölm|vefat etm)\w* olabilir|"
    r"\böldüğü (?:sanıl|düşünül|iddia|söylen)\w*|"
    r"\b(?:vermutlich|wahrscheinlich|angeblich|möglicherweise|vielleicht) (?:tot|gestorben|verstorben)\b|"
    r"\b(?:probablement|peut-être|présumée?) (?:morte?|décédée?)\b|"
    r"(?:өл|қайтыс бол|вапат бол)\w* (?:болуы )?(?:мүмкін|мүмкин|мүмкүн)|(?:öl|wapat bol)\w* mumkin|(?:ئۆل|"
    r"ۋاپات بول|قايتىس بول)\w* مۇمكىن"
)
# Came home from abroad, and not from where they were held.
_HOME_AGAIN: Final = (
    r"\b(?:returned|came|went|back) home from (?!(?:the |a |re-?|[\w-]+ ){0,4}?(?:camps?|prison|jail|detention|"
    r"custody|education|training|"
    r"internment|school|cent(?:re|er))\b)\w+|"
    r"\bверну(?:лся|лась) домой из (?!\w*лагер|\w*тюр|заключ|сизо|колони|изолят|центр)\w+"
)
RELEASE_AHEAD: Final = re.compile(_RELEASE)
_UNSURE: Final = re.compile(f"{_DEATH}|{_HOME_AGAIN}")
_LETTERS: Final = re.compile(r"[a-z\u00c0-\u06ff]{3}")


def without_unsure(told: str) -> str:
    """A text in lower case without a death that nobody is sure of, or a way home from elsewhere."""
    return _UNSURE.sub(" ", told) if _LETTERS.search(told) else told


def without_release_ahead(told: str) -> str:
    """A text in lower case without the releases that it says will or may come."""
    return RELEASE_AHEAD.sub(" ", told) if _LETTERS.search(told) else told
