"""Who fled from where they were held: what a text names of it then tells nothing of where they are."""

from __future__ import annotations

from service.records.reading.patterns import pattern_of
from service.records.reading.words.leaving import FLED
from service.records.reading.words.notewords import DENIED, KIN, UNSURE

_MAY_FLEE = pattern_of(
    r"escap|fled|ran away|broke out|got away|abscond|desert|бежал|удрал|скрыл|fl(?:oh|[oü]h|ücht)|entk|entfl|ausgebr|"
    r"[ée]vad|enfui|échapp|fui|[қк]а[шч]|қоч|qa[shçcş]|qoch|kaç|firar|فىرار|قا[شچ]|逃|越狱"
)
CLAUSE = pattern_of(r"[,，;；。.()（）\n]")
NOT_YET = pattern_of(r"[未不没尚拟]|准备|即将")
THEIR_KIN = pattern_of(r"其[父母丈妻夫兄弟哥姐妹儿子女配岳公婆]")


_WANTED = pattern_of(  # 批捕在逃: and on the run
    r"(?:批捕|批准逮捕|刑拘|刑事拘留|逮捕|拘留|立案)(?:后|但|并|[,，、;；\s])*(?:现|仍|目前|至今|已)*(?:潜|外)?在?逃(?![人犯跑往])"
)
# Who was caught again is held; who tried is in.
_CAUGHT_AGAIN = pattern_of(
    r"recapture|recaught|caught|captured|brought back|taken back|пойма[нл]|вернули|схва[тч]|yakala|"
    r"қолға түс|тутулуп қал|"
    r"ұсталып|抓回|抓获|追回|归案|被抓|wieder (?:gefasst|gefaßt|eingefangen)|repris|rattrap"
)
_IN_VAIN = pattern_of(
    r"\b(?:tried|trying|attempt\w*|fail\w*|want\w*|plan\w*|unable|пыта\w+|попыт\w+|хотел\w*|versuch\w*|wollte|tent\w+|"
    r"voul\w+)\b|企图|试图|欲|未遂|想"
)


def without_fleeing(told: str) -> str:
    """A text without the camp or prison from which it says that the person fled."""
    if _MAY_FLEE.search(told) is None or _CAUGHT_AGAIN.search(told):
        return told
    for match in reversed(list(FLED.finditer(told))):
        before = CLAUSE.split(told[: match.start()])[-1]
        doubtful = any(p.search(before) for p in (DENIED, UNSURE, KIN, THEIR_KIN, NOT_YET, _IN_VAIN))
        if not doubtful:
            told = f"{told[: match.start()]} {told[match.end() :]}"
    return _WANTED.sub(" ", told)
