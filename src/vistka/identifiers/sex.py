"""The sex as lists write it, in the languages of lists and forms."""

from __future__ import annotations

from typing import Literal

from vistka.identifiers.letters import cyrillic_words, plain_text

Sex = Literal["m", "f"]

_MALE = """
    м m муж мужской мужчина мужск ч чол чоловік чоловіча чоловічий чоловіч мужчынскі мужчынская мужчына
    male man homem h masculino masc masculine hombre varón homme mann männlich mężczyzna męska
"""
_FEMALE = """
    ж f жен женский женщина женск жін жінка жіноча жіночий жіноч жаночы жаночая жанчына
    female woman mulher feminino fem feminine femenino mujer femme weiblich frau kobieta żeńska
"""
_SEXES: dict[str, Sex] = dict.fromkeys(_MALE.split(), "m") | dict.fromkeys(_FEMALE.split(), "f")  # type: ignore[assignment]


def read_sex(text: str) -> Sex | None:
    """ "m" or "f"; None for anything else, a bare "w" or "1" too.

    >>> read_sex("Чол."), read_sex("F"), read_sex("?")
    ('m', 'f', None)
    """
    return _SEXES.get(cyrillic_words(plain_text(text)).strip(" .,()"))
