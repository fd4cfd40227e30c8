"""Citizenship as lists write it: country names and adjectives in English, Ukrainian and Russian, as ISO 3166 codes.

Only words for a *state* count. "Бурят" or "Tatar" names a people, and so does "узбек", of whom many are citizens of
Russia, or "русский", of whom many are not: none of these says which passport someone holds.
"""

from __future__ import annotations

import re
from typing import Final

from vistka.identifiers.letters import cyrillic_words, plain_text

# Beginnings of names and adjectives; "=" marks a whole one.
_COUNTRIES: Final[dict[str, str]] = {
    "UA": "украин, україн, ukrain, ucran, ucrân, =ua, =ukr",
    "RU": "росси, росій, росія, росії, росіян, расі, расей, =рф, russia, rússi, =ru, =rus, =rf",
    "BY": "беларус, білорус, белорус, belarus, byelorus, =рб, =by, =blr",
    "UZ": "узбекист, узбекск, узбецьк, uzbekistan, =uz",
    "TJ": "таджикист, таджикск, таджицьк, tajikistan, tadjikistan",
    "KG": "кыргызст, кыргызск, киргизи, киргизі, киргизст, киргизск, киргизьк, kyrgyzstan, kyrgyz republic",
    "KZ": "казахст, казахск, казахськ, kazakhstan",
    "TM": "туркменист, туркмені, туркмени, туркменск, turkmenistan",
    "MD": "молдав, молдов, moldov",
    "GE": "грузия, грузии, грузинск, грузія, грузії, грузинськ, georgia",
    "AM": "армени, армянск, вірменія, вірменії, вірменськ, armenia",
    "AZ": "азербайджан, azerbaijan",
    "LV": "латви, латві, латыйск, latvia",
    "LT": "литов, литв, lithuania",
    "EE": "эстон, естон, estonia",
    "PL": "польш, польщ, польск, польськ, poland, polish",
    "DE": "герман, німеччин, німецьк, немецк, german",
    "GB": "великобритан, велика британ, британ, united kingdom, britain, british, great britain, =uk",
    "US": "=сша, америк, united states, american, =usa, =us",
    "FR": "франц, france, french",
    "ES": "испан, іспан, spain, spanish, =spaniard",
    "PT": "португал, portug",
    "IT": "италь, італі, itali, italy",
    "RO": "румын, румун, romania",
    "BG": "болгари, болгарі, болгарск, болгарськ, bulgaria",
    "RS": "серб, serb",
    "CZ": "чехи, чехі, чешск, чеськ, czech",
    "SK": "словак, словац, словач, slovak",
    "HU": "венгри, венгерск, угорщ, угорськ, hungar",
    "FI": "финлянд, финск, фінлянд, фінськ, finland, finnish",
    "SE": "швед, швец, sweden, swedish",
    "GR": "греци, греці, греческ, грецьк, greece, greek",
    "TR": "турция, турции, турецк, туреччин, турецьк, turkey, turkish, türkiye",
    "IL": "израил, ізраїл, israel",
    "SY": "сири, сирі, syria",
    "IQ": "ирак, ірак, iraq",
    "IR": "иран, іран, iran",
    "YE": "йемен, ємен, єменец, yemen",
    "EG": "египет, египт, єгипет, єгипт, egypt",
    "LY": "ливи, лівій, лівія, лівії, libya",
    "MA": "марок, morocc",
    "DZ": "алжир, algeria",
    "TN": "тунис, туніс, tunisia",
    "SO": "сомали, сомалі, somali",
    "SD": "судан, sudan",
    "ET": "эфиоп, ефіоп, ethiop",
    "KE": "кени, кені, kenya",
    "NG": "нигерия, нигерии, нигериец, нигерийс, нігерія, нігерії, нігерієц, нігерійс, nigerian, =nigeria",
    "GH": "=гана, =гани, =ганы, ганец, ганець, ганск, ганськ, ghana",
    "CM": "камерун, cameroon",
    "SL": "сьерра-леоне, сьєрра-леоне, sierra leone",
    "TG": "=того, тоголез, togo",
    "SN": "сенегал, senegal",
    "ZA": "=юар, =пар, южно-африканск, південно-африканськ, south africa",
    "TZ": "танзан, tanzania",
    "UG": "уганд, uganda",
    "ZM": "замби, замбі, zambia",
    "NP": "непал, nepal",
    "IN": "индия, индии, индийск, індія, індії, індійськ, india",
    "LK": "шри-ланк, шрі-ланк, шри ланк, шрі ланк, sri lanka",
    "BD": "бангладеш, banglad",
    "PK": "пакистан, pakistan",
    "AF": "афган, afghan",
    "CN": "китай, =кнр, china, chinese",
    "KP": "северная коре, северной коре, северокорей, північна коре, північної коре, північнокорей, north korea, "
    "=кндр, =dprk",
    "KR": "южная коре, южной коре, південна коре, південної коре, south korea, южнокорей, південнокорей",
    "MN": "монгол, mongolia",
    "VN": "вьетнам, в'єтнам, vietnam",
    "CU": "=куба, =кубы, =куби, кубин, кубинськ, cuba",
    "CO": "колумб, colomb",
    "BR": "бразил, brazil, brasil",
    "VE": "венесуэл, венесуел, venezuela",
    "AR": "аргентин, argentin",
    "PE": "=перу, перуан, peru",
    "CA": "канад, canad",
    "AU": "австрали, австралі, australia",
    "JP": "япон, japan",
}
_CITIZEN = re.compile(
    r"\b(?:гражд\w*|громад\w*|гр|грамад\w*|подданн\w*|citizen(?:ship)?|national(?:ity)?|of|the|from|"
    r"республик\w*|республік\w*|рэспублік\w*|republic)\b\.?"
)


def _table() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for code, signs in _COUNTRIES.items():
        for sign in signs.split(", "):
            if sign.startswith("="):
                whole[sign[1:]] = code
            else:
                beginnings.append((sign, code))
    return whole, tuple(beginnings)


_WHOLE, _BEGINNINGS = _table()


def read_nationality(text: str) -> str | None:
    """ISO alpha-2 code of the one state named; None for none, for several, or for a people.

    >>> read_nationality("гражданин РФ"), read_nationality("Ukrainian"), read_nationality("татарин")
    ('RU', 'UA', None)
    """
    states = {_state(part) for part in re.split(r"[/,;]", cyrillic_words(plain_text(text)))}
    return states.pop() if len(states) == 1 else None


def _state(phrase: str) -> str | None:
    bare = " ".join(_CITIZEN.sub(" ", phrase).strip(" .()").split())
    return _WHOLE.get(bare) or next((code for sign, code in _BEGINNINGS if bare.startswith(sign)), None)
