"""Papers laid beside a claim: the chain closes through changes of name, gendered forms and other alphabets."""

from __future__ import annotations

from typing import Final
from uuid import UUID, uuid4

from vistka.enquiries.chains import Chain, SaidPaper, Someone, check_chain
from vistka.enquiries.kinship import KIN, PAPERS, PROVES, Relation, usual_edges
from vistka.enquiries.models import KinshipLevel
from vistka.enquiries.same_person import Way

HE: Final = Someone("Щербаков Алексей Иванович", "1999-04-02")
MOTHER: Final = Someone("Щербакова Галина Петровна", "1975-01-20")
MAIDEN: Final = "Бондарь Галина Петровна"


def paper(kind: str, **people: str | Someone) -> SaidPaper:
    found = {role: one if isinstance(one, Someone) else Someone(one) for role, one in people.items()}
    assert found.keys() <= PAPERS[kind].roles.keys()
    return SaidPaper(uuid4(), kind, found)


def passport(name: str) -> SaidPaper:
    return paper("identity", bearer=name)


def birth(child: str | Someone, **parents: str) -> SaidPaper:
    return paper("birth", child=child, **parents)


def mothers(*papers: SaidPaper, she: Someone = MOTHER) -> Chain:
    return check_chain(usual_edges("mother"), papers, she, HE)


def shown_by(chain: Chain) -> list[UUID | None]:
    return [one.paper_id for one in chain.edges]


def test_a_mother_shows_who_she_is_and_his_birth() -> None:
    chain = mothers(passport(MOTHER.name), birth(HE, mother=MOTHER.name))
    assert chain.holds
    assert chain.advice is KinshipLevel.DOCUMENTED
    assert chain.edges[0].way is Way.WRITTEN


def test_her_papers_alone_do_not_show_who_she_is() -> None:
    chain = mothers(birth(HE, mother=MOTHER.name))
    assert not chain.holds
    assert chain.advice is KinshipLevel.PARTIAL


def test_who_she_is_shows_no_kinship() -> None:
    assert mothers(passport(MOTHER.name)).advice is KinshipLevel.DECLARED
    assert mothers().advice is KinshipLevel.DECLARED


def test_through_her_second_marriage() -> None:
    she = Someone("Коваль Галина Петровна", "1975-01-20")
    his_birth = birth(HE, mother=MAIDEN)
    assert shown_by(mothers(passport(she.name), his_birth, she=she)) == [None]
    first = paper("marriage", one_before=MAIDEN, one="Щербакова Галина Петровна", other="Щербаков Иван")
    second = paper("marriage", one_before="Щербакова Галина Петровна", one=she.name, other="Коваль Олег")
    chain = mothers(passport(she.name), his_birth, second, first, she=she)
    assert chain.holds
    assert not mothers(passport(she.name), his_birth, second, she=she).holds, "the first marriage is missing"


def test_through_papers_in_another_language_and_alphabet() -> None:
    chain = mothers(passport("SHCHERBAKOVA HALYNA"), birth("Щербаков Олексій Іванович", mother="Щербакова Галина"))
    assert chain.holds
    assert chain.edges[0].way is Way.FORM


def test_a_birth_of_another_day_is_another_mans() -> None:
    brother = Someone("Щербаков Алексей Иванович", "2001-04-02")
    assert shown_by(mothers(passport(MOTHER.name), birth(brother, mother=MOTHER.name))) == [None]


def test_a_mother_of_the_same_name_who_was_born_on_another_day_changed_no_name() -> None:
    she = Someone("Коваль Галина Петровна", "1960-05-05")
    change = paper("name_change", before=Someone(MAIDEN, "1975-01-20"), after=Someone(she.name, "1975-01-20"))
    assert not mothers(passport(she.name), change, birth(HE, mother=MAIDEN), she=she).holds


def test_a_brother_shows_two_births() -> None:
    brother = Someone("Щербаков Дмитрий Иванович", "2003-06-06")
    edges = usual_edges("brother", over=MOTHER.name)
    own, other = birth(brother, mother=MOTHER.name), birth(HE, mother=MOTHER.name)
    whole = check_chain(edges, [passport(brother.name), own, other], brother, HE)
    assert whole.holds
    assert shown_by(whole) == [own.paper_id, other.paper_id]
    half = check_chain(edges, [passport(brother.name), own], brother, HE)
    assert shown_by(half) == [own.paper_id, None]
    assert half.advice is KinshipLevel.PARTIAL


def test_a_brother_over_nobody_named_has_no_whole_chain() -> None:
    brother = Someone("Щербаков Дмитрий Иванович")
    assert not check_chain(usual_edges("brother"), [], brother, HE).is_whole


def test_a_chain_that_leads_elsewhere_is_not_whole() -> None:
    edges = [{"relation": "parent", "from": "enquirer", "to": "Щербаков Дмитрий"}]
    assert not check_chain(edges, [], MOTHER, HE).is_whole
    assert not check_chain([], [], MOTHER, HE).is_whole


def test_a_wife_shows_the_marriage_and_a_divorce_ends_it() -> None:
    wife = Someone("Щербакова Вера Ильинична")
    couple = {"one": wife.name, "other": HE.name}
    married = [passport(wife.name), paper("marriage", **couple)]
    assert check_chain(usual_edges("wife"), married, wife, HE).holds
    divorced = check_chain(usual_edges("wife"), [*married, paper("divorce", **couple)], wife, HE)
    assert not divorced.holds
    assert [str(note) for note in divorced.edges[0].notes] == ["A paper says that this ended."]


def test_a_patronymic_that_names_another_father_is_said() -> None:
    father = Someone("Щербаков Пётр Ильич")
    chain = check_chain(
        usual_edges("father"), [passport(father.name), birth(HE, father="Щербаков Пётр Ильич")], father, HE
    )
    assert "The patronymic names another father." in [str(note) for note in chain.edges[0].notes]


def test_an_adopted_son_under_his_name_before() -> None:
    before = "Коваленко Алексей Олегович"
    adoption = paper("adoption", child_before=before, child=HE.name, mother=MOTHER.name)
    assert mothers(passport(MOTHER.name), adoption).holds
    sought_as_before = check_chain(usual_edges("mother"), [passport(MOTHER.name), adoption], MOTHER, Someone(before))
    assert sought_as_before.holds


def test_no_paper_shows_a_friend_or_a_betrothed() -> None:
    assert {relation for relation, papers in PROVES.items() if not papers} == {Relation.PARTNER, Relation.NONE}
    assert PROVES[Relation.CHILD] == PROVES[Relation.PARENT] == ("birth", "adoption", "court")


def test_every_word_for_kin_has_its_chain() -> None:
    for kin in KIN:
        edges = usual_edges(kin, over=MOTHER.name)
        assert check_chain(edges, [], MOTHER, HE).is_whole is (kin not in ("other",))
