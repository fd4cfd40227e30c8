"""A form of several short pages, in the order in which one speaks.

What was typed travels in the body of each request and comes back in the page as hidden fields: it lies in no cookie,
no session and no table before it is saved. Each step is a request, so a long call does not end the session.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

AT: Final = "at"
"""Hidden: the step that the page showed."""
TO: Final = "to"
"""The button pressed: the name of a step to go to, `GO_ON` or `SAVE`."""
SEEN: Final = "seen"
"""Hidden, repeated: the steps that were filled in."""
GO_ON: Final = "go_on"
SAVE: Final = "save"
READ_BACK: Final = "read_back"
"""The last page, which shows everything once more."""


@dataclass(frozen=True)
class Step:
    """One page. `make` is given what was sent (None the first time) and all that was sent in any step."""

    name: str
    title: Promise
    make: Callable[[QueryDict | None, QueryDict], forms.Form]


class Steps:
    """Where somebody stands in a row of steps."""

    def __init__(self, steps: Sequence[Step], sent: QueryDict) -> None:
        self.steps, self._sent = tuple(steps), sent
        self._forms: dict[str, forms.Form] = {}
        self.shown = self._goes_to()

    @property
    def form(self) -> forms.Form | None:
        """The form of the page that is shown; none on the last one, which reads everything back."""
        return None if self.shown == READ_BACK else self.form_of(self._step(self.shown))

    @property
    def title(self) -> Promise | None:
        """What the page that is shown asks; none on the last one."""
        return None if self.shown == READ_BACK else self._step(self.shown).title

    @property
    def number(self) -> int:
        """Which of the pages is shown, from 1."""
        return self._names.index(self.shown) + 1

    @property
    def total(self) -> int:
        """How many pages there are, the last one among them."""
        return len(self._names)

    @property
    def before(self) -> str:
        """The name of the step before; "" on the first."""
        return self._names[self.number - 2] if self.number > 1 else ""

    @property
    def carried(self) -> list[tuple[str, str]]:
        """What goes on as hidden fields: all that was sent and stands in no field of this page."""
        here = {AT, TO, SEEN, "csrfmiddlewaretoken"} | {bound.html_name for bound in self.form or ()}
        kept = [(name, value) for name in self._sent if name not in here for value in self._sent.getlist(name)]
        seen = dict.fromkeys([*self._sent.getlist(SEEN), self._sent.get(AT, "")])
        return [*kept, *((SEEN, name) for name in seen if name in self._names), (AT, self.shown)]

    @property
    def filled(self) -> Mapping[str, Any]:
        """The valid forms, by step; all of them once the last page is reached."""
        return {step.name: self.form_of(step) for step in self.steps if self.form_of(step).is_valid()}

    @property
    def saves(self) -> bool:
        """Whether all is typed and read back, and is to be saved now."""
        return self._sent.get(TO) == SAVE and self.shown == READ_BACK

    def form_of(self, step: Step) -> forms.Form:
        """The form of a step: bound when it was filled in before."""
        if step.name not in self._forms:
            was_seen = step.name in (*self._sent.getlist(SEEN), self._sent.get(AT, ""))
            self._forms[step.name] = step.make(self._sent if was_seen else None, self._sent)
        return self._forms[step.name]

    @property
    def _names(self) -> tuple[str, ...]:
        return (*(step.name for step in self.steps), READ_BACK)

    def _step(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)

    def _goes_to(self) -> str:
        """The page to show: the one asked for, the next one, or the first before it in which something is wrong."""
        at, wanted = self._sent.get(AT, ""), self._sent.get(TO, "")
        if at not in self._names:
            return self._names[0]
        if wanted == GO_ON:
            wanted = READ_BACK if READ_BACK in self._sent.getlist(SEEN) else self._names[self._names.index(at) + 1]
        place = self._names.index({SAVE: READ_BACK}.get(wanted, wanted)) if wanted in (*self._names, SAVE) else 0
        wrong = next((step for step in self.steps[:place] if not self.form_of(step).is_valid()), None)
        return wrong.name if wrong else self._names[place]
