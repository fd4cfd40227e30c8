"""Letters: put together from their parts, shown in pages of one length, saved with their proof."""

from __future__ import annotations

import re
from datetime import timedelta

from django.test import Client

from invented_mailbox import NOTHING, STEP, Mailbox, text_of, today
from vistka.mailroom.letters import is_ours
from vistka.mailroom.models import Mail
from vistka.portal.box.presenters import pages_of
from vistka.vault.signatures import public_key

MAILBOX_PAGE = 32 * 1024
LONG = "Дорога Олено, ми пишемо Вам, бо «обіцяли» писати.\n" * 500


def shown(page: str) -> str:
    """The text of a letter's page, without its marks."""
    body = re.search(r'<div class="govuk-body" lang="uk">(.*?)</div>', page, re.DOTALL)
    assert body
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body[1])).strip()


def test_the_mailbox_says_what_stands_in_its_last_mail(opened: Client, hers: Mailbox) -> None:
    hers.put(4, language="uk", status=["Поки що ми не маємо новин."], parts=hers.letter("…", title="Лист"))
    page = text_of(opened.get("/en/box/"))
    assert '<p class="govuk-body" lang="uk">Поки що ми не маємо новин.</p>' in page
    assert NOTHING not in page  # that was said the day before
    assert STEP in page
    assert f"{today().day} {today():%B %Y}" in page
    assert "/en/box/letter/4/1/" in page


def test_the_newest_letter_stands_first_and_many_take_several_pages(opened: Client, hers: Mailbox) -> None:
    for day in range(4, 60):
        title = f"Лист числа {day} про документи, про які ми просимо кожну родину"
        hers.put(day, language="uk", parts=hers.letter("…", title=title, on=today() + timedelta(days=day - 60)))
    first = opened.get("/uk/box/")
    numbers = [int(found) for found in re.findall(r"Лист числа (\d+)", text_of(first))]
    assert numbers == list(range(59, 39, -1))
    assert len(first.content) == MAILBOX_PAGE
    assert "Лист числа 39" in text_of(opened.get("/uk/box/page/2/"))


def test_a_letter_in_parts_is_put_together_and_until_then_says_that_the_rest_follows(
    opened: Client, hers: Mailbox
) -> None:
    one, two, three = hers.letter("First. Second. Third..", parts=3)
    hers.put(4, parts=[one])
    hers.put(5, parts=[two])
    page = text_of(opened.get("/en/box/letter/4/1/"))
    assert "The rest of this letter follows with the next mail." in page
    assert "First. " in page
    assert opened.get("/en/box/letter/4/1/letter.txt").url == "/en/box/letter/4/1/"
    hers.put(6, parts=[three, *hers.letter("Another")])
    page = text_of(opened.get("/en/box/letter/4/1/"))
    assert "First. Second. Third.." in page
    assert three.proof in page
    assert "follows" not in page
    Mail.objects.filter(sequence=5).delete()
    assert "A part of this letter is not here." in text_of(opened.get("/en/box/letter/4/1/"))


def test_a_saved_letter_is_proved_to_be_ours(opened: Client, hers: Mailbox) -> None:
    hers.put(4, parts=hers.letter("Dear Olena,\n\nwe have nothing new to say.", title="How it stands"))
    saved = opened.get("/en/box/letter/4/1/letter.txt")
    assert saved.headers["Content-Disposition"] == 'attachment; filename="letter.txt"'
    assert saved.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert len(saved.content) == MAILBOX_PAGE
    ours = [public_key(hers.bureau.letters)]
    assert is_ours(text_of(saved), ours)
    assert not is_ours(text_of(saved).replace("nothing", "something"), ours)


def test_a_long_letter_has_pages_of_the_same_length_and_nothing_of_it_is_lost(opened: Client, hers: Mailbox) -> None:
    for number, part in enumerate(hers.letter(LONG, parts=8), start=4):
        hers.put(number, language="uk", parts=[part])
    read, page = [], 1
    while True:
        answer = opened.get(f"/uk/box/letter/4/1/{page}/")
        assert len(answer.content) == MAILBOX_PAGE
        read.append(shown(text_of(answer)))
        page += 1
        if 'rel="next"' not in text_of(answer):
            break
    assert " ".join(read) == " ".join(LONG.split())
    assert opened.get(f"/uk/box/letter/4/1/{page}/").status_code == 404


def test_pages_are_cut_wherever_they_must_be_and_lose_nothing() -> None:
    for text in ("", "а" * 5000, "'" * 900 + "\n" + "слово " * 900, "\n" * 400, LONG):
        pages = pages_of(text, 1000)
        assert "".join(pages) == text
        assert max(len(page.encode()) for page in pages) <= 1000


def test_what_is_no_letter_is_not_found(opened: Client, hers: Mailbox) -> None:
    hers.put(4, parts=hers.letter("Dear Olena"))
    assert opened.get("/en/box/letter/4/1/").status_code == 200
    for where in ("4/1/0", "4/1/2", "3/1", "99/1", "3/0", f"{10**30}/1"):
        assert opened.get(f"/en/box/letter/{where}/").status_code == 404


def test_markup_in_a_letter_is_text(opened: Client, hers: Mailbox) -> None:
    hers.put(4, parts=hers.letter("<b>x</b>", title="<i>y</i>"), status=["<u>z</u>"])
    pages = text_of(opened.get("/en/box/")) + text_of(opened.get("/en/box/letter/4/1/"))
    assert not re.search("<b>x|<i>y|<u>z", pages)


def test_the_callers_word_is_known_in_whatever_case_and_another_is_not(opened: Client) -> None:
    for word, ours in (("яблоня", True), ("РІКА 7", True), ("яблоко", False), ("ріка", False)):
        page = text_of(opened.post("/en/box/caller/", {"word": word}))
        assert ("Yes, this is one of our words." in page) is ours, word
        assert ("No, this is none of our words." in page) is not ours
        assert "яблок" not in page  # it is not shown again
    assert "Write the word that the caller said." in text_of(opened.post("/en/box/caller/", {"word": " "}))
    assert "none of our words" in text_of(opened.post("/en/box/caller/", {"word": "?!"}))
