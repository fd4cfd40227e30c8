"""An association's sheet: the columns in which it tells of the families, and the words that stand for each choice.

The portal shows them, the desk reads by them; the portal does not look into a sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

MOST_BYTES: Final = 1_500_000
"""Bytes of a sheet."""
MOST_ROWS: Final = 100
"""Families of a sheet: a person looks at each with its mandate, and takes all of them in one transaction (some 5 s)."""

OF_THE_SOUGHT: Final = tuple(
    "family_name given_name patronymic other_names birth_date birth_place father_name mother_maiden_name military_rank "
    "unit service_number marks last_contact_date".split()
)
"""What the empty sheet asks of the one who is sought; headings in other languages are read as well (`vistka.tables`)."""

OF_THE_FAMILY: Final = tuple(
    "enquirer_name enquirer_birth_date enquirer_relation enquirer_address safe_channel safe_address safe_hours "
    "may_pick_up may_leave_message language interpreter second_way agrees_keep agrees_wish agrees_ask agrees_share "
    "agrees_address".split()
)
"""Who asks, how it is safe to reach her, and what she agreed to on her mandate (`consent_wordings.Item`)."""

NEEDED: Final = frozenset(
    "enquirer_name enquirer_relation safe_channel safe_address language agrees_keep agrees_wish".split()
)
"""Columns without which no row can be taken, beside a name of the one who is sought."""

Choices = Mapping[str, Mapping[str, str]]
"""{what is meant: {language: the word for it}}"""


def _choices(*lines: str) -> Choices:
    cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return {meant: dict(zip(("en", "uk", "ru", "pt"), words, strict=True)) for meant, *words in cells}


RELATIONS: Final = _choices(
    "mother | mother | мати | мать | mãe",
    "father | father | батько | отец | pai",
    "wife | wife | дружина | жена | esposa",
    "husband | husband | чоловік | муж | marido",
    "partner | partner | партнер | партнёр | companheiro",
    "daughter | daughter | дочка | дочь | filha",
    "son | son | син | сын | filho",
    "sister | sister | сестра | сестра | irmã",
    "brother | brother | брат | брат | irmão",
    "grandmother | grandmother | бабуся | бабушка | avó",
    "grandfather | grandfather | дідусь | дедушка | avô",
    "grandchild | grandchild | онук чи онука | внук или внучка | neto",
    "guardian | guardian | опікун | опекун | tutor",
    "other | other | інше | другое | outro",
)
"""`schema.KIN`."""
CHANNELS: Final = _choices(
    "telephone | telephone | телефон | телефон | telefone",
    "messenger | messenger | месенджер | мессенджер | aplicação de mensagens",
    "email | email | електронна пошта | электронная почта | correio eletrónico",
    "post | post | пошта | почта | correio",
)
"""Of `schema.CHANNELS` those by which a family is given a code of its own: never through the association."""
LANGUAGES: Final = _choices(
    "uk | Ukrainian | українська | украинский | ucraniano",
    "ru | Russian | російська | русский | russo",
    "en | English | англійська | английский | inglês",
    "pt | Portuguese | португальська | португальский | português",
)
"""`schema.LANGUAGES`."""
YES_OR_NO: Final = _choices("yes | yes | так | да | sim", "no | no | ні | нет | não")
FORMER: Final[Mapping[str, str]] = {"mensageiro": "aplicação de mensagens"}
"""{a word that the portal showed once: the word in its place}. Sheets may still hold it."""


def meant(choices: Choices, cell: str) -> str:
    """What a cell chooses, in any of the languages; empty for a word that is not among them.

    >>> meant(RELATIONS, " Мати "), meant(CHANNELS, "mensageiro"), meant(YES_OR_NO, "+")
    ('mother', 'messenger', '')
    """
    said = cell.strip().casefold()
    said = FORMER.get(said, said)
    return next((each for each, words in choices.items() if said in {each, *map(str.casefold, words.values())}), "")
