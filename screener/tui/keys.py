"""The keys of the live screen, in one table: what they do, and how help and footer call them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Key:
    """A key as the help shows it, the keys it stands for, and the action of ``actions.py`` that it runs."""

    shown: str
    does: str
    keys: tuple[str, ...] = ()
    action: str = ""


LIVE: tuple[Key, ...] = (
    Key("1 … 5", "score the question in focus (as many levels as the rubric has)"),
    Key("0", "asked, and no usable answer"),
    Key("x", "will not be asked, with a reason", ("x",), "skip"),
    Key("n  esc", "into the notes; out of them, back to the keys", ("n",), "notes"),
    Key("j  ↓  enter", "next question", ("j", "down", "enter"), "next_question"),
    Key("k  ↑", "previous question", ("k", "up"), "previous_question"),
    Key("space", "the question that the agenda suggests", (" ",), "suggested"),
    Key("f", "flags of this answer: enter confirms, d dismisses, o reopens", ("f",), "flags"),
    Key("p", "follow-up probes: enter ticks one off as asked", ("p",), "probes"),
    Key(
        "t",
        "the talk, from a transcript (a growing one, too): enter takes a turn into the notes",
        ("t",),
        "talk",
    ),
    Key("u", "undo the last action", ("u",), "undo"),
    Key("←  →", "the level under the cursor, with its anchor", ("left",), "lower_level"),
    Key("", "", ("right",), "higher_level"),
    Key("tab", "levels, probes, what to listen for (narrow windows)", ("tab",), "next_part"),
    Key("[  ]", "scroll the question", ("[",), "scroll_up"),
    Key("", "", ("]",), "scroll_down"),
    Key("l", "the list of questions (narrow windows)", ("l",), "list_questions"),
    Key(".", "the next open point: what the finish would list", (".",), "next_point"),
    Key("g", "general notes, that belong to no question", ("g",), "general_notes"),
    Key("a", "mark the question as asked", ("a",), "mark_asked"),
    Key("+", "a question of your own", ("+",), "own_question"),
    Key("m", "move a line of the notes to another question", ("m",), "move_note"),
    Key("v", "mark a line of the notes as verbatim", ("v",), "mark_quote"),
    Key("/", "search questions and notes", ("/",), "search"),
    Key("o", "opening and closing, to read aloud", ("o",), "read_aloud"),
    Key("s", "show or hide the scores given so far", ("s",), "toggle_scores"),
    Key("z", "pause the clock, and go on", ("z",), "pause"),
    Key("b", "blank the screen; any key brings it back", ("b",), "blank"),
    Key("ctrl+s", "finish: open points, recommendation, submit", ("ctrl+s",), "finish"),
    Key("ctrl+p", "palette: rename, minutes, discard, no-show, home, theme"),
    Key("ctrl+z", "suspend to the shell; fg comes back"),
    Key("ctrl+q", "leave; everything is saved"),
    Key("?", "this help", ("?",), "all_keys"),
    Key("F1 … F5", "score while typing notes; ctrl+↓ ↑ change the question"),
)

ACTION_OF: dict[str, str] = {key: entry.action for entry in LIVE for key in entry.keys}
"""Key to the name of its action."""

AT_ONCE = frozenset("0123456789jk az[]")
"""Printable keys that are acted on at once, because a paste can take them back; others wait one moment."""

FOOT: dict[str, tuple[tuple[int, str], ...]] = {
    "COMMAND": (
        (0, "{levels} score"), (0, "n notes"), (0, "j next"), (1, "f flags"), (1, "p probes"), (4, "x skip"),
        (5, "t talk"),
        (2, "u undo"), (5, "l list"), (6, ". open points"), (6, "b blank"), (1, "^s finish"), (0, "? keys"),
    ),
    "NOTES": ((0, "typing notes"), (0, "esc back to the keys"), (2, "F1-F{top} score"),
              (3, "ctrl+↓ ↑ question"), (1, "^s finish")),
    "FLAGS": ((0, "j k choose"), (0, "enter confirm"), (0, "d dismiss"), (1, "o reopen"), (0, "esc back")),
    "PROBES": ((0, "j k choose"), (0, "enter asked"), (0, "esc back")),
    "TALK": ((0, "j k choose"), (0, "enter into the notes"), (1, "a all turns"),
             (2, "c who is the candidate"),
             (0, "esc back")),
}  # fmt: skip
"""What the foot offers in each mode; entries of a high number give way first where there is no room."""
