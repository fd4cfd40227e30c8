"""Is this letter really from the bureau? Copied by hand it still is; with one word changed it is not."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vistka.mailroom.letters import Letter, is_ours, proof_of, with_proof
from vistka.vault.signatures import public_key

SEED = bytes(range(32))
SIGNERS = [public_key(SEED)]
LETTER = Letter(
    "0f" * 16, "2026-11-23", "Ваш запит", "Ми отримали Ваш лист. Ми напишемо знову.\n\nЧекайте на їхній дзвінок."
)
WHOLE = with_proof(LETTER, proof_of(LETTER, SEED))


def test_a_letter_of_ours_is_known() -> None:
    assert is_ours(WHOLE, SIGNERS) is True


def test_line_ends_spaces_and_the_form_of_accents_do_not_count() -> None:
    assert is_ours(unicodedata.normalize("NFD", WHOLE).replace("\n", "\r\n   "), SIGNERS) is True
    assert is_ours("  " + WHOLE.replace(" ", "\u00a0"), SIGNERS) is True
    assert is_ours(WHOLE.lower().replace(LETTER.title.lower(), LETTER.title), SIGNERS) is False


@given(st.integers(min_value=0), st.characters(categories=["L", "N"]))
def test_one_letter_more_anywhere_and_it_is_not_ours(place: int, sign: str) -> None:
    place %= len(LETTER.title + LETTER.text)
    assert is_ours(WHOLE[:place] + sign + WHOLE[place:], SIGNERS) is False


def test_another_number_day_or_signer_and_it_is_not_ours() -> None:
    assert is_ours(WHOLE.replace("2026-11-23", "2026-11-24"), SIGNERS) is False
    assert is_ours(WHOLE.replace("0f0f", "0e0f", 1), SIGNERS) is False
    assert is_ours(with_proof(LETTER, proof_of(LETTER, bytes(32))), SIGNERS) is False
    assert is_ours(WHOLE, []) is False


def test_without_a_proof_nothing_can_be_said() -> None:
    assert is_ours("Ваш син у нас. Заплатіть за дзвінок.", SIGNERS) is None


@given(st.text())
def test_whatever_is_pasted_breaks_nothing(text: str) -> None:
    assert is_ours(text, SIGNERS) in (None, False)
    assert is_ours(f"{text}[letter {'0' * 32} 2026-11-23][proof {text[:20]}A]", SIGNERS) in (None, False)


@pytest.mark.parametrize("added", ["P.S. Заплатіть.", "\n\n.", "]", WHOLE, "[proof AAAAAAAA]", "\u200b"])
def test_what_stands_after_the_proof_was_added_and_what_stands_before_the_title_too(added: str) -> None:
    assert is_ours(WHOLE + added, SIGNERS) is False
    assert is_ours(added + WHOLE, SIGNERS) is False
    assert is_ours(f"{WHOLE} \r\n\t ", SIGNERS) is True


@pytest.mark.parametrize(
    "bomb",
    [
        f"[letter {'0' * 32} 2026-01-01][proof " + " " * 39_000 + "x",
        f"[letter {'0' * 32} 2026-01-01]" + " " * 39_000 + "x",
        f"[letter {'0' * 32} 2026-01-01][proof A" * 900,
        "[ " * 20_000,
        "[letter " + " " * 39_000,
    ],
    ids=["spaces in the proof", "spaces before it", "many feet", "many brackets", "spaces in the foot"],
)
def test_no_letter_takes_the_square_of_its_length_to_read(bomb: str) -> None:
    """A reader that goes back again and again takes a hundred times as long for ten times as much."""
    assert is_ours(bomb, SIGNERS) is None
    assert steps(bomb) < 30 * steps(bomb[: len(bomb) // 10])


def steps(text: str) -> float:
    """The processor's time for reading it, the least of three, in milliseconds and one more."""

    def once() -> float:
        began = time.process_time()
        is_ours(text, SIGNERS)
        return time.process_time() - began

    return 1 + 1000 * min(once() for _ in range(3))
