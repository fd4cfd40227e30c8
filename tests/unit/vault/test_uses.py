"""Uses of keys are counted by all processes together; the count may be too high, never too low."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from vistka.vault import uses
from vistka.vault.errors import KeyringError, KeySpent
from vistka.vault.uses import BLOCK, UseCounter

COUNTS = """
import sys
from pathlib import Path
from vistka.vault import uses
from vistka.vault.uses import UseCounter
uses.BLOCK = int(sys.argv[3])
counter = UseCounter(Path(sys.argv[1]))
for used in range(1, int(sys.argv[2]) + 1):
    counter.count("field-staff", 1)
    if used % 1000 == 0:
        print(used, flush=True)
"""


def counting_process(path: Path, uses: int, block: int = BLOCK) -> subprocess.Popen[str]:
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", COUNTS, str(path), str(uses), str(block)], stdout=subprocess.PIPE, text=True
    )


def line(purpose: str, version: int, uses: int) -> str:
    return f"{purpose} {version} {uses:>{63 - len(f'{purpose} {version} ')}}\n"


def test_uses_are_reserved_a_block_at_a_time(tmp_path: Path) -> None:
    counter = UseCounter(tmp_path / "uses")
    assert counter.reserved("file", 1) == 0
    for _ in range(BLOCK):
        counter.count("file", 1)
    assert counter.reserved("file", 1) == BLOCK
    counter.count("file", 1)
    assert counter.reserved("file", 1) == 2 * BLOCK


def test_each_purpose_and_version_has_its_own_count(tmp_path: Path) -> None:
    counter = UseCounter(tmp_path / "uses")
    counter.count("file", 1)
    counter.count("file", 2)
    counter.count("queue", 1)
    UseCounter(tmp_path / "uses").count("file", 2)
    assert [counter.reserved(*key) for key in [("file", 1), ("file", 2), ("queue", 1)]] == [BLOCK, 2 * BLOCK, BLOCK]


def test_a_counter_in_memory_counts_the_same() -> None:
    counter = UseCounter(None)
    counter.count("file", 1)
    assert counter.reserved("file", 1) == BLOCK
    assert counter.reserved("file", 2) == 0


def test_eight_processes_counting_together_miss_no_use(tmp_path: Path) -> None:
    processes = [counting_process(tmp_path / "uses", 100_000) for _ in range(8)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert UseCounter(tmp_path / "uses").reserved("field-staff", 1) == 8 * 2 * BLOCK


def test_eight_processes_that_reserve_all_the_time_miss_no_use(tmp_path: Path) -> None:
    processes = [counting_process(tmp_path / "uses", 500, block=1) for _ in range(8)]
    for process in processes:
        process.communicate()
        assert process.returncode == 0
    assert UseCounter(tmp_path / "uses").reserved("field-staff", 1) == 8 * 500


def test_a_killed_process_leaves_the_count_too_high_never_too_low(tmp_path: Path) -> None:
    processes = [counting_process(tmp_path / "uses", 2**31) for _ in range(4)]
    used = 0
    for process, lines in zip(processes, (1, 70, 140, 200), strict=True):
        assert process.stdout
        said = [process.stdout.readline() for _ in range(lines)]
        process.kill()
        said += process.communicate()[0].splitlines(keepends=True)
        used += max(int(line) for line in said if line.endswith("\n"))
    reserved = UseCounter(tmp_path / "uses").reserved("field-staff", 1)
    assert used <= reserved <= used + 4 * (BLOCK + 1000)


def test_a_forked_child_reserves_a_block_of_its_own(tmp_path: Path) -> None:
    counter = UseCounter(tmp_path / "uses")
    counter.count("file", 1)
    child = os.fork()
    if not child:
        counter.count("file", 1)
        os._exit(0)
    os.waitpid(child, 0)
    assert counter.reserved("file", 1) == 2 * BLOCK


def test_eight_threads_that_reserve_all_the_time_miss_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uses, "BLOCK", 2)
    hurry = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        counter = UseCounter(None)
        with ThreadPoolExecutor(8) as threads:
            list(threads.map(lambda _: [counter.count("file", 1) for _ in range(4000)], range(8)))
    finally:
        sys.setswitchinterval(hurry)
    assert counter.reserved("file", 1) == 8 * 4000


def test_a_key_past_two_to_the_31_uses_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "uses"
    path.write_text(line("file", 1, 2**31 - BLOCK))
    counter = UseCounter(path)
    for _ in range(BLOCK):
        counter.count("file", 1)
    for _ in range(2):
        with pytest.raises(KeySpent, match=r"file 1 has sealed all it may\. Run “vistka keys rotate”"):
            counter.count("file", 1)
    counter.count("file", 2)


def test_counts_that_cannot_be_read_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "uses"
    for damaged in (line("file", 1, BLOCK)[:-1], line("file", 1, BLOCK).replace("file", "fi\0e"), "0", "\n" * 64):
        path.write_text(damaged)
        with pytest.raises(KeyringError, match="cannot be read"):
            UseCounter(path).count("file", 1)
        assert path.read_text() == damaged


def test_nobody_else_may_read_the_counts(tmp_path: Path) -> None:
    UseCounter(tmp_path / "uses").count("file", 1)
    assert (tmp_path / "uses").stat().st_mode & 0o777 == 0o600
