"""Code words: each proves once, however it is said; the duress word is heard every time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented_families import mother, past_the_ledger
from vistka.enquiries import actions, code_words
from vistka.enquiries.code_words import Heard, checked, is_under_duress, plain, same
from vistka.enquiries.errors import EnquiryError
from vistka.enquiries.models import CodeWord, Enquirer
from vistka.ledger.actors import Actor
from vistka.ledger.errors import Forged
from vistka.ledger.models import Entry
from vistka.ledger.reading import reading

LETTERS: Final = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґabcdefghijklmnopqrstuvwxyzçãéê"
words = st.text(st.sampled_from(LETTERS), min_size=1, max_size=20)
between = st.sampled_from(["", " ", "-", "  ", "'", "."])


@given(words, st.data())
def test_case_and_what_stands_between_letters_do_not_matter(word: str, data: st.DataObject) -> None:
    said = "".join(data.draw(between) + (letter.upper() if data.draw(st.booleans()) else letter) for letter in word)
    assert same(word, said)


@given(words)
def test_yo_is_ye(word: str) -> None:
    assert same(word, word.replace("ё", "е"))
    assert same(word.upper(), word.replace("ё", "е"))


@given(words, words)
def test_other_letters_are_another_word(one: str, other: str) -> None:
    assert same(one, other) is (plain(one) == plain(other))
    assert not same(one, one + "ж")


@given(st.lists(words, unique_by=plain, min_size=2, max_size=12))
def test_words_that_differ_are_taken_in_their_order(many: list[str]) -> None:
    assert checked(many[:-1], many[-1]) == (many[:-1], many[-1])


@given(st.lists(words, unique_by=plain, min_size=1, max_size=5), st.data())
def test_a_word_is_never_there_twice_nor_as_the_duress_word(many: list[str], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(many)).upper() + " "
    with pytest.raises(EnquiryError):
        checked([*many, again], "")
    with pytest.raises(EnquiryError):
        checked(many, again)


def test_there_is_an_end_to_words() -> None:
    with pytest.raises(EnquiryError):
        checked([f"слово{number}" for number in range(code_words.MOST + 1)], "")


@pytest.mark.django_db
class TestOnTheTelephone:
    def hear(self, her: Enquirer, by: Actor, word: str) -> Heard:
        return actions.use_code_word(by=by, enquirer_id=her.pk, word=word)

    def test_a_word_proves_once(self, her: Enquirer, hotline: Actor) -> None:
        assert self.hear(her, hotline, " Самовар ") is Heard.PROVED
        assert self.hear(her, hotline, "самовар") is Heard.UNKNOWN
        assert self.hear(her, hotline, "маяк") is Heard.PROVED

    def test_none_of_her_words_proves_nothing(self, her: Enquirer, hotline: Actor) -> None:
        assert self.hear(her, hotline, "водка") is Heard.UNKNOWN
        assert self.hear(her, hotline, "") is Heard.UNKNOWN
        assert not CodeWord.objects.filter(used_at__isnull=False).exists()

    def test_one_who_has_no_words_proves_nothing(self, wife: Enquirer, hotline: Actor) -> None:
        assert self.hear(wife, hotline, "самовар") is Heard.UNKNOWN

    def test_the_duress_word_is_heard_every_time(self, her: Enquirer, hotline: Actor) -> None:
        assert self.hear(her, hotline, "Сирень") is Heard.DURESS
        assert self.hear(her, hotline, "сирень") is Heard.DURESS

    def test_after_it_she_is_under_duress_until_somebody_has_spoken_with_her(
        self, her: Enquirer, hotline: Actor, olena: Actor
    ) -> None:
        assert not is_under_duress(her)
        self.hear(her, hotline, "самовар")
        assert not is_under_duress(her)
        self.hear(her, hotline, "сирень")
        assert is_under_duress(her)
        actions.record_conversation(by=olena, enquirer_id=her.pk, words="Nobody picked up.", reached=False)
        assert is_under_duress(her)
        actions.record_conversation(by=olena, enquirer_id=her.pk, words="At her sister's: she is safe.")
        assert not is_under_duress(her)
        self.hear(her, hotline, "сирень")
        assert is_under_duress(her)

    def test_every_try_is_in_the_ledger(self, her: Enquirer, hotline: Actor) -> None:
        self.hear(her, hotline, "водка")
        assert Entry.objects.filter(verb="enquiries.use_code_word", subject_id=her.enquiry_id).count() == 1

    def test_a_word_written_by_sql_proves_nobody(self, her: Enquirer, hotline: Actor) -> None:
        self.hear(her, hotline, "самовар")
        used = CodeWord.objects.get(used_at__isnull=False, is_duress=False)
        past_the_ledger(CodeWord, used.pk, used_at=None)
        with pytest.raises(Forged):
            self.hear(her, hotline, "самовар")

    def test_more_words_come_after_the_first_and_none_comes_again(
        self, her: Enquirer, olena: Actor, hotline: Actor
    ) -> None:
        self.hear(her, hotline, "самовар")
        rows = actions.add_code_words(by=olena, enquirer_id=her.pk, words=["ставок", "ключик"])
        assert [row.place for row in rows] == [5, 6]
        assert self.hear(her, hotline, "ставок") is Heard.PROVED
        for had in ("самовар", "СИРЕНЬ", "ставок"):
            with pytest.raises(EnquiryError, match="others"):
                actions.add_code_words(by=olena, enquirer_id=her.pk, words=[had])

    def test_her_words_are_hers(self, take: Callable[..., Enquirer], her: Enquirer, hotline: Actor) -> None:
        other = take(enquirer=mother(code_words=["ложка"], duress_word=""))
        assert self.hear(other, hotline, "самовар") is Heard.UNKNOWN
        assert self.hear(her, hotline, "самовар") is Heard.PROVED

    def test_nothing_of_a_word_lies_in_the_row(self, her: Enquirer, olena: Actor) -> None:
        row = CodeWord.objects.get(place=1)
        assert "калина" not in repr(row.__dict__)
        with reading(olena):
            assert row.word == "калина"
