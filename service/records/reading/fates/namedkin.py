"""A word for kin of one character glued to a name, before what befell them: 兄马学文2016年判刑10年, 其弟艾力被收押."""

from __future__ import annotations

from typing import Final

from service.records.reading.words.content import NAME_CHARS
from service.records.reading.words.kinwords import KIN_WORDS
from service.records.reading.words.vocabulary import vocabulary

_SURNAMES: Final = vocabulary()["han"]["surnames"]
_SURNAME: Final = (
    rf"(?:[{''.join(s for s in _SURNAMES if len(s) == 1)}]|{'|'.join(s for s in _SURNAMES if len(s) > 1)})"
)
_HAN: Final = r"[\u3400-\u9fff]"
# Names that begin with such a character: 姑丽娜尔, 母沙, 弟里夏提. Behind 其 they are none.
_OF_A_NAME: Final = (
    r"(?!姑[丽力里莉利扎再孜尔海娜]|母[沙萨合明太尼塔斯哈]|弟[里力丽理利尔娜拉]|伯[克拉里尔]|夫[提拉热]|叔[力开库]|"
    r"子[亚牙比丽]|女[尔日斯里]|哥[尔]|妹[尔]|姐[米]|舅[马])"
)
_WORD: Final = rf"(?:(?<=其)|{_OF_A_NAME})(?:兄嫂|兄|弟|哥|姐|妹|嫂|父|母|妻|夫|子|女|叔|伯|舅|姑|姨|侄|甥|婿|媳)"
# What is no name, though written with characters of names.
_NO_NAME: Final = rf"(?!{KIN_WORDS}|[嫂媳婿辈方家]|阿訇|大阿訇|哈吉|毛拉|伊玛目|依玛目|阿吉|于[\d去今前同]|买卖)"
_WRITTEN: Final = rf"[{''.join(sorted(NAME_CHARS))}]{{2,9}}?"
_NAME: Final = rf"{_NO_NAME}(?:{_HAN}{{1,9}}[·•・‧.．]{_HAN}{{1,9}}?|{_SURNAME}{_HAN}{{1,2}}?|{_WRITTEN})"
# What goes on behind a name: a day, or what befell them.
_BEHIND: Final = (
    r"(?=[,，\s]?(?:(?:19|20)\d\d|\d\d年|已|现|也|又|均|都|另|于|在|因|被|曾|正|目前|同年|去年|今年|判|收[押教监治]|教[培转]|"
    r"服刑|劳教|拘|逮捕|抓|关押|羁押|刑|病[故亡逝死]|死|去世|亡|送(?!其)|涉|获刑|无期|有期|强戒|强制))"
)
#: The kin and the name, as a pattern; none of the person's own name, nor of 父母双亡, 子女3人.
NAMED_KIN: Final = rf"(?:{_WORD}[:：]?[(（]?{_NAME}[)）]?(?:[、和与及]其?{_WORD}?{_NAME})*{_BEHIND})"
