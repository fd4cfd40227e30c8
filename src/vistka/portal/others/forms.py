"""The questions to one who is with a soldier or has found one, and to one who has lost her code: one thing a page.

None asks how anybody was captured, what he said, or for a picture (Geneva Convention III, articles 13 and 17).
"""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from vistka.portal.asking.forms.enquirer import KIN as KIN_WORDS
from vistka.portal.others.words import CONDITIONS
from vistka.portal.typed import TypedArea, TypedDate, TypedField


class Condition(forms.Form):
    """Which of three it is."""

    state = forms.ChoiceField(
        label=_("Which of these is true?"),
        choices=list(CONDITIONS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three.")},
    )


class Relative(forms.Form):
    """Whom the bureau may call."""

    name = TypedField(label=_("Name of the relative"))
    number = TypedField(
        label=_("Telephone number of the relative"), widget=forms.TextInput(attrs={"inputmode": "tel"}), max_length=100
    )
    relation = forms.ChoiceField(
        label=_("Who is that to the soldier?"), choices=[("", _("I do not know")), *KIN_WORDS.items()], required=False
    )


class Soldier(forms.Form):
    """Who he says that he is."""

    name = TypedField(label=_("Name, as the soldier says it"), help_text=_("Write it in any letters, as you hear it."))
    birth_date = TypedDate(label=_("Date of birth"), help_text=_("A year is enough."))


class Disc(forms.Form):
    """What can be read of one who is dead without touching anything."""

    name = TypedField(label=_("Name, if you can read one"), help_text=_("Write it in any letters, as it stands there."))
    service_number = TypedField(label=_("Letters and numbers on the disc"))
    birth_date = TypedDate(label=_("Date of birth, if you can read one"))
    beside = TypedArea(
        label=_("What else you can see without touching"),
        help_text=_("For example clothes, badges, a tattoo, or things that lie beside the body."),
    )


class Place(forms.Form):
    """Where he is; never compulsory for the living."""

    place = TypedArea(label=_("The place"), help_text=_("A village or a hospital is enough."), rows=3)


class PlaceOfTheDead(forms.Form):
    """The exact place, and when."""

    place = TypedArea(
        label=_("The exact place"),
        help_text=_(
            "Say how to get there from a road or a house. If your telephone shows coordinates, copy them here."
        ),
        rows=5,
        required=True,
        error_messages={"required": _("Write where it is, in any words. Without a place nobody can be found.")},
    )
    seen_on = TypedDate(label=_("The day on which you saw the body"))


class ReachMe(forms.Form):
    """Only if the writer wishes."""

    reach_me = TypedArea(label=_("How we may reach you"), max_length=1000, rows=3)


class WhoLost(forms.Form):
    """Who has lost her code."""

    name = TypedField(
        label=_("Your full name"),
        required=True,
        error_messages={"required": _("Write your name, as you gave it to us.")},
    )
    birth_date = TypedDate(label=_("Your date of birth"))


class WhomSought(forms.Form):
    """Whom she seeks, by name only."""

    sought_name = TypedField(
        label=_("Name of the person you seek"),
        required=True,
        error_messages={"required": _("Write the name of the person you seek.")},
    )


class WhenToCall(forms.Form):
    """When it is safe to call her."""

    hours = TypedArea(
        label=_("Days and hours when we can call you safely"),
        help_text=_("For example: on weekdays from 10 to 12."),
        max_length=1000,
        rows=3,
    )
