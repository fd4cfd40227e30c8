"""``bench/peers/run.py``: run one peer on one task, or all of them, and keep what came out.

A result lies in ``bench/results/peers/`` as JSON and holds what it depends on: the versions of the peer's packages,
the SHA-256 of the data read, and the revision of these scripts. While those are the same it is not run again, and is
shown as ``(cached)``. Each run has a process of its own, so that memory is that peer's: peak resident set less the
resident set after imports.
"""

import argparse
import csv
import hashlib
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np
from bench.pairs import NAMES, SETS, load_pairs, score_pairs
from bench.peers.people import SIZES, enquiries_path, read_people, read_truth, registry_path, truth_path
from bench.peers.trigram_peer import Unavailable
from bench.scoring import Match, score

REVISION = 1
"""Raise it when a change to the peers' scripts changes what they find; what is cached is then run again."""

HERE = Path(__file__).parent
PROJECT_PYTHON = HERE.parents[1] / ".venv" / "bin" / "python"
OUT = HERE / "out"
RESULTS = HERE.parent / "results" / "peers"
FEW = 500
"""Enquiries asked at 1m of peers that look at everyone each time."""

LIST_PEERS = ("splink", "splink-sound-keys", "rapidfuzz", "tantivy", "double-metaphone", "pg_trgm", "nomenklatura")
SINGLE_PEERS = ("rapidfuzz", "beider-morse", "daitch-mokotoff", "double-metaphone")

Result = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    if asked.task == "all":
        return run_all(asked.sizes.split(","), asked.fresh)
    try:
        result = _list_result(asked) if asked.task == "list" else _pairs_result(asked)
    except Unavailable as reason:
        print(f"{asked.peer}: skipped: {reason}")
        return 0
    print(_line(result))
    return 0


def run_all(sizes: Sequence[str], fresh: bool) -> int:
    """Every peer on every task, one after the other, each in its own process."""
    tasks = [("list", "--peer", peer, "--size", size) for size in sizes for peer in LIST_PEERS]
    tasks += [("pairs", "--peer", peer, "--set", name) for name in SETS for peer in SINGLE_PEERS]
    worst = 0
    for task in tasks:
        command = [sys.executable, "-m", "bench.peers.cli", *task, *(["--fresh"] if fresh else [])]
        worst = max(worst, subprocess.run(command, check=False).returncode)  # noqa: S603  (ourselves)
    return worst


def _list_result(asked: argparse.Namespace) -> Result:
    size = asked.size
    files = [registry_path(size), enquiries_path(size), truth_path(size)]
    peer = _list_peer(asked.peer)
    if asked.peer == "splink-sound-keys":
        files.append(_export_sound_keys())
    return _cached(
        f"{peer.name}-{size}",
        {"peer": peer.name, "task": f"list {size}", "versions": _versions(peer.packages), "data": _hashes(files)},
        lambda: _run_list(peer, size),
        asked.fresh,
    )


def _export_sound_keys() -> Path:
    """Our sound keys as they are now, written by the project's own Python: if they change, so does what is cached."""
    script = HERE / "export_sound_keys.py"
    if not PROJECT_PYTHON.exists():
        raise Unavailable("the project's .venv is missing, which exports the sound keys (make test)")
    subprocess.run([PROJECT_PYTHON, script], check=True, stdout=subprocess.DEVNULL)  # noqa: S603  (our own script)
    return OUT / "sound-keys.tsv"


def _list_peer(name: str) -> Any:
    """The peer's class; imports only what that peer needs, or its memory would be charged with the others'."""
    if name in ("splink", "splink-sound-keys"):
        from bench.peers import splink_peer

        return {"splink": splink_peer.Splink, "splink-sound-keys": splink_peer.SplinkSoundKeys}[name]
    if name == "pg_trgm":
        from bench.peers.trigram_peer import Trigrams

        return Trigrams
    if name == "nomenklatura":
        from bench.peers.nomenklatura_peer import Nomenklatura

        return Nomenklatura
    from bench.peers.text_peers import TEXT_PEERS

    return {peer.name: peer for peer in TEXT_PEERS}[name]


def _run_list(peer: Any, size: str) -> Result:
    before = _resident_now()
    matches, times = (_bulk if peer.bulk else _one_by_one)(peer(), size)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    memory = None if getattr(peer, "memory_is_elsewhere", False) else round((peak - before) / 1e6)
    _write(peer.name, size, matches)
    truth, corruptions = read_truth(size)
    asked = read_people(enquiries_path(size)).first(times["enquiries"])
    truth = {enquiry: truth[enquiry] for enquiry in asked.ids}
    return {**times, "memory MB": memory, **score(matches, truth, corruptions).to_dict()}


def _bulk(peer: Any, size: str) -> tuple[list[Match], Result]:
    start = time.perf_counter()
    peer.build(registry_path(size), enquiries_path(size))
    built = time.perf_counter()
    matches = peer.search_all()
    took = time.perf_counter() - built
    asked = len(read_truth(size)[0])
    times = {"enquiries": asked, "build s": round(built - start, 2), "bulk ms": round(took / asked * 1e3, 3)}
    return matches, times


def _one_by_one(peer: Any, size: str) -> tuple[list[Match], Result]:
    start = time.perf_counter()
    register = read_people(registry_path(size))
    peer.build(register)
    built = time.perf_counter()
    enquiries = read_people(enquiries_path(size))
    if peer.slow and size == "1m":
        enquiries = enquiries.first(FEW)
    prepared = time.perf_counter()
    peer.prepare(enquiries)
    prepare = (time.perf_counter() - prepared) / len(enquiries)
    matches: list[Match] = []
    took = np.zeros(len(enquiries))
    for row, enquiry in enumerate(enquiries.ids):
        start_one = time.perf_counter()
        found = peer.search(enquiries, row)
        took[row] = time.perf_counter() - start_one
        matches += [(enquiry, rank, register.ids[place], bet) for rank, (place, bet) in enumerate(found, start=1)]
    p50, p95 = np.quantile(took, (0.5, 0.95)) * 1e3
    times = {"enquiries": len(enquiries), "build s": round(built - start, 2)}
    times |= {"p50 ms": round(p50, 3), "p95 ms": round(p95, 3)}
    if peer.blocks_in_bulk:
        times["blocking in bulk ms"] = round(prepare * 1e3, 3)
    return matches, times


def _pairs_result(asked: argparse.Namespace) -> Result:
    from bench.peers.singles import SINGLES

    peer = SINGLES[asked.peer]
    files = sorted(NAMES.glob("wikidata-en-ru.tsv" if asked.set == "latin-ru" else "uk-ru-*.tsv"))
    return _cached(
        f"{peer.name}-{asked.set}",
        {"peer": peer.name, "task": f"pairs {asked.set}", "versions": _versions(peer.packages), "data": _hashes(files)},
        lambda: _run_pairs(peer, asked.set),
        asked.fresh,
    )


def _run_pairs(peer: Any, set_name: str) -> Result:
    from bench.peers.singles import Pool

    queries, tokens = load_pairs(set_name)
    start = time.perf_counter()
    ranker = peer(Pool.of(tokens))
    built = time.perf_counter()
    rankings = [ranker.rank(spelling) for spelling, _ in queries]
    took = (time.perf_counter() - built) / len(queries)
    times = {"build s": round(built - start, 2), "mean ms": round(took * 1e3, 2)}
    return {**times, **score_pairs(rankings, queries, tokens).to_dict()}


def _cached(name: str, depends_on: Result, run: Callable[[], Result], fresh: bool) -> Result:
    depends_on = {**depends_on, "revision": REVISION}
    path = RESULTS / f"{name}.json"
    if path.exists() and not fresh:
        kept: Result = json.loads(path.read_text(encoding="utf-8"))
        if kept["depends on"] == depends_on:
            return {**kept, "cached": True}
    result = {"depends on": depends_on, "ran": _where_and_when(), "result": run()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return result


def _line(result: Result) -> str:
    depends_on, figures = result["depends on"], result["result"]
    packages = " ".join(f"{name} {number}" for name, number in depends_on["versions"].items())
    shown = [f"{depends_on['peer']} on {depends_on['task']} [{packages}]" + " (cached)" * result.get("cached", False)]
    for name, value in figures.items():
        if isinstance(value, float) and name in figures.get("intervals", {}):
            low, high = figures["intervals"][name]
            shown.append(f"  {name:>22}  {value:.4f}  ({low:.3f} to {high:.3f})")
        elif not isinstance(value, dict):
            shown.append(f"  {name:>22}  {value:.4f}" if isinstance(value, float) else f"  {name:>22}  {value}")
    return "\n".join(shown)


def _write(peer: str, size: str, matches: Sequence[Match]) -> None:
    OUT.mkdir(exist_ok=True)
    with (OUT / f"{peer}-{size}-matches.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("enquiry_id", "rank", "registry_id", "probability"))
        table.writerows(matches)


def _versions(packages: Sequence[str]) -> dict[str, str]:
    try:
        return {package: version(package) for package in packages}
    except PackageNotFoundError as missing:
        raise Unavailable(f"{missing.name} is not installed (bench/peers/setup.sh)") from None


def _hashes(files: Sequence[Path]) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def _resident_now() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _where_and_when() -> Result:
    return {"on": time.strftime("%Y-%m-%d"), "python": platform.python_version(), "cores": os.cpu_count()}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bench/peers/run.py", description=__doc__.splitlines()[0])
    tasks = parser.add_subparsers(dest="task", required=True)
    fresh = argparse.ArgumentParser(add_help=False)
    fresh.add_argument("--fresh", action="store_true", help="run again although a result is cached")
    lists = tasks.add_parser("list", parents=[fresh], help="the public benchmark: 2,500 enquiries against a register")
    lists.add_argument("--peer", choices=LIST_PEERS, required=True)
    lists.add_argument("--size", choices=SIZES, required=True)
    pairs = tasks.add_parser("pairs", parents=[fresh], help="real names: one spelling against all of another script")
    pairs.add_argument("--peer", choices=SINGLE_PEERS, required=True)
    pairs.add_argument("--set", choices=SETS, required=True)
    everything = tasks.add_parser("all", parents=[fresh], help="every peer on every task")
    everything.add_argument("--sizes", default=",".join(SIZES), help="sizes of register (default: %(default)s)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
