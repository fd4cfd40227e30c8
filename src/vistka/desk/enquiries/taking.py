"""The pages on which an enquiry is taken, and those on which an enquirer is added: which forms, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from vistka.desk.enquiries.forms.consent import ConsentForm, language_read
from vistka.desk.enquiries.forms.enquirer import EnquirerForm, ReachForm
from vistka.desk.enquiries.forms.sought import SoughtForm
from vistka.desk.enquiries.steps import Step

SOUGHT: Final = "sought"
ENQUIRER: Final = "enquirer"
REACH: Final = "reach"
CONSENT: Final = "consent"


def _made(form: type[forms.Form], prefix: str) -> Any:
    return lambda data, _sent: form(data, prefix=prefix)


def _consent(data: QueryDict | None, sent: QueryDict) -> ConsentForm:
    return ConsentForm.heard(data, language_read(sent.get(f"{ENQUIRER}-language", "")), prefix=CONSENT)


_OF_ENQUIRER: Final = (
    Step(ENQUIRER, _("Who is asking?"), _made(EnquirerForm, ENQUIRER)),
    Step(REACH, _("How can we reach her safely?"), _made(ReachForm, REACH)),
    Step(CONSENT, _("Read each of these to her"), _consent),
)
NEW_ENQUIRY: Final[Sequence[Step]] = (Step(SOUGHT, _("Who is sought?"), _made(SoughtForm, SOUGHT)), *_OF_ENQUIRER)
"""Who is sought comes first: it is what she called for."""
NEW_ENQUIRER: Final[Sequence[Step]] = _OF_ENQUIRER

LEADS: Final[Mapping[str, Promise]] = {
    SOUGHT: _("Let her speak. Write what she knows; whatever she does not know stays empty. Only the name is needed."),
    ENQUIRER: _("Papers are not needed now. Nothing that she says here reaches the camp or the person she seeks."),
    REACH: _("In some homes a call from us is dangerous. Ask as quietly as you can, and believe her."),
    CONSENT: _("Word for word, one after the other. She says yes or no to each; she can take it back at any time."),
}
"""What the one who takes the call reads at the head of each page."""
