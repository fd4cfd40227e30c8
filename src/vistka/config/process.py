"""What a process does with itself before it touches a key: no memory dumps, files for its owner alone, settings read."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from typing import Final

import django

from vistka.config.environment import SETTINGS_MODULE, forget_secrets

_PR_SET_PDEATHSIG: Final = 1
_PR_GET_DUMPABLE: Final = 3  # linux/prctl.h
_PR_SET_DUMPABLE: Final = 4


def set_up() -> None:
    """Harden the process and read the settings. Raises `SettingsError` for settings that cannot be used."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    harden()
    django.setup()
    forget_secrets()


def harden() -> None:
    """Let nothing of this process's memory reach a disk or another process, and no file be read by others.

    A limit of 0 alone is not enough: the kernel ignores it when dumps are piped to a program (core(5)). A process
    that is not "dumpable" is never dumped, nor can another one of the same user attach to it (prctl(2)). Children made
    by fork inherit all three.
    """
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    _prctl(_PR_SET_DUMPABLE, 0)


def may_be_dumped() -> bool:
    """Whether a crash of this process could write its memory, with all keys, to a disk."""
    return resource.getrlimit(resource.RLIMIT_CORE)[0] != 0 or _prctl(_PR_GET_DUMPABLE, 0) != 0


def end_with_the_parent() -> None:
    """Have the kernel send SIGTERM to this process when its parent is gone, so that no open keyring stays behind."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _prctl(option: int, value: int) -> int:
    return int(ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0))
