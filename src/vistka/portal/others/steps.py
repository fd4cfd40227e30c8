"""What is asked in which order, as data: one step a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.mailroom.schema import CONDITIONS, Kind
from vistka.portal.others import forms as ask

Answers = Mapping[str, Any]
"""{step: {field: what was typed}}"""

LIVING: Final = frozenset({"with_me", "wounded"})
DEAD: Final = frozenset(CONDITIONS) - LIVING


@dataclass(frozen=True)
class Step:
    """A page with one form. `says`: the template of what stands above it. `of`: asked only of those (none: always)."""

    name: str
    title: Promise
    form: type[forms.Form]
    says: str = ""
    of: frozenset[str] = frozenset()

    @property
    def says_template(self) -> str:
        """Where that template lies."""
        return f"portal/others/says/{self.says}.html"


@dataclass(frozen=True)
class Flow:
    """Pages that end in one submission. `name`: of the draft and of the routes; `said`: the answers as `SCHEMA` has them."""

    name: str
    kind: Kind
    title: Promise
    all_steps: tuple[Step, ...]
    said: Callable[[Answers], dict[str, Any]]

    def steps(self, answers: Answers) -> tuple[Step, ...]:
        """The steps for one who has answered so far."""
        state = answers.get("state", {}).get("state", "")
        return tuple(step for step in self.all_steps if not step.of or state in step.of)

    def step(self, answers: Answers, name: str) -> Step | None:
        """The step of that name, if it is asked."""
        return next((step for step in self.steps(answers) if step.name == name), None)

    def open_step(self, answers: Answers) -> Step | None:
        """The first step that has no answer yet."""
        return next((step for step in self.steps(answers) if step.name not in answers), None)


def _with_him(answers: Answers) -> dict[str, Any]:
    """Only what belongs to the chosen condition: what was typed before another was chosen stays behind."""
    given = {name: value for step in WITH_HIM.steps(answers) for name, value in _filled(answers, step.name).items()}
    names = ("name", "birth_date", "service_number")
    person = _filled(answers, "disc" if given.get("state") in DEAD else "soldier")
    plain = {name: given[name] for name in ("state", "seen_on", "place", "beside", "reach_me") if name in given}
    groups = {
        "relative": _filled(answers, "relative") if given.get("state") in LIVING else {},
        "soldier": {name: person[name] for name in names if name in person},
    }
    return plain | {name: group for name, group in groups.items() if group}


def _lost(answers: Answers) -> dict[str, Any]:
    return {"enquirer": _filled(answers, "you"), **_filled(answers, "whom"), **_filled(answers, "when")}


def _filled(answers: Answers, step: str) -> dict[str, str]:
    return {name: value for name, value in answers.get(step, {}).items() if value}


WITH_HIM: Final = Flow(
    name="with-him",
    kind=Kind.WITH_HIM,
    title=_("I am with a soldier, or somebody was found here"),
    said=_with_him,
    all_steps=(
        Step("state", _("How is the person?"), ask.Condition),
        Step("relative", _("Whom may we call?"), ask.Relative, "relative", LIVING),
        Step("soldier", _("Who is the person?"), ask.Soldier, "soldier", LIVING),
        Step("place", _("Where is the person?"), ask.Place, "place", LIVING),
        Step("found", _("Where did you find the body?"), ask.PlaceOfTheDead, "found", DEAD),
        Step("disc", _("What can you read without touching?"), ask.Disc, "disc", DEAD),
        Step("you", _("May we reach you?"), ask.ReachMe, "you"),
    ),
)
LOST: Final = Flow(
    name="lost",
    kind=Kind.LOST_CODE,
    title=_("I have lost my code"),
    said=_lost,
    all_steps=(
        Step("you", _("Who are you?"), ask.WhoLost, "who"),
        Step("whom", _("Whom do you seek?"), ask.WhomSought),
        Step("when", _("When is it safe to call you?"), ask.WhenToCall, "when"),
    ),
)
