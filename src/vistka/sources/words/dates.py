"""Words of dates in seven languages: months, weekdays, relative days, ordinals, and what begins the count of a war.

Forms stand in lower case; `|` parts alternatives, and the pieces are regular expressions without groups of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# Wars whose days are counted, with the words that name them (beginnings); a count without a name is of the first one.
WARS = (
    (
        date(2022, 2, 24),
        r"invas|guerr|war\b|війн|вторгн|войн|спецоперац|\bсво\b|krieg|überfall|offensiv|"
        r"ofensiv|наступ|conflit|conflict",
    ),
)
MONTHS = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "pt": "janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
    "setembro|set outubro|out novembro|nov dezembro|dez",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago septiembre|"
    "setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
    "fr": "janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre|"
    "sept octobre|oct novembre|nov décembre|decembre|déc",
    "de": "januar|jänner|jan februar|feb märz|maerz|mär april|apr mai juni|jun juli|jul august|aug september|"
    "sept|sep oktober|okt november|nov dezember|dez",
    "uk": "січ(?:ень|ня|ні|нем)|січ лют(?:ий|ого|ому|им)|лют берез(?:ень|ня|ні|нем)|бер квіт(?:ень|ня|ні|"
    "нем)|квіт трав(?:ень|ня|ні|нем)|трав "
    "черв(?:ень|ня|ні|нем)|черв лип(?:ень|ня|ні|нем)|лип серп(?:ень|ня|ні|нем)|серп верес(?:ень|ня|ні|нем)|вер "
    "жовт(?:ень|ня|ні|нем)|жовт листопад(?:а|і|ом)?|лист груд(?:ень|ня|ні|нем)|груд",
    "ru": "январ[ьяею]м?|янв феврал[ьяею]м?|фев март(?:а|е|ом)?|мар апрел[ьяею]м?|апр ма[йяею]м? июн[ьяею]м?|"
    "июн июл[ьяею]м?|июл "
    "август(?:а|е|ом)?|авг сентябр[ьяею]м?|сент|сен октябр[ьяею]м?|окт ноябр[ьяею]м?|ноя декабр[ьяею]м?|дек",
}
# Without "-feira" these are ordinals as well: only before a stop, a bracket or a word that goes on with time.
_PT_GOES_ON = "e à passado passada que de em no na nos nas o a os as um uma para por com após durante ao"
_PT_ALONE = rf"(?=[,.;:()]|\s(?:[(]|(?:{'|'.join(_PT_GOES_ON.split())})\b))"
WEEKDAYS = {
    "en": "monday tuesday wednesday thursday friday saturday sunday",
    "pt": " ".join(f"{each}(?:-feira|{_PT_ALONE})" for each in ("segunda", "ter[çc]a", "quarta", "quinta", "sexta"))
    + " s[áa]bado domingo",
    "es": "lunes martes miércoles|miercoles jueves viernes sábado|sabado domingo",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "de": "montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag",
    "uk": "понеділ(?:ок|ка|ком) вівтор(?:ок|ка|ком) серед[аиуою]+ четвер(?:га|гом)? п['’ʼ]ятниц[яіюею]+ "
    "субот[аиуіою]+ неділ[яіюею]+",
    "ru": "понедельник(?:а|ом)? вторник(?:а|ом)? сред[аыуой]+ четверг(?:а|ом)? пятниц[аыуей]+ суббот[аыуой]+ "
    "воскресень[ея]м?",
}
# Needed before a weekday (it belongs to the expression), lest "na sexta posição" or a name be one.
BEFORE_WEEKDAY = {
    "en": r"(?:(?:on|last|this|since|by|until|from|late|early) )?",
    "pt": r"(?:(?:na|no|nesta|neste|desta|deste|da última|na última|no último|última|último|desde|até|de|próxima|"
    r"na próxima|esta|n?a passada|no passado|n?esta última) |(?=\w{5,7}-feira))",
    "es": r"(?:(?:el|este|pasado|del|al|próximo|el pasado|el próximo|la noche del|ayer|hoy|mañana) |"
    r"(?<!los )(?=lunes|martes|mi[ée]rcoles|jueves|viernes))",
    "fr": r"(?:(?:ce|le|de|depuis|dès|jusqu'à|du) )?",
    "de": r"(?:(?:am|an diesem|seit|vom|bis|vergangenen|letzten|am vergangenen|am kommenden|kommenden|diesen|am letzten) )?",
    "uk": r"(?:(?:у|в|минулого|минулої|цього|цієї|на|з|до|від|у минулий|у минулу|в цю|цього тижня у|раніше|"
    r"наступного|наступної|вечір|ввечері|ранок|вранці) |(?=\S{5,9}, \d))",
    "ru": r"(?:(?:во?|прошлый|прошлую|в прошлый|в прошлую|на|со?|до|к|в эту|в этот|вечер|"
    r"вечером|утро|утром|в минувшую|в минувший) |(?=\w{5,11}, \d))",
}
# Of those, what does not belong to the expression.
OUTSIDE_WEEKDAY = (
    r"(?:since|by|until|from|late|early|desde|até|de|del|al|depuis|dès|du|jusqu'à|"
    r"seit|vom|bis|з|до|від|на|с|со|к|вечер|вечером|утро|утром|вечір|ввечері|ранок|вранці) "
)
AFTER_WEEKDAY = {
    "en": r"(?: (?:morning|afternoon|evening|night))?",
    "pt": r"(?: passad[ao]| à noite| de manhã)?",
    "es": r"(?: pasado| por la (?:tarde|noche|mañana))?",
    "fr": r"(?: (?:dernier|matin|soir|de Pâques|de Pentecôte))?",
    "de": r"(?:abend|morgen|nacht|vormittag|nachmittag|mittag)?(?: dieser Woche)?",
    "uk": "",
    "ru": "",
}
# "On the eve" alone is yesterday; with a noun after it, the eve of something else.
_ON_THE_EVE = r"(?:(?<=[.!?] )|(?<=\n)|(?<![\s\S])){word}(?= [А-ЯІЇЄҐ])|{word}(?=[,.;])"
_TIMES_UK = r"(?: (?:вранці|зранку|вдень|ввечері|увечері|вночі|уночі))?"
_TIMES_RU = r"(?: (?:утром|днём|днем|вечером|ночью))?"
RELATIVE = {
    "en": {
        0: "today|tonight|this morning|this afternoon|this evening|earlier today|later today",
        -1: "yesterday(?: (?:morning|afternoon|evening))?|last night",
        -2: "the day before yesterday",
        1: "tomorrow",
        2: "the day after tomorrow",
    },
    "pt": {
        0: "hoje|n?esta (?:manhã|noite|tarde|madrugada)",
        -1: "ontem(?: à noite| à tarde| de manhã)?|na noite passada",
        -2: "anteontem",
        1: "amanhã",
        2: "depois de amanhã",
    },
    "es": {
        0: "hoy|esta (?:mañana|noche|tarde|madrugada)",
        -1: "ayer(?: por la (?:mañana|tarde|noche))?|anoche",
        -2: "anteayer|antes de ayer",
        1: "(?<!la )(?<!esta )(?<!de )(?<!por la )mañana(?! por)",
        2: "pasado mañana",
    },
    "fr": {
        0: "aujourd['’]hui|ce matin|ce soir|cet après-midi|cette nuit",
        -1: "hier(?: (?:soir|matin|après-midi))?|la nuit dernière",
        -2: "avant-hier(?: soir)?",
        1: "demain",
        2: "après-demain",
    },
    "de": {
        0: "heute(?: (?:morgen|früh|abend|nacht|vormittag|nachmittag|mittag))?",
        -1: "gestern(?: (?:abend|morgen|nacht|früh|vormittag|nachmittag|mittag))?|(?:letzte|vergangene) nacht|"
        "in der (?:letzten|vergangenen) nacht",
        -2: "vorgestern",
        1: "(?<!heute )(?<!gestern )(?-i:morgen)",
        2: "übermorgen",
    },
    "uk": {
        0: rf"сьогодні(?:шнього дня)?{_TIMES_UK}|цієї ночі",
        -1: rf"[ву]чора{_TIMES_UK}|минулої ночі|{_ON_THE_EVE.format(word='напередодні')}",
        -2: rf"позавчора{_TIMES_UK}",
        1: rf"завтра{_TIMES_UK}",
        2: "післязавтра",
    },
    "ru": {
        0: rf"сегодня{_TIMES_RU}|этой ночью",
        -1: rf"вчера{_TIMES_RU}|прошлой ночью|{_ON_THE_EVE.format(word='накануне')}",
        -2: rf"позавчера{_TIMES_RU}",
        1: rf"завтра{_TIMES_RU}",
        2: "послезавтра",
    },
}
# "{n}" stands for a number in digits or words.
AGO = {
    "en": ("{n} days? ago", "{n} weeks? ago"),
    "pt": ("há (?:cerca de )?{n} dias?|{n} dias? atrás", "há {n} semanas?|{n} semanas? atrás"),
    "es": ("hace {n} días?", "hace {n} semanas?"),
    "fr": ("il y a {n} jours?", "il y a {n} semaines?"),
    "de": ("vor {n} Tag(?:en)?", "vor {n} Wochen?"),
    "uk": ("{n} (?:дні|днів|день|доби) тому", "{n} ?(?:тиждень|тижні|тижнів) тому"),
    "ru": ("{n} (?:дня|дней|день|суток) назад", "{n} ?(?:неделю|недели|недель) назад"),
}
NUMBERS = {
    "en": "one|a two three four five six seven eight nine ten",
    "pt": "uma?|um dois|duas três quatro cinco seis sete oito nove dez",
    "es": "una?|un dos tres cuatro cinco seis siete ocho nueve diez",
    "fr": "une? deux trois quatre cinq six sept huit neuf dix",
    "de": "einem|einer|ein zwei drei vier fünf sechs sieben acht neun zehn",
    "uk": "один|одну два|дві три чотири п['’ʼ]ять шість сім вісім дев['’ʼ]ять десять",
    "ru": "один|одну два|две три четыре пять шесть семь восемь девять десять",
}
_STEMS_UK = "перш друг трет четверт п['’ʼ]ят шост сьом восьм дев['’ʼ]ят"
_STEMS_RU = "перв втор трет четв[её]рт пят шест седьм восьм девят"
_TEENS_UK = (
    "десят одинадцят дванадцят тринадцят чотирнадцят п['’ʼ]ятнадцят шістнадцят сімнадцят вісімнадцят дев['’ʼ]ятнадцят"
)
_TEENS_RU = "десят одиннадцат двенадцат тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
_TENS_UK = "двадцят тридцят сороков п['’ʼ]ятдесят шістдесят сімдесят вісімдесят дев['’ʼ]яност сот"
_TENS_RU = "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност сот"
_OVER_TENS_UK = "двадцять тридцять сорок п['’ʼ]ятдесят шістдесят сімдесят вісімдесят дев['’ʼ]яносто"
_OVER_TENS_RU = "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"


def _to_a_hundred(ones: str, teens: str, tens: str, over: str) -> str:
    """The first to the hundredth as stems, whose endings are free."""
    first = [rf"{each}\w{{1,4}}" for each in ones.split()]
    found = [*first, *(rf"{each}\w{{1,4}}" for each in teens.split())]
    round_ones = [rf"{each}\w{{1,4}}" for each in tens.split()]
    for ten, before in zip(round_ones, over.split(), strict=False):
        found += [ten, *(rf"{before}\s{each}" for each in first)]
    return " ".join((*found, round_ones[-1]))


# The first on; in Ukrainian and Russian to the hundredth.
ORDINALS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth",
    "pt": "primeiro segundo terceiro quarto quinto sexto sétimo|setimo oitavo nono décimo|decimo "
    "décimo.primeiro décimo.segundo "
    "décimo.terceiro décimo.quarto décimo.quinto décimo.sexto décimo.sétimo décimo.oitavo décimo.nono vigésimo",
    "es": "primer|primero segundo tercer|tercero cuarto quinto sexto séptimo|septimo octavo noveno décimo|"
    "decimo undécimo "
    "duodécimo decimotercer|decimotercero decimocuarto decimoquinto decimosexto decimoséptimo decimoctavo "
    "decimonoveno vigésimo",
    "fr": "premier deuxième|second troisième quatrième cinquième sixième septième huitième neuvième dixième "
    "onzième douzième "
    "treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième",
    "de": "erste[nrs]? zweite[nrs]? dritte[nrs]? vierte[nrs]? fünfte[nrs]? sechste[nrs]? siebte[nrs]? "
    "achte[nrs]? neunte[nrs]? "
    "zehnte[nrs]? elfte[nrs]? zwölfte[nrs]? dreizehnte[nrs]? vierzehnte[nrs]? fünfzehnte[nrs]?",
    "uk": _to_a_hundred(_STEMS_UK, _TEENS_UK, _TENS_UK, _OVER_TENS_UK),
    "ru": _to_a_hundred(_STEMS_RU, _TEENS_RU, _TENS_RU, _OVER_TENS_RU),
}
# A day that is counted: the number before the noun (0), the number after it (1).
DAY_BEFORE = {
    "en": "day",
    "pt": "dia",
    "es": "d[ií]a",
    "fr": "jour",
    "de": "Tag(?:es)?|Kriegstag",
    "uk": "день|дня|дні|добу|доби|добі",
    "ru": "день|дня|сутки|дню|дне",
}
DAY_AFTER = {"en": "day", "pt": "dia", "es": "d[ií]a", "fr": "jour", "de": "Tag", "uk": "день", "ru": "день"}
NUMERAL_ENDINGS = (
    r"(?:-?(?:st|nd|rd|th|e|ème|eme|er|го|й|ий|ый|ой|та|ту|у|а|я|м|ому|ом|ого|тий|ті|ая|ю|ую|ти|те)|\.?[ºª°]|\.)?"
)
OF_WAR = {
    "en": r" of (?:the |Russia's |russia’s )?(?:full-scale |russian )?(?:war|invasion|offensive)",
    "pt": r" d[aeo] (?:invasão|guerra|ofensiva|conflito)",
    "es": r" de (?:la )?(?:invasión|guerra|ofensiva)",
    "fr": r" de (?:la |l['’])?(?:guerre|invasion|offensive)",
    "de": r" (?:des|der) (?:Krieg(?:e?s)?|Invasion|Angriffskrieg(?:e?s)?|russischen Invasion|Offensive)",
    "uk": r" (?:повномасштабн\w+ |великої |російськ\w+ )?(?:війни|вторгнення|наступу)",
    "ru": r" (?:полномасштабн\w+ |российск\w+ )?(?:войны|вторжения|спецоперации|наступления|СВО)",
}
# Before a day and its month; belongs to the expression.
BEFORE_DAY = {
    "en": "",
    "pt": r"(?:(?:no |ao |do )?dia )?",
    "es": r"(?:el )?(?:día )?",
    "fr": r"(?:le )?",
    "de": r"(?:den )?",
    "uk": "",
    "ru": "",
}
# Before a month or a year that stands alone; does not belong to it.
BEFORE_ALONE = {
    "en": "in|since|until|before|during|early|late|mid|last|of|from|by|this|through|born",
    "pt": "em|desde|até|de|durante|início de|fim de|final de|neste|no",
    "es": "en|desde|hasta|de|durante|principios de|finales de|del",
    "fr": "en|depuis|jusqu'en|de|début|fin|dès|mi",
    "de": "im|seit|bis|Anfang|Ende|Mitte|vom|ab|vergangenen|letzten|Jahr|Jahre|Jahres|geboren|Jahrgang",
    "uk": "у|в|з|із|зі|від|до|раніше|на початку|наприкінці|початку|кінця|протягом|ще",
    "ru": "в|во|в|во|с|со|от|до|к|раньше|начале|конце|середине|начала|конца|ещё|еще",
}
YEAR_WORD = {
    "uk": r" ?(?:року|році|р\.|рік|роком)|-(?:го|му|м|й|ий)(?: (?:року|році|рік))?",
    "ru": r" ?(?:года|году|г\.|год|годом)|-(?:го|м|му|й|ый)(?: (?:года|году|год))?",
}
LAST_YEAR = {
    "en": "last year",
    "pt": "(?:do ano passado|de ano passado)",
    "es": "del año pasado",
    "fr": "(?:de )?l['’]an(?:née)? derni(?:er|ère)",
    "de": "(?:des )?(?:vergangenen|letzten|vorigen) Jahres",
    "uk": "(?:минулого|торік)(?: року)?",
    "ru": "прошлого года",
}
THIS_YEAR = {
    "en": "this year",
    "pt": "deste ano",
    "es": "de este año",
    "fr": "de cette année",
    "de": "dieses Jahres",
    "uk": "цього року|ц\\. ?р\\.",
    "ru": "этого года|с\\. ?г\\.|текущего года",
}
# A month without its name, by how far it lies from that of publication.
MONTH_AWAY = {
    "en": {0: "this month", -1: "last month"},
    "pt": {0: "(?:n?este|deste) mês", -1: "(?:n?o )?mês passado"},
    "es": {0: "(?:este|del presente) mes", -1: "el mes pasado|(?<!el )mes pasado"},
    "fr": {0: "ce mois-ci", -1: "le mois dernier"},
    "de": {0: "(?:in )?diese[mns] Monats?", -1: "(?:im )?(?:vergangenen|letzten|vorigen) Monats?"},
    "uk": {0: "цього місяця", -1: "минулого місяця"},
    "ru": {0: "в этом месяце|этого месяца", -1: "в прошлом месяце|прошлого месяца"},
}
# A day of the month without its month.
DAY_ALONE = {
    "pt": r"(?:no|ao|do|o|desde o|até ao?)(?: próximo| passado)? dia {day}",
    "es": r"(?:el|del|al)(?: próximo| pasado)? día {day}",
    "fr": r"le {day} (?:courant|de ce mois)",
    "de": r"(?:am|seit dem|vom) {day}\. (?:dieses Monats|d\. ?M\.)",
    "uk": r"{day}(?:-?го)? числа",
    "ru": r"{day}(?:-?го)? числа",
}
# A day and month in figures, of which a time of day or a measure might look the same, after these only.
BEFORE_SHORT = {
    "de": r"am|seit|seit dem|vom|bis|bis zum|ab|dem|den|der Nacht zum",
    "uk": r"з|із|від|до|на|за|станом на|датою|датовано|дата|зник|зникла|зниклий|зв['’ʼ]язок",
    "ru": r"с|со|от|до|на|за|дата|датой|пропал|связь",
}
# Days of a month as words, the first to the thirty-first; in Ukrainian and Russian the two tens are added to the ones.
_ONES_UK = "першого другого третього четвертого п['’ʼ]ятого шостого сьомого восьмого дев['’ʼ]ятого"
_ONES_RU = "первого второго третьего четв[её]ртого пятого шестого седьмого восьмого девятого"


def _days(ones: str, teens: str, tens: str, thirty: str, on: str) -> str:
    """All thirty-one, from the ones, the stems of the teens, and how twenty and thirty are said alone and before ones."""
    twenty, over_twenty, over_thirty = tens.split()
    first = ones.split()
    middle = [f"{each}ого" for each in teens.split()]
    return " ".join(
        (*first, *middle, twenty, *(f"{over_twenty}{on}{each}" for each in first), thirty, over_thirty + on + first[0])
    )


DAY_WORDS = {
    "en": "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third "
    "twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first",
    "pt": "primeiro|um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze|catorze quinze "
    "dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove vinte vinte.e.um vinte.e.dois vinte.e.três "
    "vinte.e.quatro vinte.e.cinco vinte.e.seis vinte.e.sete vinte.e.oito vinte.e.nove trinta trinta.e.um",
    "es": "uno|primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
    "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
    "veintisiete veintiocho veintinueve treinta treinta.y.uno",
    "fr": "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt vingt.et.un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept "
    "vingt-huit vingt-neuf trente trente.et.un",
    "de": "ersten zweiten dritten vierten fünften sechsten siebten|siebenten achten neunten zehnten elften zwölften "
    "dreizehnten vierzehnten fünfzehnten sechzehnten siebzehnten achtzehnten neunzehnten zwanzigsten "
    "einundzwanzigsten zweiundzwanzigsten dreiundzwanzigsten vierundzwanzigsten fünfundzwanzigsten "
    "sechsundzwanzigsten siebenundzwanzigsten achtundzwanzigsten neunundzwanzigsten dreißigsten einunddreißigsten",
    "uk": _days(_ONES_UK, _TEENS_UK, "двадцятого двадцять тридцять", "тридцятого", "."),
    "ru": _days(_ONES_RU, _TEENS_RU, "двадцатого двадцать тридцать", "тридцатого", "."),
}
# Between the first and the last day of a stretch: "from 1 to 5 March", "з 1 по 5 березня".
STRETCH = {
    "en": (r"(?:from|between)(?: the)? ", r" (?:to|and|until|through)(?: the)? "),
    "pt": (r"(?:de|do dia|entre(?: os dias)?|entre o dia) ", r" (?:a|e|ao dia|e o dia|até) "),
    "es": (r"(?:del|entre el|de) ", r" (?:al|y el|a|hasta el) "),
    "fr": (r"(?:du|entre le) ", r" (?:au|et le) "),
    "de": (r"(?:vom|von|zwischen dem) ", r" (?:bis|bis zum|und|und dem) "),
    "uk": (r"(?:із|зі|з|від|між) ", r" (?:по|до|та|і) "),
    "ru": (r"(?:со|с|от|между) ", r" (?:по|до|и) "),
}
# Directly before a day and its month, these make it a street.
STREETS = (
    r"(?:\bulitsa|улиц\w{1,3}|ул\.|вулиц\w{1,3}|вул\.|площад\w{1,3}|площ\w{1,3}|просп\w*\.?|\brua|avenida|"
    "\bav\\.|\brue|\bcalle|"
    r"stra(?:ß|ss)e(?: des| der)?|platz(?: des)?|\bplace|praça|plaza|\bstreet)(?: (?:de|du|del|des))?\s*$"
)
# After a weekday, these make it a newspaper.
NO_OUTLET = r"(?! (?:Times|Telegraph|Express|Mirror|Mail|Herald)\b)"
# Directly before a weekday, these make it every such day.
EVERY = (
    r"\b(?:every|each|tod[ao]s?(?: [ao]s)?|cada|todos los|chaque|tous les|toutes "
    r"les|jede[nrsm]?|кожн\w+|щоп?\w*|кажд\w+)"
    r"(?: (?:first|second|last|ersten|zweiten|letzten|premier|другий|перший|первый))?(?: (?:on|à|a))?\s*$"
)


@dataclass(frozen=True, slots=True)
class Forms:
    """Words that mean numbers: the pattern for any of them, and each form's pattern with its number."""

    pattern: str
    meanings: tuple[tuple[str, int], ...]


def numbered(table: str) -> Forms:
    """Read "january|jan february|feb" as forms that mean 1, 2 and so on; the longest form goes first."""
    meanings = [(form, number) for number, forms in enumerate(table.split(), start=1) for form in _parts(forms)]
    meanings.sort(key=lambda each: -len(each[0]))
    return Forms(
        "|".join(form.replace(".", r"[ -]") if "\\" not in form else form for form, _ in meanings), tuple(meanings)
    )


def _parts(forms: str) -> list[str]:
    """Split at `|` outside brackets."""
    parts, depth = [""], 0
    for sign in forms:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
