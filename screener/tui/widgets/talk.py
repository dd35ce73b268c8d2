"""The talk: turns of the transcript, with what was found in the candidate's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from screener.reporting.clean import for_line
from screener.tui.widgets.fitting import fit, hanging

BEFORE, AT_A_TIME = 2, 14
"""Turns drawn before the cursor, and in all."""
LONGEST = 600
"""Characters of a turn that are drawn; all of it goes into the notes."""


@dataclass(frozen=True, slots=True)
class Said:
    """One turn. ``flags``: title and quote of what the rules found; only in the candidate's turns."""

    speaker: str
    who: str
    start: float | None
    text: str
    question: str | None
    flags: tuple[tuple[str, str], ...]

    @property
    def at(self) -> str:
        """Give the time as ``m:ss``, or nothing where the transcript has none."""
        whole = max(0, int(self.start)) if self.start is not None else None
        return "" if whole is None else f"{whole // 60}:{whole % 60:02d}"


def talked(turns: Sequence[Said], cursor: int, width: int, caption: str) -> Content:
    """Draw the turns around the cursor; the flags of the turn under it in full."""
    rows = [hanging("", for_line(caption), width, "$foreground-muted")]
    first = max(0, min(cursor - BEFORE, len(turns) - AT_A_TIME))
    rows += [Content.styled(f"… {first} before", "$foreground-muted")] if first else []
    for number, turn in enumerate(turns[first : first + AT_A_TIME], first):
        rows += _turn(turn, number == cursor, width)
    left = len(turns) - first - AT_A_TIME
    rows += [Content.styled(f"… {left} more", "$foreground-muted")] if left > 0 else []
    return Content("\n").join(rows)


def _turn(turn: Said, here: bool, width: int) -> list[Content]:
    who = "" if turn.who == "candidate" else f"{fit(for_line(turn.speaker) or '?', 14)}: "
    head = f"{'▸' if here else ' '}{turn.at:>6} {'⚑ ' if turn.flags else ''}{who}"
    style = "bold" if here else "" if turn.who == "candidate" else "$foreground-muted"
    mark = "bold $text-warning" if turn.flags else "$foreground-muted"
    rows = [hanging(head, for_line(turn.text[:LONGEST]), width, style, mark)]
    if here:
        rows += [
            Content.styled(fit(f"        {for_line(title)}: “{for_line(quote)}”", width), "$text-warning")
            for title, quote in turn.flags
        ]
    return rows
