"""What is counted in years beside a prison term and is none: 缓刑五年, 5 years deprivation of political rights."""

from __future__ import annotations

import re
from typing import Final

from service.records.reading.patterns import pattern_of

_IN_HAN: Final = (
    r"(?<![,，])(?:宣告|判处?|处|适用|执行|的|[,，])*+(?:缓刑|缓期|缓|考验期限?|(?:附加)?剥夺(?:政治)?权利?|(?:附加)?剥夺政治权利|剥权|剥政)(?:为|期|考验期)*\s*"
    r"\d{1,2}\s*(?:年|个?月)(?:\s*\d{1,2}\s*个?月)?(?:以[上下内])?"
)
# 减刑9个月, reduced by 9 months: by how much a term was changed.
_CHANGED: Final = (
    r"(?:累计|共计?|已|先后|合计|又|再|获|[两三四\d]次){0,8}+(?:减刑|减去|减少|减免|减|折抵|缩减|加刑|加判|增加)(?:刑期|余刑|有期徒刑|了|[两三四\d]次|共计?|累计)*\s*"
    r"(?:\d{1,2}\s*年半?(?:\s*[零又]?\d{1,2}\s*个?月)?|\d{1,3}\s*个?月)(?:\s*\d{1,2}\s*[天日])?|"
    r"(?:reduced|shortened|cut|lowered|extended) by (?:\d{1,2} ?-?(?:years?|months?)(?: and)? ?)+|"
    r"(?:with )?(?:a )?reduction of (?:\d{1,2} ?-?(?:years?|months?)(?: and)? ?)+|"
    r"(?:сокращ|уменьш|снижен|сниж)\w* на (?:\d{1,2} (?:лет|год\w*|мес\w*)(?: и)? ?)+|"
    r"(?:\d{1,2} (?:yıl|ay) ?)+(?:indirim\w*|azaltıl\w*)"
)
CHANGED: Final = pattern_of(_CHANGED, re.IGNORECASE)
_RIGHTS: Final = (
    r"(?:(?:deprivation|loss|suspension|denial) of (?:(?:all|his|her|their) )?(?:political|civil) rights|"
    r"(?:deprived|stripped) of (?:(?:all|his|her|their) )?(?:political|civil) rights|"
    r"(?:лишени\w+|поражени\w+)(?: в)? политических прав\w*|siyasi (?:hak\w*|haklardan) (?:mahrumiyet\w*|yoksun\w*)|"
    r"(?:aberkennung|entzug|verlust) der politischen rechte|privation (?:de ses|des) droits politiques|"
    r"саяси құқы\w+ айыр\w*|siyasiy hoquqi?\w* mehrum\w*|سىياسىي ھوقۇق\w* مەھرۇم\w*)"
)
_YEARS: Final = r"\d{1,2} ?-?(?:years?|yrs?|лет|год\w*|y[ıi]l\w*|jahren?|jahre?|ans?|жыл\w*|يىل\w*)'?"
# Begun once for a run of blanks, and nothing given back: a cell may hold thousands of them.
_AND: Final = r"(?:(?<![\s,;+&(])[\s,;+&(]*+(?:plus|and|with|followed by|и|плюс|с|ve|artı|und|et|және|ۋە|we)?\s*+)"
#: Beside the term, not of it.
BESIDE: Final = pattern_of(
    rf"{_IN_HAN}|{_CHANGED}|{_AND}(?:(?:a|an) )?{_YEARS}(?: of| de| )*\s*{_RIGHTS}\)?|"
    rf"{_AND}{_RIGHTS}(?: for| на| pour| von|:| )*\s*(?:{_YEARS})?\)?",
    re.IGNORECASE,
)
