"""Of what kind those are who are held in a place, before or behind the word for it in titles: 患病在押人员."""

from __future__ import annotations

from typing import Final

_CRIMES: Final = r"(?:危安|涉[恐暴宗稳毒黑枪]|暴恐|暴力|刑事|经济|职务|毒品)(?:恐怖)?(?:类|犯罪|案件)?"
_ILL: Final = (
    r"患病|病患|病残|老弱病残|老病残|老年|高龄|残疾|住院|怀孕|孕期|哺乳期|[患有]病|重病|重症|(?:严重|重大|传染性?|慢性|精神|危重)?疾病|传染病|慢性病|精神病|艾滋病|"
    r"肺结核|结核病|高血压|糖尿病|心脏病|肝炎"
)
#: Not those whom a place is to let go, has let go or sent elsewhere.
KINDS: Final = (
    rf"(?:[\u3400-\u9fff]{{2,8}}籍)?(?:男性?|女性?|重点|重大|高危|高风险|严管|戴镣|少数民族|汉族|维吾尔族|维族|哈萨克族|哈族|回族|柯尔克孜族|未成年|外籍|{_CRIMES}|普通|重刑|长刑|短刑|顽固|{_ILL}|"
    r"第?[一二三四五六七八九十\d]{1,2}(?:期|批|班|监区))*"
)
