"""Names out of running text, back in the nominative.

Lists are typed from reports, and reports decline: "Щербакову Алексею Ивановичу" is how a camp writes *to* Алексей
Щербаков, "Шевченка" how a Ukrainian order writes *of* Шевченко. The tables turn an oblique ending of Russian, Ukrainian
or Belarusian into the nominative endings it may come from, for men; -енко does not decline in Russian but does in
Ukrainian; -ых, -о, -дзе and -швили stay as they are. An ending proves little (Артем is not the instrumental of Арт),
so who uses these forms asks whether the name is known as it stands.
"""

from collections.abc import Mapping
from typing import Literal

Role = Literal["family", "given", "patronymic"]

_SHORTEST_STEM = 2
_LONGEST_ENDING = 6


def _declined(*rows: tuple[str, str]) -> dict[str, tuple[str, ...]]:
    """Spread rows of `nominatives`, `oblique endings` into a table from each ending to its nominatives."""
    return {ending: tuple(nominatives.split("|")) for nominatives, endings in rows for ending in endings.split()}


_FAMILY = _declined(
    ("ов", "ову ову овым ове ова овом"),
    ("ев", "еву евым еве ева евом"),
    ("ёв", "ёву ёвым ёве ёва"),
    ("єв", "єву євим єва євом"),
    ("ів", "іву івим"),
    ("оў", "овам"),
    ("ин", "ину иным ине ина"),
    ("ін", "іну іним іна"),
    ("ын", "ыну ыным ыне ына"),
    ("ский|ской", "ского скому ским ском"),
    ("цкий|цкой", "цкого цкому цким цком"),
    ("ський", "ського ському ським"),
    ("цький", "цького цькому цьким"),
    ("скі", "скага скаму"),
    ("ый|ой|ий", "ого ому"),
    ("ий", "его ему"),
    ("енко", "енка енку енкові енком"),
    ("ук", "ука уку уком укові"),
    ("юк", "юка юку юком юкові"),
    ("як", "яка яку яком якові"),
    ("ник", "ника нику ником никові"),
    ("ич", "ича ичу ичем"),
    ("іч", "іча ічу ічем ічам"),
    ("ян", "яна яну яном"),
    ("ец", "ца цу цем цом"),
    ("ова", "овой"),
    ("ева", "евой"),
    ("ина", "иной"),
    ("ская", "скую"),
    ("цкая", "цкую"),
    ("ська", "ську ської ській"),
)
_GIVEN = _declined(
    ("|о", "а у ом ові ам"),
    ("й|ь", "ю ем єві еві єм"),
    ("й|ь|ья", "я"),
    ("а|", "е ы и ой ою і"),
    ("ья", "ье ьи ьей ью"),
    ("ия", "ии ию ией"),
    ("ій", "ію ія ієм ієві"),
    ("ей", "ею ея еем еєві"),
    ("ий", "ию ия ием"),
    ("ай", "аю ая аем"),
    ("лля", "ллі ллю ллею"),
    ("павел|павло", "павла павлу павлом"),
    ("петр|петро", "петра петру петром"),
    ("лев", "льва льву львом"),
    ("пётр", "пятра пятру"),
)
_PATRONYMIC = _declined(
    ("ич", "ича ичу ичем иче ичеві"),
    ("іч", "іча ічу ічем ічам"),
    ("овна", "овны овне овной овну"),
    ("евна", "евны евне евной евну"),
    ("ична", "ичны ичне ичной ичну"),
    ("івна", "івни івні івною івну"),
    ("ївна", "ївни ївні ївною ївну"),
    ("аўна", "аўны аўне аўнай аўну"),
    ("еўна", "еўны еўне еўнай еўну"),
)
_TABLES: Mapping[Role, Mapping[str, tuple[str, ...]]] = {
    "family": _FAMILY,
    "given": _GIVEN,
    "patronymic": _PATRONYMIC,
}


def nominatives(token: str, role: Role) -> tuple[str, ...]:
    """Give the nominatives that a folded Cyrillic word may be an oblique form of; nothing if its ending is none.

    >>> nominatives("щербакову", "family"), nominatives("алексею", "given"), nominatives("шевченка", "family")
    (('щербаков',), ('алексей',), ('шевченко',))
    """
    table = _TABLES[role]
    for length in range(min(_LONGEST_ENDING, len(token)), 0, -1):
        if (endings := table.get(token[-length:])) and (len(token) - length >= _SHORTEST_STEM or len(token) == length):
            stem = token[:-length]
            return tuple(stem + ending for ending in endings)
    return ()
