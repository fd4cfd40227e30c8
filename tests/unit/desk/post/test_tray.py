"""The tray: what came waits without a name, is read whole, accepted, put aside or taken back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from foreign_files import flag, saved
from invented_families import past_the_ledger
from invented_post import PostBureau
from vistka.desk.post.acts import ACTS
from vistka.desk.post.presenters.said import sections
from vistka.enquiries.closing import matched_enquiries
from vistka.enquiries.models import Enquirer, Enquiry, Paper
from vistka.ledger.models import Entry
from vistka.ledger.reading import EVERYBODY
from vistka.mailroom.codes import Half
from vistka.mailroom.models import Submission as Sealed
from vistka.mailroom.schema import SCHEMA, Fields, Flags, Kind, OneOf, Text, Texts
from vistka.post.models import Mailbox, Submission
from vistka.post.opening import fetch
from vistka.post.tray import State
from vistka.vault.file_models import SealedFile
from vistka.vault.opening import watched

Sends = Callable[..., UUID]
HIS_NAME, HER_NAME = "Щербаков", "Щербакова Галина Петровна"


def shown(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def told(browser: Client, url: str, **typed: Any) -> str:
    """What the page says after a form was sent."""
    answer = browser.post(url, typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def state_of(submission_id: UUID) -> str:
    return Submission.objects.get(pk=submission_id).state


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/post/", "Nothing waits"),
        ("/post/?kind=paper", "Nothing of this kind waits"),
        ("/post/put-aside/", "Nothing is put aside"),
        ("/post/unopened/", "Everything opens"),
    ],
)
def test_where_there_is_nothing_the_page_says_so(olena: Client, url: str, words: str) -> None:
    assert words in shown(olena, url)


def test_the_tray_names_nobody_and_opens_nobody(filed: UUID, olena: Client) -> None:
    page = shown(olena, "/post/")
    assert "An enquiry" in page
    assert f"/post/{filed}/" in page
    assert HIS_NAME not in page
    assert not Entry.objects.filter(verb="opened", subject_id=filed).exists()


def test_what_has_waited_longest_stands_first_and_one_kind_can_be_shown(
    post: PostBureau, filed: UUID, olena: Client
) -> None:
    later = post.takes(Kind.LOST_CODE, enquirer={"name": HER_NAME})
    page = shown(olena, "/post/")
    assert page.index(str(filed)) < page.index(str(later))
    only = shown(olena, "/post/?kind=lost_code")
    assert str(later) in only
    assert str(filed) not in only
    assert str(filed) in shown(olena, "/post/?kind=nonsense")


def test_an_enquiry_is_read_in_the_order_of_the_form_and_the_look_is_entered(filed: UUID, olena: Client) -> None:
    page = shown(olena, f"/post/{filed}/")
    places = [page.index(words) for words in ("Who is sought", HIS_NAME, "Who asks", HER_NAME, "+000 11 222")]
    assert places == sorted(places)
    assert "Accepting tells her nothing" in page
    assert Entry.objects.filter(verb="opened", subject_id=filed, purpose="receive_document").exists()


def test_no_page_shows_a_code_word_or_that_there_is_a_second_code(filed: UUID, second: Half, olena: Client) -> None:
    page = shown(olena, f"/post/{filed}/")
    assert "She chose 3" in page
    assert not any(word in page for word in ("калина", "самовар", "маяк", second.mailbox.hex, "second"))


def filled(field: Any, name: str, said: list[str]) -> Any:
    """An answer to this field; what a page must show of it is added to `said`."""
    match field:
        case Text():
            said.append(f"answer {name}"[: field.most])
            return said[-1]
        case OneOf(words):
            return words[-1]
        case Texts(_, each):
            return [f"word {name}"[: each.most]]
        case Flags(names):
            return dict.fromkeys(names, True)
        case Fields(fields):
            return {part: filled(one, f"{name} {part}", said) for part, one in fields.items()}
    raise AssertionError(field)


NOT_SHOWN = {"mailbox", "second", "consent", "association", "of_sheet"}
"""Names and halves of mailboxes, which wording was read, keys of other rows."""


HANDED_ON = {Kind.OPENED, Kind.TO_PERSON, Kind.CHECK_IN, Kind.ASK_CALL, Kind.WITH_HIM}
"""What goes to another room unread: nothing of it lies in the tray."""


@pytest.mark.parametrize("kind", sorted(set(Kind) - HANDED_ON))
def test_everything_that_can_be_answered_is_shown(kind: Kind) -> None:
    said: list[str] = []
    schema: Mapping[str, Any] = SCHEMA[kind]
    content = {name: filled(field, name, said) for name, field in schema.items() if name not in NOT_SHOWN}
    cells = {str(row.value) for section in sections(kind, content) for row in section.rows}
    assert [text for text in said if text not in cells] == []


def test_accepting_an_enquiry_has_it_compared(filed: UUID, olena: Client) -> None:
    assert matched_enquiries().count() == 0
    assert "It tells her nothing" in shown(olena, f"/post/{filed}/accept-enquiry/")
    page = told(olena, f"/post/{filed}/accept-enquiry/")
    assert "The enquiry is accepted" in page
    assert matched_enquiries().count() == 1
    assert "this is settled" in page
    assert f"/enquiries/{Enquiry.objects.get().pk}/" in page


@pytest.mark.parametrize(("act", "state"), [("sort-spam", State.SPAM), ("sort-repeat", State.REPEAT)])
def test_what_is_put_aside_can_be_taken_back(filed: UUID, olena: Client, act: str, state: State) -> None:
    told(olena, f"/post/{filed}/{act}/")
    assert state_of(filed) == state
    assert str(filed) not in shown(olena, "/post/")
    assert str(filed) in shown(olena, "/post/put-aside/")
    assert "It waits in the tray again" in told(olena, f"/post/{filed}/take-back/")
    assert str(filed) in shown(olena, "/post/")


def test_what_was_settled_meanwhile_is_not_settled_again(filed: UUID, olena: Client) -> None:
    told(olena, f"/post/{filed}/sort-spam/")
    assert "Somebody has settled this meanwhile" in told(olena, f"/post/{filed}/accept-enquiry/")
    assert state_of(filed) == State.SPAM


def test_what_does_not_open_is_listed_with_why_and_what_to_do(post: PostBureau, olena: Client) -> None:
    Sealed.objects.create(pk=uuid4(), key_id=post.keys[0].pk, sealed=b"?" * 5000)
    fetch()
    row = Submission.objects.get()
    assert "does not open: see what to do" in shown(olena, "/post/")
    page = shown(olena, "/post/unopened/")
    assert "It was changed on the way" in page
    assert "Tell an administrator" in page
    assert f"/post/{row.pk}/put-away/" in shown(olena, f"/post/{row.pk}/")
    assert "It is put away" in told(olena, f"/post/{row.pk}/put-away/")
    assert "Everything opens" in shown(olena, "/post/unopened/")


def test_what_comes_from_a_mailbox_waits_for_its_enquiry(filed: UUID, from_her: Sends, olena: Client) -> None:
    message = from_her(Kind.MESSAGE, words="Дякую.")
    page = shown(olena, f"/post/{message}/")
    assert "Nobody has accepted the enquiry" in page
    assert "accept-message" not in page
    assert "sort-spam" in page


def test_a_paper_is_seen_page_by_page_and_accepted_with_its_names(
    her: Enquirer, from_her: Sends, olena: Client
) -> None:
    paper = from_her(Kind.PAPER, [saved(flag((64, 40)), "JPEG")], paper="birth")
    picture = f"/post/pictures/{SealedFile.objects.get(row_id=paper).pk}/"
    assert picture in shown(olena, f"/post/{paper}/")
    answer = olena.get(picture)
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("image/jpeg", "no-store")
    choice = shown(olena, f"/post/{paper}/accept-paper/")
    assert re.search(r'value="birth"[^>]*checked', choice)
    assert picture in choice
    url = f"/post/{paper}/accept-paper/?kind=birth"
    assert picture in shown(olena, url)
    assert "Write at least one of the names" in told(olena, url)
    assert "The paper is accepted" in told(olena, url, name_child=HIS_NAME, name_mother=HER_NAME)
    with watched(EVERYBODY):
        assert Paper.objects.get().said["names"] == {"child": HIS_NAME, "mother": HER_NAME}


def test_a_correction_stands_beside_what_stood_and_is_looked_over(
    her: Enquirer, from_her: Sends, olena: Client
) -> None:
    correction = from_her(Kind.CORRECTION, sought={"unit": "в/ч 99999"}, words="Номер був інший.")
    page = shown(olena, f"/post/{correction}/")
    assert page.index("в/ч 12345") < page.index("в/ч 99999")
    assert "Номер був інший." in page
    form = shown(olena, f"/post/{correction}/accept-correction/")
    assert 'value="в/ч 99999"' in form
    typed = {"name": "Щербаков Алексей", "birth_date": "1999-04-02", "unit": "в/ч 99998"}
    assert "compared anew" in told(olena, f"/post/{correction}/accept-correction/", **typed)
    with watched(EVERYBODY):
        sought = Enquiry.objects.get().sought
    assert (sought["unit"], sought["family_name"]) == ("в/ч 99998", HIS_NAME)


def test_another_way_to_reach_her_stands_beside_the_old_one(her: Enquirer, from_her: Sends, olena: Client) -> None:
    contact = {"channel": "email", "address": "g@invented.example", "language": "uk"}
    change = from_her(Kind.CONTACT, contact=contact, notices={"channel": "email", "address": "n@invented.example"})
    page = shown(olena, f"/post/{change}/")
    assert page.index("+000 11 222") < page.index("g@invented.example")
    assert "n@invented.example" in page
    assert "She is reached this way" in told(olena, f"/post/{change}/accept-contact/")
    with watched(EVERYBODY):
        assert Enquirer.objects.get().contact["address"] == "g@invented.example"


def test_a_message_and_a_relative_are_dealt_with(her: Enquirer, from_her: Sends, olena: Client) -> None:
    message = from_her(Kind.MESSAGE, words="Чи є новини?")
    page = shown(olena, f"/post/{message}/")
    assert "Чи є новини?" in page
    assert f"/enquiries/enquirers/{her.pk}/letter/" in page
    relative = from_her(Kind.RELATIVE, relative={"name": "Віра", "relation": "wife"})
    assert f"/enquiries/{her.enquiry_id}/add-enquirer/" in shown(olena, f"/post/{relative}/")
    assert "dealt with" in told(olena, f"/post/{message}/accept-message/")
    assert "dealt with" in told(olena, f"/post/{relative}/accept-relative/")
    assert {state_of(message), state_of(relative)} == {State.ACCEPTED}


def test_a_withdrawal_says_what_goes_and_what_stays_and_can_be_stopped(
    her: Enquirer, from_her: Sends, olena: Client
) -> None:
    withdrawal = from_her(Kind.WITHDRAWAL, words="Досить.")
    page = shown(olena, f"/post/{withdrawal}/")
    assert "What is erased" in page
    assert "What stays" in page
    assert "Somebody may force her" in page
    page = told(olena, f"/post/{withdrawal}/accept-withdrawal/")
    assert "takes effect in seven days" in page
    assert f"/post/{withdrawal}/stop-withdrawal/" in page
    assert "Withdrawals that take effect soon" in shown(olena, "/post/")
    assert "The withdrawal is stopped" in told(olena, f"/post/{withdrawal}/stop-withdrawal/")
    assert state_of(withdrawal) == State.ENDED


def test_of_a_civilians_report_the_tray_shows_nothing(post: PostBureau, olena: Client) -> None:
    found = post.takes(Kind.WITH_HIM, state="wounded", relative={"number": "+000 77"}, place="Біля млина")
    page = shown(olena, f"/post/{found}/")
    assert "+000 77" not in page
    assert "Біля млина" not in page
    assert not re.findall(rf"/post/{found}/([a-z-]+)/", page)


def test_a_second_mailbox_opened_early_is_said_on_the_page_and_nowhere_else(
    post: PostBureau, filed: UUID, second: Half, olena: Client
) -> None:
    assert "may be forced to show a mailbox" not in shown(olena, f"/post/{filed}/")
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    assert "may be forced to show a mailbox" in shown(olena, f"/post/{filed}/")
    assert "forced" not in shown(olena, "/post/")


def test_while_she_may_be_forced_each_thing_of_hers_says_so_also_after_acceptance(
    post: PostBureau, filed: UUID, her: Enquirer, from_her: Sends, second: Half, olena: Client
) -> None:
    contact = {"channel": "telephone", "address": "+000 66 666"}
    hers = from_her(Kind.MESSAGE, words="Чи є новини?")
    forced = post.takes(Kind.CONTACT, mailbox=second.mailbox.hex, contact=contact)
    assert "may be forced" not in shown(olena, f"/post/{hers}/")
    post.takes(Kind.OPENED, mailbox=second.mailbox.hex, seen="0")
    for row in (filed, hers, forced):
        assert "may be forced to show a mailbox" in shown(olena, f"/post/{row}/")
    assert "mailbox that her second code opens" in shown(olena, f"/post/{forced}/")
    assert "second code" not in shown(olena, f"/post/{hers}/")
    assert "Speak with her first" in told(olena, f"/post/{forced}/accept-contact/")
    assert state_of(forced) == State.WAITING


def test_a_forged_row_is_not_shown(filed: UUID, olena: Client) -> None:
    past_the_ledger(Submission, filed, kind="message")
    assert olena.get(f"/post/{filed}/").status_code == 403
    assert olena.get("/post/").status_code == 403


ROUTES = ["", "put-aside/", "unopened/", *(f"{uuid4()}/{act.name.replace('_', '-')}/" for act in ACTS)]


@pytest.mark.parametrize("account", ["halyna", "ivan", "yaryna", "anna", "mykola"])
def test_nobody_but_a_case_worker_reads_the_post(post: PostBureau, account: str) -> None:
    browser = post.at_the_desk(account)
    assert {browser.get(f"/post/{path}").status_code for path in ROUTES} == {403}
    assert ">Post<" not in browser.get("/").content.decode()


def test_a_mailbox_is_on_the_page_of_the_enquiry_but_not_when_it_was_read(
    post: PostBureau, her: Enquirer, half: Half, olena: Client, works_on: Callable[[Client], Client]
) -> None:
    def section() -> str:
        page = shown(works_on(olena), f"/enquiries/{her.enquiry_id}/")
        return page[page.index("Her mailbox") : page.index("What she agreed to")]

    before = section()
    assert "Open since" in before
    assert "Say a word when you call her" in before
    post.takes(Kind.OPENED, mailbox=half.mailbox.hex, seen="0")
    assert section() == before
    assert Mailbox.objects.filter(enquirer=her).count() == 2
