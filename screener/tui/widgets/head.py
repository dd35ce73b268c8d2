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
    """Draw the head line into ``width`` cells: clock, title and name give way first, the save state never."""
    saved, mode = s.saved, f" {s.mode} "
    if cell_len(saved) + 2 + len(mode) > width:
        return Content.styled(fit(saved, width), "bold $text-error" if s.trouble else "bold")
    left = width - cell_len(saved) - 2 - len(mode)
    where = f"  {s.position} " if left > len(s.position) + 10 else ""
    left -= len(where)
    clock = next((f"{c}  " for c in _clocks(s) if cell_len(c) + 2 + 8 <= left), "")
    left -= cell_len(clock)
    title = f" · {s.title}" if cell_len(s.candidate) + cell_len(s.title) + 4 <= left else ""
    name = fit(s.candidate, left - cell_len(title))
    gap = left - cell_len(name) - cell_len(title)
    late = s.seconds > s.minutes * 60 and not s.paused
    return Content.assemble(
        (name, "bold"), title, where, " " * gap,
        (clock, "bold $text-warning" if late else ""),
        (f"{saved}  ", "bold $text-error" if s.trouble else ""),
        (mode, "bold reverse"),
    )  # fmt: skip


def minutes(seconds: float) -> str:
    """Give seconds as ``m:ss``."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"


def _clocks(s: Standing) -> tuple[str, ...]:
    """Give the clock at the lengths it comes in, longest first; ``!`` says that the time is over."""
    planned = f"/{s.question_minutes:g}" if s.question_minutes else ""
    over = "!" if s.question_minutes and s.question_seconds > s.question_minutes * 60 else ""
    question = f"{minutes(s.question_seconds)}{planned}{over}"
    whole = f"{minutes(s.seconds)}/{s.minutes:g}" + ("!" if s.seconds > s.minutes * 60 else "")
    paused = "PAUSED " if s.paused else ""
    return (
        f"{paused}question {question} · screen {whole} min",
        f"{paused}this {question} · all {whole} min",
        f"{paused}{whole}",
    )
