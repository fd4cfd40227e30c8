"""Hardening is for good, so each test looks at a process of its own."""

import json
import subprocess
import sys
from typing import Any

import pytest

PROGRAM = """
import json, os, resource
from vistka.config.process import harden, may_be_dumped
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
before = may_be_dumped()
harden()
child = os.fork()
if not child:
    os._exit(may_be_dumped())
in_child = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
print(json.dumps({"before": before, "after": may_be_dumped(), "child": in_child, "mask": os.umask(0)}))
"""


@pytest.fixture(scope="module")
def hardened() -> dict[str, Any]:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)  # noqa: S603
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_hardened_process_is_never_dumped(hardened: dict[str, Any]) -> None:
    assert (hardened["before"], hardened["after"]) == (True, False)


def test_nor_are_the_workers_that_it_forks(hardened: dict[str, Any]) -> None:
    assert hardened["child"] == 0


def test_what_it_writes_is_for_its_owner_alone(hardened: dict[str, Any]) -> None:
    assert hardened["mask"] == 0o077
