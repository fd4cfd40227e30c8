"""Family names of men and of women, and what a name says of the sex of its bearer.

A mother signs "Щербакова" and seeks "Щербаков"; her daughter-in-law is "Толстая" beside "Толстой". Most East Slavic
family names in -ов, -ин, -ский and -ый change so; -ко, -ук, -ич, -ян, -дзе, -швили, -ых and the clan names of Tuva
are the same for both. The tables hold the endings, in Cyrillic and in the Latin spellings of them.
"""

from collections.abc import Iterator

from vistka.names.knowledge import Knowledge
from vistka.names.patronymics import read_patronymic
from vistka.names.scripts import script_of

_VOWELS = frozenset("аеёиоуыэюяіїєaeiouyäöüèéêëïıąęóýáíú")

# Біла is a woman's form of Білий; Заруба and Перерва are the same for both.
_UKRAINIAN_ADJECTIVES = ("іл", "орн", "лен", "удн", "адн", "арн", "ежн", "ічн", "ирн", "альн", "вгор", "руд")

# A woman's ending and the men's endings that it may stand for, most usual first; longest endings first.
_TO_MASCULINE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ская", ("ский", "ской")),
    ("цкая", ("цкий", "цкой")),
    ("ська", ("ський",)),
    ("цька", ("цький",)),
    ("зька", ("зький",)),
    ("ская", ("скі",)),
    ("ова", ("ов",)),
    ("ева", ("ев",)),
    ("ёва", ("ёв",)),
    ("єва", ("єв",)),
    ("іва", ("ів",)),
    ("ава", ("аў",)),
    ("ина", ("ин",)),
    ("іна", ("ін",)),
    ("їна", ("їн",)),
    ("ына", ("ын",)),
    ("яя", ("ий",)),
    ("ая", ("ый", "ой")),
    *((stem + "а", (stem + "ий",)) for stem in _UKRAINIAN_ADJECTIVES),
)
_TO_FEMININE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ский", ("ская",)),
    ("ской", ("ская",)),
    ("цкий", ("цкая",)),
    ("цкой", ("цкая",)),
    ("ський", ("ська",)),
    ("цький", ("цька",)),
    ("зький", ("зька",)),
    ("скі", ("ская",)),
    ("ов", ("ова",)),
    ("ев", ("ева",)),
    ("ёв", ("ёва",)),
    ("єв", ("єва",)),
    ("ів", ("іва", "ова")),
    ("аў", ("ава",)),
    ("оў", ("ова",)),
    ("еў", ("ева",)),
    ("ёў", ("ёва",)),
    ("ин", ("ина",)),
    ("ін", ("іна",)),
    ("їн", ("їна",)),
    ("ын", ("ына",)),
    ("ий", ("а", "ая")),
    ("ый", ("ая",)),
    ("ой", ("ая",)),
)
_LATIN_TO_MASCULINE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("skaya", ("sky", "skoy")),
    ("skaia", ("skii", "skoi")),
    ("skaja", ("skij", "skoj")),
    ("skaïa", ("skiï",)),
    ("tskaya", ("tsky",)),
    ("ckaja", ("ckij",)),
    ("ska", ("sky", "ski")),
    ("ská", ("ský",)),
    ("cka", ("cky", "cki")),
    ("tska", ("tskyi",)),
    ("zka", ("zkyi",)),
    ("aya", ("oy", "yy")),
    ("aia", ("oi", "yi")),
    ("aja", ("oj", "yj")),
    ("ova", ("ov",)),
    ("owa", ("ow",)),
    ("ová", ("ov",)),
    ("ëva", ("ëv",)),
    ("eva", ("ev",)),
    ("ewa", ("ew",)),
    ("iva", ("iv",)),
    ("ava", ("au",)),
    ("ina", ("in",)),
    ("yna", ("yn",)),
)
_LATIN_TO_FEMININE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("skii", ("skaia",)),
    ("skiy", ("skaya",)),
    ("skij", ("skaja",)),
    ("skyi", ("ska",)),
    ("skyy", ("ska",)),
    ("sky", ("skaya", "ska")),
    ("ski", ("ska", "skaya")),
    ("stoy", ("staya",)),
    ("ov", ("ova",)),
    ("ow", ("owa",)),
    ("ëv", ("ëva",)),
    ("ev", ("eva",)),
    ("ew", ("ewa",)),
    ("in", ("ina",)),
    ("yn", ("yna",)),
)
# Of these a vowel before is no adjective: Саая, Ховаая are clan names of Tuva.
_AFTER_CONSONANT = ("ая", "aya", "aia", "aja")
_INVARIANT_ENDINGS = ("ко", "ук", "юк", "ич", "іч", "ян", "дзе", "швили", "швілі", "ых", "их", "оол")


def masculine_forms(token: str) -> tuple[str, ...]:
    """Give the men's forms of a folded family name that is, or may be, a woman's; nothing for any other.

    >>> masculine_forms("щербакова"), masculine_forms("толстая"), masculine_forms("монгуш")
    (('щербаков',), ('толстый', 'толстой'), ())
    """
    if token[-1:] not in ("а", "я", "a", "á"):
        return ()
    return _exchanged(token, _LATIN_TO_MASCULINE if script_of(token) == "latin" else _TO_MASCULINE)


def feminine_forms(token: str) -> tuple[str, ...]:
    """Give the women's forms of a folded man's family name; nothing where both sexes bear the same.

    >>> feminine_forms("достоевский"), feminine_forms("shevchenko")
    (('достоевская',), ())
    """
    if token.endswith(_INVARIANT_ENDINGS):
        return ()
    return _exchanged(token, _LATIN_TO_FEMININE if script_of(token) == "latin" else _TO_FEMININE)


def sex_of(given: str = "", patronymic: str = "", family: str = "") -> str | None:
    """Guess the sex from folded names, `m` or `f`, None when they do not say; a hint, never evidence by itself.

    >>> sex_of(patronymic="ивановна"), sex_of(family="щербаков"), sex_of(given="саша")
    ('f', 'm', None)
    """
    return next((sex for sex in _signs(given, patronymic, family) if sex), None)


def _signs(given: str, patronymic: str, family: str) -> Iterator[str | None]:
    """The signs from the surest to the weakest."""
    read = read_patronymic(patronymic) if patronymic else None
    yield read.sex if read else None
    if family:
        yield "m" if feminine_forms(family) else None
    yield Knowledge.shipped().sex_of_given(given) if given else None
    yield "f" if family and masculine_forms(family) else None


def _exchanged(token: str, endings: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, others in endings:
        stem = token[: -len(ending)]
        if stem and token.endswith(ending):
            if ending in _AFTER_CONSONANT and stem[-1] in _VOWELS:
                return ()
            return tuple(stem + other for other in others)
    return ()
