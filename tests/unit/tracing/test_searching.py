"""Searching for the desk: whoever searches is in the ledger, with what was asked and who was shown."""

from __future__ import annotations

import pytest

from invented_pairs import SOUGHT, ReviewingBureau, enquire, hold
from vistka.access.errors import NotAllowed
from vistka.ledger.actors import Actor
from vistka.ledger.models import Entry, SearchQuery
from vistka.ledger.reading import reading
from vistka.matching.packed import pack
from vistka.tracing.index import Index
from vistka.tracing.searching import LONGEST, like, search_register

pytestmark = pytest.mark.django_db


def last() -> Entry:
    return Entry.objects.order_by("number").last() or Entry()


def asked(by: Actor) -> str:
    with reading(by):
        return SearchQuery.objects.get(pk=last().subject_id).query


def test_as_one_types_the_register_is_found_in_any_alphabet_and_the_ledger_knows(
    index: Index, bureau: ReviewingBureau, worker: Actor
) -> None:
    person = hold(by=worker)
    index.follow()
    olena = bureau.by("olena")
    for text in ("щерб", "shcherbak al", "Chtch"):
        (found,) = search_register(by=olena, text=text, filters={}, page="desk:persons")
        assert (found.registry_id, found.family) == (str(person.pk), "Щербаков")
        entry = last()
        assert (entry.actor, entry.verb, entry.ids, entry.page) == (
            str(olena), "searched", str(person.pk), "desk:persons",
        )  # fmt: skip
        assert asked(worker) == text


def test_filters_narrow_and_are_entered_with_the_words(index: Index, bureau: ReviewingBureau, worker: Actor) -> None:
    hold(by=worker)
    index.follow()
    olena = bureau.by("olena")
    assert search_register(by=olena, text="щерб", filters={"birth_date": "1999", "unit": ""}, page="a")
    assert asked(worker) == "щерб; birth_date=1999"
    assert not search_register(by=olena, text="щерб", filters={"birth_date": "1971"}, page="a")
    assert last().ids == ""


def test_of_what_is_typed_no_more_is_looked_at_than_a_name_can_hold(
    index: Index, bureau: ReviewingBureau, worker: Actor
) -> None:
    search_register(by=bureau.by("olena"), text="щ" * 5000, filters={}, page="a")
    assert len(asked(worker)) == LONGEST


@pytest.mark.parametrize("who", ["halyna", "anna", "mykola"])
def test_the_hotline_the_administrator_and_the_auditor_search_nobody(
    index: Index, bureau: ReviewingBureau, who: str
) -> None:
    before = SearchQuery.objects.count()
    with pytest.raises(NotAllowed):
        search_register(by=bureau.by(who), text="щерб", filters={}, page="a")
    with pytest.raises(NotAllowed):
        like(by=bureau.by(who), description=pack(SOUGHT), page="a")
    assert SearchQuery.objects.count() == before


def test_enquiries_about_the_same_person_are_found_and_entered(
    index: Index, bureau: ReviewingBureau, worker: Actor
) -> None:
    enquiry = enquire(by=worker)
    enquire(by=worker, sought={"family_name": "Мельник", "given_name": "Роман", "birth_date": "1971-11-30"})
    index.follow()
    said = pack({"name": "Олексій Щербаков", "birth_date": "2.4.1999", "father_name": "Іван"})
    assert [one.registry_id for one in like(by=bureau.by("olena"), description=said, page="a")] == [str(enquiry.pk)]
    assert last().ids == str(enquiry.pk)
