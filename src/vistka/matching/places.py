"""Places as lists name them: what kind of place it is says little, its name says most.

"с. Нижний Уздей, Сут-Хольский р-н" holds a village, a district and words for their kinds. A place is compared by its
whole name and by each of its words; kinds ("село", "oblast", "city") are left out.
"""

from __future__ import annotations

import re

from vistka.names.forms import Form
from vistka.names.scripts import fold, script_of, to_readable

KINDS = frozenset(
    "г г. гор город с с. село сел д дер деревня п пос поселок посёлок пгт рп ст станица станция хутор х аул улус "
    "район р-н рн область обл обл. край республика респ округ городской сельский поселение волость уезд губерния "
    "м м. місто смт селище хутір області району район р-ну обл. громада республіка автономна в вёска горад раён вобласць "
    "city town village settlement region oblast district raion rayon krai kray republic of the province county urban-type "
    "cidade aldeia vila região república distrito província de da do ciudad pueblo ville village région oblast' stadt "
    "dorf gebiet rajon gorod selo derevnya posyolok poselok stanitsa khutor aul okrug "
    "россия рф украина україна russia ukraine".split()
)

_BETWEEN = re.compile(r"[\s,;/()]+|(?<=\.)(?=\w)")
_NOT_LETTERS = re.compile(r"[^\w-]|[_\d]")
_SHORTEST_WORD = 4


def place_forms(cell: str) -> tuple[Form, ...]:
    """The whole name of a place and its parts; none for an empty cell.

    >>> [form.text for form in place_forms("с. Нижний Уздей, Сут-Хольский р-н")]
    ['нижнийуздей', 'сутхольский', 'нижнийуздейсутхольский', 'нижний', 'уздей']
    """
    areas = [_words(area) for area in re.split(r"[,;/()]", fold(cell))]
    areas = [area for area in areas if area]
    forms: dict[str, Form] = {}
    for i, area in enumerate(areas):
        text = "".join(area).replace("-", "")
        forms.setdefault(text, Form(text, "as written" if i == 0 else "part"))
    whole = "".join(word for area in areas for word in area).replace("-", "")
    if whole:
        forms.setdefault(whole, Form(whole, "as written"))
    for part in (part for area in areas for word in area for part in word.split("-")):
        if len(part) >= _SHORTEST_WORD:
            forms.setdefault(part, Form(part, "part"))
    return tuple(forms.values())


def _words(area: str) -> list[str]:
    words = (_joined(word) for word in _BETWEEN.split(area.strip()) if word not in KINDS)
    return [word for word in words if word and word not in KINDS]


def _joined(word: str) -> str:
    letters = _NOT_LETTERS.sub("", word).strip("-")
    if not letters or script_of(letters) in ("cyrillic", "latin"):
        return letters
    return _NOT_LETTERS.sub("", to_readable(letters))
