"""The form of an interview about the person's wish: what is said first, who asked, and up to four addressees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.registry.fields import choices, not_to_come, today
from vistka.desk.registry.sections import Part, SectionedForm
from vistka.registry.models.wish import Acquaintance, HowSigned, WishItem
from vistka.registry.wishes import TOLD_FIRST, HeldInterview, Relation, StatedWish
from vistka.ui.forms import DateField

ADDRESSEES: Final = 4
NOTHING: Final = "nothing"

_ITEMS: Final = [*choices(WishItem), (NOTHING, _("nothing is to be told"))]
_TITLES: Final = (_("First addressee"), _("Second addressee"), _("Third addressee"), _("Fourth addressee"))
_OF_AN_ADDRESSEE: Final = ("relation", "name", "acquaintance", "items")


class InterviewForm(SectionedForm):
    """A conversation that was held. `version`: of the sentences that are read to the person first."""

    held_on = DateField(label=_("Day of the conversation"), initial=today, validators=[not_to_come])
    held_by = forms.CharField(label=_("Who spoke with the person?"), max_length=200)
    language = forms.CharField(label=_("In which language?"), max_length=100)
    interpreter = forms.CharField(label=_("Who interpreted?"), max_length=200, required=False)
    nobody = forms.BooleanField(
        label=_("The person wants nothing told to anybody"),
        help_text=_("Leave the addressees empty then. The official channel to the Agency stays, as was said above."),
        required=False,
    )
    how_signed = forms.ChoiceField(
        label=_("How did the person confirm it?"), choices=choices(HowSigned), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, version: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.version = version
        self._told = tuple(f"told_{at}" for at in range(len(TOLD_FIRST[version])))
        for name, sentence in zip(self._told, TOLD_FIRST[version], strict=True):
            missing = {"required": _("Say this first, in words the person understands, then tick it.")}
            self.fields[name] = forms.BooleanField(label=sentence, error_messages=missing)  # type: ignore[arg-type]
        for at in range(ADDRESSEES):
            self._add_addressee(at)
        self.in_order()

    def _add_addressee(self, at: int) -> None:
        self.fields[f"relation_{at}"] = forms.ChoiceField(
            label=_("Who is it to the person?"), choices=[("", _("Choose")), *choices(Relation)], required=False
        )
        self.fields[f"name_{at}"] = forms.CharField(
            label=_("Name, as the person said it"),
            max_length=200,
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )
        self.fields[f"acquaintance_{at}"] = forms.ChoiceField(
            label=_("How did the person speak of this addressee?"),
            choices=choices(Acquaintance),
            widget=forms.RadioSelect,
            required=False,
        )
        self.fields[f"items_{at}"] = forms.MultipleChoiceField(
            label=_("What does the person wish for this addressee?"),
            choices=_ITEMS,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )

    def parts_of(self) -> Sequence[Part]:
        addressees = (
            Part(title, "", [f"{name}_{at}" for name in _OF_AN_ADDRESSEE], is_folded=at > 0)
            for at, title in enumerate(_TITLES)
        )
        return (
            Part(
                _("Say this first"),
                _("Say each sentence before you ask anything, and tick it when it was said and understood."),
                self._told,
            ),
            Part(_("The conversation"), "", ("held_on", "held_by", "language", "interpreter")),
            Part(
                _("Who may be told what"),
                _(
                    "Ask about each addressee apart. This conversation replaces all earlier ones: whoever is not named "
                    "in it is told nothing."
                ),
                ("nobody",),
            ),
            *addressees,
            Part(_("Read it all back to the person, and let it be confirmed"), "", ("how_signed",)),
        )

    def clean(self) -> None:
        filled = [at for at in range(ADDRESSEES) if self._is_filled(at)]
        for at in filled:
            self._check_addressee(at)
        nobody = self.cleaned_data.get("nobody")
        if nobody and filled:
            self.add_error(
                "nobody", forms.ValidationError(_("There are addressees below. Empty them, or untick this."))
            )
        if not nobody and not filled:
            words = _("Write at least one addressee. If nobody may be told anything, tick this.")
            self.add_error("nobody", forms.ValidationError(words))

    def _is_filled(self, at: int) -> bool:
        return any(self.cleaned_data.get(f"{name}_{at}") for name in _OF_AN_ADDRESSEE)

    def _check_addressee(self, at: int) -> None:
        asked: tuple[tuple[str, Promise], ...] = (
            ("relation", _("Choose who it is.")),
            ("acquaintance", _("Choose how the person spoke of the addressee.")),
            ("items", _("Tick what may be told, or that nothing is to be told.")),
        )
        for name, words in asked:
            if not self.cleaned_data.get(f"{name}_{at}") and f"{name}_{at}" not in self.errors:
                self.add_error(f"{name}_{at}", forms.ValidationError(words))  # type: ignore[arg-type]
        items = self.cleaned_data.get(f"items_{at}", [])
        if NOTHING in items and len(items) > 1:
            words = _("Both “nothing” and something are ticked. Ask again, and tick what was answered.")
            self.add_error(f"items_{at}", forms.ValidationError(words))
        only_relation = self.cleaned_data.get(f"acquaintance_{at}") == Acquaintance.RELATION_ONLY
        if self.cleaned_data.get(f"acquaintance_{at}") and only_relation is bool(self.cleaned_data.get(f"name_{at}")):
            words = _("A name was said, or only the relation: one of the two.")
            self.add_error(f"acquaintance_{at}", forms.ValidationError(words))

    def interview(self) -> HeldInterview:
        """The conversation that was held."""
        typed = self.cleaned_data
        return HeldInterview(
            held_on=typed["held_on"],
            held_by=typed["held_by"],
            language=typed["language"],
            interpreter=typed["interpreter"],
            how_signed=HowSigned(typed["how_signed"]),
            told_first=self.version,
            wishes=tuple(self._wishes()),
        )

    def _wishes(self) -> Iterator[StatedWish]:
        typed = self.cleaned_data
        for at in range(ADDRESSEES):
            if self._is_filled(at):
                yield StatedWish(
                    relation=Relation(typed[f"relation_{at}"]),
                    name=typed[f"name_{at}"],
                    acquaintance=Acquaintance(typed[f"acquaintance_{at}"]),
                    items=tuple(WishItem(item) for item in typed[f"items_{at}"] if item != NOTHING),
                )
