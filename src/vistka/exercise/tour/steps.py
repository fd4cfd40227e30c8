"""The steps of the tour: one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its route, its heading, what it shows, its button; its number is its place in the table."""

    route: str
    title: Promise
    text: Promise
    button: Promise
    number: int = 0

    @property
    def url_name(self) -> str:
        """The name of its route."""
        return f"tour:{self.route}"


_ALL: Final = (
    Step(
        "found",
        _("One man written three ways"),
        _(
            "A camp wrote his name in Ukrainian. His mother writes Russian and calls him by his short name; one "
            "newspaper wrote him in Portuguese, another in French. He is found among thousands, and his brother is not "
            "taken for him."
        ),
        _("Find him"),
    ),
    Step(
        "two_people",
        _("One person alone confirms nothing"),
        _(
            "A case worker says that it is he. That is not enough: she cannot say it twice, and the second person sees "
            "nothing of what the first one said."
        ),
        _("Confirm him alone"),
    ),
    Step(
        "what_she_reads",
        _("What his mother would read"),
        _(
            "Nobody can ask us whether somebody is held. Until kinship is shown and his own wish allows it, every "
            "family reads the same words: also the one whose son is here, and the one whose son has died."
        ),
        _("Read the letters side by side"),
    ),
    Step(
        "steal_the_server",
        _("Steal the server"),
        _(
            "Somebody carries off the database, the backup and what the administrator sees. We look through all of it "
            "for the names of those who are registered."
        ),
        _("Steal it"),
    ),
    Step(
        "he_says_nothing",
        _("He says: nothing"),
        _("A man who allowed us to tell his mother is asked again. This time he wants nothing told."),
        _("Let him say “nothing”"),
    ),
    Step(
        "the_wait",
        _("The wait of the others"),
        _("Of a hundred families three get an answer. For the others the wait is long, and we say so, with dates."),
        _("See how one waits"),
    ),
    Step(
        "a_mother_asks",
        _("A mother asks, and only the bureau can read it"),
        _(
            "What she writes is sealed in the request that receives it, for a key that the portal does not have. Her case "
            "code opens her mailbox, and nobody else's does."
        ),
        _("Ask as she does"),
    ),
    Step(
        "a_letter_each_way",
        _("A letter each way"),
        _(
            "He writes to his mother, and she answers. A censor reads each letter once and does not know whose it is. "
            "Nobody else of the staff can open it."
        ),
        _("Carry the letters"),
    ),
    Step(
        "the_handover",
        _("A mother fetches her son, by Minsk and Warsaw"),
        _(
            "She may come for him, if he wants it and two people agree. She reads one leg of her road at a time and says "
            "at its end that she is there. At the door he is asked once more, alone."
        ),
        _("Go with her"),
    ),
    Step(
        "he_declines",
        _("At the door he says no"),
        _(
            "His mother has come a long way. He is asked alone, and says no. Nothing bad follows from it for him, and "
            "she does not stay alone with it."
        ),
        _("Stand at the door"),
    ),
    Step(
        "remains_come_home",
        _("Somebody is found, and comes home"),
        _(
            "Human remains are identified by experts. A person tells the family. Until then her mailbox says what it said."
        ),
        _("See how it is done"),
    ),
    Step(
        "what_the_news_say",
        _("What the news says, without believing it"),
        _(
            "Newspapers copy one another, and a video goes round. It is used to search and to ask. It confirms nothing, "
            "and no family hears of it."
        ),
        _("See on what it rests"),
    ),
)

STEPS: Final[Mapping[str, Step]] = {step.route: replace(step, number=place) for place, step in enumerate(_ALL, 1)}


def after(step: Step) -> Step | None:
    """The next step; none after the last."""
    return next((other for other in STEPS.values() if other.number == step.number + 1), None)
