"""The disk fails: power is cut at any point, or there is no space. Nothing acknowledged is lost."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("pyte")

from screener.interview.screen import fold
from screener.store.sqlite import open_journal
from tests.killing.disk import COMPILER, Cut, cuts, watcher
from tests.killing.harness import ROLE, Terminal

pytestmark = [
    pytest.mark.skipif(COMPILER is None, reason="no C compiler here for the library that watches the disk"),
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="LD_PRELOAD is Linux's"),
]
WORKING = """
import os, sys
from pathlib import Path
from screener.content.library import open_library
from screener.interview import verbs
from screener.store.live import LiveScreen
from screener.store.sqlite import open_journal
kit = open_library().kit_for_role("mlops-engineer")
journal = open_journal(Path(sys.argv[1]))
journal.db.execute(f"pragma synchronous={sys.argv[2]}")
live = LiveScreen.start(journal, kit, verbs.candidate("Ann Example"), "Ivy")
for number in range(90):
    question = kit.bank.questions[number % 10].id
    live.do(verbs.note(live.screen, kit, question, f"round {number} " + "word " * 9000))
    live.do(verbs.score(live.screen, kit, question, number % 5 + 1))
    os.write(1, f"{live.recorded[-1].seq} ".encode())
"""
"""Notes large enough that the write-ahead log is moved into the database in between."""


def after_cuts(folder: Path, synchronous: str) -> list[tuple[Cut, str]]:
    """Work, cut the power at every point, and give each cut with what was then wrong."""
    disk, log = folder / "disk", folder / "log"
    disk.mkdir()
    watched = {"LD_PRELOAD": str(watcher(folder)), "DISK_UNDER": str(disk), "DISK_LOG": str(log)}
    subprocess.run(
        [sys.executable, "-c", WORKING, str(disk / "s.db"), synchronous],
        env=os.environ | watched, check=True, capture_output=True,
    )  # fmt: skip
    found = []
    for number, cut in enumerate(cuts(log)):
        left = folder / f"cut{number}"
        left.mkdir()
        for path, data in cut.files.items():
            if not path.endswith("-shm"):
                (left / Path(path).name).write_bytes(data)
        found.append((cut, _wrong(left / "s.db", cut.acknowledged.split())))
    return found


def _wrong(database: Path, acknowledged: list[str]) -> str:
    """Say what is wrong with what is left, or nothing."""
    if not acknowledged:
        return ""
    journal = open_journal(database)
    try:
        if faults := journal.faults():
            return str(faults[0])
        cards = journal.cards()
        held = len(journal.events(cards[0].id)) if cards else 0
    finally:
        journal.close()
    return "" if held >= int(acknowledged[-1]) else f"{acknowledged[-1]} events acknowledged, {held} there"


def test_a_power_cut_at_any_point_loses_nothing_acknowledged(tmp_path: Path) -> None:
    found = after_cuts(tmp_path, "full")
    assert len(found) > 150, "fewer syncs than transactions: something is not synced"
    assert [wrong for _, wrong in found if wrong] == []


def test_the_power_cut_can_be_felt_a_database_that_syncs_less_loses_acknowledged_work(tmp_path: Path) -> None:
    assert any("acknowledged" in wrong for _, wrong in after_cuts(tmp_path, "normal"))


def test_a_full_disk_is_told_within_a_second_and_saved_by_itself_once_there_is_space(tmp_path: Path) -> None:
    full, database = tmp_path / "full", tmp_path / "disk" / "s.db"
    database.parent.mkdir()
    watched = {
        "LD_PRELOAD": str(watcher(tmp_path)), "DISK_UNDER": str(database.parent), "DISK_FULL": str(full),
        "TERM": "xterm-256color", "XDG_CONFIG_HOME": str(tmp_path / "c"),
    }  # fmt: skip
    words = [
        "screen",
        "--role",
        ROLE,
        "--candidate",
        "Ann Example",
        "--interviewer",
        "Ivy",
        "--db",
        str(database),
    ]
    terminal = Terminal(["-m", "screener", *words], os.environ | watched)

    def shows(pattern: str, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            terminal.pump(0.05)
            if re.search(pattern, "\n".join(terminal.lines)):
                return True
        return False

    try:
        assert shows(r"\bsaved\b", 30)
        terminal.press("3")
        assert shows("✓ scored 3", 10)
        full.touch()
        terminal.press("4")
        told = time.monotonic()
        assert shows("NOT SAVED — disk full", 5)
        assert time.monotonic() - told < 2, "a second is promised; the machine may be busy"
        assert not any("✓ scored 4" in line for line in terminal.lines)
        full.unlink()
        assert shows("✓ scored 4", 6) and shows(r"\bsaved\b", 3)
    finally:
        terminal.end(9)
    journal = open_journal(database)
    screen = fold(journal.events(journal.cards()[0].id))
    journal.close()
    assert screen.answer(screen.focus or "").score == 4
