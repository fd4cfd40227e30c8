from collections import Counter
from dataclasses import replace
from itertools import islice
from random import Random

from vistka.exercise.persons import WAR, YOUNGEST, Person, brother_of, homonym_of, invent_person, invent_persons
from vistka.exercise.pools import Name


def some_persons(count: int, seed: int = 1) -> list[Person]:
    return list(islice(invent_persons(Random(seed)), count))


def test_the_same_seed_invents_the_same_people() -> None:
    assert some_persons(200) == some_persons(200)
    assert some_persons(200) != some_persons(200, seed=2)


def test_brothers_share_family_name_father_mother_and_place_and_differ_in_given_name() -> None:
    rng = Random(1)
    for person in some_persons(300):
        brother = brother_of(person, rng)
        shared = ("people", "family", "father", "mother", "mothers_family", "birth_place", "sex")
        assert all(getattr(brother, field) == getattr(person, field) for field in shared)
        assert brother.given.ru != person.given.ru
        assert brother.patronymic("ru") == person.patronymic("ru")
        assert brother.service_number != person.service_number


def test_brothers_are_twins_or_most_of_a_year_apart() -> None:
    rng = Random(1)
    apart = [abs((brother_of(person, rng).born - person.born).days) for person in some_persons(300)]
    born_late = [days for days in apart if 0 < days < 330]
    assert len(born_late) <= 3  # only where the younger would be too young for any army
    assert 0 in apart


def test_a_homonym_bears_the_three_names_and_nothing_else(rng: Random) -> None:
    person = invent_person(rng)
    other = homonym_of(person, rng)
    assert other.family_name("ru") == person.family_name("ru")
    assert other.given == person.given
    assert other.patronymic("uk") == person.patronymic("uk")
    assert (other.born, other.mother, other.service_number) != (person.born, person.mother, person.service_number)


def test_among_many_there_are_brothers_and_homonyms() -> None:
    persons = some_persons(3000)
    families = Counter((p.family.ru, p.father, p.mother, p.mothers_family) for p in persons if p.father)
    assert 50 < sum(times - 1 for times in families.values()) < 200


def test_the_parts_of_a_person_are_drawn_each_by_itself() -> None:
    """Else somebody could be a copy of a real man; it shows in that any given name goes with any family name."""
    russians = [p for p in some_persons(20_000) if p.people.family == "russian" and p.sex == "m"]
    ivanovs = [p for p in russians if p.family.ru in {"Иванов", "Смирнов", "Кузнецов", "Попов"}]
    share, share_of_ivanovs = (sum(p.given.ru == "Александр" for p in some) / len(some) for some in (russians, ivanovs))
    assert abs(share - share_of_ivanovs) < 0.05
    assert len({p.given.ru for p in ivanovs}) > 50


def test_everybody_is_of_an_age_to_serve_and_captured_in_the_war() -> None:
    persons = some_persons(2000)
    assert all(p.born.year >= 1963 and p.born <= YOUNGEST for p in persons)
    assert all(p.captured >= WAR for p in persons)


def test_every_people_of_the_table_occurs() -> None:
    assert len({p.people.name for p in some_persons(5000)}) == 15


def test_a_unit_has_one_field_post() -> None:
    posts: dict[tuple[str, int], set[int]] = {}
    for person in some_persons(3000):
        posts.setdefault((person.unit.kind.short_ru, person.unit.number), set()).add(person.unit.field_post)
    assert all(len(found) == 1 for found in posts.values())


def test_a_womans_names_are_womens_forms(alexei: Person) -> None:
    olga = replace(alexei, sex="f", given=Name("Ольга", "Ольга", "Вольга"))
    assert olga.family_name("ru") == "Щербакова"
    assert olga.patronymic("uk") == "Іванівна"


def test_a_son_may_be_called_so_in_a_word_of_its_own(alexei: Person) -> None:
    rauf = replace(alexei, father=Name("Рауф", "Рауф", "Рауф"), son_of=Name("оглы", "огли", "аглы"))
    assert rauf.patronymic("ru") == "Рауф оглы"


def test_a_mother_has_a_given_name_and_a_patronymic(alexei: Person) -> None:
    assert alexei.mother_name("uk") == "Олена Петрівна"
    assert replace(alexei, mothers_father=None).mother_name("ru") == "Елена"
