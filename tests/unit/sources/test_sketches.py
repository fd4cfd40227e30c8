import random
import subprocess
import sys

import numpy as np
import pytest

from vistka.sources.groups import alike
from vistka.sources.passages import folded
from vistka.sources.sketches import NUMBERS, likeness, shingles, sketch

WORDS = [f"word{number}" for number in range(3_000)]
SENTENCE = (
    "Relatives of captured soldiers may come to the crossing at Kuchurhan on Friday, the ministry said in a statement, "
    "and bring a document that proves kinship together with a recent photograph of the missing man"
)


def made(seed: int, words: int = 60) -> list[str]:
    return random.Random(seed).choices(WORDS, k=words)


def edited(words: list[str], edits: int) -> list[str]:
    draw, words = random.Random(f"{edits} {words[0]}"), list(words)
    for _ in range(edits):
        words[draw.randrange(len(words))] = draw.choice(WORDS)
    return words


def jaccard(one: list[str], other: list[str]) -> float:
    a, b = (set(shingles(folded(" ".join(words)).split()).tolist()) for words in (one, other))
    return len(a & b) / len(a | b)


def test_likeness_is_the_share_of_shingles_in_common_within_its_error() -> None:
    errors = []
    for seed in range(200):
        words = made(seed)
        other = edited(words, seed % 12)
        errors.append(likeness(sketch(" ".join(words)), sketch(" ".join(other))) - jaccard(words, other))
    assert abs(np.mean(errors)) < 0.01
    assert np.std(errors) < 1 / 16


def test_a_sentence_that_an_editor_touched_is_known_and_another_is_not() -> None:
    touched = SENTENCE.replace("on Friday", "this Friday").replace("The ", "the ")
    assert likeness(sketch(SENTENCE), sketch(touched)) > 0.6
    assert likeness(sketch(SENTENCE), sketch(" ".join(made(1)))) < 0.1


def test_few_words_have_no_sketch_and_are_like_nothing() -> None:
    assert sketch("He was taken prisoner near Kherson") == ()
    assert likeness((), ()) == 0.0


def test_a_sketch_is_the_same_in_every_process() -> None:
    program = f"from vistka.sources.sketches import sketch; print(sketch({SENTENCE!r}))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert said.stdout.strip() == str(sketch(SENTENCE))
    assert len(sketch(SENTENCE)) == NUMBERS
    assert all(0 <= number < 2**32 for number in sketch(SENTENCE))


@pytest.mark.parametrize("edits", [1, 2, 3])
def test_copies_of_a_thousand_passages_fall_to_their_originals_and_to_no_other(edits: int) -> None:
    originals = [made(seed, 40) for seed in range(500)]
    texts = originals + [edited(words, edits) for words in originals]
    groups = alike([sketch(" ".join(words)) for words in texts])
    together = [groups.of(number) == groups.of(number + 500) for number in range(500)]
    assert sum(together) > 500 * (0.999, 0.95, 0.8)[edits - 1]
    assert len({groups.of(number) for number in range(500)}) == 500
