"""The forms of letters: what the person writes, what the censor says, how it was handed over, a ban."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from vistka.correspondence.kinds import OF_CENSOR, Direction, Form, Proof, WhyBanned, WhyNotHandedOver, WhyReturned
from vistka.correspondence.machines import MessageState
from vistka.correspondence.models import Message
from vistka.correspondence.taking import SIGNS, Written
from vistka.desk.registry.words import grouped
from vistka.desk.working.acts import Files, Typed
from vistka.registry.models import HowSigned, Person
from vistka.registry.wishes import Relation
from vistka.ui.forms import DateField

_SHORT: Final = 200
_LONG: Final = 1_000_000
"""Of a request, not of a letter: `local_rule` says how long a letter may be."""
NOBODY: Final = "nobody"
PRINTED: Final = "printed"


class _Pictures(forms.FileInput):
    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures at once, in order."""

    widget = _Pictures

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        return [super(PicturesField, self).clean(one, initial) for one in data or ()]


class TakeForm(forms.Form):
    """What a person writes or says. `person`: whose letters it may answer."""

    form = forms.ChoiceField(
        label=_("What is it?"),
        choices=[(one.value, one.words) for one in Form],
        widget=forms.RadioSelect,
        initial=Form.LETTER,
    )
    relation = forms.ChoiceField(
        label=_("To whom does the person write?"), choices=[(one.value, one.words) for one in Relation]
    )
    name = forms.CharField(label=_("Name of the addressee"), help_text=_("As the person says it."), max_length=_SHORT)
    address = forms.CharField(
        label=_("Address of the addressee"),
        help_text=_("As far as the person knows it. The Agency needs it for a family message."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    answers = forms.ChoiceField(label=_("Does it answer a letter that was handed over?"), required=False)
    text = forms.CharField(
        label=_("What the person writes"),
        help_text=_("Word for word. A family message has room for 300 words."),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    pages = PicturesField(
        label=_("Photographs of handwriting"),
        help_text=_("Instead of typing it. Photograph every page."),
        required=False,
    )
    scribe = forms.BooleanField(label=_("Somebody wrote it for the person"), required=False)
    agreed = forms.BooleanField(
        label=_("The person wrote it, or heard it read back, and agrees with every word"),
        error_messages={"required": _("Read it back to the person first, and change what is wrong.")},
    )
    how_signed = forms.ChoiceField(
        label=_("How did the person confirm it?"),
        choices=[(one.value, one.words) for one in SIGNS],
        widget=forms.RadioSelect,
    )

    def __init__(self, person: Person, typed: Typed, files: Files) -> None:
        super().__init__(typed, files)
        handed = Message.objects.filter(person=person, state=MessageState.HANDED_OVER).order_by("-handed_over_at")
        numbers = [(str(pk), grouped(number)) for pk, number in handed.values_list("pk", "number")]
        field = self.fields["answers"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("No")), *numbers]

    def written(self) -> Written:
        """What a valid form says."""
        said = self.cleaned_data
        return Written(
            form=Form(said["form"]),
            addressee={name: said[name] for name in ("name", "relation", "address")},
            how_signed=HowSigned(said["how_signed"]),
            text=said["text"],
            pages=[file.read() for file in said["pages"]],
            scribe=said["scribe"],
            answers=UUID(said["answers"]) if said["answers"] else None,
        )


class PassForm(forms.Form):
    """A letter in a censor's hands: its words, in which he marks what is blacked out. `pictures`: their addresses."""

    marked = forms.CharField(
        label=_("The letter"),
        help_text=_("Put [[ and ]] round what must be blacked out. Change nothing else."),
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 15}),
    )
    typed = forms.CharField(
        label=_("What the pictures say"),
        help_text=_(
            "Type a letter from the person word for word: the mailbox carries words only. Type any other only if "
            "something must be blacked out."
        ),
        required=False,
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 15}),
    )

    def __init__(self, letter: Message, typed: Typed, pictures: list[str]) -> None:
        super().__init__(typed, initial={"marked": letter.text})
        self.letter_id, self.pictures = letter.pk, pictures
        self.fields["typed"].required = letter.direction == Direction.FROM_PERSON
        if not pictures:
            del self.fields["typed"]
        if not letter.text:
            del self.fields["marked"]

    def said(self) -> dict[str, str]:
        """The arguments of `let_pass`."""
        return {name: self.cleaned_data.get(name, "") for name in ("marked", "typed")}


class SendBackForm(forms.Form):
    """Why it goes back."""

    why = forms.ChoiceField(
        label=_("Why does it go back?"),
        choices=[(one.value, one.words) for one in OF_CENSOR],
        widget=forms.RadioSelect,
    )

    def said(self) -> WhyReturned:
        """What a valid form says."""
        return WhyReturned(self.cleaned_data["why"])


class HandOverForm(forms.Form):
    """What shows that the person has it."""

    proof = forms.ChoiceField(
        label=_("What shows it?"), choices=[(one.value, one.words) for one in Proof], widget=forms.RadioSelect
    )
    witness = forms.CharField(label=_("Name of the witness"), required=False, max_length=_SHORT)

    def said(self) -> dict[str, Any]:
        """The arguments of `hand_over`."""
        return {"proof": Proof(self.cleaned_data["proof"]), "witness": self.cleaned_data["witness"]}


class CannotForm(forms.Form):
    """Why it could not be handed over."""

    why = forms.ChoiceField(
        label=_("Why not?"), choices=[(one.value, one.words) for one in WhyNotHandedOver], widget=forms.RadioSelect
    )

    def said(self) -> WhyNotHandedOver:
        """What a valid form says."""
        return WhyNotHandedOver(self.cleaned_data["why"])


class CarryForm(forms.Form):
    """As what the Agency gets it."""

    kind = forms.ChoiceField(
        label=_("How is it carried?"),
        choices=[(PRINTED, _("On paper: the Agency’s form, as a PDF")), ("file", _("As a file"))],
        widget=forms.RadioSelect,
    )

    @property
    def is_printed(self) -> bool:
        """What a valid form says."""
        return bool(self.cleaned_data["kind"] == PRINTED)


class WhoseForm(forms.Form):
    """Whom the person writes to. `known`: key of an enquirer to the words of the wish in which the person meant her."""

    enquirer = forms.ChoiceField(label=_("To whom does the person write?"), widget=forms.RadioSelect)

    def __init__(self, typed: Typed, known: Mapping[str, str]) -> None:
        super().__init__(typed)
        field = self.fields["enquirer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [*known.items(), (NOBODY, _("To somebody else: give it back"))]


class BanForm(forms.Form):
    """Why letters rest, and until when."""

    reason = forms.ChoiceField(
        label=_("Why do the letters rest?"),
        choices=[(one.value, one.words) for one in WhyBanned],
        widget=forms.RadioSelect,
    )
    until = DateField(label=_("Up to and with which day?"), help_text=_("At most 30 days from today."))

    def said(self) -> dict[str, Any]:
        """The arguments of `propose_ban`."""
        return {"reason": WhyBanned(self.cleaned_data["reason"]), "until": self.cleaned_data["until"]}
