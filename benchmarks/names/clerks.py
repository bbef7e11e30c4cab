"""How clerks write: the slips that make one Chinese spelling of a name into the many of a real table.

Written from what is known of Mandarin as spoken in the north-west and of the official audits of names (homophones, lost
and added characters, missing dots, exchanged order, cut ends). None of it is taken from the matcher's tables.
"""

from __future__ import annotations

from random import Random

HOMOPHONES = (
    "力里丽利黎莉立理 提替体题 迪地第帝的 木穆姆慕牧 尔儿耳 买麦迈卖 马玛麻妈 沙莎纱 夏下霞 西希茜喜 "
    "斯司思丝 孜子兹资自 则泽择 克柯科刻 卡喀咖咯 吐图土突涂 阿啊 艾爱埃 伊依衣宜一 吾乌伍武五 玉于裕育 "
    "古姑谷骨 拉腊喇 热惹 来莱赖 如茹入乳 拜白百 布不部步 帕怕 普甫浦朴 达大 都杜度 塔他 加贾佳嘉 江将姜 "
    "居朱 吉基及 其奇齐 汗罕翰 合赫何河 海亥 洪红宏 苏素速 逊训 孙荪 曼满慢 米密 那纳娜拿 乃奈 尼妮泥 "
    "努奴 瓦娃 外歪 亚牙娅雅 叶也耶 尤由友 扎札 再在载 祖足组 库苦酷 凯开 肯垦 坤昆 顿敦 丁定 山善 先仙 "
    "巴八 比毕必 皮匹 排派 鲁路卢 罗洛 茂毛 明民敏 班般 赛塞 别白 道到 波博"
).split()
"""Characters that sound the same to a clerk, or nearly."""

HABITS = (
    ("买", "麦"), ("吐", "图"), ("牙", "亚"), ("沙", "萨"), ("地", "迪"), ("肉", "如"), ("肉", "若"),
    ("不", "卜"), ("依", "伊"), ("卡", "喀"), ("力", "里"), ("丽", "力"), ("木", "姆"), ("娜", "纳"),
    ("汗", "罕"), ("孙", "荪"), ("逊", "荪"), ("都", "杜"), ("阿布", "阿卜"), ("加", "贾"), ("比", "毕"),
    ("铁", "提"),
)  # fmt: skip
"""The old habit and the standard of 2002, or two habits side by side."""

DIALECT = (
    ("孙", "松"), ("逊", "送"), ("顿", "东"), ("山", "桑"), ("汗", "杭"), ("曼", "芒"), ("沙", "夏"),
    ("西", "斯"), ("孜", "子"), ("热", "日"), ("卡", "哈"), ("肯", "坎"), ("坤", "孔"), ("丁", "东"),
    ("赛", "色"), ("克", "可"), ("合", "哈"), ("普", "布"), ("拉", "热"), ("那", "拉"), ("扎", "加"),
)  # fmt: skip
"""Sounds that do not stay apart in the ear of one who hears Uyghur or Kazakh through Mandarin."""

LOST = "尔合赫力木依"
"""Closing characters that are left out, the likeliest first."""
OPEN = "热海赛麦拜外来"
DOTS = "··········•．.・‧ "


def slip(part: str, random: Random) -> str:
    """The part with one slip; sometimes the slip changes nothing."""
    kind = random.random()
    at = random.randrange(len(part))
    if kind < 0.38:
        for same in HOMOPHONES:
            if part[at] in same:
                return part[:at] + random.choice(same) + part[at + 1 :]
    elif kind < 0.62:
        old, new = random.choice([pair for pair in HABITS if pair[0] in part or pair[1] in part] or [("", "")])
        return (part.replace(old, new) if old in part else part.replace(new, old)) if old else part
    elif kind < 0.74:
        found = [pair for pair in DIALECT if pair[0] in part or pair[1] in part]
        if found:
            one, other = random.choice(found)
            return part.replace(one, other, 1) if one in part else part.replace(other, one, 1)
    elif kind < 0.88:
        for closing in LOST:
            if closing in part[1:] and len(part) > 2 and random.random() < 0.7:
                at = part.index(closing, 1)
                return part[:at] + part[at + 1 :]
    elif kind < 0.95:
        places = [i for i, c in enumerate(part) if c in OPEN and part[i + 1 : i + 2] not in {"依", "伊", "衣"}]
        if places:
            at = random.choice(places)
            return part[: at + 1] + "依" + part[at + 1 :]
    elif kind < 0.98 and part[at] in "吐图库布艾" and part[at + 1 : at + 2] != "尔":
        return part[: at + 1] + "尔" + part[at + 1 :]
    elif len(part) > 3 and at:
        return part[:at] + part[at + 1 :]
    return part


def misspell(part: str, random: Random) -> str:
    """The part with one to three slips."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3))):
        part = slip(part, random)
    return part


def write_name(own: str, father: str, random: Random) -> tuple[str, str]:
    """The full name as a table has it, and how: ``plain``, ``undotted``, ``swapped``, ``both`` or ``cut``."""
    kind = random.random()
    if kind < 0.84:
        return own + random.choice(DOTS) + father, "plain"
    if kind < 0.93:
        return own + father, "undotted"
    if kind < 0.96:
        return father + "·" + own, "swapped"
    if kind < 0.97:
        return father + own, "both"
    whole = f"{own}·{father}"
    return (whole[:8], "cut") if len(whole) > 8 else (whole, "plain")
