"""All faces of an exercise by one command: programs begun anew, and a parent that holds no key.

None is a fork of another, nor of anything that has opened a keyring. The portal and the call face get the environment
without what is the desk's.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from types import FrameType
from typing import Final

from vistka.config.environment import FROM_FILE, OF_THE_DESK
from vistka.config.process import end_with_the_parent

PORTAL: Final = "VISTKA_PORTAL_URL"
CALL: Final = "VISTKA_CALL_URL"
_PROGRAM: Final = (sys.executable, "-c", "import sys; from vistka.cli import main; sys.exit(main())", "serve")


def serve_all(host: str, *, desk: int, portal: int, call: int) -> None:
    """Serve all until SIGTERM or SIGINT, or until one of them ends; then end the others. Exits with 1 if any failed."""
    without = _without_the_desks(os.environ)
    addresses = {name: os.environ.get(name, f"http://{host}:{port}") for name, port in ((PORTAL, portal), (CALL, call))}
    faces = [
        _begin("desk", host, desk, os.environ | addresses),
        _begin("portal", host, portal, without),
        _begin("call", host, call, without),
    ]
    running = {face.pid: face for face in faces}
    untold = set(running)

    def end(*_: int | FrameType | None) -> None:
        """Once each: a process that is ending already would die of a second signal."""
        while untold:
            os.kill(untold.pop(), signal.SIGTERM)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    while running:
        ended, status = os.wait()
        untold.discard(ended)
        running.pop(ended).returncode = os.waitstatus_to_exitcode(status)
        end()
    if any(face.returncode for face in faces):
        sys.exit(1)


def _begin(face: str, host: str, port: int, environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """In a process group of its own, so that Ctrl-C reaches it by its parent only."""
    command = [*_PROGRAM, face, "--host", host, "--port", str(port)]
    return subprocess.Popen(command, env=environment, process_group=0, preexec_fn=end_with_the_parent)  # noqa: S603


def _without_the_desks(environment: Mapping[str, str]) -> dict[str, str]:
    """What a public face may inherit."""
    theirs = {*OF_THE_DESK, *(name + FROM_FILE for name in OF_THE_DESK)}
    return {name: value for name, value in environment.items() if name not in theirs}
