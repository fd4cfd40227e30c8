"""The filter, read as the kernel reads it."""

from __future__ import annotations

import mmap
import struct

import pytest

from vistka.vault.pixels.seccomp import MACHINES, Machine, program

ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050001, 0x80000000
X32 = 0x40000000
"""Added to a number, it asks an x86_64 kernel for the same call in another dress."""

machines = pytest.mark.parametrize("machine", MACHINES.values(), ids=MACHINES)


def verdict(machine: Machine, audit: int, number: int, third: int = 0) -> int:
    """What the filter answers to a call: an interpreter of the four instructions it is made of."""
    known = {0: number, 4: audit, 32: third}
    lines = list(struct.iter_unpack("=HBBI", program(machine)))
    at = held = 0
    while True:
        code, yes, no, value = lines[at]
        at += 1
        match code:
            case 0x20:
                held = known[value]
            case 0x15:
                at += yes if held == value else no
            case 0x45:
                at += yes if held & value else no
            case 0x06:
                return int(value)


@machines
def test_what_is_not_on_the_list_is_refused(machine: Machine) -> None:
    listed = {*machine.calls.values(), *machine.guarded.values()}
    for number in range(600):
        assert verdict(machine, machine.audit, number) == (ALLOW if number in listed else REFUSE)
        assert verdict(machine, machine.audit, number | X32) == REFUSE


@machines
def test_memory_is_never_made_runnable(machine: Machine) -> None:
    for number in machine.guarded.values():
        assert verdict(machine, machine.audit, number, mmap.PROT_READ | mmap.PROT_WRITE) == ALLOW
        assert verdict(machine, machine.audit, number, mmap.PROT_READ | mmap.PROT_EXEC) == REFUSE


@machines
def test_a_call_in_another_processors_tongue_ends_the_process(machine: Machine) -> None:
    for number in range(600):
        assert verdict(machine, 0x40000003, number) == KILL
