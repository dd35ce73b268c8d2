"""Endings: SIGTERM, SIGHUP and a closed window end the program in order, with the terminal put right.

Without this they kill a Textual program on the spot. On SIGHUP the terminal may be gone, and an orderly exit
would wait for it for ever: then the database is closed and the process ends.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable


def install(leave: Callable[[int], None], close: Callable[[], None]) -> None:
    """Call ``leave(128 + n)`` on a signal; on SIGHUP, ``close()`` and end without waiting."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()

    def hangup() -> None:
        close()
        os._exit(128 + signal.SIGHUP)

    loop.add_signal_handler(signal.SIGTERM, lambda: leave(128 + signal.SIGTERM))
    loop.add_signal_handler(signal.SIGHUP, hangup)
