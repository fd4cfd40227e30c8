"""The request that this browser is writing: its answers by part, what could not be read yet, its papers, its codes.

`answers`: {id, sought, enquirer, contact, notices, words, consent: {field: value}; typed: {step: {field: value}};
papers: [Paper]; codes: {which: {digits} or {mailbox, public}}; second_wanted}, or {sent: {on, mail_at}} once it is sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from vistka.portal.asking.flows import ASK
from vistka.portal.asking.forms.base import StepForm
from vistka.portal.asking.steps import Step
from vistka.portal.cookies import begun, keep_draft
from vistka.portal.drafts import Writing


@dataclass
class Asking:
    """A request that is being written, and the cookie that opens it."""

    writing: Writing
    cookie: str

    @property
    def answers(self) -> dict[str, Any]:
        """All that is kept."""
        return self.writing.answers

    @property
    def is_begun(self) -> bool:
        """Whether there is anything to go on with."""
        return "id" in self.answers

    @property
    def sent(self) -> Mapping[str, str] | None:
        """When it was sent; None as long as it was not."""
        found: Mapping[str, str] | None = self.answers.get("sent")
        return found

    @property
    def submission_id(self) -> UUID:
        """Under which it is sent, once."""
        return UUID(self.answers["id"])

    def part(self, name: str) -> dict[str, Any]:
        """The answers of a part."""
        found: dict[str, Any] = self.answers.get(name, {})
        return found

    def begin(self) -> None:
        """Draw the id under which it will be sent; a request that was sent is over."""
        if self.sent:
            self.writing.answers = {}
        self.answers.setdefault("id", uuid4().hex)

    def fill(self, step: Step, form: StepForm) -> None:
        """Keep the answers of a page; what was left empty there is forgotten."""
        self._write(step, form.written())
        self.answers.get("typed", {}).pop(step.name, None)

    def keep_typed(self, step: Step, form: StepForm) -> None:
        """Keep what could not be read yet, as it was typed; and the answers beside it that are right."""
        self._write(step, {} if form.together else form.written())
        self.answers.setdefault("typed", {})[step.name] = form.as_typed()

    def _write(self, step: Step, said: Mapping[str, Any]) -> None:
        self.begin()
        others = {name: value for name, value in self.part(step.part).items() if name not in step.keys}
        self.answers[step.part] = {**others, **said}

    def form_of(self, step: Step) -> StepForm:
        """The form of a page with what was written so far, and with its faults where it has some."""
        if typed := self.answers.get("typed", {}).get(step.name):
            return step.form(typed)
        return step.form(initial=self.part(step.part))

    def read_again(self) -> Asking:
        """The same request as it is now: another tab may have written meanwhile. None writes until the transaction ends."""
        writing = Writing(self.writing.key, ASK)
        writing.read(for_change=True)
        return Asking(writing, self.cookie)

    def go_to(self, url: str) -> HttpResponse:
        """Save, then go there."""
        self.writing.save()
        return self.answer(HttpResponseRedirect(url))

    def answer(self, response: HttpResponse) -> HttpResponse:
        """The answer, with the cookie for another day."""
        keep_draft(response, self.cookie)
        return response


def asking_of(request: HttpRequest) -> Asking:
    """What this browser is writing; with its next answer it begins."""
    return Asking(*begun(request, ASK))
