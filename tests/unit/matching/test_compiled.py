"""Where compiled code is kept: in a folder of one's own, never beside the sources."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

ASK = "import os, vistka.matching.compiled; print(os.environ['NUMBA_CACHE_DIR'])"


def cache_folder(**environment: str) -> Path:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", ASK], env=environment, umask=0o022, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip())


@pytest.mark.parametrize(("variable", "below"), [("XDG_CACHE_HOME", ""), ("HOME", ".cache")])
def test_compiled_code_is_kept_in_a_folder_that_nobody_else_may_enter(
    tmp_path: Path, variable: str, below: str
) -> None:
    folder = cache_folder(**{"HOME": str(tmp_path), variable: str(tmp_path)})
    assert folder == tmp_path / below / "vistka" / "numba"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_who_names_a_folder_himself_is_obeyed(tmp_path: Path) -> None:
    assert cache_folder(HOME=str(tmp_path), NUMBA_CACHE_DIR=str(tmp_path / "mine")) == tmp_path / "mine"
    assert not (tmp_path / "mine" / "vistka").exists()
