"""Invented lists of many: so many soldiers of our register, each with a number, asked and looked up as a test wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from invented_reunion import ReturningBureau, wants_to_go
from vistka.ledger.actions import action
from vistka.ledger.actors import Actor
from vistka.ledger.reading import reading
from vistka.registry import actions as registry
from vistka.registry.models import Category, Person, Side
from vistka.registry.newcomers import Newcomer, NewEvent
from vistka.registry.states import EventKind
from vistka.reunion import actions as reunion
from vistka.reunion.interviews import Heard
from vistka.reunion.kinds import Bar, WayKind, WhyKept
from vistka.reunion.lists.deciding import carry_out_rows, decide_rows, go_through
from vistka.reunion.lists.importing import choose_row, import_list
from vistka.reunion.lists.matching import look_for
from vistka.reunion.models import ListRow, ReleaseList
from vistka.tracing.current import use_index
from vistka.tracing.index import Index

_FAMILIES: Final = (
    "Бондаренко",
    "Лисенко",
    "Коваль",
    "Мороз",
    "Ткач",
    "Гончар",
    "Кравець",
    "Олійник",
    "Шевчук",
    "Руденко",
)
_GIVEN: Final = ("Іван", "Петро", "Олексій", "Марко", "Степан", "Тарас", "Андрій", "Богдан", "Юрій", "Василь")


def soldier(place: int) -> dict[str, str]:
    """The particulars of one of them."""
    return {
        "family_name": _FAMILIES[place % 10] + "аєиоу"[place // 100 % 5] * (place // 100),
        "given_name": _GIVEN[place // 10 % 10],
        "birth_date": f"19{80 + place % 20}-{1 + place % 12:02}-{1 + place % 28:02}",
    }


class Many:
    """So many people whom we hold; `numbers` are their bureau numbers, in the same order."""

    def __init__(self, bureau: ReturningBureau, count: int) -> None:
        self.bureau = bureau
        came = (
            NewEvent(kind=EventKind.CAPTURED, said={"on": "2022-03-05"}),
            NewEvent(kind=EventKind.ARRIVED, said={"on": "2022-03-07", "place": "Camp of Invention"}),
        )
        newcomers = [
            Newcomer(
                side=Side.HELD,
                category=Category.PRISONER,
                identities={
                    "claimed": {name: {"value": value, "how": "stated"} for name, value in soldier(place).items()}
                },
                events=came,
            )
            for place in range(count)
        ]
        self.ids: list[UUID] = registry.register_many(by=bureau.by("yaryna"), newcomers=newcomers)
        persons = Person.objects.in_bulk(self.ids)
        with reading(bureau.by("olena")):
            self.numbers = [persons[one].number for one in self.ids]

    def may_go(self, places: Iterable[int] | None = None, **otherwise: Any) -> None:
        """They are asked, and it is looked whether the law stands in the way of them."""
        ids = [self.ids[place] for place in (range(len(self.ids)) if places is None else places)]
        ask_all(by=self.bureau.by("yaryna"), person_ids=ids, heard=wants_to_go(**otherwise))
        look_up_all(by=self.bureau.by("olena"), person_ids=ids)

    def rows(self) -> list[dict[str, str]]:
        """The list as somebody sends it."""
        return [{"id": number, **soldier(place)} for place, number in enumerate(self.numbers)]

    def imported(
        self, rows: Sequence[Mapping[str, str]] | None = None, kind: WayKind = WayKind.EXCHANGE
    ) -> ReleaseList:
        """Olena imports it, and it is compared with the register."""
        by = self.bureau.by("olena")
        one = import_list(by=by, kind=kind, title="Exchange of invention", rows=rows or self.rows())
        use_index(Index.from_ciphertext(lambda _done, _total: None))
        try:
            look_for(one.pk)
        finally:
            use_index(None)
        return ReleaseList.objects.get(pk=one.pk)

    def chosen(self, one: ReleaseList) -> None:
        """Olena chooses for each row whom its number names."""
        choose_all(by=self.bureau.by("olena"), rows=dict(zip(rows_of(one), self.ids, strict=True)))

    def gone_through(self, one: ReleaseList, who: str = "olena") -> None:
        """Somebody goes through it."""
        while go_through(by=self.bureau.by(who), list_id=one.pk):
            pass

    def decided(self, one: ReleaseList, who: str = "ivan") -> None:
        """A second person decides the sitting."""
        while decide_rows(by=self.bureau.by(who), list_id=one.pk):
            pass

    def carried_out(self, one: ReleaseList, on: Any, to: str = "", why: WhyKept | None = None) -> None:
        """They go; nobody filmed them."""
        while carry_out_rows(by=self.bureau.by("olena"), list_id=one.pk, on=on, to=to, no_press=True, why=why):
            pass


def rows_of(one: ReleaseList) -> list[ListRow]:
    """Its rows, in order."""
    return list(ListRow.objects.filter(of_list=one).order_by("place"))


@action("invented.ask_all")
def ask_all(*, by: Actor, person_ids: Sequence[UUID], heard: Heard) -> None:
    """All say the same."""
    for person_id in person_ids:
        reunion.record_release_interview(by=by, person_id=person_id, heard=heard)


@action("invented.look_up_all")
def look_up_all(*, by: Actor, person_ids: Sequence[UUID]) -> None:
    """The law stands in nobody's way."""
    for person_id in person_ids:
        reunion.note_bar(by=by, person_id=person_id, bar=Bar.NONE)


@action("invented.choose_all")
def choose_all(*, by: Actor, rows: Mapping[ListRow, UUID]) -> None:
    """Each row means that person."""
    for row, person_id in rows.items():
        choose_row(by=by, row_id=row.pk, person_id=person_id)
