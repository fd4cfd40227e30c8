"""What the doctor says of reading foreign texts and of fetching pages; both are tried out, and no site is asked."""

from __future__ import annotations

import pytest

from vistka.config import doctor_foreign
from vistka.config.doctor import Finding
from vistka.config.doctor_foreign import foreign_lines
from vistka.sources.unread import Reason as Unread
from vistka.vault.fetching.getting import NotFetched
from vistka.vault.fetching.terms import Reason as Unfetched
from vistka.vault.texts.refusals import Unreadable


def test_where_texts_are_read_by_a_process_that_is_shut_in_it_is_said() -> None:
    [line] = foreign_lines([])
    assert line.finding is Finding.OK
    assert "can do nothing else" in line.words


def test_where_no_process_can_be_shut_in_leads_are_written_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_foreign, "read_foreign", _refuses(Unreadable(Unread.NOT_SHUT_IN)))
    monkeypatch.setattr(doctor_foreign, "fetch", _refuses(NotFetched(Unfetched.NOT_SHUT_IN)))
    texts, pages = foreign_lines(["invented.example"])
    assert (texts.finding, pages.finding) == (Finding.WARN, Finding.WARN)
    assert "written by hand" in texts.words
    assert "VISTKA_FETCH" in pages.words


def test_a_reader_that_breaks_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_foreign, "read_foreign", _refuses(Unreadable(Unread.DAMAGED)))
    [line] = foreign_lines([])
    assert line.finding is Finding.WARN


def test_from_where_pages_may_be_fetched_is_said_and_nobody_is_asked() -> None:
    _, line = foreign_lines(["invented.example", "another.example"])
    assert (line.finding, "another.example, invented.example" in line.words) == (Finding.OK, True)


def _refuses(error: Exception) -> object:
    def refuse(*_given: object, **_named: object) -> None:
        raise error

    return refuse
