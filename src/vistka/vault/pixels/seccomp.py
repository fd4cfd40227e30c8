"""A seccomp filter that leaves a process memory, the pipes it has, and the way out.

It is a list of what is allowed: everything else, opening a file or a socket, starting a process or a thread, sending
a signal, fails with EPERM. So nobody has to think of every call that could harm, nor of those that a later kernel adds.
Source: Linux, Documentation/userspace-api/seccomp_filter.rst; seccomp(2); numbers from asm/unistd_64.h (x86_64) and
asm-generic/unistd.h (aarch64).
"""

from __future__ import annotations

import ctypes
import errno
import mmap
import platform
import struct
from typing import Final, NamedTuple


class Machine(NamedTuple):
    """How one kind of processor names itself to the kernel, and its number for each call.

    `wired`: what a process needs besides that speaks by a connection which it has already; of `switching` only the
    command that makes a connection wait or not. The others, and fcntl whole, could have the kernel send signals.
    """

    audit: int
    calls: dict[str, int]
    guarded: dict[str, int]
    wired: dict[str, int]
    switching: int


_ALLOWED: Final = (
    "read write close lseek fstat munmap brk mremap madvise futex rt_sigprocmask rt_sigreturn clock_gettime "
    "gettimeofday getrandom getpid gettid sched_yield restart_syscall exit exit_group"
).split()

_X86_64: Final = (0, 1, 3, 8, 5, 11, 12, 25, 28, 202, 14, 15, 228, 96, 318, 39, 186, 24, 219, 60, 231)
_AARCH64: Final = (63, 64, 57, 62, 80, 215, 214, 216, 233, 98, 135, 139, 113, 169, 278, 172, 178, 124, 128, 93, 94)

_WIRED: Final = "recvfrom sendto recvmsg sendmsg ppoll setsockopt getsockopt shutdown getpeername getsockname".split()
_WIRED_X86_64: Final = (45, 44, 47, 46, 271, 54, 55, 48, 52, 51)
_WIRED_AARCH64: Final = (207, 206, 212, 211, 73, 208, 209, 210, 205, 204)

MACHINES: Final = {
    "x86_64": Machine(
        0xC000003E,
        dict(zip(_ALLOWED, _X86_64, strict=True)),
        {"mmap": 9, "mprotect": 10},
        dict(zip(_WIRED, _WIRED_X86_64, strict=True)) | {"poll": 7},
        switching=16,
    ),
    "aarch64": Machine(
        0xC00000B7,
        dict(zip(_ALLOWED, _AARCH64, strict=True)),
        {"mmap": 222, "mprotect": 226},
        dict(zip(_WIRED, _WIRED_AARCH64, strict=True)),
        switching=29,
    ),
}

# Instructions of classic BPF (linux/bpf_common.h) and answers of seccomp (linux/seccomp.h).
_LOAD, _IF_EQUAL, _IF_ANY_BIT, _ANSWER = 0x20, 0x15, 0x45, 0x06
_ALLOW, _REFUSE, _KILL = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x80000000
# Where struct seccomp_data holds the call's number, the processor, and the low half of the second and third argument.
_NUMBER, _PROCESSOR, _SECOND, _THIRD = 0, 4, 24, 32
_WAITS_OR_NOT: Final = 0x5421  # FIONBIO (asm-generic/ioctls.h)

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _MODE_FILTER = 38, 22, 2


class NoSeccomp(Exception):
    """This kernel or processor has no seccomp filter for us."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def program(machine: Machine, *, wired: bool = False) -> bytes:
    """The filter as the kernel reads it, eight bytes an instruction. `wired`: a connection that is there may be used."""
    calls = machine.calls | machine.wired if wired else machine.calls
    allowed, guarded = sorted(calls.values()), sorted(machine.guarded.values())
    switching = [machine.switching] if wired else []
    tests = len(allowed) + len(guarded) + len(switching)
    lines = [(_LOAD, 0, 0, _PROCESSOR), (_IF_EQUAL, 1, 0, machine.audit), (_ANSWER, 0, 0, _KILL)]
    lines += [(_LOAD, 0, 0, _NUMBER)]
    # After the tests come, in this order: refuse; load the third argument; is it code?; allow; refuse; load the second;
    # is it that command?; allow; refuse.
    lines += [(_IF_EQUAL, tests - at + 2, 0, number) for at, number in enumerate(allowed)]
    lines += [(_IF_EQUAL, tests - at, 0, number) for at, number in enumerate(guarded, len(allowed))]
    lines += [(_IF_EQUAL, tests - at + 4, 0, number) for at, number in enumerate(switching, len(allowed + guarded))]
    lines += [(_ANSWER, 0, 0, _REFUSE), (_LOAD, 0, 0, _THIRD), (_IF_ANY_BIT, 1, 0, mmap.PROT_EXEC)]
    lines += [(_ANSWER, 0, 0, _ALLOW), (_ANSWER, 0, 0, _REFUSE)]
    lines += [(_LOAD, 0, 0, _SECOND), (_IF_EQUAL, 0, 1, _WAITS_OR_NOT)]
    lines += [(_ANSWER, 0, 0, _ALLOW), (_ANSWER, 0, 0, _REFUSE)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def shut(*, wired: bool = False) -> None:
    """Put the filter on this thread, for good. Raises `NoSeccomp` where that cannot be done."""
    machine = MACHINES.get(platform.machine())
    if machine is None:
        raise NoSeccomp
    instructions = program(machine, wired=wired)
    _prctl(_PR_SET_NO_NEW_PRIVS, 1, None)
    _prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.byref(_Program(len(instructions) // 8, instructions)))


def _prctl(option: int, value: int, pointer: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, ctypes.c_ulong(value), pointer, None, None) != 0:
        raise NoSeccomp
