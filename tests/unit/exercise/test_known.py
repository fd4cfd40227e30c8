from vistka.exercise import invent, known_case
from vistka.exercise.corruptions import kinds


def test_one_man_is_sought_by_all_and_his_brother_by_nobody() -> None:
    case = known_case()
    assert {truth.registry_id for truth in case.truth} == {"R1"}
    he, brother = case.register
    assert he["family_name"] == brother["family_name"] == "Щербаков"
    assert (he["given_name"], brother["given_name"]) == ("Олексій", "Александр")


def test_it_stands_at_the_head_of_every_exercise() -> None:
    case = known_case()
    for seed in (1, 2):
        exercise = invent(50, seed=seed, enquiries=5, columns="full")
        assert exercise.register[0]["birth_place"] == "Бійськ?"
        assert [row["family_name"] for row in exercise.enquiries[:3]] == ["Щербаков", "Cherbakov", "Chtcherbakov"]
        assert tuple(exercise.truth[:3]) == case.truth


def test_the_newspapers_age_fits_his_birth() -> None:
    newspaper = known_case().enquiries[1]
    assert int(newspaper["age_as_of"][:4]) - int(newspaper["age"]) == 1999


def test_its_corruptions_are_called_as_all_others_are() -> None:
    assert {kind for truth in known_case().truth for kind in truth.corruptions} <= set(kinds())


def test_changing_a_row_does_not_change_the_next_exercise() -> None:
    known_case().register[0]["family_name"] = "Иванов"
    assert known_case().register[0]["family_name"] == "Щербаков"
