"""The head line: who, which question, the clock, whether everything is saved, and the mode in words."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from screener.tui.widgets.fitting import fit


@dataclass(frozen=True, slots=True)
class Standing:
    """What the head line tells. Seconds of running time; minutes as planned."""

    candidate: str
    title: str
    position: str
    question_seconds: float
    question_minutes: float | None
    seconds: float
    minutes: float
    paused: bool
    saved: str
    mode: str

    @property
    def trouble(self) -> bool:
        """Tell whether something is not saved."""
        return self.saved.startswith("NOT SAVED")


def head(s: Standing, width: int) -> Content:
    """Draw the head line into ``width`` cells; the name gives way first, the save state never."""
    right = f"{s.saved}  "
    mode = f" {s.mode} "
    clock = _clock(s, short=width < 100)
    if cell_len(clock) + len(right) + len(mode) + 14 > width:
        clock = f"{minutes(s.seconds)}/{s.minutes:g}"
    if cell_len(clock) + len(right) + len(mode) + 10 > width:
        clock = ""
    room = width - cell_len(right) - len(mode) - cell_len(clock) - len(s.position) - 4
    title = f" · {s.title}" if room - cell_len(s.candidate) > cell_len(s.title) + 6 else ""
    name = fit(s.candidate, max(4, room - cell_len(title)))
    gap = max(1, room - cell_len(name) - cell_len(title))
    late = s.seconds > s.minutes * 60 and not s.paused
    return Content.assemble(
        (name, "bold"), title, f"  {s.position}", " " * gap,
        (clock, "bold $text-warning" if late else ""), "  ",
        (right, "bold $text-error" if s.trouble else ""),
        (mode, "bold reverse"),
    )  # fmt: skip


def minutes(seconds: float) -> str:
    """Give seconds as ``m:ss``."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _clock(s: Standing, short: bool) -> str:
    planned = f"/{s.question_minutes:g}" if s.question_minutes else ""
    over = "!" if s.question_minutes and s.question_seconds > s.question_minutes * 60 else ""
    question = f"{minutes(s.question_seconds)}{planned}{over}"
    whole = f"{minutes(s.seconds)}/{s.minutes:g}" + ("!" if s.seconds > s.minutes * 60 else "")
    paused = "PAUSED " if s.paused else ""
    if short:
        return f"{paused}this {question} · all {whole} min"
    return f"{paused}question {question} · screen {whole} min"
