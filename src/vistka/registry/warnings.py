"""Words that have no place in free text: how somebody was taken, and what he said there.

Art. 13, and the danger to him at home: a surrender, or a sentence said in captivity, can be held against him for life.
The page warns; nothing of the warning is kept.
"""

from __future__ import annotations

import re
from typing import Final

_STEMS: Final = {
    "en": "surrender gave.himself.up gave.themselves.up laid.down.h[ie][sr].arms laid.down.arms switched.sides "
    "changed.sides defected defector deserted deserter interrogat confess testif testimon statement collaborat denounc",
    "uk": "здавс здалас здалис здатис здавал здавш здав.зброю склав.зброю склали.зброю перейшов.на.бік капітул дезертир "
    "перебіжч допит зізна свідчи свідчен показання покази визнав.провин співпрац",
    "ru": "сдалс сдалас сдалис сдатьс сдавал сдавш сложил.оружие сложили.оружие перешел.на.сторону перешёл.на.сторону "
    "капитул дезертир перебежч допрос допрош допраш призна[лё] признат показани сотруднича",
    "pt": "renderam rendeu rendi[dç] render-se depôs.as.armas mudou.de.lado desertou desertor interrog confess "
    "depoimento testemunh colabor",
}
"""Beginnings of words; a full stop stands for the space between two."""

_WORDS: Final = re.compile(
    r"\b(?:" + "|".join(stem.replace(".", r"\s+") for stems in _STEMS.values() for stem in stems.split()) + r")[\w-]*",
    re.IGNORECASE,
)


def warned(text: str) -> tuple[str, ...]:
    """The words of `text` that a person may be harmed by, each once, as they stand there.

    >>> warned("Здався 5 березня, потім допит.")
    ('Здався', 'допит')
    """
    return tuple(dict.fromkeys(found.group() for found in _WORDS.finditer(text)))
