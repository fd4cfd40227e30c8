"""What lies in a mail: the same calendar for all, words of callers, letters in parts that never get lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from typing import Final

import pytest
from django.db import connection
from django.utils import timezone

from invented_answers import ALL, CaringBureau, Family
from invented_families import past_the_ledger
from invented_mail import A_TEST, START, HerMailbox, a_mailbox, days_of_mail, mailed_on, on
from invented_post import OPENED, PostBureau, new_half
from invented_staff import Bureau
from vistka.access.errors import AccessError, NotAllowed
from vistka.enquiries import actions as enquiries
from vistka.enquiries.calendar import STEPS
from vistka.enquiries.code_words import plain
from vistka.ledger import triggers
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading_everybody
from vistka.mailroom import letters as proofs
from vistka.mailroom.letters import is_ours
from vistka.mailroom.mails import Mail, Part
from vistka.post.actions import accept_enquiry
from vistka.post.caller_words import _tables, next_words, speak_word
from vistka.post.errors import PostError
from vistka.post.keys import letters_key
from vistka.post.letters import (
    LONGEST_TEXT,
    Why,
    approve_letter,
    drop_letter,
    machine_letter,
    waiting_letters,
    write_letter,
)
from vistka.post.mail import PART_BYTES, asked
from vistka.post.mailboxes import mailbox_named
from vistka.post.models import Letter, Mailbox, Posted
from vistka.post.notices.weekly import NOTIFIER, write_notice
from vistka.post.opening import fetch
from vistka.post.sentences import WORDS
from vistka.post.splitting import parts_of, size
from vistka.post.whys import CARRIED, NEEDS

DAY: Final = timedelta(days=1)
LANGUAGES: Final = ("uk", "ru", "en", "pt")


@action("invented.machine_letter")
def given(*, by: Actor, hers: HerMailbox, why: Why, days: Mapping[str, date]) -> Letter | None:
    return machine_letter(hers.row, why, days)


def letter(bureau: Bureau, hers: HerMailbox, text: str, title: str = "Your papers") -> Letter:
    """A letter that one wrote and another approved."""
    written = write_letter(by=bureau.by("olena"), mailbox_id=hers.pk, title=title, text=text)
    return approve_letter(by=bureau.by("ivan"), letter_id=written.pk)


def as_read(mail: Mail) -> Mail:
    """A mail as it reads, without the random numbers of letters."""
    return replace(mail, parts=[replace(part, letter="", proof="") for part in mail.parts])


def parts_read(hers: HerMailbox) -> list[Part]:
    """All parts that lie in a mailbox, in the order in which they came."""
    return [part for _number, mail in reversed(hers.read().mails) for part in mail.parts]


# The calendar


def test_everybody_is_asked_the_same_on_days_that_only_the_filing_decides() -> None:
    filed = datetime(2026, 11, 1, 23, 59, tzinfo=UTC)
    after = {days: asked(filed, filed.date() + days * DAY) for days in (0, 6, 7, 20, 21, 60, 91, 182, 183, 1000)}
    assert [(one.last, one.next) for one in after.values()] == [
        ("", "papers"),
        ("", "papers"),
        ("papers", "questions"),
        ("papers", "questions"),
        ("questions", "papers_again"),
        ("papers_again", "review_1"),
        ("review_1", "review_2"),
        ("review_2", "review_3"),
        ("review_2", "review_3"),
        ("review_6", "review_7"),
    ]
    assert after[0].review_on == filed.date() + 91 * DAY
    assert after[91].review_on == filed.date() + 182 * DAY


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_in_each_language_and_names_days_only(language: str) -> None:
    words = WORDS[language]
    assert words.steps.keys() == {step for step in STEPS if not step.startswith("review")} | {"review"}
    assert words.letters.keys() == set(Why) - {Why.WRITTEN, *CARRIED} == NEEDS.keys()
    for why, text in words.letters.items():
        filled = text.text.format(**dict.fromkeys(NEEDS[why], "§"))
        assert filled.count("§") == text.text.count("{") >= len(NEEDS[why])
    assert all(notice.startswith("{word}. ") and notice.count("{") == 1 for notice in words.notices)
    assert words.from_day.format(day="a day", step="a step")


@pytest.mark.parametrize("language", LANGUAGES)
def test_beside_the_longest_answer_there_is_room_for_a_part_of_a_letter(family: Family, language: str) -> None:
    hers = a_mailbox(family.mother, language=language)
    family.has_everything(*ALL)
    family.is_told(language=language)
    letter(family.bureau, hers, "Ж" * 6000, title="Ж" * 120)
    mailed_on(START + 8 * DAY)
    assert hers.newest().parts


# Letters


def test_a_long_letter_comes_whole_in_order_and_is_known_as_ours(bureau: CaringBureau) -> None:
    hers = a_mailbox(language="uk")
    text = "\n\n".join("Слово за словом. " * 30 for _ in range(18)).strip()
    sent = letter(bureau, hers, text)
    days = list(days_of_mail(6))
    parts = parts_read(hers)
    assert [part.part for part in parts] == [*range(1, parts[0].parts + 1)]
    assert len({len(mail.parts) for _number, mail in hers.read().mails}) > 1
    assert "".join(part.text for part in parts) == text
    whole = proofs.Letter(parts[0].letter, parts[0].on, parts[0].title, text)
    pasted = proofs.with_proof(whole, parts[-1].proof)
    assert (is_ours(pasted, [letters_key()]), whole.number) == (True, sent.pk.hex)
    assert not is_ours(pasted.replace("Слово", "Олово", 1), [letters_key()])
    assert len(days) == len(hers.read().mails)


def test_a_letter_lies_in_a_mail_of_the_next_day_and_not_before(bureau: CaringBureau) -> None:
    hers = a_mailbox()
    with on((START + DAY).replace(hour=1)):
        letter(bureau, hers, "Thank you for the papers.")
    mailed_on(START + DAY)
    assert not parts_read(hers)
    mailed_on(START + 2 * DAY)
    assert [part.text for part in parts_read(hers)] == ["Thank you for the papers."]


@pytest.mark.parametrize("seen", [0, 1])
def test_what_was_never_seen_is_enclosed_again_before_it_is_lost(bureau: CaringBureau, seen: int) -> None:
    hers = a_mailbox()
    letter(bureau, hers, "Thank you for the papers.")
    list(days_of_mail(1))
    Posted.objects.update(seen=seen)
    list(days_of_mail(59, START + DAY))
    assert len(parts_read(hers)) == 1
    mailed_on(START + 61 * DAY)
    assert len(parts_read(hers)) == (0 if seen else 1)
    assert bool(hers.newest().parts) is not bool(seen)


def test_two_people_write_a_letter_and_nothing_goes_out_before(bureau: CaringBureau) -> None:
    hers = a_mailbox()
    written = write_letter(by=bureau.by("olena"), mailbox_id=hers.pk, title="A\u202e title", text="One\r\ntwo\u200b\0")
    mailed_on(START + DAY)
    assert [row.pk for row in waiting_letters()] == [written.pk]
    with pytest.raises(NotAllowed):
        approve_letter(by=bureau.by("olena"), letter_id=written.pk)
    with pytest.raises(NotAllowed):
        approve_letter(by=bureau.by("yaryna"), letter_id=written.pk)
    assert not parts_read(hers)
    approve_letter(by=bureau.by("ivan"), letter_id=written.pk)
    with pytest.raises(AccessError):
        approve_letter(by=bureau.by("ivan"), letter_id=written.pk)
    mailed_on(START + 2 * DAY)
    assert [(part.title, part.text) for part in parts_read(hers)] == [("A title", "One\ntwo")]
    with pytest.raises(AccessError):
        drop_letter(by=bureau.by("olena"), letter_id=written.pk)


def test_a_dropped_letter_goes_nowhere(bureau: CaringBureau) -> None:
    hers = a_mailbox()
    drop_letter(by=bureau.by("olena"), letter_id=letter(bureau, hers, "Thank you.").pk)
    mailed_on(START + DAY)
    assert not parts_read(hers)


def test_a_letter_that_no_two_people_let_go_lies_in_no_mail(bureau: CaringBureau) -> None:
    hers = a_mailbox()
    forge(by=A_TEST, hers=hers, writer=bureau["olena"].pk)
    mailed_on(START + DAY)
    assert hers.newest().parts == []


@action("invented.forge_letter")
def forge(*, by: Actor, hers: HerMailbox, writer: object) -> None:
    """A letter that one person let go alone, as no action of ours writes it."""
    one = {"written_by": writer, "written_at": START, "approved_by": writer, "approved_at": START}
    Letter(mailbox=hers.row, why=Why.WRITTEN, content={"title": "x", "text": "x"}, **one).save()


def test_a_second_mailbox_and_an_association_get_no_letter_of_ours_but_what_the_table_gives(
    bureau: CaringBureau,
) -> None:
    association = enquiries.found_association(by=bureau.by("olena"), name="Mothers", contact="+000 33 444")
    second, theirs = a_mailbox(second=True), a_mailbox(association=association)
    for hers in (second, theirs):
        with pytest.raises(PostError):
            write_letter(by=bureau.by("olena"), mailbox_id=hers.pk, title="x", text="x")
    given(by=A_TEST, hers=second, why=Why.FILED, days={"day": START.date()})
    given(by=A_TEST, hers=theirs, why=Why.SHEET, days={"day": START.date()})
    with pytest.raises(ValueError, match="filed"):
        given(by=A_TEST, hers=theirs, why=Why.FILED, days={"day": START.date()})
    with pytest.raises(ValueError, match="filed"):
        given(by=A_TEST, hers=second, why=Why.FILED, days={})
    mailed_on(START + DAY)
    assert [part.title for part in parts_read(second)] == ["We have your request"]
    assert [part.title for part in parts_read(theirs)] == ["We have your sheet"]


@pytest.mark.parametrize(
    ("title", "text"), [("", "x"), ("x", " \u200b"), ("x" * 121, "x"), ("x", "x" * (LONGEST_TEXT + 1))]
)
def test_an_empty_or_endless_letter_is_refused(bureau: CaringBureau, title: str, text: str) -> None:
    with pytest.raises(PostError):
        write_letter(by=bureau.by("olena"), mailbox_id=a_mailbox().pk, title=title, text=text)


@pytest.mark.parametrize(
    "text", ["Слово. " * 2000, "ж" * 9000, "a\n\n" * 5000, '"' * 9000, "One two three " * 500 + "\n\n" + "A b. " * 900]
)
def test_parts_are_small_enough_and_make_up_the_text(text: str) -> None:
    parts = parts_of(text, PART_BYTES)
    assert "".join(parts) == text
    assert all(0 < size(part) <= PART_BYTES for part in parts)
    assert len(parts) < 2 + 2 * size(text) / PART_BYTES


def test_a_letter_parts_at_the_end_of_a_sentence() -> None:
    parts = parts_of("This is a sentence of ours. " * 400, PART_BYTES)
    assert all(part.endswith("ours. ") for part in parts)


# The words of callers


def test_a_caller_says_each_word_once_and_she_finds_it_in_her_mail(family: Family) -> None:
    bureau, hers, others = family.bureau, a_mailbox(family.mother, language="ru"), a_mailbox(language="ru")
    mailed_on(START + DAY)
    words = list(hers.newest().words)
    assert len(words) == 5
    assert words != list(others.newest().words)
    said = [speak_word(by=bureau.by("olena"), mailbox_id=hers.pk) for _ in range(2)]
    assert said == words[:2]
    with pytest.raises(NotAllowed):
        speak_word(by=bureau.by("yaryna"), mailbox_id=hers.pk)
    mailed_on(START + 2 * DAY)
    assert list(hers.newest().words)[:3] == words[2:]


@pytest.mark.parametrize("accepted", [True, False])
def test_the_mail_of_a_second_mailbox_is_that_of_her_own_to_the_last_word(post: PostBureau, *, accepted: bool) -> None:
    """Whoever makes her open both, and has read a notice or heard a call, learns by nothing which is hers."""
    halves = [new_half(), new_half()]
    chosen = {"channel": "email", "hours": "morning", "address": "a@example.org", "flags": {"risk_read": True}}
    filed = post.files(*halves, notices=chosen)
    fetch()
    if accepted:
        accept_enquiry(by=post.by("olena"), submission_id=filed)
    rows = [mailbox_named(half.mailbox.hex) for half in halves]
    hers, second = (HerMailbox(OPENED[half.mailbox.hex], row.pk) for half, row in zip(halves, rows, strict=True) if row)
    now, by = timezone.now(), post.by("olena")
    uses = (
        lambda: speak_word(by=by, mailbox_id=hers.pk),
        lambda: speak_word(by=by, mailbox_id=second.pk),
        lambda: write_notice(by=NOTIFIER, mailbox_id=hers.pk, name="2099-01-01 08"),
    )
    mailed_on(now + DAY)
    words = list(hers.newest().words)
    for day, use in enumerate(uses, 2):
        use()
        mailed_on(now + day * DAY)
        assert as_read(hers.newest()) == as_read(second.newest())
    used = len(uses) if accepted else len(uses) - 1
    assert hers.newest().words[: 5 - used] == words[used:]


def test_a_mailbox_that_other_hands_put_beside_hers_lends_its_words_to_none(
    family: Family, caplog: pytest.LogCaptureFixture
) -> None:
    second, planted = a_mailbox(family.mother, second=True), a_mailbox()
    triggers.remove(connection)
    past_the_ledger(Mailbox, planted.pk, enquirer=family.mother)
    triggers.install(connection)
    mailed_on(START + DAY)
    assert second.newest().words != planted.newest().words
    assert "run `vistka ledger verify`" in caplog.text


def test_no_word_comes_again_before_all_have_come(bureau: CaringBureau) -> None:
    row = a_mailbox(language="pt").row
    with reading_everybody(A_TEST, "a test"):
        words = next_words(row, 2 * len(_tables()["pt"]))
    assert sorted(words[: len(words) // 2]) == sorted(words[len(words) // 2 :]) == sorted(_tables()["pt"])
    assert words[: len(words) // 2] != words[len(words) // 2 :]


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_many_and_easily_told_apart(language: str) -> None:
    words = [plain(word) for word in _tables()[language]]
    assert len(words) >= 200
    assert min(map(len, words)) >= 3
    assert [pair for pair in combinations(words, 2) if sounds_alike(*pair)] == []


def sounds_alike(one: str, other: str) -> bool:
    """Whether no more than one letter, or a third of them, differs."""
    row = [*range(len(other) + 1)]
    for place, letter_of_one in enumerate(one, 1):
        before, row[0] = row[0], place
        for column, letter_of_other in enumerate(other, 1):
            changed = before + (letter_of_one != letter_of_other)
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, changed)
    differ = int(row[-1])
    return differ < 2 or 3 * differ <= max(len(one), len(other))
