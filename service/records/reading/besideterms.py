"""What is counted in years beside a prison term and is none: 缓刑五年, 5 years deprivation of political rights."""

from __future__ import annotations

import re
from typing import Final

_IN_HAN: Final = (
    r"(?:宣告)?(?:缓刑|缓期|缓|考验期限?|(?:附加)?剥夺(?:政治)?权利?|(?:附加)?剥夺政治权利|剥权|剥政)(?:为|期)?\s*"
    r"\d{1,2}\s*(?:年|个?月)(?:\s*\d{1,2}\s*个?月)?(?:以[上下内])?"
)
_RIGHTS: Final = (
    r"(?:(?:deprivation|loss|suspension|denial) of (?:(?:all|his|her|their) )?(?:political|civil) rights|"
    r"(?:deprived|stripped) of (?:(?:all|his|her|their) )?(?:political|civil) rights|"
    r"(?:лишени\w+|поражени\w+)(?: в)? политических прав\w*|siyasi (?:hak\w*|haklardan) (?:mahrumiyet\w*|yoksun\w*)|"
    r"(?:aberkennung|entzug|verlust) der politischen rechte|privation (?:de ses|des) droits politiques|"
    r"саяси құқы\w+ айыр\w*|siyasiy hoquqi?\w* mehrum\w*|سىياسىي ھوقۇق\w* مەھرۇم\w*)"
)
_YEARS: Final = r"\d{1,2} ?-?(?:years?|yrs?|лет|год\w*|y[ıi]l\w*|jahren?|jahre?|ans?|жыл\w*|يىل\w*)'?"
_AND: Final = r"(?:[\s,;+&(]*(?:plus|and|with|followed by|и|плюс|с|ve|artı|und|et|және|ۋە|we)?\s*)"
#: Beside the term, not of it.
BESIDE: Final = re.compile(
    rf"{_IN_HAN}|{_AND}(?:(?:a|an) )?{_YEARS}(?: of| de| )*\s*{_RIGHTS}\)?|"
    rf"{_AND}{_RIGHTS}(?: for| на| pour| von|:| )*\s*(?:{_YEARS})?\)?",
    re.IGNORECASE,
)
