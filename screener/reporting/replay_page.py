"""A screen as it went, as a page of text: a line a moment, with the time since the opening."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

from screener.interview.replaying import Moment
from screener.reporting.clean import for_terminal
from screener.reporting.guide_pages import WIDTH


def replay_page(moments: Sequence[Moment]) -> list[str]:
    """Write the moments; what was taken back stays in it, marked."""
    return [_line(moment) for moment in moments]


def _line(moment: Moment) -> str:
    mark = "taken back: " if moment.undone else ""
    told = " / ".join(for_terminal(f"{mark}{moment.text}").splitlines())
    head = f"{_clock(moment.seconds):>8}  "
    return fill(told, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))


def _clock(seconds: float) -> str:
    whole = max(0, int(seconds))
    if whole >= 3600:
        return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{whole // 60}:{whole % 60:02d}"
