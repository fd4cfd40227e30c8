"""A portal with its desk, as an engineer starts them, and browsers that time every page."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from vistka.post.canary.visitor import Page, Visitor

PROGRAM = [sys.executable, "-c", "import sys; from vistka.cli import main; sys.exit(main())"]
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Place:
    """A running exercise: its folder, and where its portal answers."""

    folder: Path
    portal: str

    @property
    def environment(self) -> dict[str, str]:
        """For a process that works on it."""
        others = {name: value for name, value in os.environ.items() if not name.startswith("VISTKA_")}
        return others | {"VISTKA_MODE": "exercise", "VISTKA_FOLDER": str(self.folder), "VISTKA_PORTAL_URL": self.portal}


@contextmanager
def running(people: int, *faces: str, program: list[str] | None = None) -> Iterator[Place]:
    """An exercise of so many people; `faces`: the commands that run beside, "serve desk" or "work".

    `program` serves the portal in the place of `vistka serve portal`; it is given the port.
    """
    with tempfile.TemporaryDirectory(prefix="vistka-bench-") as folder, ExitStack() as stack:
        port = _free_port()
        place = Place(Path(folder), f"http://127.0.0.1:{port}")
        subprocess.run(  # noqa: S603
            [*PROGRAM, "exercise", "--people", str(people)], env=place.environment, check=True, capture_output=True
        )
        commands = [[*(program or [*PROGRAM, "serve", "portal", "--port"]), str(port)]]
        for face in faces:
            more = ["--port", str(_free_port())] if face.startswith("serve") else []
            commands.append([*PROGRAM, *face.split(), *more])
        for command in commands:
            process = stack.enter_context(
                subprocess.Popen(  # noqa: S603
                    command, env=place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
                )
            )
            stack.callback(process.terminate)
        _wait_for(port)
        yield place


@dataclass
class Timed(Visitor):
    """A browser that notes how long each page took: (path, milliseconds)."""

    base: str
    took: list[tuple[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(self.base)

    def _fetch(self, url: str, body: bytes | None, came_from: str = "") -> Page:
        start = time.perf_counter()
        try:
            return super()._fetch(url, body, came_from)
        finally:
            self.took.append((url.removeprefix(self.base), (time.perf_counter() - start) * 1e3))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    ends = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < ends:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("the portal did not start")
