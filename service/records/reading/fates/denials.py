"""What a status denies, puts off or proposes: 不同意结业, 未释放, not yet released."""

from __future__ import annotations

from service.records.reading.patterns import pattern_of

# 不同意, 建议不予, 暂不, 尚不具备 (不具备结业条件), 暂缓, 延期: what follows is denied, or put off.
_DENIED = (
    r"(?:[未不没](?:有|被|到|让|叫|给|办理?|经|正式|真正|通过|完成|同意|建议|批准|准许?|许可?|允许|应|可以?|予以?|能|宜|得|具备|符合|达到|满足|够)*|暂缓|缓期|推迟|延[期迟缓]|拒绝)"
    r"(?:给予|予以?|办理|其|该人|被)?"
)
_LET_GO = (
    "(?:放(?:出来|出去|出|走|人|回)|结业|释放|解除(?:教[培转育]|收教|集中教育|培训|学习|收押|羁押|关押|强制措施)?|"
    "解教|解戒|出教|出所|出狱|离所|获释|假释)"
)
_NOT_LET_GO = rf"{_DENIED}{_LET_GO}"
# 同意结业, 建议按期结业: the opinion of a committee, which lets nobody go yet; 已结业 beside it does.
_IN_HAN = (
    rf"(?<![未不])(?:同意|建议|可以?|申请|提请|报请|呈[报请]|拟|待|即将|准备|预计|计划|打算|择[日期机]|适时|尽[快早]|限期|请求|(?<!按)要求|争取|考虑|符合|具备|达到|满足)"
    rf"(?:其|该人|予以?|给予|办理|准予|按期|如期|提前|近期|尽快|正常|分批|于|在|(?:19|20)\d\d[./-]\d{{1,2}}(?:[./-]\d{{1,2}})?[日号]?|(?:(?:19|20)?\d\d年)?\d{{1,2}}月份?(?:\d{{1,2}}[日号])?|(?:19|20)\d\d年|[年月]?[底初前后])*(?:{_LET_GO}|毕业|放回|[回返]家)"
    r"(?:[,，]?(?:[回返]家(?:休养|养病|养老|治病|治疗|务农)?|释放|出所|离校|条件|标准|要求))*"
)
_END = r"(?:graduat\w*|releas\w*|complet\w*|finish\w*|discharg\w*|let go|set free|freed|(?:return|go)\w* home)"
_END_RU = r"(?:выпуск\w*|выпуст\w*|освобо\w*|окончан\w*|заверш\w*|отпуст\w*)"
_END_TR = (
    r"(?:mezun\w*|serbest(?: bırak\w*)?|tahliye\w*|salıver\w*|(?:eğitim\w*|kurs\w*) (?:tamamla\w*|bitir\w*|bitme\w*))"
)
_END_TURKIC = (
    r"(?:бітір\w*|босат\w*|түлет\w*|аяқта\w*|bitir\w*|bosat\w*|aıaqta\w*|بىتىر\w*|بوسات\w*|پۈتتۈر\w*|قويۇپ بېر\w*|"
    r"بوشىت\w*|püttür\w*|qoyup b[ée]r\w*|boshit\w*|пүттүр\w*|қоюп бер\w*|бошит\w*)"
)
# The same in the languages of translated lists: an opinion, and not that it took place.
_IN_LETTERS = (
    r"\b(?:suggest|recommend|propos|agree|consent|approv|eligible|nominat|appl(?:y|ied|ication)|request|petition)\w*"
    r"(?: (?:to|for|that|on|of|be|he|she|they|the|his|her|their|a|an|should|can|could|may|early|being|is|was|in|with|"
    r"due|student|trainee|person|conditional))* "
    rf"{_END}(?: (?:of )?(?:the |his |her |their )?(?:training|stud(?:y|ies)|course|education))?|"
    rf"\b(?:graduation|release|completion)(?: (?:of training|is|was|has|been))* "
    r"(?:suggested|recommended|proposed|agreed|planned|expected|pending)\b|"
    r"\b(?:рекоменд|предлож|предлага|соглас(?!но\b)|одобр|ходатайств|представлен)\w*"
    rf"(?: (?:к|ко|на|о|об|с|со|его|её|ее|их|чтобы|досрочн\w*|для|был\w?))* {_END_RU}(?: (?:обучени|уч[её]б|курс)\w*)?|"
    rf"\b{_END_TR}(?: (?:ed\w*|ol\w*|için|yönünde|konusunda))* (?:öner\w*|tavsiye\w*|teklif\w*|uygun (?:gör|bul)\w*)|"
    rf"\b(?:öner\w*|tavsiye|teklif)\W+{_END_TR}|"
    rf"(?<!\w){_END_TURKIC}(?: \w+)? (?:ұсын\w*|келіс\w*|мақұл\w*|usyn\w*|kelis\w*|ۇسىن\w*|تەۋسىيە\w*|تەكلىپ\w*|"
    r"قوشۇل\w*|tewsiye\w*|teklip\w*|qoshul\w*|тәвсийә\w*|тәклип\w*|қошул\w*)"
)
PROPOSED = pattern_of(f"{_IN_HAN}|{_IN_LETTERS}")
# 没有判刑, 等判决, 判决还没下来: nobody was sentenced yet. 释放手续未办: nor let go, as long as the papers are not.
_YET = "(?:还|尚|仍|一直|至今|暂|目前|都|也|并)*"
_NO_VERDICT = (
    rf"{_YET}(?:未|没有?|不曾|等(?:待|候|着)?|待)(?:有|得到|收到|拿到|接到|被|经|法院|最终|最后|正式|作出?|做出?|下达?|出|宣|开庭|刑事)*"
    r"(?:判决|判刑|宣判|下判|获刑|定罪|判处)书?|"
    rf"(?:判决|宣判|判刑|刑期|量刑)书?(?:的?结果)?{_YET}(?:未|没有?|待)(?:作|做|下|出|宣|公|定)(?:达|来|布|出|下来|出来|判)*"
)
NO_PAPERS = (
    r"(?:死亡|病故|结业|释放|解除(?:教[培育转]|收教|强制措施|羁押)?|出所|出狱|获释|假释)"
    rf"(?:的|手续|申请|审批|报告|材料|通知书?|证明?)*{_YET}(?:被|遭)?"
    r"(?:(?:未|没有?|不)(?:能|予|获|经|被)?(?:办|批|通过|过|确认|核实|同意|准|下来|下|落实|到位|完成)(?:理|准|复|好|完|下来)*|驳回|拒绝|退回|不予)"
)
NOT_HELD = r"(?:不|非|不再)(?:在[押教所监]|关押|羁押|服刑)"
KEPT = pattern_of(rf"{_NOT_LET_GO}|[待拟]被?{_LET_GO}|not (?:yet )?(?:been )?released")
# 解除管控, 解除边控: nobody held them; what ends is that they were watched.
_NO_LONGER_WATCHED = (
    r"解除(?:对其|其|该人)?(?:的)?(?:社区|村级|重点|人员|护照|出[境国]|婚姻|劳[动务])*"
    r"(?:[管稳布边监]控|控制|预警|关注|限制|列管|贫困|合同|婚姻|婚约|护照|禁足|隔离(?!戒毒)|帮扶|包联|结对|标签|推送|重点(?:人员|户|对象))(?:措施)?"
)
NOT_SO = pattern_of(
    rf"{_NO_LONGER_WATCHED}|{_NO_VERDICT}|{NO_PAPERS}|"
    r"致人?死亡|致死|生死|[不免未](?:予以?|于|被|提)?起诉|撤诉|撤回起诉|[未待拟](?:被|宣)?(?:判|释放|死亡|收押|拘留|结业|抓获|抓捕|逮捕|批捕|羁押|关押|收教|送教|入教|教培|培训|刑拘|服刑|归案)|"
    rf"{_NOT_LET_GO}|{NOT_HELD}|{_DENIED}(?:毕业|放回|放出|[回返]家|假释|取保|收押|拘留|"
    r"逮捕|批捕|羁押|关押|收教|送教|入教|教培|刑拘)|"
    r"not (?:yet )?(?:been )?(?:released|sentenced|detained)|"
    r"(?:never|yet to be) (?:been )?(?:released|sentenced)|"
    r"\bне (?:был\w? )?(?:освобо|выпу[щс]|выш[ел]|отпу[щс]|осу[жд]|осуждён|пригов)\w*|"
    r"\b(?:не|пока не|ещё не|еще не) на свободе|\bserbest değil\w*|(?:бостандықта|бостандыкта|еркіндікте|эркиндикте|"
    r"эркинликтә) (?:емес|эмес|әмәс)|"
    r"(?:bostandyqta|erkinlikte|erkindikte) (?:emes)|(?:بوستاندىقتا|ئەركىنلىكتە) (?:ەمەس|ئەمەس)|\b(?:not|"
    r"n't) (?:free|let (?:go|out)|set free|at liberty|home)\b|"
    r"(?:serbest|tahliye) \w+(?:madı|medi|mamış|memiş|mıyor|miyor)|nicht (?:freigel|entlass|verurt)\w+|"
    r"(?:pas|jamais) (?:encore )?(?:été )?(?:libér|relâch|condamn)\w*|(?:босатыл|соттал|бошотул|соттол)[мб][ае]\w*|"
    r"(?:\b(?:қайтыс|қаза|каза|вапат|вафот|азат|азад|озод|босап|бошап|wapat|vafot|qaıtys|qaitys|qaza|ozod|azad|azat|"
    r"bosap)|"
    r"ۋاپات|قايتىس|قازا|ئازاد|ازات|بوساپ)? ?(?<![^\W_])[^\W\d_]+(?:[ғг][ае]н|[қк][ае]н|[гқк]ән|г[оө]н|ğ[ae]n|ǵan|"
    r"gh?[ae]n|[qk][ae]n|"
    r"غان|گەن|قان|كەن|عان) (?:жоқ|жок|емес|эмес|йоқ|әмәс|йўқ|эмас|joq|yoq|yo'q|emes|emas|جوق|ەمەس|يوق|ئەمەس)(?![^\W_])|"
    r"bosatylma\w*|sottalma\w*|بوشىتىلم\w*|قويۇپ بېرىلم\w*|boshitilm\w*|qoyup bérilm\w*|бошитилм\w*|"
    r"қоюп берилм\w*|ozod qilinma\w*|"
    r"\b(?:inte|ej|aldrig|ikke|aldri|niet|nooit|no|non|nunca|mai|sin|senza) (?:[^\W\d_]+ ){0,3}?"
    r"(?:frigiv|frisläpp|släpp|dömd|dömt|løslatt|løslat|dømt|vrijgelat|veroordeel|liberad|liberat|excarcelad|rilasciat|"
    r"scarcerat|conden|condann|juicio|processo)\w*|"
    r"未釈放|釈放(?:されて|して)?(?:いない|ない|おらず)|釈放され(?:ず|ていません)|"
    r"(?:لم|لن) (?:[^\W\d_]+ )?(?:يفرج|تفرج|يُفرج|يطلق|تطلق|يُطلق|يحكم|يُحكم|يحاكم|تحاكم)(?: [^\W\d_]+){0,2}|"
    r"(?:غير|دون) (?:مفرج|محكوم|محاكمة|محاكمه|حكم)\w*"
)

# Sentenced to death is not dead; nor is who got a term "tot" so many years, in Dutch.
TO_DEATH_IN_LETTERS = pattern_of(
    r"(?:condamn\w+|condann\w+|conden\w+|dömd\w*|dømt|veroordeeld|verurteilt) (?:à|a|till|til|ter|zum) "
    r"(?:mort|morte|muerte|döden|døden|døde|dood|tode?)\b|"
    r"pein\w* de mort|pena de muerte|pena di morte|dödsstraff|dødsstraff|doodstraf|"
    r"(?:ter dood|till döden|til døden|a muerte|a morte|à mort|zum tode) "
    r"(?:veroordeeld|dömd\w*|dømt|condenad\w|condannat\w|verurteilt)|"
    r"\bveroordeeld tot\b"
)
# As long as, in Dutch: dead, in German.
UNTIL = pattern_of(r"\btot (?=\d{1,2} ?(?:jaar|jr|maand)|een |het |de |nu\b|heden|levenslang)")
