"""What the palette offers in a live screen: corrections, and endings without a score."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import SystemCommand

from screener.errors import RefusedAction
from screener.interview import verbs
from screener.tui.screens.live import LiveView
from screener.tui.screens.small import Prompt


def commands(view: LiveView) -> Iterable[SystemCommand]:
    """Give the corrections that a live screen allows."""
    yield SystemCommand("Rename the candidate", "Put a misspelt name right", lambda: rename(view))
    yield SystemCommand("Minutes", "Cut or extend the time of this screen", lambda: minutes(view))
    yield SystemCommand("No-show", "The candidate did not come", lambda: no_show(view))
    yield SystemCommand("Discard", "Put away a screen started by mistake", lambda: discard(view))
    yield SystemCommand("Finish", "Open points, recommendation, submit", view.do_finish)


def rename(view: LiveView) -> None:
    """Ask for the right name."""

    def done(name: str | None) -> None:
        if name and view.record(lambda live: verbs.rename(live.screen, name)) and view.live:
            view.candidate = view.live.screen.candidate.name
            view.paint()

    view.app.push_screen(Prompt("The candidate's name:", view.candidate), done)


def minutes(view: LiveView) -> None:
    """Ask for the new length."""

    def done(text: str | None) -> None:
        if text is not None:
            view.record(lambda live: verbs.set_minutes(live.screen, _number(text)))

    view.app.push_screen(Prompt("How many minutes does this screen have in all?"), done)


def no_show(view: LiveView) -> None:
    """Record that nobody came, and leave."""
    if view.record(lambda live: verbs.no_show(live.screen)):
        view.app.exit()


def discard(view: LiveView) -> None:
    """Ask for the reason, put the screen away, and leave."""

    def done(reason: str | None) -> None:
        if reason and view.record(lambda live: verbs.discard(live.screen, reason)):
            view.app.exit()

    view.app.push_screen(Prompt("Why is this screen discarded?"), done)


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise RefusedAction(f"'{text}' is no number of minutes.") from None
