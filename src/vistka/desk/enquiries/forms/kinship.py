"""How she is related, the papers for it, and the level that two people set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.forms.fields import line, lines, one_of
from vistka.enquiries.kinship import ENQUIRER, KIN, PAPERS, SOUGHT, Relation, usual_edges
from vistka.enquiries.models import KinshipLevel

_NAME, _BORN = "name_", "born_"

_KIN: Final = [(kin, one.words) for kin, one in KIN.items() if one.chain]
_RELATIONS: Final = [("", "–"), *((one.value, one.words) for one in Relation)]


class ClaimForm(forms.Form):
    """A claim: a usual word for kin, or two steps over somebody in between."""

    kin = forms.ChoiceField(
        label=_("What is she to the sought person?"),
        choices=[("", _("Choose one")), *_KIN, ("steps", _("Something else: say it in steps"))],
        error_messages={"required": _("Choose one.")},
    )
    over = line(
        _("Who is between the two of them?"),
        _("Only for sister, brother, grandparent, grandchild or steps: the full name of the one who links the two."),
    )
    first = forms.ChoiceField(label=_("First step: she …"), choices=_RELATIONS, required=False)
    second = forms.ChoiceField(
        label=_("Second step: the one in between …"),
        help_text=_("Only if somebody is in between."),
        choices=_RELATIONS,
        required=False,
    )
    note = lines(_("Note"), _("What the papers will have to show, and what is unusual."))

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` when a step is missing, or the one in between."""
        found = super().clean() or self.cleaned_data
        steps = found.get("kin") == "steps"
        if steps and not found.get("first"):
            self.add_error("first", _("Say what she is, in one step or two."))
        two = bool(found.get("second")) if steps else len(KIN[found["kin"]].chain) > 1 if found.get("kin") else False
        if two and not found.get("over"):
            self.add_error("over", _("Write who links the two of them: for a brother, their mother or father."))
        return found

    @property
    def edges(self) -> list[dict[str, str]]:
        """The chain from her to the sought person."""
        said = self.cleaned_data
        if said["kin"] != "steps":
            return usual_edges(said["kin"], said["over"])
        if not said["second"]:
            return [{"relation": said["first"], "from": ENQUIRER, "to": SOUGHT}]
        return [
            {"relation": said["first"], "from": ENQUIRER, "to": said["over"]},
            {"relation": said["second"], "from": said["over"], "to": SOUGHT},
        ]


class PaperKindForm(forms.Form):
    """Which kind of paper came."""

    kind = one_of(_("What kind of paper is it?"), [(kind, paper.words) for kind, paper in PAPERS.items()])


class ReadPaperForm(forms.Form):
    """A paper of a kind that somebody looks at: who stands in it."""

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind
        for role, words in PAPERS[kind].roles.items():
            self.fields[f"{_NAME}{role}"] = line(words, _("The name as it stands in the paper, in its own alphabet."))
            self.fields[f"{_BORN}{role}"] = line(format_lazy("{}: {}", words, _("date of birth, if it stands there")))

    def clean(self) -> dict[str, Any]:
        """Raises `ValidationError` for a paper in which nobody stands."""
        found = super().clean() or self.cleaned_data
        if not self._of(_NAME):
            self.add_error(None, _("Write at least one of the names that stand in the paper."))
        return found

    @property
    def said(self) -> Mapping[str, object]:
        """{kind, names, dates}, for an action."""
        return {"kind": self.kind, "names": self._of(_NAME), "dates": self._of(_BORN)}

    def _of(self, part: str) -> dict[str, str]:
        cells = {role: self.cleaned_data.get(f"{part}{role}", "") for role in PAPERS[self.kind].roles}
        return {role: cell for role, cell in cells.items() if cell}


class PaperForm(ReadPaperForm):
    """The same, and the paper itself as a picture or PDF."""

    def __init__(self, *args: Any, kind: str, **options: Any) -> None:
        super().__init__(*args, kind=kind, **options)
        self.fields["file"] = forms.FileField(
            label=_("The paper"),
            help_text=_(
                "A photograph, a scan or a PDF, up to 20 MB. We keep what one sees in it, not the file itself."
            ),
            error_messages={"required": _("Choose the photograph, scan or PDF of the paper.")},
        )


class ReasonsForm(forms.Form):
    """The reasons of one of the two people."""

    reasons = lines(
        _("Your reasons"),
        _("Which papers you looked at yourself, what they show, and what does not agree."),
        required=True,
        rows=5,
    )


class LevelForm(ReasonsForm):
    """A level that is proposed."""

    level = one_of(_("How well is it shown?"), [(one.value, one.words) for one in KinshipLevel])
    field_order = ("level", "reasons")
