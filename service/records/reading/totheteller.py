"""Headers that ask what the person of a row is to the one who told: "кем приходится заявителю"."""

from __future__ import annotations

import re
from functools import lru_cache

from service.matching.values.script import clean

# In each language the one who told stands in the case, or behind the preposition, that says "to".
_TO_THE_TELLER = re.compile(
    "|".join((
        r"\b(?:to|with) (?:the )?(?:testif|inform|applic|report|submit|petition|complain|witness|interview|claimant)",
        r"(?:приходится|отношение|родств\w*|связь) (?:к |с )?(?:заявител(?:ю|ем|ьниц)|свидетел(?:ю|ем)|сообщивш)",
        r"(?:приходится|отношение|родств\w*|связь) (?:к |с )?информ\w+(?:у|ом)\b",
        r"\b(?:bildirene|başvurana|tanığa|verene) ",
        r"\b(?:zum|zur|mit) (?:\w+ )?(?:melde|zeug|hinweis|auskunft|informant)",
        r"\bavec (?:le |la |l')?(?:témoin|déclarant|informat)",
        r"\b(?:беруші|арызданушы|хабарлаушы|куәгер|куә)(?:ге|ға)\b|ээсине\b",
        r"(?:бәргүчи|гуваһчи|гувачи)(?:гә|ға)\b|(?:bergüchi|guwahchi|berýshi)(?:ge|gha)\b",
        r"(?:بەرگۈچى|گۇۋاھچى|بەرۋشى)(?:گە|غا)",
    ))
)  # fmt: skip


@lru_cache(maxsize=4096)
def is_to_the_teller(header: str) -> bool:
    """Whether a header asks what the person of the row is to the one who told: "relation to the testifier"; not
    "testifier's relation"."""
    return _TO_THE_TELLER.search(clean(header).casefold().replace("i̇", "i")) is not None
