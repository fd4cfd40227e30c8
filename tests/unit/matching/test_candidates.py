"""What a case worker reads of a candidate."""

import pytest

from vistka.matching import AGREEMENTS, Candidate, Evidence


@pytest.mark.parametrize(
    ("evidence", "sentence"),
    [
        (
            Evidence("family name", "Щербаков", "Chtcherbakov", 12.6, "sounds the same, 1 in 6,100"),
            "family name Щербаков ~ Chtcherbakov: sounds the same, 1 in 6,100 (+12.6)",
        ),
        (Evidence("born", "1999-04-02", "1999", 5.1, ""), "born 1999-04-02 ~ 1999 (+5.1)"),
        (
            Evidence("unit", "tank regiment 11", "74 омсбр", -1.2, "differs"),
            "unit tank regiment 11 ~ 74 омсбр: differs (-1.2)",
        ),
        (Evidence("family name", "Щербаков", "Щербаков", 9.0, "the same"), "family name Щербаков: the same (+9.0)"),
        (Evidence("names", "", "read otherwise than marked", -2.5, ""), "names read otherwise than marked (-2.5)"),
    ],
)
def test_a_reason_has_both_values_and_what_they_weigh(evidence: Evidence, sentence: str) -> None:
    assert str(evidence) == sentence


def test_reasons_are_one_sentence() -> None:
    born, sex = Evidence("born", "1999", "1999", 5.0, ""), Evidence("sex", "m", "f", -6.6, "differs", strong=True)
    assert Candidate("7", 0.2, -1.6, "weak", (born, sex)).reasons == "born 1999 (+5.0); sex m ~ f: differs (-6.6)"


def test_agreements_stand_from_weak_to_strong() -> None:
    assert AGREEMENTS == ("weak", "possible", "strong")
