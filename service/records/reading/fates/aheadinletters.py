"""What a status in an alphabet says of a time to come, is not sure of, or only advises: to be released in 2026,
presumed dead, recommended for the camp."""

from __future__ import annotations

import re
from typing import Final

from service.records.reading.patterns import pattern_of

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
RELEASE_AHEAD: Final = pattern_of(_RELEASE)
_UNSURE: Final = pattern_of(f"{_DEATH}|{_HOME_AGAIN}")
_LETTERS: Final = pattern_of(r"[a-z\u00c0-\u06ff]{3}")


# Advice or a plan to take somebody: nobody was taken by it. Languages of Europe say it before, Turkic ones behind. Of a
# clause no more is looked at than a sentence has, for the sake of time.
_CLAUSE: Final = r"[^,;.()\n\u060c\u061b。，；（）]"
_STAYS: Final = (
    r"continu|remain|stay|ke[ep]p|further|extend|exten[ds]|longer|transfer|mov[ei]|sentenc|releas|free|discharg|graduat|not\b|never|"
    r"продл|остав|остать|освоб|выпус|отпус|перев[её][дс]|не\b|"
    r"dawam|давам|داۋام|devam|davom|жалғас|улант|جالعاس|jalǵas|qoyup|қоюп|قويۇپ|b[oоө]s[aа]t|босат|бошот|بوسات|بوشىت|"
    r"boshit|бошит|serbest|tahliye|azad|азат|азад|ئازاد|ozod|озод|uzart|ұзарт|узарт|ئۇزارت|yötke|nakl|nakil|يۆتكە|ауыстыр|"
    r"көшір|ko'chir|ke[yé]tin|\bqal|\bқал|\bкал|قال(?:دۇر|سۇن|ىدۇ)|tutul?up tur|bitir|бітір|püttür|پۈتتۈر|mezun"
)
_NO_STAY: Final = rf"(?!{_CLAUSE}{{0,80}}(?:{_STAYS}))"
_TAKE_EN: Final = (
    r"(?:send|sent|tak(?:e|en|ing)|put|plac(?:e|ed|ing)|interned?|internment|detain\w*|detention|arrest\w*|camps?|"
    r"re-?education|training|custody)"
)
_TAKE_RU: Final = r"(?:лагер|перевоспит|задерж|арест|заключ|обучени|под стражу|учебн|центр)"
_GOES_ON_TO: Final = r"(?:(?:he|she|they|is|was|were|are|has been|had been|only|он|она|был[аи]?|было|только) )*"
_ADVISED: Final = pattern_of(
    rf"(?<![\w'])(?:{_GOES_ON_TO}(?:suggest|propos|recommend|advis|plan(?!e)|intend|slated|scheduled|advice)\w*(?=[ :])"
    rf"{_NO_STAY}{_CLAUSE}{{0,80}}?\b{_TAKE_EN}\b{_CLAUSE}*|"
    rf"{_GOES_ON_TO}(?:will|shall|(?<!used )to) be (?:sent|taken|put|placed|interned|detained|arrested)\b"
    rf"{_NO_STAY}{_CLAUSE}*|"
    rf"{_GOES_ON_TO}буд[еу]т (?:отправ|направ|помещ|задерж|арест|забран)\w*{_NO_STAY}{_CLAUSE}*|"
    rf"{_GOES_ON_TO}(?:предлож|предлага|рекоменд|планир|запланир|намеч|подлеж)\w*(?=[ :])"
    rf"{_NO_STAY}{_CLAUSE}{{0,80}}?\b{_TAKE_RU}{_CLAUSE}*)|"
    rf"(?:^|(?<=[,;.()\n\u060c\u061b])){_NO_STAY}{_CLAUSE}{{1,120}}?(?:"
    r" (?:tekl[ié]p|tewsiye|pilan|тәклип|тәвсийә|план|تەكلىپ|تەۋسىيە|پىلان|ұсын|жоспар|ۇسىن|جوسپار|usyn|josp|"
    r"сунуш|taklif|tavsiya|reja|таклиф|тавсия|режа|öner|teklif|tavsiye|plan)[^\W_]*"
    r"(?: (?:qil|b[ée]r|et|bar|қил|бер|бәр|قىل|بېر|بەر|ئەت|بار|эт|кыл|жаса|етіл|ed)[^\W_]*)?|"
    r"(?:mekchi|maqchi|мәкчи|мақчи|мақшы|мекші|мекчи|مەكچى|ماقچى|ماقشى|moqchi|моқчи|[iü]lecek|[ıu]lacak|[ıu]nacak|[iü]necek)"
    r"(?: (?:bol|бол|бўл|بول|ئىدى|idi|еді)[^\W_]*)?)\s*(?=$|[,;.()\n\u060c\u061b])",
    re.IGNORECASE,
)
# Advised, and then sent: the place stands in the advice.
_CARRIED_OUT: Final = pattern_of(
    r"\b(?<!not )(?<!never )(?<!yet )(?<!не )(?<!не был )(?:sent|taken|went|carried out|done|"
    r"executed|отправ\w+|направлен\w*|исполнен\w*|gönderildi|götürüldü|uygulandı|"
    r"(?:ewetil|әвәтил|yuboril|юборил|жібер[іи]л|жөнөтүл|jiberil|orunlan|ijra qilin)[^\W_]*)|"
    r"ئەۋەتىل|جىبەرىل|ئورۇنلان|ئىجرا قىلىن",
    re.IGNORECASE,
)
_MAY_ADVISE: Final = pattern_of(
    r"suggest|propos|recommend|advi[sc]|p[iı]?lan|intend|slated|schedul|will be|shall be|to be|буд[еу]т|"
    r"предлож|предлаг|рекоменд|планир|намеч|подлеж|tekl[ié]p|tewsiye|тәклип|тәвсийә|план|تەكلىپ|تەۋسىيە|پىلان|ұсын|жоспар|ۇسىن|جوسپار|usyn|josp|сунуш|taklif|tavsiy|"
    r"reja|таклиф|тавсия|режа|öner|teklif|[mм][eaәао][kqкқ](?:ch|ч|ш)|м[еа]кш|مەكچى|ماقچى|ماقشى|[eaı]cak|ecek",
    re.IGNORECASE,
)


def without_advice(text: str) -> str:
    """A text without advice or plans to take somebody; as it is where it tells of none. "Recommended to stay in the
    camp" tells where they are."""
    if _MAY_ADVISE.search(text) is None:
        return text
    rest = _ADVISED.sub(" ", text)
    return text if _CARRIED_OUT.search(rest) else rest


def without_unsure(told: str) -> str:
    """A text in lower case without a death that nobody is sure of, or a way home from elsewhere."""
    return _UNSURE.sub(" ", told) if _LETTERS.search(told) else told


def without_release_ahead(told: str) -> str:
    """A text in lower case without the releases that it says will or may come."""
    return RELEASE_AHEAD.sub(" ", told) if _LETTERS.search(told) else told


# Held until then, as whoever awaits a trial: to be sentenced, awaiting sentence.
_VERDICT_AHEAD: Final = pattern_of(
    r"\b(?:(?<!used )(?<!said )(?<!believed )(?<!reported )(?<!thought )(?<!known )(?<!confirmed )(?<!found )to be|"
    r"(?:will|shall|may|might|could|should|going to|about to|yet to|wait\w* to)(?: soon)? be|"
    r"a?wait\w*(?: for)?(?: (?:a|the|his|her|their))?|pending)(?: (?:formally|soon|officially))? "
    r"(?:sentenc(?:ed?|ing)|convict(?:ed|ion)|verdict|judge?ment)\b"
)


def with_verdict_ahead(plain: str) -> str:
    """A text in small letters, in which a verdict to come is told as a trial that is awaited."""
    return _VERDICT_AHEAD.sub("awaiting trial", plain)
