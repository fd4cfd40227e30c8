"""`{{ step|acts }}`."""

from __future__ import annotations

from typing import Final

from django import template

from vistka.exercise.tour.steps import Step

register = template.Library()

ACTING: Final = frozenset(
    {"two_people", "steal_the_server", "he_says_nothing", "a_letter_each_way", "the_handover", "he_declines"}
)


@register.filter
def acts(step: Step) -> bool:
    """Whether the step changes something, so that its button is a form."""
    return step.route in ACTING


@register.filter
def grouped(number: int) -> str:
    """A number with thin spaces between the thousands.

    >>> grouped(3162)
    '3\\u202f162'
    """
    return f"{number:,}".replace(",", "\u202f")
