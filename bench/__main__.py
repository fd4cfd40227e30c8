"""``python -m bench``: measure the matcher, compare it with what it must reach and with its peers, keep the results.

python -m bench                          everything (make bench)
python -m bench --quick                  100,000 persons, ours against Splink (make bench-quick)
python -m bench --only speed-1m,growth   some parts (--list says which there are)
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.frozen import PEERS, ROOT, freeze, provenance, read_ours, rounded
from bench.measure import Result, forked, yardstick
from bench.parts import PARTS
from bench.reliability import reliability_plot
from bench.report import missed, table_of

PEER_PART = "peers"
PEER_SCRIPT = ROOT / "bench" / "peers" / "run.py"
QUICK_PEERS = ("splink", "splink-sound-keys")
PLOT = ROOT / "docs" / "reliability.svg"
PLOTTED = {
    "accuracy-100k": "public benchmark, 100,000",
    "accuracy-1m": "public benchmark, 1,000,000",
    "exercise-plain": "exercise, seven columns",
    "exercise-full": "exercise, all columns",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked; 1 if a part could not be measured. A missed target is shown and is no error."""
    asked = _parser().parse_args(arguments)
    if asked.list:
        print("\n".join(f"{name:<16} {says}" for name, says in _all_parts().items()))
        return 0
    names = _chosen(asked)
    if PEER_PART in names:
        names.remove(PEER_PART)
        run_peers(quick=asked.quick)
    machine = yardstick()
    print(f"machine: {', '.join(f'{name} {value}' for name, value in machine.items())}", flush=True)
    failed, short = [], []
    for name in names:
        kept = run_part(name, machine, asked.scale, only="splink" if asked.quick else "")
        if kept is None:
            failed.append(name)
        else:
            short += missed(name, kept, PARTS[name].peers)
    if asked.scale == 1 and set(names) & set(PLOTTED):
        draw_plot()
    print(f"\n{len(short)} targets missed" + "".join(f"\n  {line}" for line in short))
    if failed:
        print(f"not measured: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def run_part(name: str, machine: Result, scale: float, only: str = "") -> Result | None:
    """Measure one part in a process of its own, print it, and keep it unless it was scaled down."""
    part, before = PARTS[name], read_ours(name)
    print(f"\n{name}: {part.says}", flush=True)
    start = time.perf_counter()
    try:
        figures = forked(lambda: part.run(scale))
    except RuntimeError:
        return None
    whole = scale == 1
    kept = freeze(name, figures, machine) if whole else {"ran": provenance(), "result": rounded(figures)}
    print(table_of(name, kept, before, part.peers, only))
    print(f"({time.perf_counter() - start:.0f} s{'' if whole else f', scale {scale}, not kept'})", flush=True)
    return kept


def run_peers(*, quick: bool) -> None:
    """Let the peers run where their kept results are out of date; what is kept stays if they cannot."""
    tasks = [["list", "--peer", peer, "--size", "100k"] for peer in QUICK_PEERS] if quick else [["all"]]
    if quick and all((PEERS / f"{peer}-100k.json").exists() for peer in QUICK_PEERS):
        return
    for task in tasks:
        ran = subprocess.run([sys.executable, str(PEER_SCRIPT), *task], check=False)  # noqa: S603  (our own script)
        if ran.returncode:
            print("the peers could not run; their kept results are shown", file=sys.stderr)
            return


def draw_plot(path: Path = PLOT) -> None:
    """Draw the reliability plot from the kept results of the parts that measure probabilities."""
    kept = {says: read_ours(name) for name, says in PLOTTED.items()}
    path.parent.mkdir(exist_ok=True)
    curves = {says: result["result"]["calibration"] for says, result in kept.items() if result}
    path.write_text(reliability_plot(curves), encoding="utf-8")


def _all_parts() -> dict[str, str]:
    return {PEER_PART: "the peers, where their kept results are out of date"} | {
        name: part.says for name, part in PARTS.items()
    }


def _chosen(asked: argparse.Namespace) -> list[str]:
    if asked.only:
        return asked.only.split(",")
    if asked.quick:
        return [PEER_PART, *(name for name, part in PARTS.items() if part.quick)]
    return list(_all_parts())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="100,000 persons, ours against Splink; under 3 minutes")
    parser.add_argument("--only", metavar="PARTS", type=_parts, help="run these parts, commas between")
    parser.add_argument("--list", action="store_true", help="say which parts there are")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the enquiries of the rush parts (1.0)")
    return parser


def _parts(text: str) -> str:
    unknown = [name for name in text.split(",") if name not in _all_parts()]
    if unknown:
        raise argparse.ArgumentTypeError(f"no part is called {', '.join(unknown)}; --list says which there are")
    return text


if __name__ == "__main__":
    sys.exit(main())
