"""The settings of the tests: an exercise in a folder of its own, and the invented records."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("VISTKA_MODE", "exercise")
os.environ.setdefault("VISTKA_FOLDER", tempfile.mkdtemp(prefix="vistka-tests-"))

from vistka.config.settings import *  # noqa: E402, F403
