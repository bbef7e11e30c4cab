"""Words for having left a camp or prison, and for not being in one: they name the place, and say the opposite of it."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of

PLACE_EN: Final = (
    r"(?:(?!(?:for|to|in|into|at|on)\b)\w+[- ]){0,4}?(?:camps?|prison|jail|detention|custody|internment)\b"
)
PLACE_RU: Final = r"(?:\w+ )?(?:лагер\w+|тюрьм\w+|заключени\w+|сизо|колони\w+|изолятор\w*)"
PLACE_DE: Final = r"(?:(?:dem|der|einem|einer) )?(?:\w+lager|lager|gefängnis|haft|\w+haft)\b"
PLACE_FR: Final = r"(?:(?:un|le|la) )?(?:camp|prison|détention)\b"
_TURKIC: Final = (
    r"(?<![\w'])(?:лагерь?|түрме|түрмө|түрми|абақты|қамақ|қамау|камак|қамоқ|турма|"
    r"lag[eé]r|túrme|türm[ei]|turm[ea]|abaqty|qamaq|qamaý|qamau|qamoq|kamp|hapis|hapishane|cezaev|gözaltı|"
    r"لاگېر|لاگىر|لاگەر|تۇرمە|تۈرمە|تۈرمى|قاماق|قاماۋ|اباقتى)"
)
FROM_IN_TURKIC: Final = (
    rf"{_TURKIC}\w{{0,4}}?(?:[дт](?:ан|ен|ән|ін|ин|ын)|нан|нен|[dt](?:an|en|än|in|ın|yn)|nan|nen|"
    r"دىن|تىن|دان|دەن|تان|تەن|نان|نەن)"
)
_AT: Final = rf"{_TURKIC}\w{{0,4}}?(?:[дт][аеәэ]|[dt][aeä]|دا|دە|تا|تە)"
_WHEN_SAFELY: Final = r"(?: (?:\d\S*|жылы|jyly|yili|yilda|йили|аман|аман-есен|босап|bosap|بوساپ|boshap|sağ|salim))*"
_NOT_TURKIC: Final = r"(?: ?(?:жоқ|жок|емес|эмес|йоқ|әмәс|эмас|йўқ|joq|emes|yoq|yo'q|emas|değil|جوق|ەمەس|ئەمەس|يوق))"
_CAME_OUT: Final = (
    r" (?:шығып|шиғип|чиқип|чыгып|chiqi[pb]|shyǵyp|shyğyp|çıkıp|شىعىپ|چىقىپ|"
    r"шы(?:қты|ққан)|чи(?:қти|ққан|қди)|чы(?:кты|ккан|қти|ққан)|shy(?:qty|qqan)|şy(?:qty|qqan)|chi(?:qti|qqan|qdi)|"
    r"шиқ(?:ти|қан)|شى(?:قتى|ققان)|چى(?:قتى|ققان)|çık(?:tı|mış|mıştır)|ayrıl(?:dı|mış)|kurtul(?:du|muş)|"
    r"dön(?:dü|müş)|қайт(?:ты|қан|ти)|кайт(?:ты|кан)|qa[iı]t(?:ty|qan)|qayt(?:ti|qan|di)|قايت(?:تى|قان)|"
    r"құтыл(?:ды|ған)|қутул(?:ди|ған)|qutyl(?:dy|ǵan)|qutul(?:di|ghan|gan)|قۇتۇل(?:دى|غان)|قۇتىل(?:دى|عان))"
    rf"(?!\w|{_NOT_TURKIC})"
)
LEFT_IN_LETTERS: Final = "|".join((
    rf"(?<!taken )(?<!moved )(?<!sent )(?<!brought )(?<!transferred )\b(?:(?:came|got|let|is|now|went) )?out of "
    rf"{PLACE_EN}",
    rf"\b(?:left|quit|exited) {PLACE_EN}",
    rf"\b(?:home|back|returned|came home|came back) from {PLACE_EN}",
    rf"\b(?:выш(?:ел|ла|ли)|вернул(?:ся|ась)|выпущен[аы]?|уш(?:ел|ла)) (?:\w+ )?из {PLACE_RU}",
    rf"\bпокинул[аи]? {PLACE_RU}",
    rf"\b(?:kam|ist|kehrte|zurück|raus|heraus) (?:\w+ )?aus {PLACE_DE}(?: (?:gekommen|raus|heraus|zurück\w*))?",
    rf"\baus {PLACE_DE} (?:gekommen|raus|heraus|herausgekommen|zurück\w*)\b",
    r"\b(?:hat )?(?:das )?(?:\w+lager|lager|gefängnis) verlassen\b",
    rf"\b(?:sortie?s?|revenue?s?|rentrée?s?) (?:du|de|d'|des) ?{PLACE_FR}|\ba quitté {PLACE_FR}|\bhors du camp\b",
    rf"{FROM_IN_TURKIC}{_WHEN_SAFELY}{_CAME_OUT}",
))  # fmt: skip
_IN_HAN: Final = (
    r"(?:离开|走出)了?[^，。,;；未不没]{0,8}?(?:教培中心|教转中心|培训中心|教培|看守所|监狱)|"
    r"从[^，。,;；未不没]{0,8}?(?:中心|看守所|监狱|教培|教育点|学校)(?:出来|回来)(?!后)"
)
LEFT: Final = pattern_of(f"{LEFT_IN_LETTERS}|{_IN_HAN}")
# Out of it by nobody's leave: neither custody nor freedom that anybody gave.
FLED: Final = pattern_of("|".join((
    rf"\b(?:escaped|fled|ran away|broke out|got away|absconded|deserted)(?: (?:from|of|out of))? {PLACE_EN}",
    rf"\b(?:с?бежал[аи]?|убежал[аи]?|удрал[аи]?|скрыл(?:ся|ась)) (?:\w+ )?из {PLACE_RU}",
    rf"\b(?:(?:ist|war|floh|entkam|flüchtete) )?aus {PLACE_DE} "
    r"(?:geflohen|geflüchtet|entkommen|entflohen|ausgebrochen)\b",
    rf"\b(?:floh|entkam|flüchtete) aus {PLACE_DE}",
    rf"\b(?:évadée?s?|enfuie?s?|échappée?s?|fui) (?:du|de la|de l'|d'un|de|le|la) ?{PLACE_FR}",
    rf"{FROM_IN_TURKIC} (?:қаш|каш|қач|қоч|qash|qach|qoch|kaç|qaş|firar|فىرار|قاش|قاچ)\w*"
    r"(?: (?:кет|шық|чық|чиқ|ket|shyq|chiq|كەت|چىق|et|ol)\w*)?"
    rf"(?!\w|{_NOT_TURKIC})",
    r"从[^，。,;；未不没]{0,8}?(?:中心|看守所|监狱|教培|教育点|学校)(?:脱逃|逃跑|逃走|逃出|逃离|逃脱|潜逃|越狱)",
    r"(?:脱逃|逃离|逃出|逃脱)了?(?:教培中心|教转中心|培训中心|教培|看守所|监狱)",
)))  # fmt: skip
_INSIDE: Final = "|".join((
    rf"\b(?:no longer|not(?: any ?more| anymore| now| currently)?|never) (?:been |held )?(?:in|at|inside) {PLACE_EN}",
    r"\b(?:no longer|not (?:any ?more|currently|now)) (?:detained|held|imprisoned|interned|jailed|incarcerated)\b",
    rf"\b(?:больше |уже )?не (?:находится |был[аи]? )?в {PLACE_RU}",
    rf"\b(?:nicht(?: mehr)?|nie) (?:im|in|in einem) {PLACE_DE}",
    rf"\b(?:plus|pas|jamais) (?:été )?(?:au|en|dans|à la) {PLACE_FR}",
    rf"{_AT}{_NOT_TURKIC}(?!\w)",
))  # fmt: skip
NOT_INSIDE: Final = pattern_of(_INSIDE)
