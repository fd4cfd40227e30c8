"""An invented mother, and the son she seeks: for tests of enquiries and of all that stands on them."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from django.db.models import Model, QuerySet

from vistka.enquiries.consent import GivenConsent
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.kinship import usual_edges
from vistka.mailroom.consent_wordings import Item

SON: Final = {
    "family_name": "Щербаков",
    "given_name": "Алексей",
    "patronymic": "Иванович",
    "birth_date": "1999-04-02",
    "mother_maiden_name": "Бондарь",
    "unit": "в/ч 12345",
}
ALL_CONSENTED: Final = GivenConsent(items=dict.fromkeys(Item, True), language="ru")


def mother(**changes: Any) -> NewEnquirer:
    """His mother, with what is different about her."""
    given: dict[str, Any] = {
        "said": {"name": "Щербакова Галина Петровна", "birth_date": "1975-01-20", "relation": "mother"},
        "contact": {
            "channel": "telephone",
            "address": "+000 11 222",
            "hours": "18-20",
            "language": "ru",
            "bad_news": "ours",
        },
        "consent": ALL_CONSENTED,
        "code_words": ["калина", "самовар", "маяк"],
        "duress_word": "сирень",
        "edges": usual_edges("mother"),
    }
    return NewEnquirer(**given | changes)


def enquiry(**changes: Any) -> NewEnquiry:
    """Her enquiry, with what is different about the one she seeks."""
    enquirer = changes.pop("enquirer", None) or mother()
    taken_at = changes.pop("taken_at", None)
    return NewEnquiry(sought=SON | changes, enquirer=enquirer, taken_at=taken_at)


def past_the_ledger(model: type[Model], pk: UUID, **values: Any) -> None:
    """Write into a row as somebody does who has the database and no keys."""
    QuerySet(model).filter(pk=pk).update(**values)
