"""Places as people name them, in any script, to present-day county codes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from service.matching.values.districts import is_no_district
from service.matching.values.gazetteer import REGION, counties_under, places, present_code, read_table
from service.matching.values.kana import kinds_in_words
from service.matching.values.placekinds import CITY, COUNTY, KIND_WORDS, OFFICE, PREFECTURE, SEAT, TOWN, TOWN_BEHIND
from service.matching.values.script import clean

_CYRILLIC_FROM = "абвгғдеёжҗзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяәў"
_CYRILLIC_TO = "a b v g g d e e zh j z i y k k l m n ng o o p r s t u u u f h h ts ch sh sh _ i i _ e yu ya e u"
_ARABIC_FROM = "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيەئکیہ"
_ARABIC_TO = "a b p t j ch h d r z zh s sh g f k k g ng l m n h o u o u v e i y e _ k y e"
_LETTERS = {
    **dict(zip(_CYRILLIC_FROM, _CYRILLIC_TO.split(" "), strict=True)),
    **dict(zip(_ARABIC_FROM, _ARABIC_TO.split(" "), strict=True)),
    "ş": "sh", "ç": "ch", "ğ": "g", "ı": "i", "ә": "e", "ء": "_", "ٴ": "_", "ə": "e", "ë": "e", "é": "e",
    "ö": "o", "ü": "u", "w": "v",
}  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’`-][^\W\d_]+)*")
_PARTS = re.compile(r"[,;/|()\n，；、（）。]| or | or$|\bили\b|\bnemese\b|немесе|\bveya\b|\bya da\b|ياكى|或")
_EITHER = re.compile(r"[;/|；]| or |\bили\b|\bnemese\b|немесе|\bveya\b|\bya da\b|ياكى|或")


@lru_cache(maxsize=65536)
def fold_place(text: str) -> str:
    """A place name in one rough Latin skeleton: ``Қағилиқ``, ``قاغىلىق`` and ``Qaghiliq`` fold alike."""
    text = clean(text).casefold()
    # "_" marks letters without a sound of their own (hard and soft sign, hamza seat); it goes with the punctuation.
    text = "".join(_LETTERS.get(c, c) for c in unicodedata.normalize("NFC", text))
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if c.isalnum())
    text = (
        text.replace("zh", "j")
        .replace("kh", "h")
        .replace("gh", "g")
        .replace("x", "h")
        .replace("q", "k")
        .replace("w", "v")
    )
    return re.sub(r"(.)\1+", r"\1", text)


@cache
def _kinds() -> dict[str, str]:
    return {fold_place(word): kind for kind, words in KIND_WORDS.items() for word in words.split()}


# Kazakh in Latin letters, of which y is ы: of 2021, and of 2018 with ý for у. Буыршын is Buyrşyn and Býyrshyn.
_KAZAKH_LATIN = (str.maketrans("ый", "yi"), str.maketrans("ыуй", "yýı"))


@cache
def _latin_index() -> dict[str, frozenset[str]]:
    """Folded name -> present codes, prefectures among them."""
    index: dict[str, set[str]] = {}
    for place in places().values():
        for lang, name in place.names.items():
            if lang != "zh":
                index.setdefault(fold_place(_without_kind(name)), set()).add(place.code)
        for name in place.also:
            if not _HAN.search(name):
                index.setdefault(fold_place(name), set()).add(place.code)
    for place in places().values():
        for letters in _KAZAKH_LATIN:
            name = fold_place(_without_kind(place.names.get("kk", "")).casefold().translate(letters))
            index.setdefault(name, {place.code})
    index.pop("", None)
    return {name: frozenset(codes) for name, codes in index.items()}


def _without_kind(name: str) -> str:
    words = [w for w in name.split() if fold_place(w) not in _kinds() or len(name.split()) == 1]
    return " ".join(w for w in words if not w.startswith("("))


_HAN_SUFFIX = re.compile(
    r"(?:(?:蒙古|哈萨克|回族|维吾尔|柯尔克孜|塔吉克|锡伯|回|哈萨克族)?(?:自治区|自治州|自治县)|地区|[县市区州])$"
)


@cache
def _han_index() -> dict[str, frozenset[str]]:
    index: dict[str, set[str]] = {}
    for place in places().values():
        for name in (place.hans, *(n for n in place.also if _HAN.search(n))):
            index.setdefault(name, set()).add(place.code)
            stem = _HAN_SUFFIX.sub("", name)
            if len(stem) >= 2 and (len(stem) > 2 or not name.endswith("区") or name.endswith("地区")):
                index.setdefault(stem, set()).add(place.code)
    for row in read_table("old_codes.tsv"):  # 米泉市, 吐鲁番地区, 伊犁地区
        if row["hans"] not in index and len(row["hans"]) >= 3:
            index[row["hans"]] = {row["present"]}
    index.setdefault("哈密市", set()).add("650502")
    return {name: frozenset(codes) for name, codes in index.items()}


@cache
def _han_longest() -> int:
    return max(map(len, _han_index()))


# What stands behind the village names no place: 英巴格村9组45号. Each house would be looked up anew.
_HOUSE = re.compile(r"(.*[村区会])(?:\d{1,4}(?:组|小队|号|巷|栋|幢|单元|楼|室|户|院|-)){1,5}$", re.DOTALL)

_HOUSE_ENDS = frozenset("组队号巷栋幢元楼室户院")


def without_house(text: str) -> str:
    """An address up to its village, where only group and house follow."""
    if text and text[-1] in _HOUSE_ENDS and (found := _HOUSE.match(text)):
        return found[1]
    return text


def resolve_place(text: str, towns: bool = True) -> frozenset[str]:
    """Present-day six-digit county codes that ``text`` can mean; empty where it names none that is known.
    ``towns``: a town called like a county (阿瓦提镇) stands for it where nothing better is named.

    A prefecture's name gives all its counties; "Kashgar, Yarkand" gives the one inside the other; "Yarkand or Poskam"
    gives both. Six-digit codes of any year since 1980 are read as well.
    """
    return _resolve(without_house(text), towns)


@lru_cache(maxsize=65536)
def _resolve(text: str, with_towns: bool) -> frozenset[str]:
    text = clean(text)
    if re.fullmatch(r"\d{6}(\d{3}|\d{6})?", text):  # county code, or with township (9) or village (12) behind
        return counties_under(text[:6])
    hits: list[frozenset[str]] = []
    towns: list[frozenset[str]] = []  # 阿瓦提镇 is no county where another is named
    near: list[frozenset[str]] = []  # nor is a name that is only like one, nor a town: Bostan, Karakax County
    for part in _PARTS.split(text):
        hits += _han_hits(part, towns, hits)
        hits += _word_hits(part, towns, near)
    hits += [counties_under(code) for code in re.findall(r"(?<!\d)65\d{4}(?!\d)", text)]
    sure = frozenset().union(*hits)
    hits += [hit for hit in near if hit & sure or (hit not in towns and (not sure or _EITHER.search(text)))]
    return _combine([h for h in hits if h] or ([h for h in towns if h] if with_towns else []))


def _combine(hits: list[frozenset[str]]) -> frozenset[str]:
    result: list[frozenset[str]] = []
    for hit in sorted(hits, key=len, reverse=True):  # widest first, so that a county narrows its prefecture
        for i, known in enumerate(result):
            if known & hit:
                result[i] = known & hit
                break
        else:
            result.append(hit)
    return frozenset().union(*result)


_KINDS = frozenset("县市州区")
# 阿瓦提村, 喀什路, 温泉社区 stand in any county.
_CALLED_LIKE = re.compile(
    r"(?:新|老|旧|大|小|[东西南北中上下]|[一二三四五六七八九十]{1,2})?(?:村|社区|小区|路|大街|街(?!道)|巷|大道|大队|小队|组|队|新村|花园|市场|家园|桥)"
)


# 扎瓦镇喀什博依村: the village of a town begins like a prefecture. Not 疏附县木什乡喀什市某村, nor behind 市, which may
# be written for a prefecture (和田市墨玉某村).
_IN_TOWN = re.compile(r"(?:[\u3400-\u9fff][镇乡县]|街道(?:办事处)?|[农牧林]场)$")
_OF_VILLAGE = re.compile(r"(?![地县市州区镇乡人])(?:(?![县市州区镇乡]|地区)[\u3400-\u9fff]){1,8}?(?:村|社区)")


def _begins_village(run: str, i: int, j: int) -> bool:
    """Whether the name in ``run[i:j]``, which no kind of place follows, is how the name of a village begins."""
    return _OF_VILLAGE.match(run, j) is not None and _IN_TOWN.search(run, 0, i) is not None


def _han_hits(text: str, towns: list[frozenset[str]], before: list[frozenset[str]]) -> list[frozenset[str]]:
    """What the text names; into ``towns`` what a town in it is called like. A village or a road names no county.
    ``before``: what the parts before this one name."""
    hits: list[frozenset[str]] = []
    for run in _HAN.findall(text):
        i, end, last = 0, 0, frozenset[str]()  # where the last county named in the run ends, and which it is
        while i < len(run):
            for j in range(min(len(run), i + _han_longest()), i + 1, -1):
                if codes := _han_index().get(run[i:j]):
                    found = _expand(codes)
                    kind = run[j - 1] in _KINDS and not run.startswith("市场", j - 1)  # 和田市场 is a market
                    if run[j - 1] == "区" and is_no_district(found, run, i, j, last, end, [*before, *hits]):
                        pass
                    elif not kind and TOWN_BEHIND.match(run, j):
                        if not _CALLED_LIKE.match(run, j):
                            towns.append(found)
                    elif not kind and _begins_village(run, i, j):
                        pass
                    elif kind or not (_CALLED_LIKE.match(run, j) or run.startswith("市场", j - 1)):
                        hits.append(found)
                        end, last = (j, found) if found else (end, last)
                    i = j
                    break
            else:
                i += 1
    return hits


# Comté de Kuqa, County of Kuqa; Каракашский уезд, в Текесском уезде.
_LINKS = frozenset({"de", "du", "of", "von"})
_ELISION = re.compile(r"\b[dl]['’](?=[^\W\d_]{3})", re.IGNORECASE)  # comté d'Uchturpan
_ADJECTIVE = re.compile(r"(?<=[a-z]{4})sk(?:iy?|ogo|om|omu|oy|aya|oe)$")


def _noun(word: str) -> str:
    """Karakash of Karakashskii; Tekes of Tekesskii, of which folding left one s."""
    stem = _ADJECTIVE.sub("", word)
    return stem + "s" if stem != word and stem + "s" in _latin_index() else stem


def _word_hits(text: str, towns: list[frozenset[str]], near: list[frozenset[str]]) -> list[frozenset[str]]:
    """As :func:`_han_hits`, for words in letters: Ақсу ауылы is a village. Into ``near`` what a word is only like."""
    if "'" in text or "’" in text:
        text = _ELISION.sub("", text)
    text = OFFICE.sub(" subdistrict ", kinds_in_words(text))
    words = [fold_place(w) for w in _WORDS.findall(text) if not _HAN.search(w)]
    kinds, index = _kinds(), _latin_index()
    words = [w if w in index else _noun(w) for w in words if w and w not in _LINKS]
    hits: list[frozenset[str]] = []
    i = 0
    while i < len(words):
        for n in (3, 2, 1):
            joined = "".join(words[i : i + n])
            codes = index.get(joined) if i + n <= len(words) else None
            if codes is None:
                continue
            before = kinds.get(words[i - 1]) if i else None
            kind = kinds.get(words[i + n]) if i + n < len(words) else None
            # "Bay", "Lop" or "Emin" inside a sentence is more often a word or a person.
            if len(joined) <= 4 and len(words) > n and not (kind or before) and len(words) > 2:
                continue
            kind = kind or (before if len(words) == n + 1 or (before == TOWN and i == 1) else None)
            (towns if kind in {TOWN, SEAT} else hits).append(_expand(_of_kind(codes, kind)))
            if kind == SEAT:
                near.append(towns[-1])
            i += n
            break
        else:
            if codes := _near(words[i]):
                beside = {kinds.get(w) for w in (*words[i + 1 : i + 2], *(words[:1] if i == 1 else ()))}
                (towns if beside & {TOWN, SEAT} else near).append(_expand(codes))
                if SEAT in beside:
                    near.append(towns[-1])
            i += 1
    return hits


@lru_cache(maxsize=65536)
def _near(word: str) -> frozenset[str]:
    """Codes of the names one slip away from a long word, two from a very long one."""
    if len(word) < 6 or word in _kinds():
        return frozenset()
    allowed = 2 if len(word) >= 9 else 1
    best: dict[int, set[str]] = {}
    for name, codes in _latin_index().items():
        if name[0] == word[0] and len(name) >= 5:
            distance = DamerauLevenshtein.distance(word, name, score_cutoff=allowed)
            if distance <= allowed:
                best.setdefault(distance, set()).update(codes)
    return frozenset(best[min(best)]) if best else frozenset()


def _of_kind(codes: frozenset[str], kind: str | None) -> frozenset[str]:
    if kind is None or kind == TOWN:
        return codes
    kind = CITY if kind == SEAT else kind
    ends = {COUNTY: ("县", "区"), CITY: ("市",), PREFECTURE: ("地区", "州", "市")}[kind]
    level = kind == PREFECTURE
    fitting = {c for c in codes if c.endswith("00") == level and places()[c].hans.endswith(ends)}
    return frozenset(fitting) or codes


def _expand(codes: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(counties_under(c) for c in codes if present_code(c) != REGION))
