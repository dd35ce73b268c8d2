"""From a key to its committed, painted effect, in a screen of 60 questions with 20,000 words of notes.

Runs the real app without a terminal: a key is handed to the app, and the clock stops when the frame that
follows it was composed. What the key records is on disk by then. Prints the median, the 95th percentile and
the worst in milliseconds, and as a ratio to the same key in a bare Textual application.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from functools import cache
from pathlib import Path

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static

from screener.content.kit import Kit
from screener.content.library import open_library
from screener.interview import verbs
from screener.store.live import LiveScreen
from screener.store.sqlite import open_journal
from screener.tui.app import ScreenerApp
from screener.tui.doors import Doors, Resume
from screener.tui.screens.live import LiveView

ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 500
QUESTIONS, WORDS = 60, 20_000
KEYS = "3j4k2jn\x1b5j0k"
SENTENCE = "I would just retrain with more data. The alert fired late and we looked at feature freshness. "


class Bare(App[None]):
    """One line that changes with every key."""

    def compose(self) -> ComposeResult:
        """Lay out the line."""
        yield Static("0")

    def on_key(self, event: events.Key) -> None:
        """Show the key."""
        self.query_one(Static).update(f"{event.key} {time.perf_counter()}")


def large(kit: Kit) -> Kit:
    """Repeat the questions of a bank under new ids until there are enough of them."""
    asked = kit.bank.questions
    many = [asked[n % len(asked)].model_copy(update={"id": f"q{n + 1}"}) for n in range(QUESTIONS)]
    return kit.model_copy(update={"bank": kit.bank.model_copy(update={"questions": tuple(many)})})


def filled(path: Path) -> str:
    """Record a screen whose notes hold ``WORDS`` words; give its id."""
    journal = open_journal(path)
    kit = large(open_library().kit_for_role("mlops-engineer"))
    live = LiveScreen.start(journal, kit, verbs.candidate("Ann Example"), "Ivy")
    text = SENTENCE * (WORDS // QUESTIONS // len(SENTENCE.split()))
    for question in kit.bank.questions:
        live.do(verbs.note(live.screen, kit, question.id, text))
    live.do(verbs.focus(live.screen, kit, kit.bank.questions[0].id))
    journal.close()
    return live.screen.id


async def measured(app: App[None], keys: str, rounds: int) -> list[float]:
    """Press keys one after the other; give the milliseconds to the frame after each."""
    frame, times = asyncio.Event(), []
    display = app._display

    def displayed(*args: object) -> None:
        display(*args)  # type: ignore[arg-type]  # handed through as they came
        if args[1] is not None:
            frame.set()

    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.05)
            if not isinstance(app.screen, LiveView) or (app.screen.ears and app.screen.ears.awake):
                break
        app._display = displayed  # type: ignore[method-assign]
        for number in range(rounds):
            await asyncio.sleep(0.03)
            character = keys[number % len(keys)]
            key = "escape" if character == "\x1b" else character
            frame.clear()
            begun = time.perf_counter()
            app.post_message(events.Key(key, character))
            await asyncio.wait_for(frame.wait(), 5)
            times.append((time.perf_counter() - begun) * 1000)
    return times


def line(name: str, times: list[float]) -> str:
    """Give the figures of one run in a line."""
    middle, high = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    return f"{name:<8} median {middle:5.1f} ms   95% {high:5.1f} ms   worst {max(times):5.1f} ms"


async def main() -> None:
    """Run both, print both, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "s.db"
        doors = Doors(path, cache(open_library), lambda: open_journal(path), "Ivy")
        bare = await measured(Bare(), "abc", min(ROUNDS, 100))
        live = await measured(ScreenerApp(doors, Resume(filled(path))), KEYS, ROUNDS)
    print(f"{ROUNDS} keys, {QUESTIONS} questions, {WORDS:,} words of notes")
    print(line("bare", bare), line("live", live), sep="\n")
    print(f"live / bare: {statistics.median(live) / statistics.median(bare):.1f}")


if __name__ == "__main__":
    asyncio.run(main())
