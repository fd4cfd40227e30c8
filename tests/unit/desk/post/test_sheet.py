"""An association's sheet is looked at row by row, with its mandates, before its families are taken."""

from __future__ import annotations

import csv
import io
from typing import Final
from uuid import UUID

import pytest
from django.test import Client

from foreign_files import flag, saved
from invented_post import OPENED, PostBureau
from vistka.enquiries import actions as enquiries
from vistka.enquiries.models import Enquirer
from vistka.mailroom.codes import mailbox_of
from vistka.mailroom.schema import Kind
from vistka.post import actions
from vistka.vault.current import keyring

ROW: Final = {
    "family_name": "Щербаков",
    "given_name": "Алексей",
    "enquirer_name": "Щербакова Галина Петровна",
    "enquirer_relation": "Мать",
    "safe_channel": "телефон",
    "safe_address": "+000 11 222",
    "language": "русский",
    "agrees_keep": "да",
    "agrees_wish": "да",
}


@pytest.fixture
def mailbox(post: PostBureau) -> str:
    """The name of the mailbox of an association."""
    association = enquiries.found_association(by=post.by("olena"), name="Mothers of Invention", contact="+000 33")
    new = actions.found_association_mailbox(by=post.by("olena"), association_id=association.pk)
    actions.confirm_code(by=post.by("oksana"), new_code_id=new.pk)
    code = actions.give_code(by=post.by("oksana"), new_code_id=new.pk)
    opened = mailbox_of(code, keyring().installation)
    OPENED[opened.mailbox.hex] = opened
    return opened.mailbox.hex


@pytest.fixture
def sheet(post: PostBureau, mailbox: str) -> UUID:
    """Two rows came, of which one is nobody's."""
    written = io.StringIO()
    writer = csv.DictWriter(written, ROW)
    writer.writeheader()
    writer.writerows([ROW, ROW | {"enquirer_name": ""}])
    return post.takes(Kind.SHEET, [written.getvalue().encode()], mailbox=mailbox)


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def test_a_sheet_is_read_and_its_families_taken_with_their_mandates(
    post: PostBureau, sheet: UUID, mailbox: str, olena: Client
) -> None:
    page = shown(olena, f"/post/{sheet}/")
    assert "Mothers of Invention" in page
    url = f"/post/{sheet}/take-sheet/"
    assert url in page
    assert "No mandate has come with it" in shown(olena, url)
    mandate = post.takes(
        Kind.PAPER, [saved(flag(), "JPEG")], mailbox=mailbox, paper="other", of_sheet=sheet.hex, row="2"
    )
    page = shown(olena, url)
    assert f"/post/{mandate}/" in page
    assert "Щербаков Алексей" in page
    assert "The name of the relative is missing" in page
    paper = shown(olena, f"/post/{mandate}/")
    assert "A mandate is taken together with its sheet" in paper
    assert "accept-paper" not in paper
    answer = olena.post(url, follow=True).content.decode()
    assert "1 family is taken." in answer
    assert Enquirer.objects.get().association is not None
    assert "Somebody has settled this meanwhile" in olena.post(url, follow=True).content.decode()
