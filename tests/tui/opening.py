"""Opening the interface for tests: a small bank of files, a database of its own, the real app."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from textual.pilot import Pilot

from screener.content.library import open_library
from screener.interview.screen import Screen, fold
from screener.store.sqlite import open_journal
from screener.tui.app import ScreenerApp
from screener.tui.doors import Doors, Resume, Start
from screener.tui.screens.live import LiveView
from tests import samples

ROLE = "mlops-engineer"
ANN = Start(ROLE, "Ann Example", "Ivy")


def content(folder: Path) -> Path:
    """Write the sample bank, rubric and flags as files (JSON is YAML) that lie over the bundled ones."""
    kit = samples.kit()
    bank = kit.bank.model_dump(mode="json", exclude_defaults=True)
    files = {
        f"question_banks/{ROLE}.yaml": {**bank, "opening": "Hello.", "closing": "Your turn."},
        "rubrics/sample.yaml": kit.rubric.model_dump(mode="json", exclude_defaults=True),
        "rubrics/flags/sample.yaml": samples.flag_file().model_dump(
            mode="json", by_alias=True, exclude_defaults=True
        ),
    }
    for place, data in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data), "utf-8")
    return folder


def opened(
    folder: Path, first: Start | Resume | None = ANN, shorthands: Mapping[str, str] | None = None
) -> ScreenerApp:
    """Give the app on a database in ``folder``."""
    database, own = folder / "s.db", content(folder / "content")
    doors = Doors(
        database=database,
        open_library=cache(lambda: open_library(own)),
        open_journal=lambda: open_journal(database),
        identity="Ivy",
        templates=(Path(__file__).parents[2] / "reports",),
        shorthands=shorthands or {},
    )
    return ScreenerApp(doors, first)


def on_disk(folder: Path) -> Screen:
    """Read the newest screen through a connection of its own."""
    journal = open_journal(folder / "s.db")
    try:
        return fold(journal.events(journal.cards()[0].id))
    finally:
        journal.close()


async def ready(pilot: Pilot[None]) -> LiveView:
    """Wait until the live screen records, and its rules are compiled."""
    for _ in range(200):
        view = pilot.app.screen
        if isinstance(view, LiveView) and view.ears is not None:
            view.ears.wake()
            view.hear()
            await pilot.pause()
            return view
        await pilot.pause(0.02)
    raise AssertionError("the live screen did not open")


async def until(pilot: Pilot[None], holds: Callable[[], bool]) -> None:
    """Wait up to twenty seconds for something to hold."""
    for _ in range(1000):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError("did not come to hold")


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text key by key."""
    await pilot.press(*({" ": "space", "\n": "enter"}.get(c, c) for c in text))


async def note(pilot: Pilot[None], text: str) -> None:
    """Go into the notes, type, and come back to the keys."""
    view = await ready(pilot)
    await pilot.press("n")
    await until(pilot, lambda: view.mode == "NOTES")
    await type_in(pilot, text)
    await pilot.press("escape")
    await until(pilot, lambda: view.mode == "COMMAND")


def shown(view: LiveView, part: str) -> str:
    """Give what one part of the live screen shows, as plain text."""
    return str(view.foot.content if part == "foot" else view.parts[part].content)
