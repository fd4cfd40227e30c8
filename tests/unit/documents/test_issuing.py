"""Who issues which form, and what stays of it: a number, a digest, an entry; no file and no value."""

from __future__ import annotations

import hashlib

import pytest

from invented_answers import ROLES, CaringBureau, Family
from invented_papers import filled_in
from vistka.access.errors import NotAllowed
from vistka.access.permissions import GIVEN, Permission
from vistka.documents.errors import DocumentError
from vistka.documents.issuing import issue, issue_blank
from vistka.documents.keys import forms_key
from vistka.documents.kinds import MAY_ISSUE, NEVER_BLANK, DocumentKind
from vistka.documents.models import Issued
from vistka.documents.proofs import read_file
from vistka.identifiers.bureau_numbers import is_number
from vistka.ledger.models import Entry
from vistka.ledger.recorded import trust

pytestmark = pytest.mark.django_db
UK_EN = ("uk", "en")
PACKET = DocumentKind.PACKET_INVENTORY


def test_of_a_form_number_and_digest_stay_and_the_ledger_knows_whom_it_is_about(
    bureau: CaringBureau, family: Family
) -> None:
    person = family.person.pk
    paper = issue(by=bureau.by("yaryna"), kind=PACKET, languages=UK_EN, values=filled_in(PACKET), person_id=person)
    row = Issued.objects.get()
    trust(row)
    assert is_number(row.number)
    assert bytes(row.digest) == hashlib.sha256(paper.pdf).digest()
    assert paper.file_name == f"document-{row.number}.pdf"
    claim = read_file(paper.pdf, forms_key())
    assert (claim.kind, claim.number, claim.issued_on, claim.blank) == (PACKET, row.number, row.issued_on, False)
    assert (row.person_ids, Entry.objects.filter(verb="documents.issue").count()) == ((person,), 1)


def test_numbers_are_each_their_own(bureau: CaringBureau) -> None:
    papers = [issue_blank(by=bureau.by("yaryna"), kind=PACKET, languages=UK_EN) for _ in range(5)]
    assert len({paper.issued.number for paper in papers}) == 5
    assert all(paper.issued.blank and read_file(paper.pdf, forms_key()).blank for paper in papers)


@pytest.mark.parametrize("kind", DocumentKind)
def test_each_kind_is_issued_by_those_of_the_table_and_nobody_else(bureau: CaringBureau, kind: DocumentKind) -> None:
    roles = {role for permission in MAY_ISSUE[kind] for role in GIVEN[permission]} & GIVEN[Permission.ISSUE_DOCUMENT]
    for account, role in ROLES.items():
        if kind in NEVER_BLANK:
            with pytest.raises((NotAllowed, DocumentError)):
                issue_blank(by=bureau.by(account), kind=kind, languages=UK_EN)
        elif role in roles:
            issue_blank(by=bureau.by(account), kind=kind, languages=UK_EN)
        else:
            with pytest.raises(NotAllowed):
                issue_blank(by=bureau.by(account), kind=kind, languages=UK_EN)


@pytest.mark.parametrize("languages", [("uk", "uk"), ("uk", "de"), ("xx", "yy")])
def test_two_different_languages_are_needed(bureau: CaringBureau, languages: tuple[str, str]) -> None:
    with pytest.raises(DocumentError):
        issue_blank(by=bureau.by("yaryna"), kind=PACKET, languages=languages)


@pytest.mark.parametrize("kind", sorted(NEVER_BLANK))
def test_what_speaks_in_the_bureaus_name_is_issued_from_an_answer_only(
    bureau: CaringBureau, kind: DocumentKind
) -> None:
    with pytest.raises(DocumentError):
        issue(by=bureau.by("olena"), kind=kind, languages=UK_EN, values=filled_in(kind), person_id=None)
    assert not Issued.objects.exists()
