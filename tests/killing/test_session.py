"""The recorded session plays from start to submission, at a faster pace, in a real terminal."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

RECORD = Path(__file__).parents[2] / "docs" / "session" / "record.py"


@pytest.mark.long
@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here")
def test_the_recorded_session_leaves_everything_on_disk(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(RECORD), str(tmp_path), "--pace", "40"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    assert len(list(tmp_path.glob("*.txt"))) == 13
