"""What is known about names beyond their sound: whose diminutive, which equivalents, how rare, from which people.

No rule leads from Шура to Александр or from Микола to Николай, and none says that one Петренко in two hundred thousand
tokens weighs less than one Мнацаканян. That is knowledge, shipped as data files with source and licence and kept
apart from the code. `Knowledge.shipped()` opens each file when it is first asked for.

A benchmark must not be told the answers it is to find: `Knowledge.shipped(leaving_out=...)` builds the same knowledge
without every class, pair and Wikidata item that holds a form which the given test picks.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, cached_property

from vistka.names.shipped import SortedTable, read_shipped, shipped_rows

FULL, DIMINUTIVE = "full", "diminutive"

# In peoples.tsv, beside an ending that many peoples bear: the given name inside the family name tells. Where there is
# none, the ending is Slavic in the first case and says nothing in the second.
STEM, UNCLEAR = "as_its_stem", "unclear"

# Also the letters whose stroke or hook Unicode does not take for a mark.
_SIMPLER = str.maketrans(
    {"ё": "е", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)
_MARKED_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_JOINTS = re.compile(r"[\W_]+")


def lookup_key(name: str) -> str:
    """Spell a name as the tables hold it: lower case, joined, ё as е, Latin letters without their marks.

    >>> lookup_key("Абдул-Хамид"), lookup_key("Соловьёв"), lookup_key("Ščerbakov"), lookup_key("Тет'яна")
    ('абдулхамид', 'соловьев', 'scerbakov', 'тетяна')
    """
    key = _JOINTS.sub("", name.lower()).translate(_SIMPLER)
    if key.isascii():
        return key
    return _MARKED_LATIN.sub(lambda letter: unicodedata.normalize("NFD", letter[0])[0], key)


# The masculine form that the frequency table holds, for the endings that mark a woman's family name.
MASCULINE_ENDINGS = (
    ("ова", ("ов",)),
    ("ева", ("ев",)),
    ("ина", ("ин",)),
    ("ына", ("ын",)),
    ("ская", ("ский", "ской")),
    ("цкая", ("цкий", "цкой")),
    ("ська", ("ський",)),
    ("цька", ("цький",)),
    ("ая", ("ый", "ий", "ой")),
    ("яя", ("ий",)),
)

# What a family name wears over the given name that it comes from, and what the name lost under it:
# Хасан-ов, Никола(й)-ев, Никит(а)-ин.
_WORN = (
    *((ending, "") for ending in ("ов", "ова", "ев", "ева", "ин", "ина", "ov", "ova", "ev", "eva", "ow", "ew", "")),
    *((ending, "й") for ending in ("ев", "ева")),
    *((ending, lost) for ending in ("ин", "ина") for lost in ("а", "я")),
)


class Knowledge:
    """The knowledge about names, each table opened on first use; all answers are for *folded* names.

    Folded means as `vistka.names.scripts.fold` gives them; hyphens, apostrophes and ё are then of no account.
    """

    def __init__(self, leaving_out: Callable[[str], bool] | None = None) -> None:
        """Hold what is shipped, without every class, pair and item with a form (as `lookup_key` spells it) picked."""
        self._leaving_out = leaving_out

    @staticmethod
    @cache
    def shipped(*, leaving_out: Callable[[str], bool] | None = None) -> "Knowledge":
        """Return the shipped knowledge, the same object each time it is asked for with the same argument.

        >>> Knowledge.shipped().sex_of_given("олексій")
        'm'
        """
        return Knowledge(leaving_out)

    # -- given names -------------------------------------------------------------------------------------------------

    def given_classes(self, folded: str) -> tuple[tuple[int, str], ...]:
        """Return (class, kind) for each name this is a form of; kind is `full` or `diminutive`.

        >>> names = Knowledge.shipped()
        >>> names.given_classes("лёша") == names.given_classes("льоша") and names.given_classes("лёша")[0][1]
        'diminutive'
        """
        key = lookup_key(folded)
        known = self._given_index.get(key)
        if known is not None:
            return known
        readings = self._latin_readings.get(key)
        if readings is None:
            return ()
        kinds: dict[int, str] = {}
        for reading in readings.split():
            for number, kind in self._given_index.get(reading, ()):
                kinds[number] = FULL if FULL in (kind, kinds.get(number)) else DIMINUTIVE
        return tuple(sorted(kinds.items()))

    def given_forms_of(self, class_id: int) -> tuple[tuple[str, str], ...]:
        """Return (form, kind) for all forms of a name. Raises KeyError for an unknown class.

        >>> names = Knowledge.shipped()
        >>> ("льоша", "diminutive") in names.given_forms_of(names.given_classes("алексей")[0][0])
        True
        """
        return self._given_rows[class_id][2]

    def given_name_forms(self) -> tuple[str, ...]:
        """Return every form and diminutive that `given_classes` knows as such (not the Latin spellings by ear)."""
        return tuple(self._given_index)

    @cached_property
    def _given_rows(self) -> dict[int, tuple[str, str, tuple[tuple[str, str], ...]]]:
        """The classes, each as (sex, people, forms with their kind)."""
        rows = {}
        for number, (sex, people, full, diminutives) in enumerate(shipped_rows("given_names.tsv.gz")):
            forms = [(form, FULL) for form in full.split()] + [(form, DIMINUTIVE) for form in diminutives.split()]
            if not self._picks(form for form, _ in forms):
                rows[number] = (sex, people, tuple(forms))
        return rows

    @cached_property
    def _given_index(self) -> dict[str, tuple[tuple[int, str], ...]]:
        index: dict[str, tuple[tuple[int, str], ...]] = {}
        for number, (_, _, forms) in self._given_rows.items():
            for form, kind in forms:
                index[form] = (*index.get(form, ()), (number, kind))
        return index

    @cached_property
    def _latin_readings(self) -> SortedTable:
        return SortedTable(read_shipped("given_latin.tsv.gz"))

    def sex_of_given(self, folded: str) -> str | None:
        """Return "m" or "f", or None for a name unknown or borne by both (Саша, Женя).

        >>> names = Knowledge.shipped()
        >>> names.sex_of_given("наталія"), names.sex_of_given("женя")
        ('f', None)
        """
        sexes = {self._given_rows[number][0] for number, _ in self.given_classes(folded)}
        if not sexes:
            sexes = {self._given_frequencies.get(lookup_key(folded), (0.0, ""))[1]}
        return sexes.pop() if len(sexes) == 1 and sexes <= {"m", "f"} else None

    # -- family names ------------------------------------------------------------------------------------------------

    def family_equivalents(self, folded: str) -> tuple[str, ...]:
        """Return the Ukrainian forms of a Russian family name, or the reverse, where no rule of spelling leads there.

        Кузніцов and Кузнецов, Краснодід and Краснодед; the regular pairs (Горбатюк, Бондаренко) are not listed.

        >>> Knowledge.shipped().family_equivalents("краснодід")
        ('краснодед',)
        """
        return self._family_pairs.get(lookup_key(folded), ())

    @cached_property
    def _family_pairs(self) -> dict[str, tuple[str, ...]]:
        pairs: dict[str, tuple[str, ...]] = {}
        for ukrainian, russian in shipped_rows("family_pairs.tsv.gz"):
            if not self._picks((ukrainian, russian)):
                pairs[ukrainian] = (*pairs.get(ukrainian, ()), russian)
                pairs[russian] = (*pairs.get(russian, ()), ukrainian)
        return pairs

    def people_of_family(self, folded: str) -> str | None:
        """Return the people among whom a family name is at home, None where its form does not tell.

        `muslim` stands for names that Tatars, Chechens and Uzbeks alike may bear. The peoples are those of
        `data/peoples.tsv`: strata for counting how common a given name is, never a statement about a person.

        >>> names = Knowledge.shipped()
        >>> [names.people_of_family(name) for name in ("гордиенко", "ооржак", "мнацаканян", "сафиуллина")]
        ['ukrainian', 'buryat_tuvan', 'armenian', 'tatar_bashkir']
        """
        key = lookup_key(folded)
        people = self._peoples["name"].get(key)
        if people:
            return people
        endings = (self._peoples["ending"].get(key[start:]) for start in range(len(key) - 1))
        people = next(filter(None, endings), UNCLEAR)
        if people not in (STEM, UNCLEAR):
            return people
        return self._people_of_stem(key) or ("slavic" if people == STEM else None)

    def _people_of_stem(self, key: str) -> str | None:
        """The people of the given name that a family name is made of: Баир-ов, Магомед-ова, Никола(й)-ев."""
        for ending, lost in _WORN:
            if not key.endswith(ending):
                continue
            stem = key.removesuffix(ending) + lost
            classes = [number for number, kind in self.given_classes(stem) if kind == FULL]
            peoples = [self._given_rows[number][1] for number in classes if self._given_rows[number][1]]
            if peoples:
                return "slavic" if "slavic" in peoples else peoples[0]
        return None

    @cached_property
    def _peoples(self) -> dict[str, dict[str, str]]:
        tables: dict[str, dict[str, str]] = {"name": {}, "ending": {}}
        for people, kind, words in shipped_rows("peoples.tsv"):
            tables[kind].update(dict.fromkeys(words.split(), people))
        return tables

    # -- Wikidata items ----------------------------------------------------------------------------------------------

    def cluster_ids(self, folded: str) -> tuple[int, ...]:
        """Return the Wikidata items (without the Q) of which this is a spelling, in any of the scripts shipped.

        >>> names = Knowledge.shipped()
        >>> set(names.cluster_ids("урванцев")) & set(names.cluster_ids("urwanzew"))
        {10000009}
        """
        found = self._clusters.get(lookup_key(folded))
        if found is None:
            return ()
        return tuple(item for item in map(int, found.split()) if item not in self._clusters_left_out)

    @cached_property
    def _clusters(self) -> SortedTable:
        return SortedTable(read_shipped("clusters.tsv.gz"))

    @cached_property
    def _clusters_left_out(self) -> frozenset[int]:
        if self._leaving_out is None:
            return frozenset()
        picked = (items for form, items in self._clusters if self._picks((form,)))
        return frozenset(int(item) for items in picked for item in items.split())

    # -- how common --------------------------------------------------------------------------------------------------

    def given_name_frequency(self, folded: str) -> float:
        """Return the share of people who bear this given name, in this spelling; 0.0 for one not known.

        A Latin spelling has the share of the Cyrillic names it stands for, times how often each is spelt so.

        >>> names = Knowledge.shipped()
        >>> names.given_name_frequency("александр") > 100 * names.given_name_frequency("филимон") > 0
        True
        """
        return self._given_frequencies.get(lookup_key(folded), (0.0, ""))[0]

    def family_name_frequency(self, folded: str) -> float:
        """Return the share of people who bear this family name in either gender; 0.0 for one not known.

        >>> names = Knowledge.shipped()
        >>> names.family_name_frequency("иванова") == names.family_name_frequency("иванов") > 0.001
        True
        """
        key = lookup_key(folded)
        known = self._family_frequencies
        if key in known:
            return known[key]
        for feminine, masculine in MASCULINE_ENDINGS:
            if key.endswith(feminine):
                stem = key.removesuffix(feminine)
                return max((known.get(stem + ending, 0.0) for ending in masculine), default=0.0)
        return 0.0

    @cached_property
    def _given_frequencies(self) -> dict[str, tuple[float, str]]:
        rows = shipped_rows("given_frequency.tsv.gz")
        return {name: (int(per_billion) / 1e9, sex) for name, per_billion, sex in rows}

    @cached_property
    def _family_frequencies(self) -> dict[str, float]:
        return {name: int(per_billion) / 1e9 for name, per_billion in shipped_rows("family_frequency.tsv.gz")}

    def _picks(self, forms: Iterable[str]) -> bool:
        return self._leaving_out is not None and any(self._leaving_out(form) for form in forms)
