"""What the palette offers in a live screen: corrections, and endings without a score."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from textual.app import SystemCommand

from screener.errors import RefusedAction
from screener.interview import verbs
from screener.tui import actions
from screener.tui.screens.live import LiveView
from screener.tui.screens.small import Prompt


def commands(view: LiveView) -> Iterable[SystemCommand]:
    """Give the corrections that a live screen allows."""
    yield SystemCommand("Home view", "Leave this screen as it is; it can be resumed", lambda: home(view))
    yield SystemCommand("Finish", "Open points, recommendation, submit", lambda: actions.finish(view))
    yield SystemCommand("Rename the candidate", "Put a misspelt name right", lambda: rename(view))
    yield SystemCommand("Minutes", "Cut or extend the time of this screen", lambda: minutes(view))
    yield SystemCommand("General note", "It needs no question", lambda: actions.general_notes(view))
    yield SystemCommand("Own question", "One that is in no bank", lambda: actions.own_question(view))
    yield SystemCommand("Pause", "Stop the clock, or let it go on", lambda: actions.pause(view))
    yield SystemCommand("No-show", "The candidate did not come", lambda: no_show(view))
    yield SystemCommand("Discard", "Put away a screen started by mistake", lambda: discard(view))


def home(view: LiveView) -> None:
    """Go home; the screen stays unfinished and can be resumed."""
    view.commit_notes()
    view.app.call_later(view.app.run_action, "go_home")


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

    planned = f"{view.state.minutes:g}" if view.state else ""
    view.app.push_screen(Prompt("How many minutes does this screen have in all?", planned), done)


def no_show(view: LiveView) -> None:
    """Record that nobody came, and go home."""
    if view.record(lambda live: verbs.no_show(live.screen)):
        home(view)


def discard(view: LiveView) -> None:
    """Ask for the reason, put the screen away, and go home."""

    def done(reason: str | None) -> None:
        if reason and view.record(lambda live: verbs.discard(live.screen, reason)):
            home(view)

    view.app.push_screen(Prompt("Why is this screen discarded?"), done)


def _number(text: str) -> float:
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        number = float("nan")
    if not isfinite(number):
        raise RefusedAction(f"'{text}' is no number of minutes.")
    return number
