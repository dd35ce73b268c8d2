"""Endings: a signal or a closed window ends the program in order, with the terminal put right.

Without this, SIGTERM and SIGHUP kill a Textual program on the spot. On SIGHUP the terminal may be gone, and
an orderly exit would wait for it for ever: then the notes are committed, the database is closed and the
process ends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable


def install(leave: Callable[[int], None], close: Callable[[], None]) -> None:
    """Call ``leave(128 + n)`` on SIGTERM and SIGINT; on SIGHUP, ``close()`` and end without waiting."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()

    def hangup() -> None:
        try:
            close()
        finally:
            os._exit(128 + signal.SIGHUP)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, leave, 128 + number)
    loop.add_signal_handler(signal.SIGHUP, hangup)
