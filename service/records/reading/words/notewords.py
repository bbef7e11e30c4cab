"""Words of notes in alphabets: what befell somebody, and those of kin, of doubt and of denial."""

from __future__ import annotations

from typing import Final

from service.records.reading.patterns import pattern_of
from service.records.reading.words.leaving import LEFT_IN_LETTERS


def _any(words: str) -> str:
    return r"(?<![\w'])(?:" + "|".join(words.split("|")) + r")(?![\w'])"


_TURKIC_PLACE: Final = (
    r"(?:түрме|лагерь?|абақты|қамақ|қамау|камак|камал|түрмө|қамоқ|қамоқхона|турма|түрми|қамақхана|túrme|türme|turme|"
    r"lager|abaqty|"
    r"qamaq|qamaý|qamau|tutqyn|тұтқын|қапас|تۇرمە|لاگەر|اباقتى|قاماۋ|قاماق|تۈرمى|تۈرمە|لاگېر|قاماقخانى|"
    r"türmi|lagér|qamaqxani|qamoq|qamoqxona|turma|hapis(?:hane)?|cezaevi|kamp|gözaltı|tutukevi|zindan)"
    r"(?:[sн]?[ıiиі]?n?)"
    r"(?:[дт][аәеөо]н?|[дт]ін|[дт][иы]н|нан|нен|[dt][aäe]n?|[dt][iı]n|دا|دە|تا|تە|دان|دەن|تان|تەن|دىن|تىن|ндан|ndan|"
    r"nden|nda|nde)"
)
_RELEASED: Final = (
    "released|freed|set free|let out|returned home from (?:the )?(?:camp|prison|detention)|"
    "освобожд[её]н[аы]?(?! от)|освободили|освободил(?:ся|ась)|выпущен[аы]?|выпустили|отпущен[аы]?|отпустили|"
    "выш(?:ел|ла) (?:на свободу|из (?:лагеря|тюрьмы|заключения|сизо|колонии))|на свободе|"
    "вернул(?:ся|ась) из (?:лагеря|тюрьмы|заключения)|"
    "serbest bırakıl(?:dı|mış|mıştır)|serbest kaldı|tahliye (?:edildi|edilmiş|oldu)|salıveril(?:di|miş)|"
    "босатыл(?:ды|ған)|босап шы(?:қты|ққан)|босады|босаған|бостандыққа шы(?:қты|ққан)|"
    "bosatyl(?:dy|ǵan|ğan|gan)|bosap (?:shyqty|şyqty)|bosatıl(?:dı|ğan)|بوساتىل(?:دى|عان)|بوساپ شىق(?:تى|قان)|"
    "قويۇپ بېرىل(?:دى|گەن)|قويۇۋېتىل(?:دى|گەن)|بوشىتىل(?:دى|غان)|"
    "qoyup b[ée]ril(?:di|gen)|qoyuw[ée]til(?:di|gen)|boshitil(?:di|ghan)|"
    "қоюп берил(?:ди|гән)|қоювет?ил(?:ди|гән)|бошитил(?:ди|ған)|"
    "freigelassen|entlassen|freigekommen|wieder frei|auf freiem fuß|libérée?s?|relâchée?s?|remise? en liberté|"
    "ozod (?:qilindi|qilingan|bo'ldi|bo'lgan)|qo'yib yuboril(?:di|gan)|"
    "озод (?:қилинди|қилинган|бўлди|бўлган)|қўйиб юборил(?:ди|ган)|"
    "бошотул(?:ду|ган)|боштондукка чы(?:кты|ккан)|коё берил(?:ди|ген)|"
    + _TURKIC_PLACE
    + r" (?:çık(?:tı|mış)|шы(?:қты|ққан)|чи(?:қти|ққан|қди)|чы(?:кты|ккан)|chi(?:qti|qqan|qdi)|shyqty|"
    r"شىقتى|چىق(?:تى|قان))"
)
_DECEASED: Final = (
    "died|passed away|deceased|dead|killed|executed|lost (?:his|her) life|perished|"
    "death in (?:custody|detention|prison|(?:the )?camp)|"
    "умер(?:ла)?|скончал(?:ся|ась)|погиб(?:ла)?|м[её]ртва?|убита?|казн[её]на?|расстреляна?|"
    "öldü|ölmüş|ölmüştür|vefat (?:etti|etmiş|etmiştir)|(?:hayatını|yaşamını) (?:kaybetti|kaybetmiş|yitirdi|yitirmiş)|"
    "öldürül(?:dü|müş)|şehit (?:oldu|edildi)|idam edildi|"
    "қайтыс бол(?:ды|ған|ып кетті)|өл(?:ді|ген|іп кетті|тірілді|тірілген)|қаза (?:болды|болған|тапты|тапқан)|"
    "дүниеден (?:өтті|озды|өткен|озған)|көз жұмды|"
    "qa[ıiy]tys bol(?:dy|ǵan|ğan|gan)|[óöo]l(?:di|gen)|qaza (?:boldy|tapty|taphan|tapqan)|"
    "قايتىس بول(?:دى|عان)|[ءٴ]?ول(?:دى|گەن)|قازا (?:بولدى|تاپتى|قىلدى|قىلغان)|"
    "ۋاپات (?:بولدى|بولغان|تاپتى|بولۇپ كەتتى)|ئۆل(?:دى|گەن|ۈپ كەتتى|ۈپ كەتكەن|تۈرۈلدى|تۈرۈلگەن)|جان ئۈزدى|"
    "شېھىت بولدى|"
    "wapat (?:boldi|bolghan|tapti)|öl(?:üp k[eé]tti|üp ketken|türüldi|türülgen)|qaza qil(?:di|ghan)|jan üzdi|"
    "вапат (?:болди|болған|тапти)|өл(?:ди|гән|үп кәтти)|қаза қил(?:ди|ған)|"
    "vafot et(?:di|gan)|o'l(?:di|gan)|halok bo'l(?:di|gan)|вафот эт(?:ди|ган)|ўл(?:ди|ган)|ҳалок бўлди|"
    "каза (?:болду|болгон|тапты|тапкан)|өл(?:дү|гөн)|көз жумду|дүйнөдөн кайтты|кайтыш бол(?:ду|гон)|"
    "gestorben|verstorben|verstarb|starb|tot|getötet|umgekommen|ums leben gekommen|hingerichtet|"
    "décédée?|mort|morte|tuée?|exécutée?"
)
_SENTENCED: Final = (
    "sentenced|приговор[её]н[аы]?|приговорили|осужд[её]н[аы]?|осудили|"
    "(?:hapse|hapis cezasına|cezasına) (?:mahk[uûü]m (?:edildi|oldu)|çarptırıldı)|mahk[uûü]m edildi|hüküm giydi|"
    "ceza(?:sı)? (?:aldı|verildi)|"
    "соттал(?:ды|ған|ып кетті)|кесіл(?:ді|ген)|sottal(?:dy|ǵan|ğan|gan)|kesildi|kesilgen|سوتتال(?:دى|عان)|كەسىل(?:دى|"
    "گەن)|"
    "كېسىل(?:دى|گەن)|ھۆكۈم قىلىن(?:دى|غان)|késil(?:di|gen)|höküm qilin(?:di|ghan)|"
    "кесил(?:ди|гән|ген)|һөкүм қилин(?:ди|ған)|"
    "hukm qilin(?:di|gan)|qamoq jazosi berildi|yilga qamaldi|sudlangan|ҳукм қилин(?:ди|ган)|"
    "соттол(?:ду|гон)|verurteilt|condamnée?"
)
_TAKEN: Final = (
    "arrested|detained|taken (?:away|by (?:the )?police|to (?:a |the )?(?:camp|prison|detention))|interned|imprisoned"
)
_WATCHED: Final = (
    "(?:(?:placed |kept |held )?under|on) house arrest|"
    "(?:помещ[её]н[аы]? )?под (?:домашн(?:им|ий) арест(?:ом)?|надзором)|"
    "ev hapsi(?:nde|ne alındı)|үй қамағында|úı qamaǵynda|üy qamağında|ۇي قاماعىندا|өй қамақта|өй қамиқида|үй камагында|"
    "öy qamaqta|öy qamiqida|ئۆي قاماقتا|ئۆي قامىقىدا|uy qamog'ida|уй қамоғида|unter hausarrest|"
    "(?:placée?s? )?en résidence surveillée|assignée?s? à résidence"
)
# When somebody was taken; what befell them otherwise goes by fewer words.
TAKEN: Final = pattern_of(
    _any(
        _TAKEN + "|taken into custody|abducted|"
        "taken(?= (?:in|on|since|around|about|early|late|at|from|before|after) )|"
        r"(?:taken|sent|brought) to (?:(?:a|an|the) )?(?:[\w-]+ ){0,3}?(?:camp|prison|jail|detention|centre|center)\b|"
        "задержан[аы]?|задержали|арестован[аы]?|арестовали|взят[аы]? под стражу|заключ[её]н[аы]? под стражу|увезли|"
        "забрали|"
        "(?:помещ[её]н[аы]?|отправлен[аы]?|увезен[аы]?|увез[её]н[аы]?|попал[аи]?) в (?:лагерь|тюрьму|сизо|колонию)|"
        "gözaltına alın(?:dı|mış|mıştır)|tutuklan(?:dı|mış|mıştır)|hapsedil(?:di|miş)|alıkonul(?:du|muş)|"
        "kampa (?:alın|götürül|gönderil|kapatıl)(?:dı|dü|di|mış|müş|miş)|"
        "ұстал(?:ды|ған)|қамал(?:ды|ған)|қамауға алын(?:ды|ған)|тұтқындал(?:ды|ған)|қолға алын(?:ды|ған)|"
        "(?:лагерьге|түрмеге) (?:алып кетті|алып кеткен|қамалды|қамалған|жабылды)|"
        "ustal(?:dy|ǵan|ğan|gan)|qamal(?:dy|ǵan|ğan|gan)|tutqyndal(?:dy|ǵan|ğan|gan)|qamaýǵa alyn(?:dy|ǵan)|"
        "ۇستال(?:دى|عان)|قامال(?:دى|عان|غان)|تۇتقىندال(?:دى|عان)|قاماۋعا الىن(?:دى|عان)|"
        "تۇتۇل(?:دى|غان)|تۇتۇپ كېتىل(?:دى|گەن)|تۇتقۇن قىلىن(?:دى|غان)|قولغا ئېلىن(?:دى|غان)|ئېلىپ كېتىل(?:دى|گەن)|"
        "tutul(?:di|ghan)|tutup k[ée]til(?:di|gen)|tutqun qilin(?:di|ghan)|qamal(?:di|ghan)|qolgha [ée]lin(?:di|ghan)|"
        "[ée]lip k[ée]til(?:di|gen)|lag[ée]rgha (?:[ée]lip k[ée]til(?:di|gen)|qamal(?:di|ghan))|"
        "тутул(?:ди|ған)|қамал(?:ди|ған)|қолға елин(?:ди|ған)|елип кетил(?:ди|гән)|"
        "hibsga olin(?:di|gan)|qamoqqa olin(?:di|gan)|ushlan(?:di|gan)|qo'lga olin(?:di|gan)|ҳибсга олин(?:ди|ган)|"
        "қамоққа олин(?:ди|ган)|камал(?:ды|ган)|кармал(?:ды|ган)|камакка алын(?:ды|ган)|"
        "verhaftet|festgenommen|inhaftiert|interniert|arrêtée?|détenue?|internée?|emmenée?"
    )
)
DECEASED: Final = pattern_of(_any(_DECEASED))
RELEASED: Final = pattern_of(_any(f"{_RELEASED}|{LEFT_IN_LETTERS}"))
EVENTS: Final = pattern_of(
    "|".join(
        f"(?P<{name}>{_any(words)})"
        for name, words in (
            ("released", f"{_RELEASED}|{LEFT_IN_LETTERS}"),
            ("deceased", _DECEASED),
            ("sentenced", _SENTENCED),
            ("interned", _TAKEN),
            ("watched", _WATCHED),
        )
    )
)

# Before what befell the person: who it was, when and where; a name or any other word may be of somebody else.
BEFORE: Final = frozenset(
    "he she was is has been got then later finally now since in on at by of from early late mid and but also "
    "already confirmed eventually subsequently about around the spring summer autumn winter beginning end year "
    "years months victim detainee status update статус durum он она был была были уже затем потом позже наконец "
    "сейчас теперь в во из под с и но году года год г лет весной летом осенью зимой начале конце середине "
    "заключении стражей er sie wurde ist war worden dann später im am aus der dem haft und inzwischen jahr zu "
    "jahren jahre monaten haftstrafe einer seit anfang ende mitte freiheitsstrafe il elle a été est en au du de la "
    "le l les puis ensuite fin début à ol ол o u у ئۇ ۇ او و ول ал y yılı yılında yılının yılın yıl yıllık yılda "
    "ayında ayının yılından sonra жылы жылда жылдың жыл жылға жылдық айы айында айда ай күні жылдан кейін соң "
    "қыркүйегінде jyly jylda jyldyń jylğa jylǵa jyl jyldan keıin keyin kúni aıynda جىلى جىلدا جىل جىلعا جىلدىق "
    "ايىندا كۇنى يىلى يىلدا يىل يىللىق يىلغا ئايدا ئاينىڭ كۈنى كېيىن قاماققا قاماق جازاسىغا تۈرمىگە yili yilda yil "
    "yilliq yilgha yillik yilga ayda ayning küni kéyin qamaqqa qamaq jazasigha türmige йили жили жилда жил жиллиқ "
    "жилға айниң куни кейин қамаққа қамақ җазасиға түрмигә йилда йил йилга йиллик ойда oyda oyida oyning kuni "
    "qamoqqa qamoq jazosiga жылдары жылга жылдын жылынын жылдык эркинен ажыратууга мерзімге бас бостандығынан "
    "айыруға түрмеге "
    "да де та те da ta te dan den tan ten ga ge ға ге га دا دە تا تە hapis hapse ağır ceza cezasına".split()
)
PLACE: Final = pattern_of(
    r"\b(?:in|from|at|aus|im|jahren?|en|de|du|из|в|à la) (?:the |a |police |dem |der |la )?"
    r"(?:custody|detention|prison|jail|camp|captivity|haft|lager|gefängnis|prison|détention|camp|лагер[ея]|тюрьм[еы]|"
    r"заключени[ия]|сизо|колонии)\b|" + _any(_TURKIC_PLACE)
)
AFTER: Final = frozenset(
    "spring summer autumn winter end beginning весной летом осенью зимой году года г год anfang ende mitte fin début "
    "in on at from by after to under with of due since early late around about mid home and while during as because "
    "following for now again в во на из под домой от по с со после к и im am aus nach an zu von bei wegen en à au "
    "de du dans par le après sous suite".split()
)
OUT_OF: Final = frozenset("from of aus von из с от de du".split())
TURKIC: Final = pattern_of(
    r"[\u0600-\u06ff]|[қңғұүһіөәў]|(?:d[ıiuü]|t[ıiuü]|m[ıiuü]ş|g[ae]n|ghan|ǵan|ğan|qan|dy|ty|ды|ди|ду|ти|ты)$"
)
KIN: Final = pattern_of(
    r"\b(?:father|mother|brother|sister|son|daughter|wife|husband|uncle|aunt|cousin|nephew|niece|parents?|famil\w*|"
    r"relatives?|friends?|neighbou?rs?|colleagues?|cellmates?|others?|in-laws?|siblings?|grand\w+|child\w*|spouse|kin|"
    r"отец|отца|мать|матери|брат\w*|сестр\w*|сын\w*|доч\w*|муж\w*|жен[аыуо]\w*|дяд\w*|т[её]т\w*|родствен\w*|"
    r"родител\w*|семь\w*|"
    r"друг\w*|сосед\w*|"
    r"baba\w*|anne\w*|kardeş\w*|eşi\w*|oğl\w*|oğul\w*|kızı\w*|ağabey\w*|abi\w*|abla\w*|amca\w*|dayı\w*|teyze\w*|"
    r"hala\w*|aile\w*|"
    r"akraba\w*|koca\w*|karısı\w*|arkadaş\w*|komşu\w*|"
    r"әке\w*|әкә\w*|ата\w*|ана\w*|аға\w*|іні\w*|бауыр\w*|апа\w*|әпке\w*|ұл[ы]\w*|қызы\w*|күйеу\w*|әйел\w*|жұбай\w*|"
    r"туыс\w*|отбасы\w*|"
    r"дада\w*|дади\w*|ани\w*|ака\w*|ука\w*|уки\w*|һәдә\w*|сиңил\w*|оғл\w*|қизи\w*|аял\w*|йолдиш\w*|аилә\w*|туққан\w*|"
    r"эне\w*|ини\w*|"
    r"бала\w*|dada\w*|dadi\w*|ana\w*|ani\w*|aka\w*|aki\w*|uka\w*|uki\w*|hede\w*|singil\w*|oghl\w*|qizi\w*|ayal\w*|"
    r"yoldish\w*|tughqan\w*|"
    r"ota\w*|ona\w*|opa\w*|singl\w*|o'g'l\w*|xotin\w*|eri|oila\w*|qarindosh\w*|қариндош\w*|оила\w*|ота\w*|она\w*|"
    r"ake\w*|áke\w*|äke\w*|aga(?!in)\w*|aǵa\w*|bauyr\w*|baýyr\w*|inisi\w*|"
    r"vater\w*|mutter\w*|bruder\w*|brüder\w*|schwester\w*|sohn\w*|söhne\w*|tochter|töchter|ehe\w+|frau|mann|onkel|"
    r"tante|"
    r"verwandt\w*|familie\w*|angehörig\w*|freund\w*|nachbar\w*|kind\w*|eltern|"
    r"père|mère|frères?|sœurs?|soeurs?|fils|fille|mari|épou\w+|femme|oncle|cousine?|famille|parents|amie?s?|"
    r"voisine?s?|enfants?|"
    r"دادى\w*|دادا\w*|ئاتا\w*|ئاتى\w*|ئانا\w*|ئانى\w*|ئاكا\w*|ئاكى\w*|ئۇكا\w*|ئۇكى\w*|ھەدە\w*|ھەدى\w*|سىڭىل\w*|"
    r"سىڭلى\w*|ئوغل\w*|ئوغۇل\w*|"
    r"قىز\w*|ئايال\w*|يولدىش\w*|تۇغقان\w*|تۇغقىن\w*|ئائىلە\w*|ئاچا\w*|بالا\w*|بالى\w*|اكە\w*|اناس\w*|اعا\w*|ءىنى\w*|"
    r"ىنى\w*|باۋىر\w*|"
    r"ايەل\w*|كۇيەۋ\w*|تۋىس\w*|وتباسى\w*|اپا\w*|ۇلى|قىزى)\b"
)
# In the sentence nobody is sure of it, or it is hoped for, or it lies ahead, or it is of an earlier time.
UNSURE: Final = pattern_of(
    r"\?|؟|\b(?:will|would|should|shall|could|can|might|must|if|whether|unless|hop\w+|expect\w*|fear\w*|pray\w*|"
    r"wait\w*|"
    r"await\w*|presum\w+|believ\w+|suspect\w*|rumou?r\w*|alleg\w+|claim\w*|reportedly|reports?|heard|said|says|told|"
    r"think\w*|"
    r"thought|assum\w+|probab\w+|possib\w+|perhaps|maybe|likely|appar\w+|seem\w*|unconfirm\w+|unclear|unknown|"
    r"uncertain|unsure|"
    r"doubt\w*|until|till|prior|previous\w*|earlier|formerly|past|once|almost|nearly|instead|demand\w*|ask\w*|"
    r"requested|"
    r"promis\w+|plan\w*|schedul\w+|den(?:y|ied|ies)|false\w*|fake|threat\w+|supposed|ought|wish\w*|want\w*|to be|"
    r"due to be|"
    r"had been|temporar\w*|for (?:an?|one|two|three|\d+|some|several|a few) (?:hours?|days?|weeks?)|"
    r"conflicting|contradict\w*|may (?=have|be|not)|again|re-?(?:arrest|detain|intern|sentenc|imprison|"
    r"taken)\w*|"
    r"back (?:in|to)|suspended|appeal\w*|reduced|"
    r"будет|будут|должн\w+|возможно|может|могл\w+|вероятно|наверно\w*|видимо|если|ли|надея\w+|ожида\w+|слух\w*|"
    r"говор\w+|якобы|"
    r"предположи\w+|неизвестно|неясно|раньше|ранее|прежде|снова|опять|вновь|повторно|когда|до|бы|чтобы|обеща\w+|"
    r"условно|по слухам|"
    r"belki|galiba|muhtemelen|olabilir|sanılıyor|iddia\w*|söylen\w+|duy\w+|umu\w+|bekle\w+|eğer|bilinmiyor|"
    r"bilinmemekte|belirsiz|"
    r"daha önce|önceden|tekrar|yeniden|acaba|m[ıiuü]|diye|denil\w+|"
    r"мүмкін|мүмкин|мүмкүн|бәлкім|бәлким|балким|ықтимал|белгісіз|намәлум|белгисиз|деп|дәп|деб|екен|экен|имиш|дейді|"
    r"дәйду|"
    r"керек|керәк|болса|егер|әгәр|эгер|агар|бұрын|бурун|мурда|илгири|қайта\w*|қайтадан|кайра|яна|йәнә|тағы|ма|ме|ба|"
    r"бе|па|пе|му|ми|"
    r"múmkin|mümkin|mumkin|belkim|balki|belgisiz|namelum|noma'lum|dep|deb|dey\w+|eken|ekan|emish|kerek|bolsa|agar|"
    r"burun|buryn|avval|ilgiri|"
    r"qayta|yene|yana|qaıta|ma|me|ba|be|pa|pe|mu|"
    r"مۇمكىن|بەلكىم|نامەلۇم|بەلگىسىز|دەپ|ئىكەن|ەكەن|ئىمىش|كېرەك|كەرەك|بولسا|ئەگەر|بۇرۇن|بۇرىن|ئىلگىرى|قايتا|يەنە|تاعى|"
    r"مۇ|ما|مە|با|بە|پا|پە|"
    r"wird|werden|würde|soll|sollte|könnte|kann|vielleicht|vermutlich|wahrscheinlich|angeblich|möglich\w*|falls|wenn|"
    r"ob|hoff\w+|"
    r"befürcht\w+|gerücht\w*|unklar|unbekannt|früher|zuvor|vorher|erneut|wieder(?! frei)|bis|mutmaßlich|bewährung|"
    r"sera|serait|seront|devrait|doit|peut|pourrait|probablement|présum\w+|supposé\w*|si|espér\w+|craint|crain\w+|"
    r"rumeur\w*|"
    r"inconnue?|auparavant|nouveau|jusqu\w*|aurait|sursis)\b"
)
DENIED: Final = pattern_of(
    r"n't\b|\b(?:not|never|no(?! ?\d)|none|without|neither|nor|не|нет|ни|без|değil|yok|hiç|жоқ|емес|йоқ|әмәс|жок|эмес|"
    r"эмас|йўқ|joq|emes|yoq|yo'q|emas|"
    r"يوق|ئەمەس|جوق|ەمەس|nicht|kein\w*|nie|pas|jamais|aucune?|ni|ne|n)\b"
)
# Of the person taken: nothing that was heard since denies that.
NOT_SEEN: Final = pattern_of(
    r",? ?(?:and )?(?:has |have )?(?:not (?:been )?(?:seen|heard)(?: (?:from|of))?(?: since)?|no (?:news|contact|"
    r"information) since)(?: then)?\b"
)
DISPUTED: Final = pattern_of(
    r"not (?:yet )?(?:confirmed|verified|true|sure)|unconfirmed|unverified|rumou?r|не подтвержд|disputed|\balive\b|"
    r"\bжива?\b|\bhayatta\b|\bтірі\b|\bтирик\b|\blebt\b|\bvivante?\b"
)
SENTENCES: Final = pattern_of(r"(?<!\d)\.(?:\s|$)|(?<=\d)\.(?:\s+(?!\d)|$)|[;!؛\n]")
CLAUSES: Final = pattern_of(r"[,،–—]| - ")
WORD: Final = pattern_of(r"[^\W\d_]+(?:'[^\W\d_]+)*")
YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TERM: Final = pattern_of(
    r"(?<!\d)(\d{1,2})(?:[.,]\d)? ?-?(?:years?|yrs?|лет|год|y[ıi]l|жы?и?л|йил|jyl|jahr|ans?\b|يىل|جىل)"
)
# Not how long the sentence is: sentenced after 3 years, 12 years old.
ANOTHER_SPAN: Final = pattern_of(
    r"\b(?:after|ago|aged?|old|later|после|через|спустя|возраст\w*|sonra|önce|yaşında|кейін|соң|кейин|keıin|keyin|"
    r"kéyin|жаста|жашта|"
    r"nach|vor|alter|alt|après|âgée?|il y a)\b|كېيىن|كەيىن"
)
# 2018 жылы, 2018-yilda: no term.
IN_THE_YEAR: Final = pattern_of(r"(?<!\d)(?:19|20)\d\d(?:[ -]?(?:ж[ыи]л|йил|y[ıi]l|jyl|جىل|يىل|год|г(?!\w))\w*\.?)?")
