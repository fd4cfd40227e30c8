"""The rows of an enquiry, made and written: one at a time from a call, or a thousand at once for an exercise.

Nothing here asks who is registered. Filing is the same work whether he is held, dead, unknown or sought already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from vistka.enquiries import calendar, closing, code_words, consent, contacts, sought
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.incoming import NewEnquirer, NewEnquiry
from vistka.enquiries.kinship import KIN, checked_edges
from vistka.enquiries.models import CodeWord, Consent, Enquirer, Enquiry, KinshipClaim

SAID: Final = ("name", "birth_date", "relation", "address")


@dataclass(frozen=True, slots=True)
class Taking:
    """By whom and when an enquiry is taken, under which number."""

    by: UUID | None
    at: datetime
    number: str


@dataclass(frozen=True, slots=True)
class EnquirerRows:
    """What is written of one enquirer."""

    enquirer: Enquirer
    consent: Consent
    words: list[CodeWord]
    claims: list[KinshipClaim]


def enquiry_row(new: NewEnquiry, taking: Taking) -> Enquiry:
    """The enquiry itself. Raises `EnquiryError`."""
    cells = sought.checked(new.sought, taking.at.date())
    return Enquiry(
        number=taking.number,
        state=closing.State.OPEN,
        sought=cells,
        description=sought.described(cells),
        taken_by_id=taking.by,
        taken_at=taking.at,
        opened_at=taking.at,
        answer_due_at=taking.at + closing.ANSWER_WITHIN,
    )


def enquirer_rows(new: NewEnquirer, enquiry: Enquiry, taking: Taking) -> EnquirerRows:
    """The enquirer and all that was taken down of her. Raises `EnquiryError`."""
    consent_id = uuid4()
    enquirer = Enquirer(
        enquiry=enquiry,
        taken_by_id=taking.by,
        number=taking.number,
        said=checked_said(new.said),
        contact=contacts.checked(new.contact),
        association_id=new.association_id,
        consent_id=consent_id,
        taken_at=taking.at,
        answer_due_at=taking.at + closing.ANSWER_WITHIN,
        next_step=calendar.first_step(),
        next_step_at=calendar.due_from(calendar.first_step(), taking.at),
    )
    edges = checked_edges(new.edges)
    return EnquirerRows(
        enquirer=enquirer,
        consent=consent_row(new.consent, enquirer, taking.by, taking.at, consent_id),
        words=word_rows(enquirer, new.code_words, new.duress_word, taking.by),
        claims=[
            KinshipClaim(
                enquirer=enquirer, taken_by_id=taking.by, said={"edges": edges, "note": ""}, claimed_at=taking.at
            )
        ]
        if edges
        else [],
    )


def checked_said(said: dict[str, str] | object) -> dict[str, str]:
    """{name, birth_date, relation, address} of an enquirer. Raises `EnquiryError`."""
    if not isinstance(said, dict) or said.keys() - set(SAID):
        raise EnquiryError(_("Write the enquirer's name, date of birth, relation and address."))
    cells = {key: str(said.get(key, "")).strip() for key in SAID}
    if not cells["name"]:
        raise EnquiryError(_("Write the name of the enquirer."))
    if cells["relation"] not in KIN:
        raise EnquiryError(_("Say how the enquirer is related to the person who is sought."))
    return cells


def consent_row(
    given: consent.GivenConsent, enquirer: Enquirer, by: UUID | None, at: datetime, row_id: UUID
) -> Consent:
    """Her consent, bound to the words that were read. Raises `EnquiryError`."""
    items = consent.checked(given)
    return Consent(
        id=row_id,
        enquirer=enquirer,
        taken_by_id=by,
        wording=given.wording,
        language=given.language,
        items=items,
        bound=consent.bind(given.wording, given.language, items),
        given_at=at,
    )


def word_rows(enquirer: Enquirer, words: Sequence[str], duress: str, by: UUID | None, first: int = 1) -> list[CodeWord]:
    """Her code words in order, the duress word last. Raises `EnquiryError`."""
    proving, duress = code_words.checked(words, duress)
    rows = [
        CodeWord(enquirer=enquirer, taken_by_id=by, word=word, place=place) for place, word in enumerate(proving, first)
    ]
    if duress:
        rows.append(CodeWord(enquirer=enquirer, taken_by_id=by, word=duress, place=first + len(rows), is_duress=True))
    return rows


def write(enquiries: Sequence[Enquiry], rows: Sequence[EnquirerRows]) -> None:
    """Write all of it, kind by kind."""
    if enquiries:
        Enquiry.objects.bulk_create(enquiries)
    Enquirer.objects.bulk_create([one.enquirer for one in rows])
    Consent.objects.bulk_create([one.consent for one in rows])
    if words := list(chain.from_iterable(one.words for one in rows)):
        CodeWord.objects.bulk_create(words)
    if claims := list(chain.from_iterable(one.claims for one in rows)):
        KinshipClaim.objects.bulk_create(claims)
