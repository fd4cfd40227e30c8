"""An association's sheet: read row by row, taken with its mandates, and a receipt that names nobody."""

from __future__ import annotations

import csv
import io
import random
import tracemalloc
import zipfile
from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import openpyxl
import pytest
from django.utils import timezone

from foreign_files import flag, saved
from invented_families import past_the_ledger
from invented_staff import STAFF, Bureau
from vistka.access import actions as access
from vistka.access.errors import NotAllowed
from vistka.access.roles import Role
from vistka.enquiries import actions as enquiries
from vistka.enquiries.actions.associations import MANDATE
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import Consent, Enquirer, Enquiry
from vistka.ledger.actors import machine
from vistka.ledger.errors import Forged
from vistka.ledger.reading import EVERYBODY, reading
from vistka.mailroom.codes import mailbox_of
from vistka.mailroom.schema import CHANNELS as ALL_CHANNELS
from vistka.mailroom.schema import KIN, LANGUAGES, Kind
from vistka.mailroom.sheet_columns import CHANNELS, MOST_ROWS, OF_THE_FAMILY, OF_THE_SOUGHT, RELATIONS
from vistka.mailroom.sheet_columns import LANGUAGES as LANGUAGE_WORDS
from vistka.mailroom.submissions import Content, proved
from vistka.post import codes
from vistka.post.actions.sheets import Taken, take_sheet
from vistka.post.errors import PostError
from vistka.post.faults import WHOLE, Fault, LeftOut
from vistka.post.intake import OPENER, Came, NotTaken
from vistka.post.keys import make_keys, published
from vistka.post.models import Letter, Mailbox, Submission
from vistka.post.opening import receive
from vistka.post.receipts import SHEET_TAKEN
from vistka.post.sheets import rows_of
from vistka.post.tray import State
from vistka.tables.headings import recognise
from vistka.vault.current import keyring
from vistka.vault.files import pages_of
from vistka.vault.opening import watched

HEADINGS: Final = (*OF_THE_SOUGHT, *OF_THE_FAMILY)
FAMILY: Final = {
    "family_name": "Щербаков",
    "given_name": "Алексей",
    "birth_date": "02.04.1999",
    "enquirer_name": "Щербакова Галина Петровна",
    "enquirer_relation": "Мать",
    "enquirer_address": "Самара, Садовая 5",
    "safe_channel": "телефон",
    "safe_address": "+000 11 222",
    "safe_hours": "18-20",
    "language": "русский",
    "agrees_keep": "да",
    "agrees_wish": "да",
    "agrees_ask": "да",
    "agrees_share": "нет",
}
PAGE: Final = saved(flag(), "JPEG")
LANGUAGE: Final = "en"


def csv_of(*rows: dict[str, str], headings: tuple[str, ...] = HEADINGS) -> bytes:
    written = io.StringIO()
    writer = csv.DictWriter(written, headings, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def xlsx_of(*rows: dict[str, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append([row.get(name, "") for name in HEADINGS])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def family(**changes: str) -> dict[str, str]:
    return FAMILY | changes


def faults(content: bytes) -> list[tuple[int, Fault]]:
    return [(each.line, each.fault) for each in rows_of(content).left_out]


@pytest.mark.parametrize("made", [csv_of, xlsx_of])
def test_a_row_is_read_with_her_own_safe_contact_and_what_she_agreed_to(made: Callable[..., bytes]) -> None:
    read = rows_of(made(family()))
    [row] = read.rows
    assert read.left_out == ()
    assert (row.line, row.sought) == (
        2,
        {"family_name": "Щербаков", "given_name": "Алексей", "birth_date": "02.04.1999"},
    )
    assert row.said["relation"] == "mother"
    assert row.contact["channel"] == "telephone"
    assert row.contact["address"] == "+000 11 222"
    assert row.contact["never_leave_message"] is True
    assert row.consent.language == "ru"
    assert [item for item, yes in row.consent.items.items() if yes] == ["keep", "wish", "ask"]


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"family_name": "", "given_name": ""}, Fault.SOUGHT),
        ({"enquirer_name": ""}, Fault.ENQUIRER),
        ({"enquirer_relation": "neighbour"}, Fault.RELATION),
        ({"safe_channel": "association"}, Fault.CONTACT),
        ({"safe_address": ""}, Fault.CONTACT),
        ({"language": "Klingon"}, Fault.LANGUAGE),
        ({"agrees_wish": ""}, Fault.CONSENT),
        ({"agrees_share": "perhaps"}, Fault.CONSENT),
        ({"safe_hours": "=1+1"}, Fault.FORMULA),
        ({"given_name": "\u202eйескелА"}, Fault.SIGNS),
        ({"given_name": "А\x00лексей"}, Fault.UNREADABLE),
        ({"enquirer_name": "Ї" * 10_000}, Fault.TOO_LONG),
        ({"given_name": "Ї" * 10_000}, Fault.SOUGHT),
    ],
)
def test_what_is_wrong_with_a_row_is_named_by_its_number_and_kind(changes: dict[str, str], fault: Fault) -> None:
    content = csv_of(family(), family(**changes), family())
    assert faults(content) == [(3, fault)]
    assert [row.line for row in rows_of(content).rows] == [2, 4]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.NO_SHEET),
        (b"%PDF-1.7", Fault.NO_SHEET),
        (b"\x1f\x8b\x08" + bytes(100), Fault.NO_SHEET),
        (b"PK\x03\x04" + bytes(100), Fault.NO_SHEET),
        (b"What is this?\nNo sheet.\n", Fault.NO_SHEET),
        (csv_of(family(), headings=OF_THE_SOUGHT), Fault.COLUMNS),
        (csv_of(family(), headings=OF_THE_FAMILY), Fault.NO_SHEET),
        (csv_of(*[family()] * 5000, headings=("family_name", *OF_THE_FAMILY)), Fault.TOO_MANY),
    ],
    ids=["empty", "PDF", "gzip", "zip", "words", "no family", "nobody sought", "5,000 rows"],
)
def test_a_sheet_that_cannot_be_taken_says_why_as_a_whole(content: bytes, fault: Fault) -> None:
    assert faults(content) == [(WHOLE, fault)]
    assert rows_of(content).rows == ()


def test_a_workbook_that_unpacks_to_more_than_a_sheet_is_left_alone() -> None:
    bomb = io.BytesIO(xlsx_of(family()))
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"".join(random.randbytes(10) + bytes(1000) for _ in range(40_000)))
    assert len(bomb.getvalue()) < 1_500_000
    assert faults(bomb.getvalue()) == [(WHOLE, Fault.NO_SHEET)]


def workbook_with(place: str, value: str = "x", part: str = "") -> bytes:
    """A workbook of one family, and of one cell more that lies somewhere else."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(family())))
    book.worksheets[0][place] = value
    written, moved = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(moved, "w", zipfile.ZIP_DEFLATED) as copy:
        for member in archive.namelist():
            text = archive.read(member)
            if part:
                text = text.replace(b"worksheets/sheet1.xml", f"worksheets/{part}".encode())
                member = member.replace("worksheets/sheet1.xml", f"worksheets/{part}")
            copy.writestr(member, text)
    return moved.getvalue()


@pytest.mark.parametrize(
    ("place", "fault", "part"),
    [
        ("XFD3600", Fault.TOO_MANY, ""),
        ("A1001", Fault.TOO_MANY, ""),
        ("XFD2", Fault.NO_SHEET, ""),
        ("XFD3600", Fault.NO_SHEET, "sheet1.png"),
        ("XFD3600", Fault.TOO_MANY, "SHEET1.XML"),
    ],
)
def test_a_workbook_whose_cells_lie_far_apart_is_not_laid_out_in_memory(place: str, fault: Fault, part: str) -> None:
    """Fifteen hundred bytes would take gigabytes in the process that holds the keys."""
    content = workbook_with(place, part=part)
    tracemalloc.start()
    assert faults(content) == [(WHOLE, fault)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20


@pytest.mark.parametrize(
    "changed",
    [
        lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "x">]><worksheet', 1),
        lambda xml: xml.replace(b'r="B2"', b'r="B2B2"', 1),
        lambda xml: xml.decode().encode("utf-16"),
        lambda xml: xml[:-20],
    ],
    ids=["entities", "no place", "another encoding", "cut off"],
)
def test_what_no_program_writes_is_no_workbook(changed: Callable[[bytes], bytes]) -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx_of(family()))) as archive, zipfile.ZipFile(written, "w") as copy:
        for member in archive.namelist():
            part = archive.read(member)
            copy.writestr(member, changed(part) if "sheet1" in member else part)
    assert faults(written.getvalue()) == [(WHOLE, Fault.NO_SHEET)]


def test_of_a_workbook_with_macros_and_formulas_only_values_are_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(family(), family())))
    book.worksheets[0].cell(3, 2).value = '=HYPERLINK("http://invented.example")'
    written = io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub AutoOpen()")
    assert faults(written.getvalue()) == [(3, Fault.UNREADABLE)]


def test_as_many_families_as_a_sheet_may_hold_are_read() -> None:
    assert len(rows_of(csv_of(*[family()] * MOST_ROWS)).rows) == MOST_ROWS
    assert faults(csv_of(*[family()] * (MOST_ROWS + 1))) == [(WHOLE, Fault.TOO_MANY)]


def test_the_columns_about_the_family_are_never_read_as_the_sought_persons() -> None:
    assert [recognise(name) for name in OF_THE_FAMILY] == [None] * len(OF_THE_FAMILY)
    assert [recognise(name) for name in OF_THE_SOUGHT] == list(OF_THE_SOUGHT)


def test_the_words_are_those_of_the_schema() -> None:
    assert tuple(RELATIONS) == KIN
    assert set(CHANNELS) == set(ALL_CHANNELS) - {"association", "she_calls"}
    assert set(LANGUAGE_WORDS) == set(LANGUAGES)


class AssociationAtTheDesk:
    """An association whose mailbox two case workers opened, and what came from it."""

    def __init__(self, bureau: Bureau) -> None:
        self.olena, self.oksana = bureau.by("olena"), bureau.by("oksana")
        self.association = enquiries.found_association(by=self.olena, name="Invented mothers", contact="+000 33")
        code = codes.found_association_mailbox(by=self.olena, association_id=self.association.pk)
        codes.confirm_code(by=self.oksana, new_code_id=code.pk)
        self.opened = mailbox_of(codes.give_code(by=self.oksana, new_code_id=code.pk), keyring().installation)
        self.mailbox = Mailbox.objects.get(association=self.association)
        with reading(self.olena):
            self.mailbox_name = self.mailbox.name
        self.key = make_keys(by=bureau.by("anna"), weeks=1)[0]

    def came(self, kind: Kind, said: dict[str, Any], files: tuple[bytes, ...], *, mailbox: str = "") -> UUID:
        content = Content(
            kind=kind, said={"mailbox": mailbox or self.mailbox_name, "language": LANGUAGE, **said}, files=files
        )
        pages = files if kind is Kind.PAPER else ()
        submission_id = uuid4()
        content = proved(content, submission_id, published(self.key), self.opened)
        with watched(EVERYBODY):
            private = self.key.private
        at = timezone.now() - timedelta(hours=3)
        receive(by=OPENER, came=Came(submission_id, self.key.pk, content, pages, at, private))
        return submission_id

    def sheet(self, content: bytes, mandates: tuple[int, ...] = (), **more: str) -> UUID:
        sheet_id = self.came(Kind.SHEET, {}, (content,), **more)
        for row in mandates:
            self.mandate(sheet_id, row)
        return sheet_id

    def mandate(self, sheet_id: UUID, row: int, **more: str) -> UUID:
        return self.came(Kind.PAPER, {"of_sheet": sheet_id.hex, "row": str(row)}, (PAGE,), **more)

    def take(self, sheet_id: UUID) -> Taken:
        return take_sheet(by=self.olena, submission_id=sheet_id)


@pytest.fixture
def bureau(db: None) -> Bureau:
    roles = STAFF | {"oksana": Role.CASE_WORKER}
    staff = Bureau.__new__(Bureau)
    newcomers = [access.Newcomer(account=name, name=name.title(), roles=[role]) for name, role in roles.items()]
    staff.codes = access.found_bureau(by=machine("init"), newcomers=newcomers)
    return staff


@pytest.fixture
def mothers(bureau: Bureau) -> AssociationAtTheDesk:
    return AssociationAtTheDesk(bureau)


pytestmark = pytest.mark.django_db(databases=["default", "mailroom"])


def test_a_row_with_its_mandate_becomes_an_enquiry(mothers: AssociationAtTheDesk) -> None:
    sheet_id = mothers.sheet(csv_of(family()), (2,))
    mothers.mandate(sheet_id, 2)
    assert mothers.take(sheet_id) == Taken(1, ())
    her = Enquirer.objects.get()
    assert her.association == mothers.association
    assert [page.page for page in pages_of(her.pk, MANDATE)] == [1, 2]
    with reading(mothers.olena):
        assert her.contact["address"] == "+000 11 222"
        assert her.enquiry.sought["family_name"] == "Щербаков"
        assert [item for item, yes in Consent.objects.get().items.items() if yes] == ["keep", "wish", "ask"]
    assert her.taken_at == Submission.objects.get(pk=sheet_id).opened_at
    assert set(Submission.objects.values_list("state", flat=True)) == {State.ACCEPTED}


def test_each_family_gets_a_code_of_its_own_without_waiting(mothers: AssociationAtTheDesk) -> None:
    mothers.take(mothers.sheet(csv_of(family()), (2,)))
    her = Enquirer.objects.get()
    proposed = codes.propose_code(by=mothers.olena, enquirer_id=her.pk)
    assert proposed.new_code
    codes.confirm_code(by=mothers.oksana, new_code_id=proposed.new_code.pk)
    assert codes.give_code(by=mothers.oksana, new_code_id=proposed.new_code.pk)
    assert Mailbox.objects.get(enquirer=her).association is None


def test_the_receipt_has_numbers_of_rows_and_no_cell_of_any(mothers: AssociationAtTheDesk) -> None:
    rows = [family(), family(safe_channel="association"), family(enquirer_name="Друга Ольга"), family(language="?!")]
    taken = mothers.take(mothers.sheet(csv_of(*rows), (2,)))
    lacking = [(3, Fault.CONTACT), (4, Fault.NO_MANDATE), (5, Fault.LANGUAGE)]
    assert taken == Taken(1, tuple(LeftOut(line, fault) for line, fault in lacking))
    letter = Letter.objects.get(mailbox=mothers.mailbox, why=SHEET_TAKEN)
    with reading(mothers.olena):
        text = letter.content["title"] + letter.content["text"]
    assert "We took 1 row: 2." in text
    assert "No mandate came for this row. Rows: 4." in text
    cells = {cell for row in rows for cell in row.values() if cell} - {"association"}
    assert not [cell for cell in cells if cell in text]
    assert letter.written_by is None


def test_the_receipt_is_the_same_whoever_is_sought(mothers: AssociationAtTheDesk) -> None:
    for name in ("Щербаков", "Незнайомий"):
        mothers.take(mothers.sheet(csv_of(family(family_name=name)), (2,)))
    one, other = Letter.objects.filter(mailbox=mothers.mailbox, why=SHEET_TAKEN)
    with reading(mothers.olena):
        assert one.content == other.content


def test_no_row_is_taken_without_a_mandate_from_the_same_mailbox(mothers: AssociationAtTheDesk) -> None:
    sheet_id = mothers.sheet(csv_of(family()))
    mothers.mandate(sheet_id, 2, mailbox=uuid4().hex)
    mothers.mandate(uuid4(), 2)
    assert mothers.take(sheet_id) == Taken(0, (LeftOut(2, Fault.NO_MANDATE),))
    assert not Enquiry.objects.exists()


def test_a_sheet_is_taken_once(mothers: AssociationAtTheDesk) -> None:
    sheet_id = mothers.sheet(csv_of(family()), (2,))
    mothers.take(sheet_id)
    with pytest.raises(PostError, match="settled"):
        mothers.take(sheet_id)
    assert Enquiry.objects.count() == 1


def test_from_a_mailbox_of_nobody_nothing_is_taken(mothers: AssociationAtTheDesk) -> None:
    with pytest.raises(NotTaken):
        mothers.sheet(csv_of(family()), mailbox=uuid4().hex)


def test_a_mailbox_made_an_associations_by_sql_takes_nothing(mothers: AssociationAtTheDesk) -> None:
    sheet_id = mothers.sheet(csv_of(family()), (2,))
    other = enquiries.found_association(by=mothers.olena, name="Invented others", contact="+000")
    past_the_ledger(Mailbox, mothers.mailbox.pk, association_id=other.pk)
    with pytest.raises(Forged):
        mothers.take(sheet_id)
    assert not Enquiry.objects.exists()


def test_an_association_that_has_ended_files_nothing(mothers: AssociationAtTheDesk) -> None:
    enquiries.end_association(by=mothers.olena, association_id=mothers.association.pk)
    with pytest.raises(EnquiryError):
        mothers.take(mothers.sheet(csv_of(family()), (2,)))
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("account", ["halyna", "ivan", "anna"])
def test_only_a_case_worker_takes_a_sheet(mothers: AssociationAtTheDesk, bureau: Bureau, account: str) -> None:
    sheet_id = mothers.sheet(csv_of(family()), (2,))
    with pytest.raises(NotAllowed):
        take_sheet(by=bureau.by(account), submission_id=sheet_id)
