"""Words for kinds of places, in every script: what stands beside a name says which place of that name is meant."""

from __future__ import annotations

import re

# Kind words, folded: which of several places of one name is meant.
COUNTY, CITY, PREFECTURE, TOWN, SEAT = "county", "city", "prefecture", "township", "town"
KIND_WORDS = {
    COUNTY: "county nahiyisi nahiye nahiyesi ناھىيىسى ناھىيە ناھىيەسى уезд аудан ауданы район районы ilçesi ilçe "
    "xian наһийиси наһийә audany audan اۋدانى اۋدان tumani tuman району comté kreis landkreis مقاطعة",
    CITY: "city shehiri sheher شەھىرى شەھەر қаласы қала город шәһири şehri şehir shi kent "
    "qalasy qala قالاسى قالا shahri shahar шаары ville stadt مدينة",
    PREFECTURE: "prefecture wilayiti vilayeti ۋىلايىتى ۋىلايەت аймағы облысы область округ вилайити ili diqu oblasti "
    "aymak aimagy aimaǵy ايماعى viloyati viloyat préfecture präfektur محافظة ولاية",
    # Called like a county, most often: a village of that name is none.
    TOWN: "village township hamlet село деревня посёлок волость аул ауылы ауыл округі aýyly auyly aýyl اۋىلى اۋىل "
    "айылы айыл köyü köy mahallesi kenti kentining كەنتى كەنت кәнти кәнт yézisi yéza يېزىسى يېزا йезиси йеза "
    "mehellisi mehelle مەھەللىسى مەھەللە qishlog'i qishloq қишлоғи dorf gemeinde commune canton قرية بلدة "
    "subdistrict community neighbourhood neighborhood street road улица ул проспект микрорайон caddesi sokağı sokak "
    "belde beldesi bucağı kasaba kasabası көшесі көше ауылдық كوچىسى كوچا kochisi köchisi kocha коча кочиси "
    "baziri بازىرى базири мкр xiang zhen jiedao",
    # Where a county or a city has its seat, or any other: 镇.
    SEAT: "town",
}

# 阿克苏街道, 博湖哈萨克族乡, 尉犁良种场: called like a county, wherever it is.
TOWN_BEHIND = re.compile(r"(?:[\u3400-\u9fff]{1,4}族|民族)?[镇乡]|街道|片区|[农牧林]场|园艺场|良种场|种[羊马牛畜]场")
# 街道, as it is translated in several words.
OFFICE = re.compile(
    r"\b(?:sub-? ?district|street|neighbou?rhood|community)(?: (?:administrat\w+|affairs|residential))?"
    r"(?: (?:office|committee|community|agency|bureau))\b|\bsub[- ]district\b|"
    r"\b(?:уличн\w+|квартальн\w+) (?:комитет\w*|управлени\w+|канцеляри\w+)|"
    r"\b(?:sokak|mahalle|semt) (?:ofisi|bürosu|idaresi|müdürlüğü)|"
    r"كوچا (?:باشقارما\w*|ئىش ?بېجىرىش\w*)|\bk[oö]cha (?:bashqarm\w+|ish ?b[eé]jirish\w*)|\bкоча башқарм\w+|"
    r"\bкөше (?:басқарма\w*|кеңсе\w*)",
    re.IGNORECASE,
)
