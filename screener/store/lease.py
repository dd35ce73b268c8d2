"""A lease on a screen: the window that holds it may write, a second one opens read-only.

A lock of the operating system on a small file beside the database: it is gone with the process, however
that ended, so a killed program leaves no screen locked.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


class Lease:
    """A held lock. ``release`` lets go of it; so does the end of the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of the screen."""
        os.close(self._descriptor)


def take(database: Path, screen: str) -> Lease | None:
    """Take the lease on a screen, or give ``None`` when another window holds it."""
    folder = database.parent / ".screener-leases"
    folder.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(folder / f"{screen}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    if _locked(descriptor):
        return Lease(descriptor)
    os.close(descriptor)
    return None


def _locked(descriptor: int) -> bool:
    if sys.platform == "win32":
        return True  # no flock there; the journal still refuses conflicting writes
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
