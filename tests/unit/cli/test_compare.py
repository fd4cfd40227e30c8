import re
from collections.abc import Callable

import pytest

Run = Callable[..., tuple[int, str, str]]

CAMP = "name=Щербаков Олексій; born=02.04.1999; в/ч=12345"
FAMILY = "прізвище=Chtcherbakov; prénom=Alexeï; дата рождения=1999"


def weights(out: str) -> dict[str, float]:
    """The sum, line by line: what, and how many bits."""
    return {
        found[1].strip(): float(found[2])
        for line in out.splitlines()
        if (found := re.fullmatch(r" {5}(.+?)  .* ([+-]\d+\.\d)", line))
    }


def test_the_sum_adds_up(vistka: Run) -> None:
    code, out, _ = vistka("compare", CAMP, FAMILY)
    parts = weights(out)
    total = parts.pop("sum")
    assert code == 0
    assert {"before", "family name", "given name", "born", "otherwise"} <= parts.keys()
    assert sum(parts.values()) == pytest.approx(total, abs=0.05 * (len(parts) + 1))


def test_evidence_has_the_sign_of_what_it_speaks_for(vistka: Run) -> None:
    same = weights(vistka("compare", CAMP, FAMILY)[1])
    other = weights(vistka("compare", CAMP, "name=Петренко Микола; born=1971")[1])
    assert same["family name"] > 0 > other["family name"]
    assert same["born"] > 0 > other["born"]
    assert same["sum"] > 0 > other["sum"]


def test_the_more_persons_the_less_a_likeness_says(vistka: Run) -> None:
    _, out, _ = vistka("compare", "name=Щербаков Олексій", "name=Cherbakov Alexei")
    shown = [float(figure) for figure in re.findall(r"one of .*: probability (?:below |above )?([\d.]+)", out)]
    assert len(shown) == 3
    assert shown == sorted(shown, reverse=True)
    assert shown[0] > shown[-1]


def test_descriptions_come_from_standard_input_where_the_command_line_would_show_them(vistka: Run) -> None:
    piped = vistka("compare", stdin=f"{CAMP}\n\n{FAMILY}\n".encode())
    assert piped == vistka("compare", CAMP, FAMILY)


def test_other_names_may_be_several(vistka: Run) -> None:
    _, out, _ = vistka("compare", CAMP, "name=Rossi Aldo; other_names=Rossi; Щербаков Лёша")
    assert weights(out)["family name"] > 0


def test_a_column_that_is_not_understood_is_reported(vistka: Run) -> None:
    code, _, err = vistka("compare", CAMP + "; улюблений колір=синій", FAMILY)
    assert code == 0
    assert '"улюблений колір" is not understood' in err
    assert "синій" not in err


@pytest.mark.parametrize(
    ("descriptions", "code", "words"),
    [
        ([CAMP], 2, "two descriptions are compared, 1 are given"),
        ([CAMP, FAMILY, FAMILY], 2, "3 are given"),
        ([CAMP, "Щербаков Олексій"], 1, "the person sought names no column"),
        (["id=Щербаков", FAMILY], 1, "the person registered names no column"),
        ([CAMP, "name="], 1, "the person sought names no column"),
    ],
)
def test_what_is_no_description_is_refused_without_repeating_it(
    vistka: Run, descriptions: list[str], code: int, words: str
) -> None:
    left, out, err = vistka("compare", *descriptions)
    assert (left, out) == (code, "")
    assert words in err
    assert "Щербаков" not in err
