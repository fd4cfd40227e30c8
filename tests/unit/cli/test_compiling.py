import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from vistka.cli import compiling


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where numba keeps the compiled loops of a source that was written at second 1000."""
    source = tmp_path / "kernels.py"
    source.touch()
    os.utime(source, (1000, 1000))
    folder = tmp_path / "cache"
    folder.mkdir()
    kernels = SimpleNamespace(__file__=str(source), scan=SimpleNamespace(stats=SimpleNamespace(cache_path=str(folder))))
    monkeypatch.setattr(compiling, "kernels", kernels)
    return folder


@pytest.mark.parametrize(("compiled_at", "announced"), [(None, True), (900, True), (1100, False)])
def test_compiling_is_announced_when_nothing_newer_than_the_source_is_kept(
    cache: Path, compiled_at: int | None, announced: bool
) -> None:
    if compiled_at:
        kept = cache / "kernels.scan-197.py311.1.nbc"
        kept.touch()
        os.utime(kept, (compiled_at, compiled_at))
    to = io.StringIO()
    compiling.announce_compilation(to)
    assert to.getvalue().startswith("Compiling once") == announced
