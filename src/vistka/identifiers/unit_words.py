"""The words and abbreviations of military formations in Ukrainian, Russian, Belarusian and English.

A formation is named by its number, its arm (tank, marine …) and its echelon (battalion, regiment, brigade …).
Abbreviations are built from the same two: мс + п = мсп (motor rifle regiment), бр + мп = брмп (marine brigade), with an
о before them for "separate". So two short tables yield some hundreds of abbreviations.

Airborne, air assault, parachute and airmobile are one arm here: formations were renamed from one to another without a
change of number (76 вдд, 76 дшд), and English reports mix the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# How high each echelon stands. Two of one height exclude each other; of different heights, one may be in the other.
HEIGHTS: Final = {
    "squad": 0,
    "platoon": 1,
    "company": 2,
    "battery": 2,
    "battalion": 3,
    "detachment": 3,
    "regiment": 4,
    "brigade": 4,
    "division": 5,
    "corps": 6,
    "army": 7,
}

_ECHELON_WORDS = {
    "squad": r"отделени[еяю]|відділення|squad",
    "platoon": r"взвод\w*|platoon|plt",
    "company": r"(?:развед|розвід)?рот(?:а|ы|и|у|е|і|ою|ой)|company|coy",
    "battery": r"батаре\w+|battery",
    "battalion": r"(?:развед|розвід)?бат(?:альон|альйон|альён)\w*|бат|б-на?|дивизион\w*|дивізіон\w*|battalion|bn",
    "detachment": r"отряд\w*|загін|загон\w+|атрад\w*|detachment",
    "regiment": r"полка?|полку|полком|палка|regiment|regt|rgt",
    "brigade": r"бриг(?:ад\w*)?|brigade|bde|brig",
    "division": r"дивизи[яиею]\w?|дивізі[яїюєй]\w?|дывізі[яі]|division|div",
    "corps": r"корпус\w*|corps",
    "army": r"арми[яиею]\w?|армі[яїюєй]\w?|army",
}

# First match wins: what is narrower stands first.
_ARM_WORDS = {
    "territorial defence": (
        r"террит\w* обор\w*|територ\w* обор\w*|тэрыт\w* абар\w*|тро|тер\.? ?обор\w*|territorial defen[cs]e"
    ),
    "coastal defence": r"берегов\w* оборон\w*|coastal defen[cs]e",
    "marine": r"морск\w* пехот\w*|морськ\w* піхот\w*|марск\w* пях\w*|мп|marines?|naval infantry|marine corps",
    "airborne": (
        r"десантно[- ]?штурм\w*|воздушно[- ]?десант\w*|повітряно[- ]?десант\w*|парашютно[- ]?десант\w*|"
        r"аэромоб\w*|аеромоб\w*|десантн\w*|вдв|дшв|airborne|air[- ]assault|airmobile|parachute|vdv"
    ),
    "mountain assault": r"горно[- ]?штурм\w*|гірсько[- ]?штурм\w*|mountain[- ]assault",
    "assault": r"штурмов\w*|assault",
    "special forces": (
        r"спецназ\w*|спец(?:иального)? ?назначени\w*|специальн\w* назнач\w*|спеціальн\w* признач\w*|спн|ссо|"
        r"special[- ](?:purpose|forces|operations)|spetsnaz|specnaz"
    ),
    "motor rifle": (
        r"мото[- ]?стрел\w*|мото[- ]?стріл\w*|мота[- ]?страл\w*|мото[- ]?піхот\w*|мото[- ]?пехот\w*|"
        r"motor(?:i[sz]ed)?(?:[- ](?:rifle|infantry))?"
    ),
    "mechanised": r"механизир\w*|механізов\w*|механіз\w*|mech(?:ani[sz]ed)?(?: infantry)?",
    "tank": r"танков\w*|танкав\w*|tank|armou?red",
    "self-propelled artillery": (
        r"(?:гаубичн\w* )?самоходн\w*[- ]?артил\w*|самохідн\w*[- ]?артил\w*|self[- ]propelled artillery"
    ),
    "rocket artillery": r"реактивн\w*[- ]?артил\w*|ракетно[- ]?артил\w*|rocket artillery",
    "anti-aircraft": (
        r"зен[иі]тн\w*(?:[- ]?(?:ракетн|артил)\w*)?|anti-?aircraft(?: missile| artillery)?|air[- ]defen[cs]e"
    ),
    "artillery": r"гаубичн\w*[- ]артил\w*|артил\w*|артыл\w*|artillery|arty",
    "missile": r"ракетн\w*|missile",
    "engineer": r"инженерн\w*(?:[- ]сапер\w*)?|інженерн\w*(?:[- ]саперн\w*)?|саперн\w*|engineers?",
    "signals": r"связи|зв'?язку|сувязі|signals?",
    "reconnaissance": r"разведыват\w*|разведк\w*|розвідув\w*|розвідк\w*|разведвальн\w*|recon(?:naissance)?",
    "national guard": r"национальн\w* гвард\w*|національн\w* гвард\w*|нгу|росгвард\w*|national guard|rosgvardi?ya?",
    "border guard": r"погранич\w*|прикордон\w*|пагран\w*|border(?: guard)?",
    "jaeger": r"єгер\w*|егерск\w*|jaeger|jäger|jager",
    "mountain infantry": r"гірсько[- ]?піхот\w*|горно[- ]?пехот\w*|mountain infantry",
    "infantry": r"пехотн\w*|піхотн\w*|infantry",
    "rifle": r"стрелк\w*|стрілец\w*|стралк\w*|rifle",
    "logistics": r"матери\w*[- ]техн\w*|матеріал\w*[- ]техн\w*|мто|logistics?",
    "aviation": r"авиац\w*|авіац\w*|авіяц\w*|aviation",
    "medical": r"медицинск\w*|медичн\w*|medical",
    "chemical defence": r"рхбз|рхбз|cbrn",
}

_ECHELON_SIGNS = {
    "в": "platoon",
    "р": "company",
    "батр": "battery",
    "б": "battalion",
    "дн": "battalion",
    "п": "regiment",
    "бр": "brigade",
    "д": "division",
}
# Signs of the arm that stand before the echelon's: мс|п, дш|бр, т|д …
_ARM_BEFORE = {
    "мс": "motor rifle", "мп": "motor rifle", "м": "mechanised", "т": "tank",
    "пд": "airborne", "вд": "airborne", "дш": "airborne", "аэм": "airborne", "аем": "airborne", "аемо": "airborne",
    "гш": "mountain assault", "ш": "assault", "гп": "mountain infantry", "п": "infantry", "с": "rifle", "є": "jaeger",
    "а": "artillery", "га": "artillery", "са": "self-propelled artillery", "гса": "self-propelled artillery",
    "ра": "rocket artillery", "реа": "rocket artillery", "зр": "anti-aircraft", "за": "anti-aircraft",
    "и": "engineer", "і": "engineer", "ис": "engineer", "іс": "engineer", "р": "reconnaissance",
}  # fmt: skip
# … and those that follow it: бр|мп, б|тро, п|спн.
_ARM_AFTER = {
    "мп": "marine", "спн": "special forces", "спп": "special forces", "тро": "territorial defence",
    "нгу": "national guard", "нг": "national guard", "бо": "coastal defence", "мто": "logistics",
    "рхбз": "chemical defence", "с": "signals", "аа": "aviation",
}  # fmt: skip
# What the composition would read wrongly, or not at all.
_EXCEPTIONS = {
    "бр": ("", "brigade"),
    "обр": ("", "brigade"),
    "рбр": ("missile", "brigade"),
    "орбр": ("missile", "brigade"),
    "осн": ("special forces", "detachment"),
    "оспн": ("special forces", "detachment"),
    "осназ": ("special forces", "detachment"),
    "оосн": ("special forces", "detachment"),
    "ооспн": ("special forces", "detachment"),
    "зрд": ("anti-aircraft", "battalion"),
    "озрд": ("anti-aircraft", "battalion"),
    "ак": ("", "corps"),
    "оак": ("", "corps"),
    "оа": ("", "army"),
}
# "ВС" is the armed forces, "МП" the marines and "ДШВ" the air assault forces at large.
_NO_FORMATION = frozenset({"вс", "рс", "мп", "пд", "вд", "пп", "ип", "ид", "ив", "вв", "рв", "рд", "дшв"})
_SEPARATE = ("", "о", "гв", "огв")
_AS_LATIN = str.maketrans(
    dict(zip("абвгдеёзиійклмнопрстуфыэє", "abvgdeeziijklmnoprstufyee", strict=True))
    | {"ш": "sh", "х": "kh", "ж": "zh", "ч": "ch", "ц": "ts", "ь": "", "ю": "iu", "я": "ia"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of a unit's name says: an arm, an echelon, or both (an abbreviation)."""

    arm: str = ""
    echelon: str = ""


def _abbreviations() -> dict[str, Word]:
    composed: dict[str, Word] = {}
    for echelon_sign, echelon in _ECHELON_SIGNS.items():
        pairs = [(arm_sign + echelon_sign, arm) for arm_sign, arm in _ARM_BEFORE.items()]
        pairs += [(echelon_sign + arm_sign, arm) for arm_sign, arm in _ARM_AFTER.items()]
        for sign, arm in pairs:
            for before in _SEPARATE:
                composed.setdefault(before + sign, Word(arm, echelon))
    composed |= {sign: Word(*meaning) for sign, meaning in _EXCEPTIONS.items()}
    known = {sign: word for sign, word in composed.items() if sign not in _NO_FORMATION}
    # English reports spell them in Latin letters: "810 obrmp". Two letters are too few to tell from other Latin words.
    latin = {sign.translate(_AS_LATIN): word for sign, word in known.items() if len(sign) > 2}
    return latin | known


ABBREVIATIONS: Final = _abbreviations()


def _alternation(table: dict[str, str]) -> str:
    return "|".join(f"(?P<{name.replace(' ', '_').replace('-', '__')}>{pattern})" for name, pattern in table.items())


_ECHELON = re.compile(rf"\b(?:{_alternation(_ECHELON_WORDS)})(?!\w)")
_ARM = re.compile(rf"\b(?:{_alternation(_ARM_WORDS)})(?!\w)")


def _name_of(match: re.Match[str]) -> str:
    return (match.lastgroup or "").replace("__", "-").replace("_", " ")


def words_of(text: str) -> list[Word]:
    """The arms and echelons named in a piece of folded text, in order; other words (honours, "separate") drop out."""
    found: list[tuple[int, Word]] = []
    found += [(match.start(), Word(echelon=_name_of(match))) for match in _ECHELON.finditer(text)]
    found += [(match.start(), Word(arm=_name_of(match))) for match in _ARM.finditer(text)]
    for match in re.finditer(r"[^\W\d_]+", text):
        word = ABBREVIATIONS.get(match[0])
        if word:
            found.append((match.start(), word))
    return [word for _, word in sorted(found, key=lambda each: each[0])]
