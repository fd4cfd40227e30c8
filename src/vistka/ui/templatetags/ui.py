"""`{% time moment %}` and `{{ code|fours }}`."""

from __future__ import annotations

from datetime import UTC, datetime

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import get_default_timezone
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def time(moment: datetime) -> SafeString:
    """A moment in the bureau's own zone (settings.TIME_ZONE), with UTC beside it when that differs.

    Staff speak in local time and every record is kept in UTC; a reader must never wonder which of the two stands there.
    """
    utc, local = moment.astimezone(UTC), moment.astimezone(get_default_timezone())
    if utc.utcoffset() == local.utcoffset():
        words = f"{_in_words(utc)} UTC"
    elif utc.date() == local.date():
        words = f"{_in_words(local)} ({date_format(utc, 'H:i')} UTC)"
    else:
        words = f"{_in_words(local)} ({_in_words(utc)} UTC)"
    return format_html('<time datetime="{}">{}</time>', utc.strftime("%Y-%m-%dT%H:%M:%SZ"), words)


def _in_words(moment: datetime) -> str:
    # Django's English format is American: "Nov. 23, 2026".
    day = "j F Y" if (get_language() or "en").startswith("en") else "DATE_FORMAT"
    return f"{date_format(moment, day)}, {date_format(moment, 'H:i')}"


@register.filter
def fours(code: str) -> str:
    """A long code in groups of four, as one reads it out: 1234 5678 9012."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))
