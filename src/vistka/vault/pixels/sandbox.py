"""What a process gives up before it touches a foreign file. Linux only."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from typing import Final

from vistka.vault.pixels.seccomp import NoSeccomp, shut

MEMORY: Final = 1 << 30
"""Bytes of address space: a photograph of 100 megapixels, twice, with the libraries."""
CPU_SECONDS: Final = 30
NOBODY: Final = 65534

_LIMITS: Final = {
    resource.RLIMIT_AS: MEMORY,
    resource.RLIMIT_CPU: CPU_SECONDS,
    resource.RLIMIT_FSIZE: 0,
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NPROC: 0,
}
_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h
_DESCRIPTORS: Final = 3
"""Standard input, output and error: none is left to give."""


class NotShutIn(Exception):
    """The process could not give up what it should: it must not go on."""


def shut_in(*, wired: bool = False) -> None:
    """Give up everything but memory and the open pipes: files, network, processes, signals, the rights of root.

    `wired`: a connection that is open already may be used further; no other is made.

    Whatever is needed must be imported before. Raises `NotShutIn` when any of it fails, so that nothing foreign is
    read by a process that is not shut in.
    """
    try:
        for what, most in _LIMITS.items():
            resource.setrlimit(what, (most, most + 1 if what == resource.RLIMIT_CPU else most))
        if os.geteuid() == 0:
            _become_nobody()
        _end_with_parent()
        resource.setrlimit(resource.RLIMIT_NOFILE, (_DESCRIPTORS, _DESCRIPTORS))
        shut(wired=wired)
    except (NoSeccomp, OSError) as fault:
        raise NotShutIn from fault
    _prove()


def _become_nobody() -> None:
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def _end_with_parent() -> None:
    """Have the kernel end this process when the one that waits for it is gone. After the change of user, which undoes it."""
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def _prove() -> None:
    """Try what must fail: a filter that was taken and is not kept (a kernel in software, a jail) is none."""
    try:
        os.stat("/")
    except PermissionError:
        return
    raise NotShutIn
