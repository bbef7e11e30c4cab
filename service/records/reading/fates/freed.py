"""What a cell of a status column states, with words that elsewhere may be a name: erkin is free, and Erkin a person."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from service.matching.values.months import month_named
from service.matching.values.script import clean, simplified
from service.records.reading.fates.aheadinletters import without_release_ahead, without_unsure
from service.records.reading.fates.denials import NOT_SO
from service.records.reading.fates.plans import is_plan
from service.records.reading.fates.statuses import (
    by_listed_words,
    is_kept,
    is_out,
    is_watched,
    parse_status,
)
from service.records.reading.fates.told import names_a_place_of_custody
from service.records.reading.patterns import pattern_of
from service.records.reading.statement import Status
from service.records.reading.words.headerwords import kind_of_word
from service.records.reading.words.notewords import DENIED, KIN, UNSURE, WORD
from service.records.reading.words.otherletters import GLUE
from service.records.reading.words.vocabulary import vocabulary


def _any(words: str) -> re.Pattern[str]:
    return pattern_of(rf"(?<![\w'])(?:{words})(?![\w'])")


_FREE: Final = _any(
    r"free(?: again)?|^discharged(?= ?$| in | on | ?[\d(])|^(?:вышел|вышла|çıktı|çıkmış)(?= ?$| в (?:\d|\w+ \d)|"
    r" ?[\d(])|at liberty|no longer detained|^out$|^(?:he |she |is |now )*out(?: now)?$|"
    r"(?:^|back |now |at |back at |safe at |safely )home|libres?|à la maison|chez (?:lui|elle)|frei|"
    r"(?:wieder |zurück )?(?:zu hause|zuhause)|свобод(?:ен|на|ны)|дома|özgür|serbest|evinde|evde|hür|"
    r"az[ao][dt](?: (?:bolghan|boldi|bolǵan|boldy|bo'l(?:gan|di)|bol(?:gan|di)))?|erkin(?: bolghan)?|erkinlikte|"
    r"öy(?:i)?de|"
    r"азат(?: (?:бол(?:ған|ды|ди)))?|азад(?: бол(?:ған|ди))?|озод(?: бўл(?:ган|ди))?|ozod(?: bo'l(?:gan|di))?|"
    r"еркін(?:дікте)?|еркин(?:дікте)?|эркин(?:дикте|ликтә)?|erkindikte|босады|үйінде|үйде|үйүндө|өй(?:и)?дә|"
    r"uyida|уйида|"
    r"чык(?:ты|кан)|шықты|шыққан|shyqty|shyqqan|шиққан|чиқ(?:ти|қан|ққан)|ch[iı]q(?:ti|qan)|chiqip k[ée]t(?:ken|ti)|"
    r"чиқип кәт(?:кән|ти)|"
    r"chiqib ket(?:gan|di)|чиқиб кет(?:ган|ди)|шығып кет(?:кен|ті)|чыгып кет(?:кен|ти)|"
    r"қўйиб юборил(?:ган|ди)|qo'yib yubor(?:il)?(?:gan|di)|қоюп бәр(?:гән|ди)|"
    r"ئازاد(?: (?:بولغان|بولدى))?|ازات(?: (?:بولعان|بولدى))?|ئەركىن(?: بولغان|لىكتە)?|ەركىن(?:دىكتە)?|"
    r"چىقىپ كەت(?:كەن|تى)|چىققان|چىقتى|شىقتى|شىققان|ئۆيى?دە|ۇيى?ندە"
)
_DEAD: Final = _any(
    r"(?:no longer|not|isn't|n't) (?:alive|living|with us)|(?:больше )?нет в живых|не в живых|нежив[аы]?|"
    r"ушёл из жизни|"
    r"ушла из жизни|(?:artık )?hayatta (?:değil|yok)|yaşamıyor|sağ değil|nicht mehr am leben|lebt nicht mehr|"
    r"(?:n'est )?plus en vie|тірі емес|tiri emes|ءتىرى ەمەس|تىرى ەمەس|өмірден (?:озды|өтті|озған|өткен)|"
    r"ómirden (?:ozdy|ótti)|ومىردەن (?:وزدى|ءوتتى|وتتى)|tirik emas|тирик эмас|tirik emes|hayat emes|һаят әмәс|"
    r"тирик әмәс|"
    r"ھايات ئەمەس|تىرىك ئەمەس|тирүү эмес|o'ldi|ўлди|өлдү|öldi|өлди|өтти дүйнөдөн|hayotdan ko'z yum(?:gan|di)"
)
# Away from where they could be held; what else is not known of them says nothing more.
_AWAY: Final = _any(
    r"fled|escaped|ran away|abroad|in exile|emigrated|runaway|at large|бежал[аи]?|сбежал[аи]?|за границей|"
    r"эмигрировал[аи]?|"
    r"kaçtı|kaçmış|firar\w*|yurt ?dışında|geflohen|geflüchtet|im ausland|en fuite|s'est enfuie?|à l'étranger|"
    r"қашып кет\w*|қашты|қашқан|шетелде|qashty|qashqan|قاشىپ كەت\w*|شەتەلدە|qach(?:ti|qan)|q[ae]chip k[ée]t\w*|"
    r"chet'elde|چەتئەلدە|قېچىپ كەت\w*|قاچ(?:تى|قان)|чәтәлдә|қечип кәт\w*|qoch(?:gan|di)|chet elda|қоч(?:ган|ди)|"
    r"качып кет\w*|чет өлкөдө"
)
# Came out, or went: into another country, to a market. Not home, nor to freedom.
_TO_WHERE: Final = pattern_of(
    r"(?<!\w)(?!(?:өй|үй|uy|öy|ئۆي|ۇي|eve|evi)\w*|\w*лықққ?а)\w{2,}(?:[гқғк][аеәэ]|gh?[ae]|q[ae]|k[ae]|غا|قا|كە|گە|"
    r"عا)(?!\w)|"
    r"(?<!\w)(?:on business|to the|to work|of charge|meslek|çalış\w*|ticaret)(?!\w)"
)
# Nobody heard of them, or nobody knows: what stands beside that tells as much as without it.
_NO_NEWS: Final = _any(
    r"no (?:\w+ )?(?:news|information|info|contact|word|data|details?|update|trace)|unknown|not known|unclear|"
    r"not (?:been )?(?:seen|heard)|incommunicado|lost contact|without news|"
    r"нет (?:\w+ )?(?:вестей|новостей|известий|связи|данных|"
    r"сведений|информации)|неизвестн\w+|не известно|haber (?:yok|alınam\w+)|bilgi yok|"
    r"bilinm\w+|haber alınamıyor|belirsiz|"
    r"keine (?:\w+ )?(?:nachricht\w*|information\w*|angaben?|kontakt)|"
    r"kein kontakt|unbekannt|(?:aucune|sans|pas de) (?:nouvelles?|information\w*|contact)|"
    r"inconnue?s?|"
    r"хабар(?:ы)? (?:жоқ|жок|йоқ)|хабарсыз|дерек(?:сіз| жоқ)|белгісіз|xabar yo'q|хабар йўқ|"
    r"noma'lum|"
    r"номаълум|хәвәр йоқ|намәлум|xewer yoq|xewiri yoq|namelum|belgisiz|habar joq|derek joq|белгисиз|"
    r"خەۋەر يوق|خەۋىرى يوق|نامەلۇم|حابار جوق|بەلگىسىز|دەرەك جوق"
)
# At home, said of somebody who need not have been away.
_HOME: Final = pattern_of(
    r"(?:(?:he|she) is |is |now |currently |сейчас |şu an |қазір |ھازىر |hazir |һазир )?"
    r"(?:(?:at )?home|à la maison|chez (?:lui|elle)|zu hause|zuhause|дома|evinde|evde|öy(?:i)?de|үйінде|үйде|үйүндө|"
    r"өй(?:и)?дә|uyida|уйида|ئۆيى?دە|ۇيى?ندە)[ .!]*"
)
# Words for the camps as those call them who run them; of a pupil they say where they are as well.
_AT_STUDY: Final = _any(
    r"studying|in (?:study|training)|на уч[её]бе|на обучении|eğitimde|eğitim görüyor|оқуда|oqýda|oqwda|oquda|окууда|"
    r"оқушта|өгиништә|oqushta|[öo]g[iü]nishte|o'qishda|ўқишда|ئوقۇشتا|ئۆگىنىشتە|وقۋدا"
)
_NO_NEWS_IN_HAN: Final = pattern_of(
    r"不[详明清知]|未知|无(?:消息|音讯|信息)|没有(?:消息|音讯|信息)|待查|未登记|情况不明"
)


@cache
def _missing() -> re.Pattern[str]:
    """Words of somebody who is missing: a day beside them tells when they went missing, and not that they are held."""
    words = (
        re.escape(w.removesuffix("*")) + (r"\w*" if w.endswith("*") else "") for w in vocabulary()["missing"]["words"]
    )
    return pattern_of(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)|失踪|失联|下落不明|无下落|行方不明|消息不明")


# Where children without parents, the old and the sick are kept is nobody's home.
_NO_HOME: Final = pattern_of(
    r"y[eé]t[ií]m|жетім|жетим|йетим|йитим|етимдер|يېتىم|جەتىم|qérilar|қерилар|قېرىلار|қарттар|bala(?:la)?r|bolalar|балалар|балилар|"
    r"بالىلار|huzur|детск|престарел|foster|nursing|care home|children's|orphan"
)
_HAN: Final = pattern_of(r"[\u3400-\u9fff]")
_ONLY_A_DAY: Final = pattern_of(r"[\s\d年月日号至今起以来于从自至到.,，\-–—~/()（）:：]+")
_OF_CUSTODY: Final = frozenset({"custody", "caught", "place"})


def _plain(text: str) -> str:
    plain = simplified(clean(text)).casefold().replace("i̇", "i")
    return re.sub("[’‘ʻʼ´`]", "'", plain)


@lru_cache(maxsize=16384)
def stated_status(text: str) -> Status | None:
    """As :func:`statuses.parse_status`, of a cell that says nothing but what became of somebody."""
    told = parse_status(text)
    if told != "other" or is_watched(text):
        return told
    plain = without_release_ahead(without_unsure(NOT_SO.sub(" не ", _plain(text))))
    for pattern, status in _STATED:
        if pattern.search(plain) and not _is_doubted(pattern.sub(" ", plain)):
            return status
    return told


_STATED: Final[tuple[tuple[re.Pattern[str], Status], ...]] = ((_DEAD, "deceased"), (_FREE, "released"))


@lru_cache(maxsize=16384)
def is_home(text: str) -> bool:
    """Whether a status says that somebody is at home, and nothing else."""
    return _HOME.fullmatch(_plain(text)) is not None


def _is_doubted(rest: str) -> bool:
    """Whether the rest of a text denies something, is not sure of it, or speaks of kin or of custody."""
    if (
        _NO_HOME.search(rest)
        or DENIED.search(rest)
        or UNSURE.search(rest)
        or KIN.search(rest)
        or _AWAY.search(rest)
        or _TO_WHERE.search(rest)
    ):
        return True
    return any(kind_of_word(word) in _OF_CUSTODY for word in WORD.findall(rest))


@lru_cache(maxsize=16384)
def says_something_else(text: str) -> bool:
    """Whether a status speaks in words that are not understood, so that a day of detention beside it does not tell
    where the person is. Not of one that says that nothing is known, or that nobody was sentenced or let go."""
    plain = _plain(text)
    if sum(map(str.isalpha, plain)) < _LEAST or _ONLY_A_DAY.fullmatch(plain):
        return False
    if is_plan(text):
        return False
    if _AWAY.search(plain) or _missing().search(plain) or is_out(text):
        return True
    if _NO_NEWS.search(plain) or _NO_NEWS_IN_HAN.search(plain) or plain.strip(" .") in vocabulary()["unknown"]["words"]:
        return False
    if _AT_STUDY.search(plain) and not DENIED.search(plain):
        return False
    if is_kept(text) or by_listed_words(text) in {"released", "sentenced"}:  # 未判决, not yet released
        return False
    words = [] if _HAN.search(plain) else WORD.findall(plain)
    kinds = [_kind(word) for word in words]
    speaks = names_a_place_of_custody(text) or not _OF_CUSTODY.isdisjoint(kinds)
    only_when = bool(words) and set(kinds) <= {GLUE, "since", "when", "while"}
    return not (only_when or (speaks and not DENIED.search(plain)))


_LEAST: Final = 2  # letters of a word


def _kind(word: str) -> str | None:
    return "when" if month_named(word) is not None else kind_of_word(word)
