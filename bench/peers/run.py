#!/usr/bin/env python3
"""Run the peers of the benchmark, in their own environment (made by setup.sh when it is missing).

bench/peers/run.py list --peer splink --size 1m
bench/peers/run.py pairs --peer beider-morse --set latin-ru
bench/peers/run.py all [--fresh]
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = HERE / ".venv" / "bin" / "python"

if __name__ == "__main__":
    if not PYTHON.exists():
        subprocess.run(["sh", str(HERE / "setup.sh")], check=True)  # noqa: S603, S607  (our own script)
    os.environ["PYTHONPATH"] = str(HERE.parents[1])
    os.execv(PYTHON, [str(PYTHON), "-m", "bench.peers.cli", *sys.argv[1:]])  # noqa: S606
