"""How long the program takes to stand there, against a bare Textual application on the same machine.

Starts each in a pseudo-terminal of 80 by 24, in turn, and waits for its words on the screen. Prints medians
and ratios: home view, first question of a live screen, and a key pressed at once, committed and painted.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
BARE = """
from textual.app import App
from textual.widgets import Footer, Header, Static
class Bare(App):
    def compose(self):
        yield Header(); yield Static('HELLO-READY'); yield Footer()
Bare().run()
"""


def seconds(argv: list[str], environment: dict[str, str], waits: list[tuple[str, str]]) -> list[float]:
    """Start a program; wait for each text in turn, sending the keys beside it once it is there."""
    pid, fd = pty.fork()
    if pid == 0:
        os.execvpe(argv[0], argv, environment)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    started, seen, times = time.perf_counter(), "", []
    try:
        for text, keys in waits:
            while text not in seen and time.perf_counter() - started < 20:
                if select.select([fd], [], [], 0.05)[0]:
                    read = os.read(fd, 65536).decode("utf-8", "replace")
                    seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", read)
            times.append(time.perf_counter() - started)
            if keys:
                os.write(fd, keys.encode())
                seen = ""
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(fd)
    return times


def main() -> None:
    """Run the rounds and print the medians."""
    folder = Path(tempfile.mkdtemp())
    (folder / "bare.py").write_text(BARE)
    environment = {**os.environ, "HOME": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    environment.pop("NO_COLOR", None)
    screener = str(Path(sys.executable).with_name("screener"))
    live = [screener, "screen", "--role", "mlops-engineer", "--candidate", "Sam Sample"]
    found: dict[str, list[float]] = {"bare": [], "home": [], "question": [], "key": []}
    for turn in range(ROUNDS + 1):
        environment["SCREENER_DB"] = str(folder / f"{turn}.db")
        bare = seconds([sys.executable, str(folder / "bare.py")], environment, [("HELLO-READY", "")])
        home = seconds([screener], environment, [("new", "")])
        first = seconds(live, environment, [("worse in production", "4"), ("4 · strong", "")])
        if turn:  # the first round fills the caches of files
            for name, value in zip(found, (bare[0], home[0], *first), strict=True):
                found[name].append(value)
    base = statistics.median(found["bare"])
    for name, values in found.items():
        middle = statistics.median(values)
        print(f"{name:<9} {middle * 1000:6.0f} ms   {middle / base:.2f} x bare")


if __name__ == "__main__":
    main()
