"""Running the program as a script does: in a process of its own, with a home folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path


def screener(*words: str | Path, stdin: str = "", status: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command and give what it said; its exit code must be ``status``."""
    with tempfile.TemporaryDirectory() as home:
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SCREENER")}
        homes = {"HOME": home, "XDG_DATA_HOME": f"{home}/data", "XDG_CONFIG_HOME": f"{home}/config"}
        done = subprocess.run(
            [sys.executable, "-m", "screener", *map(str, words)],
            input=stdin, capture_output=True, text=True, env=kept | homes, timeout=120, check=False,
        )  # fmt: skip
    assert done.returncode == status, done.stderr
    return done
