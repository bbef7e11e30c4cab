"""Those who work where others are held: 县教培中心食堂（厨师，合同工）, 看守所协警. Nobody holds them."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from service.matching.values.script import clean, simplified
from service.records.reading.patterns import pattern_of

_PLACE: Final = (
    r"(?:现|目前|一直|仍|人)*(?:在|到|去|赴|系|为|是)?(?![^,，]{0,12}(?:[原曾前因被送抓带涉]|罪))[\u3400-\u9fff0-9]{0,12}?"
    r"(?:(?:教培|教转|教育转化|培训|教育|收教)(?:中心|学校|基地|分?点)|看守所|拘留所|监狱|戒毒所)"
)
_ROOM: Final = r"(?:食堂|伙房|后厨|厨房|餐厅|小卖部|超市|门卫室|值班室|后勤|医务室)"
_ROLE: Final = (
    r"(?:厨师|炊事员|帮厨|厨工|面点师|保安|门卫|安保|协警|辅警|特勤|民警|干警|狱警|保洁员?|清洁工|司机|驾驶员|水电工|勤杂工|"
    r"教师|老师|教员|授课|医生|护士|工作人员|职工|员工|干部|临时工|合同工|聘用(?:人员|制)?|临聘(?:人员)?|公益性?岗位?|"
    r"上班|工作|值班)"
)
_AS: Final = r"(?:的|里|内|当|做|任|担任|从事|是|为)"
# Not 教培中心务工, which trainees are made to do. 县教培中心（教师） may be who somebody was; behind a kitchen, or with
# a contract, it is who they are there.
_ROLES: Final = rf"(?:[(（,，、\s]*{_ROLE}[)）]?)*"
_WORKS: Final = pattern_of(
    rf"(?:{_PLACE}){_AS}*(?:{_ROOM}{_AS}*{_ROLES}|{_ROLE}{_ROLES}"
    r"|[(（][^()（）]*(?:合同工|临时工|临聘|聘用|上班)[^()（）]*[)）])[。.]?"
)


@lru_cache(maxsize=16384)
def works_there(text: str) -> bool:
    """Whether a text says that somebody works in a place of custody, and nothing else."""
    return _WORKS.fullmatch(simplified(clean(text)).strip()) is not None
