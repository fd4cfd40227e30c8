"""The words of a name that are no names: particles, son and daughter words, ranks, and what announces a callsign.

All folded, in every language that lists of prisoners were seen in.
"""


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# These only lead to a name, and one list has them where the other has not. Abu and Abd are part of theirs.
PARTICLES = _words(
    "al el ul an ar as ash at az ad bin ibn ben bint von van de der den di da do dos das del della la le du ten ter",
    "аль эль ал ас аш ат ар ад ибн бин бен бинт фон ван де дер ди да дель ла ле дю",
)
# Words that a space parts from what they belong to. Short Asian names are not among them (Le Duc Tho, Ван Гуанцзюнь).
LEADING_WORDS = (PARTICLES - _words("an as at le ten ter du ар ас ат ле ди ван")) | _words(
    "abd abdul abdel abu umm абд абдул абдель абу умм"
)

# Son and daughter, after the father's name: Рауф оглы, Асылбек уулу, Rauf qızı.
SON_WORDS = _words(
    "оглы оглу огли огыл угли угил уғли ўғли углы улы ұлы уулу ули",
    "ulı uly uulu oğlu oglu ogly oglı oghlu oghly oglou o'g'li og'li ogli o'gli ugli ug'li oğli",
)
DAUGHTER_WORDS = _words("кызы қызы гызы кизи қизи гизи qizi qyzy qızı kyzy kızı kizi gyzy gizi gızı")
# The same before it: bin Khalid.
SON_WORDS_BEFORE = _words("bin ibn ben бин ибн бен бін ібн")
DAUGHTER_WORDS_BEFORE = _words("bint binte бинт бінт")

RANK_WORDS = _words(
    "рядовой рядового рядовому ряд рядов ефрейтор ефрейтора ефр сержант сержанта сержанту серж с-т старшина старшины",
    "ст-на прапорщик прапорщика пр-к лейтенант лейтенанта лейтенанту лейт л-т капитан капитана капитану кап к-н",
    "майор майора майору м-р подполковник подполковника подп пп-к полковник полковника п-к генерал генерала",
    "матрос матроса мичман мичмана младший младшего мл старший старшего ст гвардии гв солдат солдата солдату",
    "военнослужащий военнопленный доброволец мобилизованный контрактник гражданин гр гр-н г-н",
    "рядовий молодший молодшого мол капітан капітана підполковник підполковника штаб-сержант головний єфрейтор",
    "військовослужбовець військовополонений пан пані громадянин",
    "радавы яфрэйтар сяржант лейтэнант маёр",
    "private pvt pte soldier corporal cpl sergeant sgt senior junior lieutenant lt captain capt major maj colonel col",
    "warrant officer sailor mr mrs ms citizen",
)
CALLSIGN_WORDS = _words(
    "позывной позывным позывного позивний позивного псевдо прозвище кличка callsign call-sign nickname alias"
)
