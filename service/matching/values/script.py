"""Text normalising shared by the value parsers: width, digits, spaces, invisible characters."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Joiners, direction marks, byte order mark, soft hyphen, tatweel: they carry nothing and break comparisons.
_INVISIBLE = dict.fromkeys([0x00AD, 0x0640, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
# Programs that print to PDF write some characters as the radicals of the same look, and NFKC folds only those of
# Kangxi. From EquivalentUnifiedIdeograph of the Unicode Character Database, as far as names and records use them.
_LIKE = str.maketrans(
    "⺁⺄⺆⺊⺋⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺝⺟⺠⺦⺨⺩⺫⺭⺯⺰⺲⺶⺹⺺⺼⺾⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻎⻏⻐⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂乙冂卜㔾小兀尣尢巳幺彑彐忄扌攵旡月母民丬犭王目礻糹纟罒羊耂肀肉艹艹虎衤覀西见角讠贝车辶辶邑钅镸长门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
_DOOR = "\u2f3e"  # which NFKC makes 戶, as nobody in the records writes it
_KANGXI = {c: unicodedata.normalize("NFKC", chr(c)) for c in range(0x2F00, 0x2FD6)}
_RADICALS: dict[int, int | str] = {**_LIKE, **_KANGXI, ord(_DOOR): "户"}
_FOLDED: dict[int, int | None] = {**_INVISIBLE, **_LIKE}
_SPACE = re.compile(r"\s+")
# Most of a table: there is nothing to clean in it.
_PLAIN = re.compile(r"[\u4e00-\u9fff·0-9A-Za-z]*")


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """NFKC (full width to half width), radicals as the characters they stand for, every script's digits to 0-9,
    invisible characters gone, spaces single."""
    if _PLAIN.fullmatch(text):
        return text
    if text.isascii():
        return _SPACE.sub(" ", text).strip()
    text = unicodedata.normalize("NFKC", text.replace(_DOOR, "户")).translate(_FOLDED)
    if not text.isascii():
        text = "".join(_digit(c) if c.isdigit() else c for c in text)
    return _SPACE.sub(" ", text).strip()


# Of the characters of headers and of what they head: a list that went through Taiwan or Hong Kong has the former.
_SIMPLIFIED = str.maketrans(
    "證號碼別關係時間點監獄備註聯繫電話齡別戶稱現鄉鎮縣區組長類態釋業單職歲離訓練學員項實據圖陸畢參總數編順處結認決護親屬婦孫爺"
    "採內審責對導記錄轉應無個緩訴檢維爾漢滿錫達資詳細絡機狀況蹤執農鋪門樓號辦責罰"
    "羈獲懲來國隊書報進場勞營傷"
    "東醫診從偵強團蘭過帶給軍華與語經極嚴動務歸開壓傳織調擾亂絕環橋龍庫蘇鐵馬烏齊賽麗買後發復併於運該沒佔僱滯辯脫險圍檔幫緝贓賭販賣槍彈藥暫視獨遷還"
    "師葉習黨賈熱則義雖裡裏衛療養廠糧車產殺貧償緣網樂勸舉講聽禮賀聖遲誤濟費驗驅竊詐騙隱鬥毆謠顛眾",
    "证号码别关系时间点监狱备注联系电话龄别户称现乡镇县区组长类态释业单职岁离训练学员项实据图陆毕参总数编顺处结认决护亲属妇孙爷"
    "采内审责对导记录转应无个缓诉检维尔汉满锡达资详细络机状况踪执农铺门楼号办责罚"
    "羁获惩来国队书报进场劳营伤"
    "东医诊从侦强团兰过带给军华与语经极严动务归开压传织调扰乱绝环桥龙库苏铁马乌齐赛丽买后发复并于运该没占雇滞辩脱险围档帮缉赃赌贩卖枪弹药暂视独迁还"
    "师叶习党贾热则义虽里里卫疗养厂粮车产杀贫偿缘网乐劝举讲听礼贺圣迟误济费验驱窃诈骗隐斗殴谣颠众",
)


# Most texts have none of them, and looking takes a fifth of the time of putting others in their place.
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLIFIED))}]")


def simplified(text: str) -> str:
    """Traditional characters as tables use them in headers and in their usual words, as simplified ones."""
    return text if _TRADITIONAL.search(text) is None else text.translate(_SIMPLIFIED)


def without_radicals(text: str) -> str:
    """The text with the characters that radicals stand for, and nothing else changed."""
    return text.translate(_RADICALS)


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
