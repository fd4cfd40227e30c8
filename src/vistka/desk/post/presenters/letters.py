"""Letters that people wrote: those that wait for a second person, and one as it will lie in the mailbox."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from vistka.access.members import Member
from vistka.desk.enquiries.presenters.words import day
from vistka.desk.post.presenters.said import kin_words, language_words
from vistka.desk.presenters.names import all_called
from vistka.enquiries.models import Enquirer
from vistka.post.models import Letter
from vistka.ui.furniture import Cell, Column, Link, SummaryRow, Table, Tag, Tone

A_PAGE: Final = 20


def table(reader: Member, letters: Iterable[Letter]) -> Table:
    """One line a letter. It opens nobody."""
    shown = list(letters)
    names = all_called(reader, [letter.written_by for letter in shown])
    return Table(
        caption=_("Letters that wait"),
        caption_hidden=True,
        columns=(Column(_("Written")), Column(_("By")), Column(_("State")), Column(_("What you can do"))),
        rows=tuple(
            (day(one.written_at), names.get(one.written_by, "–"), _state(reader, one), _acts(reader, one))  # type: ignore[arg-type]
            for one in shown
        ),
    )


def addressee_rows(enquirer: Enquirer) -> list[SummaryRow]:
    """To whom a letter goes."""
    said, contact = enquirer.said, enquirer.contact
    return [
        SummaryRow(_("To"), said["name"]),
        SummaryRow(_("Is to the sought person"), kin_words(said["relation"])),
        SummaryRow(_("Language"), language_words(str(contact["language"]))),
    ]


def letter_rows(reader: Member, letter: Letter) -> list[SummaryRow]:
    """A letter as she will read it, and who wrote it."""
    names = all_called(reader, [letter.written_by])
    enquirer = letter.mailbox.enquirer
    return [
        *(addressee_rows(enquirer) if enquirer else []),
        SummaryRow(_("Written by"), names.get(letter.written_by, "–")),  # type: ignore[arg-type]
        SummaryRow(_("Title"), letter.content["title"]),
        SummaryRow(_("Letter"), _paragraphs(letter.content["text"])),
    ]


def _state(reader: Member, letter: Letter) -> Tag:
    if letter.written_by == reader.staff.pk:
        return Tag(_("Waits for somebody else"), Tone.WAITING)
    return Tag(_("For you or a colleague"), Tone.OPEN)


def _acts(reader: Member, letter: Letter) -> Cell:
    about = day(letter.written_at)
    drop = Link(_("Put it away"), reverse("desk:drop_letter", args=[letter.pk]), about)
    if letter.written_by == reader.staff.pk:
        return drop
    return format_html(
        "{}<br>{}", Link(_("Read and approve"), reverse("desk:approve_letter", args=[letter.pk]), about), drop
    )


def _paragraphs(text: str) -> Cell:
    return format_html_join("", '<p class="govuk-body">{}</p>', ((one,) for one in text.splitlines() if one.strip()))
