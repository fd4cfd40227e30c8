"""What one word of a name says about its place in the name: family name, given name or patronymic.

The reader of full names adds these up over the words of a cell. Each figure is the logarithm of how likely this
word is among the family names, the given names and the patronymics that a bureau sees: from the frequency tables
where the word is known, from its ending where it is not.
"""

import re
from functools import lru_cache
from math import log
from typing import NamedTuple

from vistka.names.cases import nominatives
from vistka.names.knowledge import Knowledge
from vistka.names.patronymics import read_patronymic
from vistka.names.scripts import script_of

_KNOWN = Knowledge.shipped()


class RoleEvidence(NamedTuple):
    """Log-likelihoods of a word in each role, and its nominative in that role where it seems to be declined."""

    family: float
    given: float
    patronymic: float
    other: float
    is_initial: bool = False
    declined_given: str = ""
    declined_patronymic: str = ""


# A name nobody has counted; half of the distinct names of a register are such.
_UNCOUNTED = 2e-6
_NOT_A_PATRONYMIC = {"latin": 1e-9}
_HARDLY_A_PATRONYMIC = 3e-8  # in Cyrillic, where a patronymic with a slip of the pen is likelier than a second name
_LIKE_A_PATRONYMIC = 1e-6
_FATHERS = (1e-5, 1e-3)  # bounds of how common a father's name counts
_NAME_OF_A_PEOPLE = 5.0
_NAME_IN_THE_TABLES = 1e-4  # a given name that has equivalents, however few were counted in this spelling
_SURE = 0.9
_DECLINED = 0.03  # the share of names that stand in an oblique case
_INITIAL_OF_FAMILY = 1e-4

# What endings say where a word is not counted: times likelier as a family name, times less likely as a given name.
# Given names in -дин (Мухиддин), -ин (Ринчин) and -slau (Vyachaslau) are why -ин and -ou count less.
_SURELY_FAMILY = re.compile(
    r".+(?:[оеёє]в|[аоеё]ў|[сц]к(?:ий|ой|ая|і|ій)|[сцз]ьк(?:ий|а)|[еє]нко|ч[ую]к|[юу]к|дзе|шв[иі]л[иі]|[иы]х|"
    r"[ая]нц|[оеє]ва|[оеё]вская|"
    r"[oeëyi](?:v|w|ff|va|wa)|[aoe]ŭ|(?:s|c|ts|tz|z)'?k(?:y|iy|ii|ij|i|yi|yj|yy|aya|aia|aja|a)|ck(?:y|i|ij|yj)|"
    r"[eě]nko|(?:ch|cz|č|y|i|j)uk|dz[eé]|(?:sh|sch|ch|š)[vw]ili|[yi](?:kh|ch|h)|ez)"
)
_LIKELY_FAMILY = re.compile(
    r".+(?:[^даео][иі]н|їн|[^н]ина|ына|ич|іч|ец|ко|"
    r"[^daeou]ine?|[^n]ina|(?<!sl)[ao]u|ko|[iy](?:ch|tch|tsch|cz|[čć])|ets|ec)"
)
_PERHAPS_FAMILY = re.compile(
    r".+(?:[аяоуе]к|ик|[ая]н|я|ун|[иы]н|[аео]й|ый|ава|иани|уа|ев|онак|еня|"
    r"[aeiu]k|[iyj]an|[iy]n|a[vw]a|iani|ua|oy|yi|zade|zada|pour|oğlu)"
)
_FAMILY_ENDINGS = ((_SURELY_FAMILY, 12.0, 0.01), (_LIKELY_FAMILY, 8.0, 0.1), (_PERHAPS_FAMILY, 3.0, 0.5))
# Some family names have the shape of a patronymic (Абрамович), no given name has.
_FAMILY_OF_PATRONYMIC_SHAPE = 1e-4
_GIVEN_OF_PATRONYMIC_SHAPE = 0.001
# What is left of -вич or -вна after a slip of the pen or a scanner.
_NEARLY_PATRONYMIC = re.compile(r".{2,}(?:[вv].{0,2}[чсшc][hzч]?|[вvw].?н[аy]|[vw]n.?a|[vw]it[sc].*|[vw]i[cčć].?)")
_INITIAL = re.compile(r"[^\W\d_]\.?|[^\W\d_]{2,4}\.")


@lru_cache(maxsize=1 << 18)
def role_evidence(token: str) -> RoleEvidence:
    """Weigh a folded word (or a group of words that belong together) in each role.

    >>> щербаков = role_evidence("щербаков")
    >>> щербаков.family > щербаков.given
    True
    """
    if _INITIAL.fullmatch(token):
        return RoleEvidence(log(_INITIAL_OF_FAMILY), 0.0, 0.0, log(_INITIAL_OF_FAMILY), is_initial=True)
    family_weight, given_weight = _ending_weights(token)
    patronymic, declined_patronymic = _patronymic_likelihood(token)
    family = _family_likelihood(token, family_weight)
    if patronymic > _LIKE_A_PATRONYMIC:
        family, given_weight = min(family, _FAMILY_OF_PATRONYMIC_SHAPE), _GIVEN_OF_PATRONYMIC_SHAPE
    given, declined_given = _given_likelihood(token, given_weight)
    return RoleEvidence(
        log(family), log(given), log(patronymic), log(_UNCOUNTED), False, declined_given, declined_patronymic
    )


def _ending_weights(token: str) -> tuple[float, float]:
    for pattern, family, given in _FAMILY_ENDINGS:
        if pattern.fullmatch(token):
            return family, given
    return 1.0, 1.0


def _family_likelihood(token: str, weight: float) -> float:
    counted = _KNOWN.family_name_frequency(token)
    if counted < _UNCOUNTED and weight == 1.0 and _KNOWN.people_of_family(token) and not _KNOWN.given_classes(token):
        weight = _NAME_OF_A_PEOPLE  # the clan names of Tuva have no ending that would tell
    return max(counted, _UNCOUNTED * weight)


def _patronymic_likelihood(token: str) -> tuple[float, str]:
    """Give the likelihood, and the nominative of a declined patronymic."""
    read = read_patronymic(token)
    if read:
        return read.sureness * _share_of_father(read.fathers), ""
    for nominative in nominatives(token, "patronymic"):
        if (read := read_patronymic(nominative)) and read.sureness > _SURE:
            return _DECLINED * read.sureness * _share_of_father(read.fathers), nominative
    if _NEARLY_PATRONYMIC.fullmatch(token):
        return _LIKE_A_PATRONYMIC, ""
    return _NOT_A_PATRONYMIC.get(script_of(token), _HARDLY_A_PATRONYMIC), ""


def _share_of_father(fathers: tuple[str, ...]) -> float:
    """Take the commonest father, within bounds: Иванович is as good a family name as Юхневич is a patronymic."""
    rarest, commonest = _FATHERS
    return min(max(max(map(_share_of_given, fathers), default=0.0), rarest), commonest)


def _given_likelihood(token: str, weight: float) -> tuple[float, str]:
    """Give the likelihood, and the nominative if the name is likelier a declined one than an unheard of one."""
    uncounted = _UNCOUNTED * weight
    if share := _share_of_given(token):
        return max(share, uncounted), ""
    nominative = max(nominatives(token, "given"), key=_share_of_given, default="")
    share = _share_of_given(nominative)
    if _DECLINED * share > uncounted:
        return _DECLINED * share, nominative
    return uncounted, ""


def _share_of_given(name: str) -> float:
    counted = _KNOWN.given_name_frequency(name)
    if counted < _NAME_IN_THE_TABLES and _KNOWN.given_classes(name):
        return _NAME_IN_THE_TABLES
    return counted
