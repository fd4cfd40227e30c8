"""Making a capture card with the person, and printing it."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vistka.access.members import Member
from vistka.access.permissions import Permission
from vistka.desk.papers.printing import Print
from vistka.desk.working.acts import Act, Typed
from vistka.documents.kinds import DocumentKind, Values
from vistka.registry import actions
from vistka.registry.capture_cards import CardSigned, Spoken, Wanted
from vistka.registry.models import CaptureCard, CardAddressee
from vistka.registry.states import EventKind
from vistka.ui.furniture import SummaryRow
from vistka.ui.templatetags.ui import time


class WriteForm(forms.Form):
    """To whom the card goes. Of the Agency's nobody asks that."""

    to_name = forms.CharField(
        label=_("To whom does the person send it?"), help_text=_("The name, as the person says it."), max_length=200
    )
    to_address = forms.CharField(
        label=_("Where does that person live?"),
        help_text=_("As far as the person knows it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    with_health = forms.BooleanField(label=_("The person wants the card to say how the health is"), required=False)

    def __init__(self, typed: Typed, *, addressee: CardAddressee) -> None:
        super().__init__(typed)
        if addressee is CardAddressee.AGENCY:
            self.fields.clear()


class SignedForm(forms.Form):
    """That the printed card was read, and whose word it is."""

    read_to_him = forms.BooleanField(
        label=_("I have read the whole card to the person"),
        error_messages={"required": _("Read it first, in a language that is understood.")},
    )
    signed = forms.ChoiceField(label=_("Whose word is it?"), widget=forms.RadioSelect)

    def __init__(self, typed: Typed, *, addressee: CardAddressee) -> None:
        super().__init__(typed)
        field = self.fields["signed"]
        assert isinstance(field, forms.ChoiceField)
        is_family = addressee is CardAddressee.FAMILY
        field.choices = [(one.value, one.words) for one in CardSigned if not is_family or one is not CardSigned.NOTICE]

    def spoken(self) -> Spoken:
        """What a valid form says."""
        return Spoken(read_to_him=True, signed=CardSigned(self.cleaned_data["signed"]))


def page_of_person(card: CaptureCard) -> str:
    """The page of the person whose card it is."""
    return reverse("desk:person", args=[card.person_id])


def _about(_reader: Member, card: CaptureCard) -> list[SummaryRow]:
    return [
        SummaryRow(_("After"), EventKind(card.event.kind).words),
        SummaryRow(_("Card for"), CardAddressee(card.addressee).words),
        SummaryRow(_("By when"), time(card.due_at)),
    ]


def _is_open(card: CaptureCard) -> bool:
    return card.made_at is None and card.declined_at is None


def is_written(card: CaptureCard) -> bool:
    """Whether there is something to print. Cards that were made before this register have no content."""
    return card.content is not None


def _values(card: CaptureCard) -> Values:
    return {**(card.content or {}), **(card.whereabouts or {}), **({"health": card.health} if card.health else {})}


ACTS: Final[tuple[Act[Any], ...]] = (
    Act(
        name="write_card",
        path="persons/cards/<uuid:row_id>/write/",
        permission=Permission.REGISTER,
        on=CaptureCard,
        link=_("Write it"),
        title=_("Write a capture card"),
        texts=(
            _("Sit down with the person. Fill in nothing that the person does not say, and add no remark."),
            _("A family's card bears the postbox. Never write on it where the person is."),
        ),
        submit=_("Write the card"),
        done=_("The card is written. Print it, read it to the person, and have it signed or marked."),
        form=lambda row, typed, _files: WriteForm(typed, addressee=CardAddressee(row.addressee)),
        fits=_is_open,
        about=_about,
        do=lambda by, row, form: actions.write_card(by=by, card_id=row.pk, wanted=Wanted(**form.cleaned_data)),
        back=page_of_person,
    ),
    Act(
        name="make_card",
        path="persons/cards/<uuid:row_id>/made/",
        permission=Permission.REGISTER,
        on=CaptureCard,
        link=_("It is signed or marked"),
        title=_("Is the printed card signed or marked?"),
        texts=(_("Say so when the ink is on the paper. The family's card then goes out as the person's own word."),),
        submit=_("The card is made"),
        done=_("The card is made and goes its way."),
        form=lambda row, typed, _files: SignedForm(typed, addressee=CardAddressee(row.addressee)),
        fits=lambda row: _is_open(row) and is_written(row),
        about=_about,
        do=lambda by, row, form: actions.make_card(by=by, card_id=row.pk, spoken=form.spoken()),
        back=page_of_person,
    ),
)

_KINDS: Final = {
    CardAddressee.FAMILY: DocumentKind.CAPTURE_CARD_FAMILY,
    CardAddressee.AGENCY: DocumentKind.CAPTURE_CARD_AGENCY,
}
PRINTS: Final = tuple(
    Print(
        name=f"print_card_{addressee}",
        path=f"persons/cards/<uuid:row_id>/print-{addressee}/",
        permission=Permission.REGISTER,
        on=CaptureCard,
        kind=kind,
        values_of=_values,
        person_of=lambda row: row.person_id,
        back=page_of_person,
        fits=lambda row, addressee=addressee: is_written(row) and row.addressee == addressee,  # type: ignore[misc]
    )
    for addressee, kind in _KINDS.items()
)
