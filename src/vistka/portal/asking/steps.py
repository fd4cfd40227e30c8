"""The pages of the request in their order: one thing each, and nothing compulsory but a name and the consent."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.portal.asking.forms import consent, enquirer, sought
from vistka.portal.asking.forms.base import StepForm


@dataclass(frozen=True)
class Step:
    """A page: its name in the address, its heading, its form, the part of the answers that it fills, what it says."""

    name: str
    heading: Promise
    form: type[StepForm]
    part: str
    lead: tuple[Promise, ...] = ()

    @property
    def url(self) -> str:
        """The address of the page."""
        return reverse("portal:ask_step", kwargs={"name": self.name})

    @cached_property
    def keys(self) -> frozenset[str]:
        """The answers that this page fills."""
        return frozenset(self.form().fields)


PAPERS: Final = "papers"
"""The page of the papers has a view of its own; it stands among the others all the same."""

STEPS: Final = (
    Step(
        "name",
        _("Whom do you seek?"),
        sought.NameForm,
        "sought",
        (_("This is the one answer that we need. You may leave every other page empty."),),
    ),
    Step(
        "other-names",
        _("Other names"),
        sought.OtherNamesForm,
        "sought",
        (_("Lists spell one name in many ways. Each spelling helps us."),),
    ),
    Step(
        "birth",
        _("Birth"),
        sought.BirthForm,
        "sought",
        (_("Many people share a name. A birth date tells them apart. A guess helps too."),),
    ),
    Step(
        "parents",
        _("Parents"),
        sought.ParentsForm,
        "sought",
        (_("Write the names of the person’s parents, also if they have died."),),
    ),
    Step("service", _("Military service"), sought.ServiceForm, "sought", (_("Write only what you know."),)),
    Step(
        "last-contact",
        _("The last contact"),
        sought.LastContactForm,
        "sought",
        (_("When did you last hear from the person?"),),
    ),
    Step(
        "marks",
        _("Marks on the body"),
        sought.MarksForm,
        "sought",
        (_("Some people cannot say who they are. Marks help to know them."),),
    ),
    Step("about", _("A little more about the person"), sought.AboutForm, "sought"),
    Step(
        "you",
        _("Who are you?"),
        enquirer.EnquirerForm,
        "enquirer",
        (
            _("We need this to see how you are related. Only our staff can read it."),
            _("You may leave it empty now. We ask again before we can tell you anything."),
        ),
    ),
    Step(
        "relation",
        _("How are you related?"),
        enquirer.RelationForm,
        "enquirer",
        (_("We ask every family for papers that show this."),),
    ),
    Step(
        "reach",
        _("How is it safe to reach you?"),
        enquirer.ContactForm,
        "contact",
        (
            _("Think about who sees your telephone, and who opens your letters."),
            _("You always find our letters in your mailbox here. Nobody has to contact you for that."),
        ),
    ),
    Step(
        "safe-times",
        _("When is it safe?"),
        enquirer.SafeTimesForm,
        "contact",
        (_("If we may contact you, tell us when. Tell us who is near."),),
    ),
    Step(
        "bad-news",
        _("Bad news"),
        enquirer.BadNewsForm,
        "contact",
        (_("We ask every family. It says nothing about the person you seek."),),
    ),
    Step("your-language", _("Your language"), enquirer.LanguageForm, "contact"),
    Step(
        "notices",
        _("Notices"),
        enquirer.NoticesForm,
        "notices",
        (
            _("A notice is a short message without names. It asks you to look into your mailbox."),
            _("Notices come on fixed days, with news or without. So a notice does not mean that there is news."),
            _("Others may see it: people near your telephone, the telephone company, a State that reads messages."),
            _("In some places this is dangerous. Without notices nobody sees anything. We suggest “No notices”."),
        ),
    ),
    Step(
        PAPERS,
        _("Papers"),
        StepForm,
        PAPERS,
    ),
    Step(
        "words",
        _("Code words for the telephone"),
        enquirer.CodeWordsForm,
        "words",
        (
            _("When you call us, you say one of these words. So we know that it is you."),
            _("Each word works once. Write them on paper and keep the paper safe."),
        ),
    ),
    Step(
        "consent",
        _("Do you agree?"),
        consent.ConsentForm,
        "consent",
        (
            _("Read each point and choose. You may change your mind later."),
            _("Without the first two points we cannot look for anybody. The other three are up to you."),
        ),
    ),
)
_PLACES: Final = {step.name: place for place, step in enumerate(STEPS)}


def step_of(name: str) -> Step | None:
    """The step of this name."""
    return STEPS[_PLACES[name]] if name in _PLACES else None


def place_of(step: Step) -> int:
    """Its place, from 1."""
    return _PLACES[step.name] + 1


def before(step: Step) -> Step | None:
    """The page before; None for the first."""
    place = _PLACES[step.name]
    return STEPS[place - 1] if place else None


def after(step: Step) -> Step | None:
    """The page after; None for the last."""
    return STEPS[_PLACES[step.name] + 1] if _PLACES[step.name] + 1 < len(STEPS) else None
