"""From a key to its committed, painted effect, in a screen of 60 questions with 20,000 words of notes.

A second run of the same has a transcript of 15,000 words beside it, which goes on growing while it is
followed, with over 200 flags in it.

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
KEYS = "3j4k2jn\x1b5k"  # each key changes something, however often they come round
FLAGGED = "I would just retrain with more data and see whether it recovers by itself next week."
PLAIN = "We looked at the feature store first, saw a stale feed, and rolled back before lunch."
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


def talk(path: Path, kit: Kit) -> None:
    """Write two hours of talk: every question asked, every fifth answer with a flag in it."""
    cues, at = ["WEBVTT"], 0
    for number in range(1_200):
        asked, nodded = number % 20 == 0, number % 2 == 0
        who = "Ivy" if nodded else "Ann Example"
        answer = f"Round {number}. {FLAGGED if number % 5 < 4 else PLAIN * 2}"
        said = kit.bank.questions[number // 20].ask if asked else "Mm, go on." if nodded else answer
        cues.append(f"{stamp(at)} --> {stamp(at + 5)}\n<v {who}>{' '.join(said.split())}</v>")
        at += 6
    path.write_text("\n\n".join(cues) + "\n\n", "utf-8")


def stamp(seconds: int) -> str:
    """Give seconds as a caption's time."""
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000"


async def growing(path: Path) -> None:
    """Add a caption every second, as a meeting does."""
    at = 7_300
    while True:
        await asyncio.sleep(1)
        with path.open("a", encoding="utf-8") as file:
            file.write(f"{stamp(at)} --> {stamp(at + 4)}\n<v Ann Example>{SENTENCE} At {at}.</v>\n\n")
        at += 5


async def followed(app: App[None], path: Path) -> None:
    """Open the transcript in the live screen, and wait until it is read."""
    from screener.tui.talking import Talk

    view = app.screen
    assert isinstance(view, LiveView)
    view.talk = Talk(view, path, "")
    view.run_worker(view.talk.run(), group="talk")
    while len(view.talk.turns) < 1_000:
        await asyncio.sleep(0.1)
    flags = sum(len(turn.flags) for turn in view.talk.turns)
    words = sum(len(turn.text.split()) for turn in view.talk.turns)
    print(f"followed: {words:,} words, {len(view.talk.turns):,} turns, {flags} flags")


async def measured(app: App[None], keys: str, rounds: int, follow: Path | None = None) -> list[float]:
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
        following = None
        if follow is not None:
            await followed(app, follow)
            following = asyncio.create_task(growing(follow))
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
        if following is not None:
            following.cancel()
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
        path = Path(folder) / "t.db"
        talking = Doors(path, cache(open_library), lambda: open_journal(path), "Ivy")
        screen, vtt = filled(path), Path(folder) / "talk.vtt"
        talk(vtt, large(open_library().kit_for_role("mlops-engineer")))
        heard = await measured(ScreenerApp(talking, Resume(screen)), KEYS, ROUNDS, vtt)
    print(f"{ROUNDS} keys, {QUESTIONS} questions, {WORDS:,} words of notes")
    print(line("bare", bare), line("live", live), line("followed", heard), sep="\n")
    middle = statistics.median(bare)
    for name, times in (("live", live), ("followed", heard)):
        print(f"{name} / bare: {statistics.median(times) / middle:.1f}")


if __name__ == "__main__":
    asyncio.run(main())
