"""The parts of the benchmark: what each measures, and what runs it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench import accuracy, rush, speed, spellings
from bench.bureau import arriving, importing, opening
from bench.bureau import killed as killed_matching
from bench.ground import killed, sealing, writing
from bench.leads import speed as reading_speed
from bench.measure import Result
from bench.portal import filing, oracle

Run = Callable[[float], Result]


@dataclass(frozen=True)
class Part:
    """One part. ``run`` takes the scale (1: all of it), which the long ones heed; ``peers``: the peers' tasks."""

    says: str
    run: Run
    peers: Sequence[str] = ()
    quick: bool = False


PARTS: dict[str, Part] = {
    "accuracy-100k": Part(
        "who is found, public benchmark, 100,000",
        lambda scale: accuracy.of_benchmark("100k"),
        ["list 100k"],
        quick=True,
    ),
    "speed-100k": Part(
        "time and memory, public benchmark, 100,000",
        lambda scale: speed.of_benchmark("100k"),
        ["list 100k"],
        quick=True,
    ),
    "accuracy-1m": Part(
        "who is found, public benchmark, a million", lambda scale: accuracy.of_benchmark("1m"), ["list 1m"]
    ),
    "speed-1m": Part(
        "time and memory, public benchmark, a million", lambda scale: speed.of_benchmark("1m"), ["list 1m"]
    ),
    "exercise-plain": Part("our exercise, unseen seed, seven columns", lambda scale: accuracy.of_exercise("plain")),
    "exercise-full": Part("our exercise, unseen seed, all columns", lambda scale: accuracy.of_exercise("full")),
    "pairs-latin-ru": Part(
        "real names, Latin to Russian", lambda scale: spellings.of_pairs("latin-ru"), ["pairs latin-ru"]
    ),
    "pairs-uk-ru": Part("real names, Ukrainian to Russian", lambda scale: spellings.of_pairs("uk-ru"), ["pairs uk-ru"]),
    "rush-mild": Part("20,000 held, 300,000 enquiries, mild", lambda scale: rush.of_exercise("mild", scale)),
    "rush-hard": Part("20,000 held, 300,000 enquiries, hard", lambda scale: rush.of_exercise("hard", scale)),
    "growth": Part("1, 3 and 10 million: is it linear?", lambda scale: speed.of_growth()),
    "sealing": Part("values sealed and opened, against bare AES-GCM", sealing.of_values, quick=True),
    "ledger": Part("entries a second of 1, 4 and 8 writers", writing.of_writers, quick=True),
    "action": Part("an action with ledger and feed, against a bare save", writing.of_actions, quick=True),
    "import": Part("10,000 arrivals staged and registered, before matching", importing.of_a_unit, quick=True),
    "killed": Part("fifty processes killed while they write: is all whole?", killed.at_fifty_moments),
    "killed-matching": Part(
        "fifty processes killed while a unit arrives and is matched", killed_matching.while_they_match
    ),
    "index": Part("the index of a million opened, from ciphertext and from the snapshot", opening.of_a_million),
    "typing": Part("search as one types at a million, also while a unit arrives", arriving.of_typing),
    "portal-oracle": Part("does time tell who is here? 2,000 requests a class", oracle.of_every_page),
    "portal-filing": Part("2,000 requests an hour at the portal, the desk at work", filing.at_a_rush),
    "portal-guessing": Part("filing while somebody guesses a hundred codes a second", filing.while_others_guess),
    "leads-speed": Part("articles and posts a minute, each in a shut-in child", reading_speed.of_articles),
    "arrival": Part("10,000 arrive: checked, registered and matched", arriving.of_a_unit),
}
