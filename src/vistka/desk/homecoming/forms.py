"""The forms of ways home: closed answers wherever somebody spoke."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import choices, not_to_come, today
from vistka.registry.models import HowSigned
from vistka.reunion.interviews import AT_THE_DOOR, NOW, TOLD_FIRST, Door, Heard
from vistka.reunion.kinds import SAID, Answer, Bar, Body, Exposure, Need, NoNeutral, Paper, WayKind, Why, WhyKept
from vistka.ui.forms import DateField

_NOT_SAID: Final = ("", _("Choose"))
_YES, _NO = "yes", "no"
_YES_OR_NO: Final = [(_YES, Answer.YES.words), (_NO, Answer.NO.words)]


def _radio(label: Any, options: Iterable[Any], **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(options), widget=forms.RadioSelect, **more)


class AskedForm(forms.Form):
    """The person was asked: what was read first, who asked, alone, and whether there is fear."""

    version = ""

    body = _radio(_("Who asked?"), choices(Body))
    no_neutral = forms.ChoiceField(
        label=_("Why could no neutral body ask?"),
        help_text=_("Answer this where one of us asked, or our National Society."),
        choices=[_NOT_SAID, *choices(NoNeutral)],
        required=False,
    )
    alone = _radio(_("Was the person asked alone?"), _YES_OR_NO, help_text=_("But for an interpreter."))
    fear = _radio(_("Does the person fear to go?"), _YES_OR_NO)

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        told = {f"told_{at}": sentence for at, sentence in enumerate(TOLD_FIRST[self.version])}
        missing = {"required": _("Say this first, in words the person understands, then tick it.")}
        asked = dict(self.fields)
        self.fields.clear()
        for name, sentence in told.items():
            self.fields[name] = forms.BooleanField(label=sentence, error_messages=missing)  # type: ignore[arg-type]
        self.fields.update(asked)

    def asked(self) -> dict[str, Any]:
        """What both conversations ask."""
        said = self.cleaned_data
        return {
            "body": Body(said["body"]),
            "no_neutral": NoNeutral(said["no_neutral"]) if said["no_neutral"] else None,
            "alone": said["alone"] == _YES,
            "fear": said["fear"] == _YES,
        }


class HearForm(AskedForm):
    """A conversation about going home."""

    version = NOW

    held_on = DateField(label=_("Day of the conversation"), initial=today, validators=[not_to_come])
    wish = _radio(_("Does the person want to go home?"), choices(Answer))
    kinds = forms.MultipleChoiceField(
        label=_("Which ways does the person agree to?"),
        choices=choices(WayKind),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    exposure = forms.ChoiceField(
        label=_("Was the person shown in public?"),
        help_text=_("Weigh it together: could it be dangerous at home?"),
        choices=[("", _("not weighed yet")), *choices(Exposure)],
        required=False,
    )
    language = forms.ChoiceField(
        label=_("In which language?"), choices=[*settings.LANGUAGES, ("other", _("another language"))]
    )
    interpreter = forms.BooleanField(label=_("Somebody interpreted"), required=False)

    def heard(self) -> Heard:
        """What a valid form says."""
        said = self.cleaned_data
        return Heard(
            **self.asked(),
            held_on=said["held_on"],
            told_first=NOW,
            wish=Answer(said["wish"]),
            kinds=frozenset(map(WayKind, said["kinds"])),
            exposure=Exposure(said["exposure"]) if said["exposure"] else None,
            language=said["language"],
            interpreter=said["interpreter"],
        )


class DoorForm(AskedForm):
    """The question at the door."""

    version = AT_THE_DOOR

    answer = _radio(_("Does the person want to go now?"), choices(Answer))

    def door(self) -> Door:
        """What a valid form says."""
        return Door(**self.asked(), answer=Answer(self.cleaned_data["answer"]))


class DeclineForm(AskedForm):
    """The person declines before the door."""

    version = AT_THE_DOOR

    def door(self) -> Door:
        """What a valid form says."""
        return Door(**self.asked(), answer=Answer.NO)


class KindForm(forms.Form):
    """Which way home; a handover is opened from who comes."""

    kind = _radio(_("Which way home?"), [one for one in choices(WayKind) if one[0] != WayKind.HANDOVER])


class BarForm(forms.Form):
    """What the law says."""

    bar = _radio(_("Does the law stand in the way?"), choices(Bar), help_text=_("The kind only, nothing of the case."))


class WhyForm(forms.Form):
    """Why a way home is refused."""

    why = _radio(_("Why?"), choices(SAID))

    def reason(self) -> Why:
        """The reason of a valid form."""
        return Why(self.cleaned_data["why"])


class GoneForm(forms.Form):
    """The day, and where to."""

    on = DateField(label=_("On which day"), initial=today, validators=[not_to_come])
    to = forms.CharField(label=_("Where to"), max_length=200, required=False)


class PaperForm(forms.Form):
    """By which paper an officer checked somebody."""

    paper = _radio(_("By which paper?"), choices(Paper))


class PressForm(forms.Form):
    """The promise of the escort."""

    promised = forms.BooleanField(label=_("I promise: no press and no camera was there at any leg, nor is any here"))


class EffectsForm(forms.Form):
    """What is still kept, and why."""

    why = forms.ChoiceField(
        label=_("If something is still kept: why does it not go along?"),
        choices=[_NOT_SAID, *choices(WhyKept)],
        required=False,
    )

    def why_kept(self) -> WhyKept | None:
        """The reason of a valid form."""
        return WhyKept(self.cleaned_data["why"]) if self.cleaned_data["why"] else None


class DepartedForm(PressForm, EffectsForm, GoneForm):
    """Somebody has gone without a handover: the day, what is still kept, the promise."""

    def gone(self) -> dict[str, Any]:
        """The arguments of `reunion.actions.carry_out`."""
        said = self.cleaned_data
        return {"on": said["on"], "to": said["to"], "no_press": said["promised"], "why": self.why_kept()}


class OnwardForm(forms.Form):
    """Where they go on to."""

    to = forms.CharField(label=_("Where to"), max_length=200)
    met_by = forms.CharField(label=_("Who meets them there"), max_length=200)
    paper = forms.CharField(label=_("Which paper the person was given for the way"), max_length=200)


class SignForm(forms.Form):
    """How both confirmed the protocol on paper."""

    his = _radio(_("How did the person confirm it?"), choices(HowSigned))
    hers = _radio(_("How did the receiver confirm it?"), choices(HowSigned))


class CallForm(forms.Form):
    """A call after a handover, in closed answers."""

    reached = _radio(_("Was somebody reached?"), _YES_OR_NO)
    needs = forms.MultipleChoiceField(
        label=_("What is needed?"), choices=choices(Need), widget=forms.CheckboxSelectMultiple, required=False
    )

    def noted(self) -> dict[str, Any]:
        """The arguments of `reunion.actions.note_aftercare`."""
        return {"reached": self.cleaned_data["reached"] == _YES, "needs": [*map(Need, self.cleaned_data["needs"])]}
