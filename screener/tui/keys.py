"""The keys of the live screen, in one table: what the footer and the help show, and what they do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """A key as the help lists it; ``short`` is its label in the footer, empty when it is not shown there."""

    key: str
    does: str
    short: str = ""


LIVE: tuple[KeyHelp, ...] = (
    KeyHelp("1 … 5", "score the question in focus (as many levels as the rubric has)", "score"),
    KeyHelp("0", "asked, and no usable answer"),
    KeyHelp("x", "will not be asked, with a reason", "skip"),
    KeyHelp("n", "into the notes; esc leaves them", "notes"),
    KeyHelp("j k ↓ ↑", "next, previous question", "next"),
    KeyHelp("space", "jump to the question that the agenda suggests"),
    KeyHelp("f", "the flags of this answer: enter confirms, d dismisses, o reopens", "flags"),
    KeyHelp("p", "the follow-up probes: enter ticks one off as asked", "probes"),
    KeyHelp("tab", "show anchors, probes or what to listen for (narrow screens)"),
    KeyHelp("[ ]", "scroll the question"),
    KeyHelp("g", "general notes, that belong to no question"),
    KeyHelp("a", "mark the question as asked"),
    KeyHelp("s", "show or hide the scores given so far"),
    KeyHelp("v", "mark the last line of the notes as verbatim"),
    KeyHelp("m", "move the last line of the notes to the previous question"),
    KeyHelp("+", "a question of your own"),
    KeyHelp("/", "search in this screen"),
    KeyHelp("o", "opening and closing, to read aloud"),
    KeyHelp("z", "pause, and go on"),
    KeyHelp("u", "undo the last action", "undo"),
    KeyHelp("b", "blank the screen; any key brings it back", "blank"),
    KeyHelp("ctrl+s", "finish: open points, recommendation, submit", "finish"),
    KeyHelp("ctrl+p", "palette: rename, minutes, discard, no-show, theme and more"),
    KeyHelp("ctrl+q", "leave; everything is saved"),
    KeyHelp("?", "this help", "help"),
)

PASTE_GAP = 0.015
"""Seconds: printable keys closer together than this come from a paste or from dictation."""
PASTE_LENGTH = 4
