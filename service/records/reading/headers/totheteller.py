"""Headers that ask what the person of a row is to the one who told: "кем приходится заявителю", "relation to me"."""

from __future__ import annotations

from functools import lru_cache

from service.matching.values.script import clean
from service.records.reading.patterns import pattern_of

# In each language the one who told stands in the case, or behind the preposition, that says "to".
_TO_THE_TELLER = pattern_of(
    "|".join((
        r"\b(?:to|with) (?:the )?(?:person )?(?:testif|inform|applic|report|submit|petition|complain|witness|interview|"
        r"claimant)",
        r"(?:приходится|отношение|родств\w*|связь) (?:к |с )?(?:заявител(?:ю|ем|ьниц)|свидетел(?:ю|ем)|сообщивш)",
        r"(?:приходится|отношение|родств\w*|связь) (?:к |с )?информ\w+(?:у|ом)\b",
        r"\b(?:bildirene|başvurana|tanığa|verene|bildirenle|başvuranla|tanıkla|verenle) ",
        r"\b(?:zum|zur|mit) (?:\w+ )?(?:melde|zeug|hinweis|auskunft|informant)",
        r"\bavec (?:le |la |l')?(?:témoin|déclarant|informat)",
        r"\b(?:беруші|арызданушы|хабарлаушы|куәгер|куә)(?:ге|ға)\b|ээсине\b|(?:бер|билдир)генге\b|\b(?:beruvchi|arizachi|guvoh)ga\b|\b(?:берувчи|аризачи|гувоҳ)га\b",
        r"(?:бәргүчи|гуваһчи|гувачи)(?:гә|ға)\b|(?:bergüchi|guwahchi|berýshi)(?:ge|gha)\b",
        r"(?:بەرگۈچى|گۇۋاھچى|بەرۋشى)(?:گە|غا)",
        r"[与和](?:信息|线索)?(?:举报|报案|报告|提供|求助|申诉|讲述|口述|寻亲|作证)(?:信息|线索|者|人)+的?关系|与证人的?关系",
    ))
)  # fmt: skip
_TO_ME = pattern_of(
    "|".join((
        r"\b(?:relat\w*|kinship|tie|connection|connected) (?:\w+ )?(?:to|with) me\b|\bwho (?:\S+ )?(?:\S+ )?to me\b",
        r"\b(?:мне|меня|мой|моя) (?:кем|кто)\b|\b(?:кем|кто)\b.{0,20}\bмне\b|"
        r"(?:отношение|родств\w*|связь) (?:ко мне|со мной)",
        r"\b(?:bana|benim|benimle) (?:yakınlı|akrabalı|neyim|kim|olan yakınlı|ilişki)\w*",
        r"\b(?:менің|маған|мага|менин|менга|менинг|маңа|мениң) (?:ким|кім|туыс|қатынас|тууган|қариндош|туққан)\w*",
        r"\b(?:meniń|meniñ|menin|mağan|maǵan|mening|menga|manga|maña|menim) (?:kim|týys|tuys|tughqan|qarindosh)\w*",
        r"(?:مېنىڭ|ماڭا|مەنىڭ|ماعان) (?:كىم|تۇغقان|تۋىس)",
        r"(?:verhältnis|verwandt\w*|beziehung) (?:zu|mit) mir\b|\bmit mir verwandt|\bwer .{0,12}\bfür mich\b",
        r"\b(?:lien|parenté|relation)\b.{0,15} (?:avec|à|envers) moi\b|\bpar rapport à moi\b",
        r"[与和跟](?:我|讲述人|叙述人)的?(?:亲属)?关系|是?我的(?:什么人|谁|何人)|[与和跟]我是什么关系",
    ))
)  # fmt: skip


@lru_cache(maxsize=4096)
def is_to_me(header: str) -> bool:
    """Whether a header asks in the words of the one who told: "relation to me", менің кімім, 与我关系."""
    return _TO_ME.search(clean(header).casefold().replace("i̇", "i")) is not None


@lru_cache(maxsize=4096)
def is_to_the_teller(header: str) -> bool:
    """Whether a header asks what the person of the row is to the one who told: "relation to the testifier"; not
    "testifier's relation"."""
    return is_to_me(header) or _TO_THE_TELLER.search(clean(header).casefold().replace("i̇", "i")) is not None
