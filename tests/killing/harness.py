"""Kills the program at a random moment under random keys, and compares the disk with what the screen said.

What counts as acknowledged is what the screen said when it stood still: a score shown as recorded, a word of
the notes beside ``saved``. Notes older than half a second count, too, whatever the screen says.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pyte

from screener.content.library import open_library
from screener.interview.screen import Screen, fold
from screener.store.sqlite import open_journal

ROLE = "mlops-engineer"
COLUMNS, ROWS = 120, 40
STILL = 0.03
"""Seconds without output after which a frame is whole."""
NOTE_AGE = 1.0
"""Seconds after which a typed word must be on disk: the promised half second, and a slow machine."""
SIGNALS = (signal.SIGKILL, signal.SIGKILL, signal.SIGHUP, signal.SIGTERM)
PLANTED = """
import sqlite3, sys, threading, time
import screener.store.sqlite as store
real_open, delay = store.open_journal, float(sys.argv.pop(1))
def planted(path, *more):
    fast = path.with_name(path.name + ".fast")
    journal = real_open(fast, *more)
    def copy():
        while True:
            time.sleep(delay)
            source, target = sqlite3.connect(fast), sqlite3.connect(path)
            source.backup(target)
            source.close(); target.close()
    threading.Thread(target=copy, daemon=True).start()
    return journal
store.open_journal = planted
from screener.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""The program with a mistake planted: what it says is recorded reaches the file only every so often."""


@dataclass
class Told:
    """What the screen said and what was typed, with the number of the key at which it was said."""

    scores: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Question number to level and key."""
    words: list[tuple[str, float]] = field(default_factory=list)
    """Words typed into notes, and when the last key of each was sent."""
    shown: set[str] = field(default_factory=set)
    """Words seen on a still screen that said ``saved``."""
    digits: list[tuple[int, int]] = field(default_factory=list)
    """Key number and digit."""
    keys: int = 0


class Terminal:
    """The program under a pseudo-terminal, with a screen that can be read."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self.screen)
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, *words], environment)
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def pump(self, seconds: float) -> bool:
        """Read for a while; tell whether the screen stood still at the end."""
        end, still = time.monotonic() + seconds, time.monotonic()
        while (now := time.monotonic()) < end:
            if select.select([self.fd], [], [], min(STILL, end - now))[0]:
                try:
                    self._stream.feed(os.read(self.fd, 65536))
                except OSError:
                    return False
                still = time.monotonic()
        return time.monotonic() - still >= STILL

    def press(self, keys: str) -> None:
        """Send keys as they come from a keyboard."""
        with suppress(OSError):
            os.write(self.fd, keys.encode())

    @property
    def lines(self) -> list[str]:
        """Give what the screen shows."""
        return list(self.screen.display)

    def end(self, number: int) -> float:
        """Send a signal, wait for the end, and give the seconds it took."""
        began = time.monotonic()
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)
        while os.waitpid(self.pid, os.WNOHANG) == (0, 0):
            self.pump(0.02)
            if time.monotonic() - began > 20:
                os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        return time.monotonic() - began


def kill_once(folder: Path, seed: int, planted: float | None = None) -> tuple[str, list[str]]:
    """Start, type, kill; give the signal's name and what was lost."""
    chance = random.Random(seed)
    database, name = folder / f"k{seed}.db", f"Candidate {seed}"
    words = ["screen", "--role", ROLE, "--candidate", name, "--interviewer", "Ivy", "--db", str(database)]
    program = ["-m", "screener"] if planted is None else ["-c", PLANTED, str(planted)]
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "c"), "XDG_DATA_HOME": str(folder / "d")}
    terminal = Terminal([*program, *words], {**os.environ, **home, "TERM": "xterm-256color"})
    ready = time.monotonic() + 30
    while time.monotonic() < ready and not re.search(r"\bsaved\b", terminal.lines[0]):
        terminal.pump(0.05)
    told = Told()
    until = time.monotonic() + chance.uniform(0.1, 2.2)
    while time.monotonic() < until:
        _act(terminal, told, chance)
    if chance.random() < 0.6:
        _score_and_see(terminal, told, chance)
    number = chance.choice(SIGNALS)
    killed = time.monotonic()
    took = terminal.end(number)
    lost = _lost(database, told, killed)
    if number != signal.SIGKILL and took > 10:
        lost.append(f"it took {took:.1f} s to end")
    return signal.Signals(number).name, lost


def _act(terminal: Terminal, told: Told, chance: random.Random) -> None:
    """Press something, and read what the screen says of it when it stands still."""
    kind = chance.choices(("score", "move", "note"), (5, 4, 2))[0]
    told.keys += 1
    if kind == "score":
        digit = chance.randint(1, 5)
        told.digits.append((told.keys, digit))
        terminal.press(str(digit))
    elif kind == "move":
        terminal.press(chance.choice("jjk"))
    else:
        word = f"w{told.keys}x{chance.randrange(10_000)}"
        terminal.press("n")
        if not _until(terminal, "NOTES"):
            return
        for letter in word:
            terminal.press(letter)
            terminal.pump(0.02)
        told.words.append((word, time.monotonic()))
        if chance.random() < 0.5:
            terminal.pump(chance.uniform(0, 0.6))
        _hear(terminal, told)
        terminal.press("\x1b")
        _until(terminal, "COMMAND")
    if terminal.pump(chance.uniform(0.03, 0.25)):
        _hear(terminal, told)


def _score_and_see(terminal: Terminal, told: Told, chance: random.Random) -> None:
    """Score, and return at the very moment at which the screen says so: the hardest moment to die at."""
    place = re.search(r"\s(\d+)/\d+\s", terminal.lines[0])
    if not place or "COMMAND" not in terminal.lines[0]:
        return
    before = told.scores.get(int(place[1]), (0, 0))[0]
    digit = chance.choice([n for n in range(1, 6) if n != before])
    told.keys += 1
    told.digits.append((told.keys, digit))
    terminal.press(str(digit))
    end = time.monotonic() + 1
    while time.monotonic() < end:
        terminal.pump(0.005)
        lines = terminal.lines
        here = re.search(r"\s(\d+)/\d+\s", lines[0])
        if here and any(f"✓ scored {digit}" in line for line in lines):
            told.scores[int(here[1])] = (digit, told.keys)  # a key before may have moved on meanwhile
            return


def _until(terminal: Terminal, mode: str) -> bool:
    """Wait for a mode, as an interviewer does with one eye on the head line."""
    end = time.monotonic() + 3
    while time.monotonic() < end:
        terminal.pump(0.02)
        if mode in terminal.lines[0]:
            return True
    return False


def _hear(terminal: Terminal, told: Told) -> None:
    lines = terminal.lines
    if not terminal.pump(STILL * 1.5) or lines != terminal.lines:
        return
    place = re.search(r"\s(\d+)/\d+\s", lines[0])
    if place and "COMMAND" in lines[0]:
        scored = next((m for line in lines if (m := re.search(r"✓ scored (\d)", line))), None)
        if scored:
            told.scores[int(place[1])] = (int(scored[1]), told.keys)
    if re.search(r"\bsaved\b", lines[0]):
        whole = "\n".join(lines)
        told.shown |= {word for word, _ in told.words if word in whole}


def _lost(database: Path, told: Told, killed: float) -> list[str]:
    """Compare the disk with what was acknowledged."""
    journal = open_journal(database)
    try:
        lost = [fault.message for fault in journal.faults()]
        cards = journal.cards()
        if not cards:
            return [*lost, "the whole screen"] if told.scores or told.shown else lost
        state = fold(journal.events(cards[0].id))
    finally:
        journal.close()
    questions = [q.id for q in open_library().bank_for_role(ROLE).questions]
    for number, (level, key) in told.scores.items():
        later = {digit for at, digit in told.digits if at >= key}  # the newest may still be on its way
        found = state.answer(questions[number - 1]).score
        if found != level and found not in later:
            on_disk = {q: a.score for q, a in state.answers.items() if a.score}
            lost.append(f"question {number} was shown as scored {level}, and is {found} on disk: {on_disk}")
    return lost + _lost_words(state, told, killed)


def _lost_words(state: Screen, told: Told, killed: float) -> list[str]:
    notes = "\n".join(answer.notes for answer in state.answers.values())
    owed = told.shown | {word for word, at in told.words if killed - at > NOTE_AGE}
    return [f"the note {word} is not on disk" for word in sorted(owed) if word not in notes]
