"""What ends in a full stop and no sentence with it, in each language, in lower case without the stop."""

from __future__ import annotations

from typing import Final

NEVER_LAST: Final[dict[str, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "pt": """sr sra srs sras srta d dr dra drs prof profa eng gen cel cap ten maj sgt alm min dep sen exmo exma
            av r n nº no art pág p ex cf vs st sto sta núm tel séc aprox""",
        "en": """mr mrs ms mx dr prof gen lt col maj capt cpt sgt cpl pvt pfc adm brig cmdr comdr rep sen gov pres st mt ft
            messrs rev hon jr no nos vs v approx est fig op u.s u.k u.n e.u d.c e.g i.e cf dept jan feb mar apr jun jul
            aug sept sep oct nov dec mon tue wed thu fri sat sun""",
        "uk": """м смт с сел обл вул бул просп пл пр пров ім п пп гр громадян ген полк підполк кап лейт ст мол серж рядов
            проф акад доц д-р див напр т тов р-н буд кв корп стор ред англ рос укр нім тис млн млрд грн ред о""",
        "ru": """г гор с пос дер обл ул бул просп пл пр пер им п гр ген полк подп подполк кап лейт ст мл серж ряд проф акад
            доц д-р см напр т тов р-н д кв корп стр ред англ рус укр нем тыс млн млрд руб пгт о""",
        "es": """sr sra sres sras srta d dña dr dra prof gral gen cnel tte cap sgto cmte lic ing av avda núm nº no art pág p
            ej cf vs sta sto st ee uu ee.uu aprox""",
        "de": """hr fr dr prof gen obst oberst lt hptm maj fw gefr st str nr abs art bzw ca evtl ggf inkl sog vgl z b d h u a
            i o s v m e t mio mrd tsd jan feb mär apr jun jul aug sept okt nov dez geb gest dipl ing z.b d.h u.a i.d.r""",
        "fr": """m mm mme mmes mlle mlles me dr pr prof gén gal col cdt cap lt sgt adj st ste av bd p pp art n nº no cf ex vs
            env apr av.j""",
    }.items()
}
"""Titles, ranks, kinds of place: a name or a number comes after."""

LAST_AFTER_NUMBER: Final = frozenset("р рр г гг с м т п д ст".split())
"""After a number these are units ("2022 р.", "у 2014 г."), and a sentence may end with them."""

ORDINAL_BEFORE: Final = frozenset(
    """januar jänner februar märz april mai juni juli august september oktober november dezember jahrestag tag kriegstag
    tages jahrhundert jahrhunderts brigade division armee regiment bataillon kompanie korps gardebrigade panzerbrigade
    lebensjahr geburtstag stock etage woche monat jan feb mär apr jun jul aug sept okt nov dez""".split()
)
"""German nouns before which a number with a stop is an ordinal ("am 2. März")."""
