"""The live screen by real key presses: what an interviewer relies on."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from screener.content.library import open_library
from screener.interview import events as e
from screener.interview.screen import Screen, fold
from screener.store.demo import fill_demo
from screener.store.sqlite import open_journal
from screener.tui.app import ScreenerApp
from screener.tui.doors import Doors, Resume, Start
from screener.tui.screens.home import HomeView
from screener.tui.screens.live import LiveView
from screener.tui.screens.report import ReportView
from screener.tui.widgets.notes import Notes

ROLE = "mlops-engineer"


def doors(path: Path, identity: str | None = None) -> Doors:
    library = open_library()
    return Doors(
        database=path,
        open_library=lambda: library,
        open_journal=lambda: open_journal(path),
        identity=identity,
        templates=(library.bundled / "reports",),
        fill_demo=lambda journal: fill_demo(journal, library),
    )


def on_disk(path: Path) -> Screen:
    """Read the newest screen from the database, as a program started anew would."""
    journal = open_journal(path)
    try:
        return fold(journal.events(journal.cards()[0].id))
    finally:
        journal.close()


def live(app: ScreenerApp) -> LiveView:
    view = app.screen
    assert isinstance(view, LiveView)
    return view


async def ready(app: ScreenerApp, pilot) -> LiveView:  # type: ignore[no-untyped-def]  # Pilot's type parameter is the app's result
    for _ in range(100):
        await pilot.pause(0.02)
        if isinstance(app.screen, LiveView) and app.screen.live is not None:
            return app.screen
    raise AssertionError("the live screen did not open its journal")


@asynccontextmanager
async def noting(path: Path) -> AsyncIterator[tuple[ScreenerApp, Pilot[Any]]]:
    """Open a new screen, its rules compiled, with the cursor in the notes of the first question."""
    app = ScreenerApp(doors(path), Start(ROLE, "Ann", "Ingrid"))
    async with app.run_test(size=(200, 50)) as pilot:
        await ready(app, pilot)
        await pilot.pause(0.6)
        await pilot.press("n")
        yield app, pilot


def text_of(app: ScreenerApp) -> str:
    """Give what is on the screen, as a person reads it."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in line) for line in lines)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_a_whole_screen_by_keyboard_alone(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "s.db"
    app = ScreenerApp(doors(path), Start(ROLE, "Ann Example", "Ingrid"))
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        assert "Ann Example" in text_of(app)
        await pilot.press("4")
        assert "4 · strong" in text_of(app)
        assert on_disk(path).answer("degraded-model").score == 4
        await pilot.press("n")
        await pilot.press(*"Would just retrain with more data")
        await pilot.pause(0.8)
        assert on_disk(path).answer("degraded-model").notes == "Would just retrain with more data"
        await pilot.pause(0.6)
        assert "Retraining" in text_of(app)
        await pilot.press("escape", "f", "enter", "escape")
        decisions = on_disk(path).answer("degraded-model").decisions
        assert [(d.rule, d.decision) for d in decisions] == [("retrain-reflex", "confirmed")]
        await pilot.press("j")
        await pilot.pause(0.05)
        await pilot.press("0")
        await pilot.press("j", "x")
        await pilot.pause(0.1)
        await pilot.press("enter")
        answers = on_disk(path).answers
        assert answers["bad-release"].state == "no_answer"
        assert (answers["silent-failure"].state, answers["silent-failure"].reason) == ("skipped", "no time")
        await pilot.press("u")
        await pilot.pause(0.1)
        assert on_disk(path).answer("silent-failure").state != "skipped"
        await pilot.press("ctrl+s")
        await pilot.pause(0.2)
        assert "must-ask not asked" in text_of(app)
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert "First choose a recommendation and write the reason." in text_of(app)
        app.screen.query_one("#reason", Input).value = "Found causes by data."
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert "First choose a recommendation." in text_of(app)
        app.screen.query_one("#recommendation", OptionList).highlighted = 2
        await pilot.press("ctrl+s")
        await pilot.pause(0.1)
        assert on_disk(path).status == "open"
        await pilot.press("enter")
        await pilot.pause(0.4)
        assert isinstance(app.screen, ReportView)
    screen = on_disk(path)
    assert screen.status == "submitted"
    assert screen.recommendation is not None
    assert screen.recommendation.value == "yes"
    assert screen.submission is not None
    assert [f.decision for f in screen.submission.findings] == ["confirmed"]


async def test_a_negated_phrase_raises_no_flag_and_says_what_cleared_it(tmp_path: Path) -> None:
    async with noting(tmp_path / "s.db") as (app, pilot):
        await pilot.press(*"I wouldn't just retrain, I'd look at feature freshness first")
        await pilot.pause(0.5)
        assert "⚑" not in text_of(app)
        assert "no flags" in text_of(app)


@pytest.mark.parametrize("end", [".", ""])
async def test_a_paraphrase_is_flagged_as_it_is_typed_and_stays_while_more_is_typed(
    tmp_path: Path, end: str
) -> None:
    """With a full stop at once, without one as soon as the typing rests; never in mid-sentence."""
    async with noting(tmp_path / "s.db") as (app, pilot):
        await pilot.press(*"I'd show it what happened in the last month, let it cook overnight,")
        await pilot.pause(0.5)
        assert "reads like" not in text_of(app)
        await pilot.press(*f" and by morning it's back where it was{end}")
        await pilot.pause(0.5 if end else 2.2)
        assert "reads like: Retraining as the whole answer" in text_of(app)
        await pilot.press(*" Easy")
        await pilot.pause(0.5)
        assert "reads like: Retraining as the whole answer" in text_of(app)


async def test_a_denied_paraphrase_raises_no_flag(tmp_path: Path) -> None:
    async with noting(tmp_path / "s.db") as (app, pilot):
        await pilot.press(
            *"I'd never let it cook overnight on last month before I knew which column had stopped."
        )
        await pilot.pause(2.2)
        assert "no flags" in text_of(app)


async def test_keys_pressed_before_the_journal_is_open_still_count(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    app = ScreenerApp(doors(path), Start(ROLE, "Ann", "Ingrid"))
    async with app.run_test() as pilot:
        await pilot.press("3")
        await ready(app, pilot)
        await pilot.pause(0.1)
        assert on_disk(path).answer("degraded-model").score == 3


async def test_a_paste_in_command_mode_goes_to_the_notes_and_scores_nothing(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    app = ScreenerApp(doors(path), Start(ROLE, "Ann", "Ingrid"))
    async with app.run_test() as pilot:
        view = await ready(app, pilot)
        for character in "42jx":
            app.post_message(Key(character, character))
        await pilot.pause(0.6)
        screen = on_disk(path)
        assert screen.answer("degraded-model").score is None
        assert screen.answer("degraded-model").notes == "42jx"
        assert view.focus_id == "degraded-model"
        undone = [r for r in view.live.recorded if isinstance(r.event, e.Undone)] if view.live else []
        assert len(undone) == 1


async def test_any_key_brings_a_blanked_screen_back_and_does_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    app = ScreenerApp(doors(path), Start(ROLE, "Ann", "Ingrid"))
    async with app.run_test() as pilot:
        await ready(app, pilot)
        await pilot.press("b")
        await pilot.pause(0.1)
        assert "Ann" not in text_of(app)
        await pilot.press("5")
        await pilot.pause(0.1)
        assert "Ann" in text_of(app)
        assert on_disk(path).answer("degraded-model").score is None


async def test_hostile_names_and_notes_are_shown_literally(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    hostile = "[/b] [red]x \x1b]52;c;aGk=\x07 \u202e evil"
    app = ScreenerApp(doors(path), Start(ROLE, hostile, "Ingrid"))
    async with app.run_test(size=(200, 50)) as pilot:
        view = await ready(app, pilot)
        view.query_one(Notes).append(hostile)
        await pilot.pause(0.6)
        shown = text_of(app)
        assert "[/b] [red]x" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert on_disk(path).answer("degraded-model").notes == hostile


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (120, 40)])
async def test_odd_terminals_are_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    app = ScreenerApp(doors(tmp_path / "s.db"), Start(ROLE, "Ann", "Ingrid"))
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        await pilot.press("4", "n", "h", "i", "escape", "p", "escape", "tab", "question_mark")
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape")
        assert live(app).live is not None


async def test_a_second_window_on_the_same_screen_only_reads(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    first = ScreenerApp(doors(path), Start(ROLE, "Ann", "Ingrid"))
    async with first.run_test() as pilot:
        view = await ready(first, pilot)
        assert view.live is not None
        second = ScreenerApp(doors(path), Resume(view.live.screen.id))
        async with second.run_test() as other:
            await ready(second, other)
            await other.press("5")
            assert "READ ONLY" in text_of(second)
        assert on_disk(path).answer("degraded-model").score is None


async def test_home_offers_the_demo_on_an_empty_database_and_lists_what_is_there(tmp_path: Path) -> None:
    app = ScreenerApp(doors(tmp_path / "s.db"))
    async with app.run_test() as pilot:
        await pilot.pause(0.8)
        assert "made-up" in text_of(app)
        await pilot.press("d")
        await pilot.pause(1.0)
        assert isinstance(app.screen, HomeView)
        assert "Pilar Sample" in text_of(app)
        await pilot.press("enter")
        view = await ready(app, pilot)
        assert view.candidate == "Pilar Sample"


async def test_a_new_screen_is_started_from_home(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    app = ScreenerApp(doors(path, identity="Ingrid"))
    async with app.run_test() as pilot:
        await pilot.pause(0.4)
        await pilot.press("n")
        await pilot.pause(0.4)
        await pilot.press("enter", *"Bo", "enter")
        view = await ready(app, pilot)
        assert view.candidate == "Bo"
    assert on_disk(path).interviewer == "Ingrid"


# -- under a real terminal, with real signals -----------------------------------------------------


@contextmanager
def started(*words: str, folder: Path) -> Iterator[tuple[int, int]]:
    """Start the program under a pseudo-terminal; give its process and the terminal's end."""
    environment = {
        **os.environ,
        "HOME": str(folder),
        "SCREENER_DB": str(folder / "s.db"),
        "TERM": "xterm-256color",
    }
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(sys.executable, [sys.executable, "-m", "screener", *words], environment)
    try:
        yield pid, fd
    finally:
        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        os.close(fd)


def read_until(fd: int, wanted: str, seconds: float = 20.0) -> str:
    seen, end = "", time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < end:
        if select.select([fd], [], [], 0.1)[0]:
            seen += os.read(fd, 65536).decode("utf-8", "replace")
    assert wanted in seen
    return seen


WORDS = ("screen", "--role", ROLE, "--candidate", "Ann Example", "--interviewer", "Ingrid")


def test_after_kill_9_everything_that_was_shown_as_recorded_is_there(tmp_path: Path) -> None:
    with started(*WORDS, folder=tmp_path) as (pid, fd):
        read_until(fd, "saved")
        os.write(fd, b"4")
        read_until(fd, "4 · strong")
        time.sleep(0.1)
        os.write(fd, b"n")
        time.sleep(0.2)
        os.write(fd, b"seen by an alert")
        time.sleep(1.0)
        os.kill(pid, signal.SIGKILL)
    screen = on_disk(tmp_path / "s.db")
    assert screen.answer("degraded-model").score == 4
    assert screen.answer("degraded-model").notes == "seen by an alert"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_program_in_order_with_nothing_lost(tmp_path: Path, number: int, code: int) -> None:
    with started(*WORDS, folder=tmp_path) as (pid, fd):
        read_until(fd, "saved")
        os.write(fd, b"3")
        read_until(fd, "3 · sound")
        os.kill(pid, number)
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if select.select([fd], [], [], 0.05)[0]:
                with suppress(OSError):
                    os.read(fd, 65536)
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                break
        assert done == pid
        assert os.waitstatus_to_exitcode(status) == code
    assert on_disk(tmp_path / "s.db").answer("degraded-model").score == 3
