"""Takes pictures of the live screen with a followed talk: 80 by 24 and 200 by 50, dark and light.

python docs/session/pictures.py [FOLDER]
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from screener.content.library import open_library
from screener.store.sqlite import open_journal
from screener.tui.app import ScreenerApp
from screener.tui.doors import Doors, Start
from screener.tui.screens.live import LiveView

ROLE, NAME = "mlops-engineer", "Mara Example (made up)"
SIZES, THEMES = ((80, 24), (200, 50)), ("textual-dark", "textual-light")
NOTES = "would just retrain with more data, did not ask what changed\nretrained last Friday already"


def talk(path: Path) -> None:
    """Write the talk at the first question."""
    ask = " ".join(open_library().bank_for_role(ROLE).questions[0].ask.split())
    said = (
        ("Ivy", ask),
        (NAME, "Fraud recall fell, and honestly we would just retrain with more data and see."),
        ("Ivy", "What told you first?"),
        (NAME, "A customer called. Then we looked, and one table had been renamed."),
    )
    cues = [
        f"00:00:{n * 9:02}.000 --> 00:00:{n * 9 + 8:02}.000\n<v {who}>{text}</v>"
        for n, (who, text) in enumerate(said)
    ]
    path.write_text("WEBVTT\n\n" + "\n\n".join(cues) + "\n\n", "utf-8")


async def until(pilot: Pilot[None], view: LiveView, words: str) -> None:
    """Wait until words stand among the findings."""
    for _ in range(500):
        if words in str(view.parts["found"].content):
            return
        await pilot.pause(0.02)


async def picture(folder: Path, size: tuple[int, int], theme: str) -> None:
    """Score, note, follow the talk, and keep what is then on the screen."""
    with tempfile.TemporaryDirectory() as home:
        database, path = Path(home) / "s.db", Path(home) / "talk.vtt"
        talk(path)
        library = open_library()
        doors = Doors(database, lambda: library, lambda: open_journal(database), "Ivy", theme=theme)
        app = ScreenerApp(doors, Start(ROLE, NAME, "Ivy", transcript=path))
        async with app.run_test(size=size) as pilot:
            while not (isinstance(app.screen, LiveView) and app.screen.ears and app.screen.ears.awake):
                await pilot.pause(0.05)
            view = app.screen
            view.notes.append(NOTES)
            await pilot.press("2")
            await pilot.press("t")
            while app.screen is view:
                await pilot.pause(0.02)
            app.screen.query_one(Input).value = "Yes, that is fine."
            await pilot.press("enter")
            await until(pilot, view, "renamed")
            await pilot.pause(0.3)
            name = f"{size[0]}x{size[1]}-{theme.removeprefix('textual-')}"
            (folder / f"talk-{name}.svg").write_text(app.export_screenshot(title="screener"), "utf-8")
            await pilot.press("escape")
            await until(pilot, view, "said 0:09")
            await pilot.pause(0.3)
            (folder / f"live-{name}.svg").write_text(app.export_screenshot(title="screener"), "utf-8")


def main() -> None:
    """Take all of them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        for theme in THEMES:
            asyncio.run(picture(folder, size, theme))


if __name__ == "__main__":
    main()
