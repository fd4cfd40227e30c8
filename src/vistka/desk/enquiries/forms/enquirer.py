"""Who asks, and how she can be reached without harm."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.forms.fields import LONG, line, lines, one_of, yes_or_no
from vistka.enquiries.code_words import plain
from vistka.enquiries.contacts import FIELDS, WITHOUT_ADDRESS, BadNews, Channel, Contact
from vistka.enquiries.kinship import KIN, usual_edges

FEWEST_WORDS: Final = 3
"""Code words that are agreed on the telephone: each is used once, and a call a month uses up a year's dozen."""
SAID: Final = ("name", "birth_date", "relation", "address")


class EnquirerForm(forms.Form):
    """Who asks, and what she is to the sought person."""

    name = line(_("What is your full name?"), _("As it stands in your papers."), required=True)
    birth_date = line(_("When were you born?"))
    relation = forms.ChoiceField(
        label=_("What are you to the person you seek?"),
        help_text=_("Whoever seeks somebody may ask, also a friend. Papers are asked for later, and of everybody."),
        choices=[("", _("Choose one")), *((kin, one.words) for kin, one in KIN.items())],
        error_messages={"required": _("Choose one.")},
    )
    over = line(
        _("Who is between the two of you?"),
        _("Only for sister, brother, grandparent or grandchild: the full name of the parent who links the two."),
    )
    address = line(_("Where do you live?"), _("Only if you want letters there."), most=LONG)
    language = one_of(
        _("In which language shall we speak and write?"), settings.LANGUAGES, _("The next pages are read in it.")
    )
    interpreter = yes_or_no(_("Do you need an interpreter?"))

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` when the one between is needed and not named."""
        found = super().clean() or self.cleaned_data
        kin = found.get("relation")
        if kin and len(KIN[kin].chain) > 1 and not found.get("over"):
            self.add_error("over", _("Write who links the two of them: for a brother, their mother or father."))
        return found

    @property
    def edges(self) -> list[dict[str, str]]:
        """What she claims by it."""
        return usual_edges(self.cleaned_data["relation"], self.cleaned_data["over"])

    @property
    def said(self) -> dict[str, str]:
        """What she said of herself, for an action."""
        return {name: self.cleaned_data[name] for name in SAID if self.cleaned_data[name]}


class ContactForm(forms.Form):
    """How she is reached. In some homes a call from a bureau is dangerous, so silence is what stands there before."""

    channel = one_of(_("How may we reach you?"), [(one.value, one.words) for one in Channel])
    address = line(_("The number or the address for that"), most=LONG)
    hours = line(_("When is it safe?"), _("Days and hours. “Weekdays after 18” is enough."))
    may_pick_up = line(
        _("Who else may pick up, and what may we say to them?"), _("If nobody: write “nobody”. We then hang up.")
    )
    never_leave_message = forms.TypedChoiceField(
        label=_("May we leave a message?"),
        choices=[("never", _("Never leave a message")), ("may", _("A message may be left"))],
        coerce=lambda said: said == "never",
        initial="never",
        error_messages={"required": _("Choose one.")},
        widget=forms.RadioSelect,
    )
    second_way = line(_("Another way to reach you, if this one fails"), most=LONG)
    bad_news = one_of(
        _("Who should bring you bad news, if there ever is any?"),
        [*((one.value, one.words) for one in BadNews), ("", _("I do not want to say"))],
        _("We ask every family. It says nothing about the person you seek."),
        required=False,
    )

    @property
    def contact(self) -> dict[str, str | bool]:
        """How she is reached, for an action."""
        return {name: self.cleaned_data[name] for name in FIELDS if name in self.cleaned_data}

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` when a way needs a number or an address and none is given."""
        found = super().clean() or self.cleaned_data
        if not found.get("address") and found.get("channel") not in {"", None, *WITHOUT_ADDRESS}:
            self.add_error("address", _("Write the number or the address, or choose another way."))
        return found


class MoreWordsForm(forms.Form):
    """Words by which she is known on the telephone."""

    fewest = 1
    too_few = _("Write down at least one word.")

    code_words = lines(
        _("Words by which we know that it is you"),
        _(
            "One a line. Agree on plain words that nobody else would guess. Each is used once: by the next call another "
            "one counts."
        ),
        required=True,
        rows=5,
    )

    def clean_code_words(self) -> list[str]:
        """One word a line, no two alike. Raises `ValidationError`."""
        words = list(dict.fromkeys(filter(None, map(str.strip, self.cleaned_data["code_words"].splitlines()))))
        if len({plain(word) for word in words} - {""}) < self.fewest:
            raise ValidationError(self.too_few)
        return words


class WordsForm(MoreWordsForm):
    """Her first words, and one that says that she is being made to speak."""

    fewest = FEWEST_WORDS
    too_few = _("Agree on at least three different words, one a line.")

    duress_word = line(
        _("A word that says: I am being made to speak"),
        _("A plain word that she can say without being noticed. We then tell nothing, and nobody notices."),
        most=40,
    )

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` when the duress word is one of the others: nobody could tell which was meant."""
        found = super().clean() or self.cleaned_data
        duress = plain(found.get("duress_word", ""))
        if duress and duress in map(plain, found.get("code_words", ())):
            self.add_error("duress_word", _("This is one of the words above. Agree on another one."))
        return found


class ReachForm(ContactForm, WordsForm):
    """Both, as they are asked when an enquirer is new."""

    field_order = (*ContactForm.base_fields, *WordsForm.base_fields)


class ChangeContactForm(ContactForm):
    """How an enquirer is reached from now on, with what she speaks."""

    language = one_of(_("In which language shall we speak and write?"), settings.LANGUAGES)
    interpreter = yes_or_no(_("Do you need an interpreter?"))

    @staticmethod
    def initial_of(contact: Contact) -> dict[str, object]:
        """What stands in the form before: how she is reached until now."""
        spoken = {
            "never_leave_message": "never" if contact.get("never_leave_message", True) else "may",
            "interpreter": "yes" if contact.get("interpreter") else "no",
        }
        return {**contact, **spoken}


class CodeWordForm(forms.Form):
    """The word that a caller says."""

    word = line(_("Which word does the caller say?"), required=True, most=40)


class ConversationForm(forms.Form):
    """Somebody spoke with an enquirer, or tried to."""

    reached = yes_or_no(_("Did you reach her?"), _("Choose yes only if you spoke with her in person."))
    words = lines(
        _("What was said"),
        _("What she told, what she asked, what you agreed. Nothing about where anybody is held."),
        required=True,
        rows=5,
    )


class FilingForm(forms.Form):
    """An association files for a family: which one, and the family's written mandate."""

    association = one_of(_("Does an association file for her?"), [], required=False)
    mandate = forms.FileField(
        label=_("The family's mandate"),
        help_text=_("A photograph or a scan of it, or a PDF. Only if an association files."),
        required=False,
    )

    def __init__(self, *args: Any, associations: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["association"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("No, she asks herself")), *associations]

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` for an association without a mandate."""
        found = super().clean() or self.cleaned_data
        if found.get("association") and not found.get("mandate"):
            self.add_error("mandate", _("Add the mandate: without it an association cannot file for a family."))
        return found
