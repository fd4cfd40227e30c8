from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, str, str]]


def facts(out: str) -> dict[str, str]:
    """The first line of each fact by its label."""
    return {line[2:17].strip(): line[17:] for line in reversed(out.splitlines()) if line[2:3].strip()}


def test_the_parts_of_a_name_are_told_apart(vistka: Run) -> None:
    code, out, _ = vistka("name", "Chtcherbakov Alexeï")
    assert code == 0
    assert "family name Chtcherbakov, given name Alexeï" in out
    assert facts(out)["script"] == "Latin"


def test_a_name_is_cut_into_units_and_heard(vistka: Run) -> None:
    _, out, _ = vistka("name", "Chtcherbakov Alexeï")
    assert facts(out)["spelt"] == "chtch·e·r·b·a·k·o·v"
    assert facts(out)["heard"].startswith("шрбкв")


def test_a_diminutive_is_traced_to_its_name(vistka: Run) -> None:
    _, out, _ = vistka("name", "Щербаков Льоша")
    assert "Олексій" in facts(out)["diminutive of"]


def test_a_patronymic_names_the_father(vistka: Run) -> None:
    _, out, _ = vistka("name", "Щербаков Алексей Ильич")
    assert facts(out)["father"] == "Илья"


@pytest.mark.parametrize(
    ("name", "languages", "spellings"),
    [
        ("Щербаков Олексій Іванович", "Ukrainian", ["Shcherbakov Oleksii Ivanovych", "Szczerbakow"]),
        ("Рыжов Пётр", "Russian", ["Ryzhov Petr", "Ryschow Pjotr"]),
        ("Щербаков", "Russian or Ukrainian", ["Shcherbakov", "Chtcherbakov", "Ščerbakov"]),
        ("Караткевіч Уладзімір", "Belarusian", ["Karatkievič Uładzimir"]),
    ],
)
def test_a_cyrillic_name_is_written_by_the_systems_of_its_language(
    vistka: Run, name: str, languages: str, spellings: list[str]
) -> None:
    _, out, _ = vistka("name", name)
    _, written = out.split("may be written, as ")
    assert languages in written.splitlines()[0]
    assert all(spelling in written for spelling in spellings)


@pytest.mark.parametrize(
    "name",
    [
        "рядовой ЩЕРБАКОВ Алексей Иванович «Лис»",
        "Абдурахмангаджиев-Магомедрасулов Мухаммадсулаймон Абдурахмангаджиевич",
        "김철수",
        "Juan Carlos Pérez García",
        "А.",
    ],
)
def test_any_name_fits_a_terminal_of_eighty_columns(vistka: Run, name: str) -> None:
    code, out, _ = vistka("name", name)
    assert code == 0
    assert max(map(len, out.splitlines())) <= 80


def test_a_name_comes_from_standard_input_where_the_command_line_would_show_it(vistka: Run) -> None:
    assert vistka("name", stdin="Щербаков\nКудрявцев\n".encode()) == vistka("name", "Щербаков")


@pytest.mark.parametrize("text", ["", "1999", "—"])
def test_what_has_no_letter_is_no_name(vistka: Run, text: str) -> None:
    assert vistka("name", text) == (1, "", "vistka: there is no name in this: a name has at least one letter.\n")
