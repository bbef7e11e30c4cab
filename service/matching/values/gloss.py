"""What the common words of the records mean, in plain language. A gloss is this service's own; the record is the text.

The sentences are message ids of gettext, as in ``service.matching.sentences``.
"""

from __future__ import annotations

from functools import cache


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext tools know the marker
    return message


# Facts of published descriptions of these records. Longer words go before those that stand inside them.
WORDS = {
    # Places
    "教培中心": N_("“vocational training centre”: a camp where people are held without a sentence"),
    "教育培训中心": N_("“education and training centre”: a camp where people are held without a sentence"),
    "教育点": N_("“education point”: a place where people are held for “training”, without a sentence"),
    "集中教育": N_("“concentrated education”: being held in a camp without a sentence"),
    "看守所": N_("detention centre of the police, mostly before a trial"),
    "拘留所": N_("lock-up of the police for some days"),
    "监狱": N_("prison, after a sentence"),
    "戒毒所": N_("centre for compulsory drug treatment"),
    "派出所": N_("local police station"),
    # States
    "收押": N_("taken into custody"),
    "刑拘": N_("held by the police on suspicion of a crime"),
    "逮捕": N_("formally arrested"),
    "收教": N_("taken to a camp"),
    "入教": N_("brought to a camp for “training”"),
    "送教": N_("sent to a camp for “training”"),
    "继续培训": N_("“training goes on”: not to be let go"),
    "同意结业": N_("“agreed to graduate”: to be let go from the camp, mostly under watch"),
    "结业": N_("“graduated”: let go from the camp, mostly under watch"),
    "管控": N_("under watch at home"),
    "有期徒刑": N_("prison for a number of years"),
    "无期徒刑": N_("prison for life"),
    "死缓": N_("death sentence that is suspended and mostly becomes life in prison"),
    "剥夺政治权利": N_("loss of political rights"),
    "病故": N_("died of an illness, as the record says"),
    # Reasons as the police write them
    "非法学经": N_("studied religion without permission"),
    "非法宗教": N_("prayer, teaching or gathering that the authorities did not permit"),
    "参加非法宗教活动": N_("took part in prayer, teaching or a gathering that the authorities did not permit"),
    "宗教极端": N_("“religious extremism”: a wide word, used for ordinary religious life too"),
    "聚众扰乱社会秩序": N_("“gathering a crowd to disturb public order”: a criminal charge that is used widely"),
    "寻衅滋事": N_("“picking quarrels and provoking trouble”: a criminal charge that is used widely"),
    "出境未归": N_("went abroad and did not come back"),
    "境外": N_("abroad, or people abroad"),
    "违反计划生育": N_("had more children than were allowed"),
    "留大胡须": N_("wore a long beard"),
    "戴面纱": N_("wore a veil"),
    "吉里巴甫": N_("wore a long robe that covers the body (jilbab)"),
    "办理护照": N_("applied for a passport"),
    "不放心人员": N_("“untrustworthy person”: a label for people who are watched"),
    "重点人员": N_("“person of focus”: a label for people who are watched"),
    "重点国家": N_("“focus countries”: those to which travel alone makes people suspect"),
    "敏感国家": N_("“sensitive countries”: those to which travel alone makes people suspect"),
    "一体化": N_("flagged by the police database (Integrated Joint Operations Platform)"),
    "三代": N_("three generations of the family"),
    "宣扬恐怖主义": N_("“propagating terrorism”: a criminal charge that is used widely"),
    "预备实施恐怖活动": N_("“preparing acts of terrorism”: a criminal charge that is used widely"),
}


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(WORDS, key=lambda word: -len(word)))


def glosses(*texts: str) -> tuple[tuple[str, str], ...]:
    """(word, message id) of the known words in the texts, in the order of their places; none inside a longer one."""
    found: dict[str, int] = {}
    for number, text in enumerate(texts):
        rest = text
        for word in _longest_first():
            at = rest.find(word)
            if at >= 0:
                found.setdefault(word, number * 100_000 + at)
                rest = rest.replace(word, "\n" * len(word))
    return tuple((word, WORDS[word]) for word in sorted(found, key=lambda one: found[one]))
