"""Belongings: what may be taken, packets that two persons seal, and what is still owed to somebody."""

from __future__ import annotations

import pytest

from invented_answers import Family
from invented_effects import MONEY, KeepingBureau
from vistka.access.errors import NotAllowed
from vistka.access.machines import NotThisStep
from vistka.effects import actions
from vistka.effects.errors import EffectsError
from vistka.effects.holds import with_effects
from vistka.effects.kinds import RULES, Kind, Source
from vistka.effects.machines import ArticleState, PacketState
from vistka.effects.models import Article, Packet
from vistka.effects.reading import kept, outstanding
from vistka.ledger.actors import machine
from vistka.ledger.reading import reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> KeepingBureau:
    return KeepingBureau()


@pytest.fixture
def family(bureau: KeepingBureau) -> Family:
    return Family(bureau)


def owed(family: Family) -> list[str]:
    with reading(machine("a test"), page="a test"):
        return outstanding(family.person.pk)


def packed(bureau: KeepingBureau, family: Family) -> Packet:
    """Money in a packet that waits for its second person."""
    money = bureau.takes_money(family.person.pk)
    packet = actions.open_packet(by=bureau.by("yaryna"), person_id=family.person.pk, statement="His own words.")
    actions.put_in(by=bureau.by("yaryna"), article_id=money.pk, packet_id=packet.pk)
    return packet


@pytest.mark.parametrize("kind", [kind for kind, rule in RULES.items() if not rule.may_be_taken])
def test_what_is_dear_or_used_or_proves_who_he_is_stays_with_him(
    bureau: KeepingBureau, family: Family, kind: Kind
) -> None:
    with pytest.raises(EffectsError, match=r"stays? with the person"):
        actions.write_article(
            by=bureau.by("yaryna"), person_id=family.person.pk, kind=kind, source=Source.TAKEN, said=MONEY
        )


@pytest.mark.parametrize("missing", RULES[Kind.MONEY].needs)
def test_money_is_taken_by_order_against_a_receipt_that_names_who_took_it(
    bureau: KeepingBureau, family: Family, missing: str
) -> None:
    said = {name: text for name, text in MONEY.items() if name != missing}
    with pytest.raises(EffectsError, match="receipt"):
        actions.write_article(
            by=bureau.by("yaryna"), person_id=family.person.pk, kind=Kind.MONEY, source=Source.TAKEN, said=said
        )


def test_nobody_who_is_here_has_left_anything_behind(bureau: KeepingBureau, family: Family) -> None:
    with pytest.raises(EffectsError, match="is here"):
        actions.write_article(
            by=bureau.by("yaryna"), person_id=family.person.pk, kind=Kind.MONEY, source=Source.LEFT, said=MONEY
        )


def test_of_who_has_died_everything_may_be_packed(bureau: KeepingBureau, family: Family) -> None:
    family.dies()
    said = {"what": "A photograph"}
    article = actions.write_article(
        by=bureau.by("andrii"), person_id=family.person.pk, kind=Kind.SENTIMENTAL, source=Source.LEFT, said=said
    )
    assert article.state == ArticleState.HELD


def test_a_packet_is_sealed_by_a_second_person_who_counts_the_same(bureau: KeepingBureau, family: Family) -> None:
    packet = packed(bureau, family)
    with pytest.raises(NotAllowed):
        actions.seal_packet(by=bureau.by("yaryna"), packet_id=packet.pk, seal="7", weight="", counted=1)
    with pytest.raises(EffectsError, match="count is not that of the list"):
        actions.seal_packet(by=bureau.by("stepan"), packet_id=packet.pk, seal="7", weight="", counted=2)
    done = actions.seal_packet(by=bureau.by("stepan"), packet_id=packet.pk, seal="7", weight="", counted=1)
    assert (done.state, done.sealed_by) == (PacketState.SEALED, bureau["stepan"].pk)


def test_who_put_anything_into_it_does_not_count_it(bureau: KeepingBureau, family: Family) -> None:
    packet, money = packed(bureau, family), bureau.takes_money(family.person.pk)
    actions.put_in(by=bureau.by("stepan"), article_id=money.pk, packet_id=packet.pk)
    with pytest.raises(NotAllowed):
        actions.seal_packet(by=bureau.by("stepan"), packet_id=packet.pk, seal="7", weight="", counted=2)
    assert actions.seal_packet(by=bureau.by("andrii"), packet_id=packet.pk, seal="7", weight="", counted=2).sealed_at


def test_nothing_leaves_or_enters_a_sealed_packet(bureau: KeepingBureau, family: Family) -> None:
    packet = packed(bureau, family)
    actions.seal_packet(by=bureau.by("stepan"), packet_id=packet.pk, seal="7", weight="", counted=1)
    [inside] = Article.objects.filter(packet=packet)
    other = bureau.takes_money(family.person.pk)
    with pytest.raises(EffectsError, match="sealed"):
        actions.take_out(by=bureau.by("yaryna"), article_id=inside.pk)
    with pytest.raises(EffectsError, match="sealed"):
        actions.put_in(by=bureau.by("yaryna"), article_id=other.pk, packet_id=packet.pk)


def test_what_belongs_to_one_never_lies_in_the_packet_of_another(bureau: KeepingBureau, family: Family) -> None:
    packet, other = packed(bureau, family), Family(bureau)
    money = bureau.takes_money(other.person.pk)
    with pytest.raises(EffectsError, match="somebody else"):
        actions.put_in(by=bureau.by("yaryna"), article_id=money.pk, packet_id=packet.pk)


def test_something_is_owed_until_it_is_returned_or_it_is_said_why_not(bureau: KeepingBureau, family: Family) -> None:
    money, packet = bureau.takes_money(family.person.pk), packed(bureau, family)
    with reading(machine("a test"), page="a test"):
        both = [money.number, packet.number]
    assert owed(family) == both
    by = bureau.by("yaryna")
    with pytest.raises(EffectsError, match="reason"):
        actions.settle_article(by=by, article_id=money.pk, step="keep", to="", reason=" ")
    actions.settle_article(by=by, article_id=money.pk, step="keep", to="", reason="evidence of a court")
    actions.seal_packet(by=bureau.by("stepan"), packet_id=packet.pk, seal="7", weight="", counted=1)
    actions.settle_packet(by=by, packet_id=packet.pk, step="return", to="himself, receipt 12", reason="")
    assert owed(family) == []
    with reading(machine("a test"), page="a test"):
        assert kept(family.person.pk) == [(both[0], "evidence of a court")]


def test_an_open_packet_goes_nowhere(bureau: KeepingBureau, family: Family) -> None:
    packet = packed(bureau, family)
    with pytest.raises(NotThisStep, match="not possible now"):
        actions.settle_packet(by=bureau.by("yaryna"), packet_id=packet.pk, step="forward", to="CTA", reason="")


def test_articles_that_nobody_knows_lie_in_a_packet_without_an_owner(bureau: KeepingBureau) -> None:
    by, said = bureau.by("andrii"), {"what": "Half of a ring"}
    with pytest.raises(EffectsError, match="into a packet"):
        actions.write_article(by=by, person_id=None, kind=Kind.OTHER, source=Source.LEFT, said=said)
    packet = actions.open_packet(by=by, person_id=None, statement="Found beside grid 7.")
    article = actions.write_article(
        by=by, person_id=None, kind=Kind.OTHER, source=Source.LEFT, said=said, packet_id=packet.pk
    )
    assert article.state == ArticleState.PACKED


def test_who_keeps_no_effects_writes_none(bureau: KeepingBureau, family: Family) -> None:
    with pytest.raises(NotAllowed):
        actions.open_packet(by=bureau.by("olena"), person_id=family.person.pk, statement="x")


def test_who_came_with_something_is_not_taken_back_with_the_arrival(bureau: KeepingBureau, family: Family) -> None:
    other = Family(bureau)
    bureau.takes_money(family.person.pk)
    assert with_effects([family.person.pk, other.person.pk]) == {family.person.pk}
