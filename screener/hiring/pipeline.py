"""The hiring clock: where each candidate stands, on which day, what waits for whom, who is about to be lost.

The first submitted screen starts the clock, and its day is day 1. The days that good teams take, and after
which strong candidates are gone, are the guide's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import get_args

from screener.content.guide import Clock
from screener.errors import RefusedAction
from screener.interview import events as e
from screener.interview.blind import person
from screener.interview.screen import Screen

STAGES: tuple[str, ...] = ("first screen", "panel", "decision", "offer", "signed")
NEXT = {
    "first screen": ("panel", "the recruiter: book the panel"),
    "panel": ("decision", "the hiring lead: debrief and decide"),
    "decision": ("offer", "the hiring lead and the recruiter: make the offer"),
    "offer": ("signed", "the candidate: answer the offer"),
}
"""Stage to what comes next, and whom it waits for."""
ENOUGH = 5
"""Signed offers from which the team's own times are shown: our convention."""
SHARE = {"panel": 0.35, "decision": 0.5, "offer": 0.65, "signed": 1.0}
"""By which share of the target each stage is due: our convention, so that the last steps are not squeezed."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One candidate: when each stage was reached, today's day, and what is next and due when."""

    candidate: str
    role: str
    screen: str
    reached: Mapping[str, date]
    stage: str
    day: int
    next: str
    waits_for: str
    due: date | None
    overdue: bool
    about_to_be_lost: bool
    closed: str
    """Why the process ended without a signature; empty while it runs, and after a signature."""

    @property
    def open(self) -> bool:
        """Tell whether the process still runs."""
        return self.stage not in ("signed", "closed")


@dataclass(frozen=True, slots=True)
class Pace:
    """What the process has taken so far, in days, of ``n`` signed candidates."""

    n: int
    median: float
    worst: int
    by_stage: Mapping[str, float]


def reach(screens: Sequence[Screen], stage: str, on: date, today: date, reason: str = "") -> e.StageReached:
    """Say that a candidate reached a stage. Raises ``RefusedAction`` for a day or an order that cannot be."""
    if stage not in get_args(e.Stage):
        raise RefusedAction(f"There is no stage '{stage}'. Stages are: {', '.join(get_args(e.Stage))}.")
    reached = _reached(screens)
    if "first screen" not in reached:
        raise RefusedAction("The clock starts with a submitted screen, and this candidate has none.")
    if on > today:
        raise RefusedAction(f"{on} is in the future. Give the day on which it happened.")
    last = max(reached, key=lambda name: (reached[name], STAGES.index(name) if name in STAGES else 9))
    if last in ("signed", "closed"):
        raise RefusedAction(f"This candidate's process ended on {reached[last]} ({last}).")
    if on < reached[last]:
        raise RefusedAction(f"{on} is before {last} was reached, on {reached[last]}.")
    if stage != "closed" and STAGES.index(stage) <= STAGES.index(last):
        raise RefusedAction(f"'{stage}' does not come after '{last}'.")
    if stage == "closed" and not reason.strip():
        raise RefusedAction("Say why the process ends: --reason.")
    return e.StageReached(stage=stage, on=on.isoformat(), reason=reason.strip())  # type: ignore[arg-type]  # checked


def pipeline(screens: Sequence[Screen], today: date, clock: Clock) -> tuple[Progress, ...]:
    """Give every candidate's progress, those who are about to be lost first."""
    groups: defaultdict[tuple[str, str], list[Screen]] = defaultdict(list)
    for screen in sorted(screens, key=lambda s: s.started_at):
        if screen.status == "submitted" and not screen.practice:
            groups[person(screen.candidate.name, screen.candidate.ref, screen.role)].append(screen)
    found = [_progress(group, today, clock) for group in groups.values()]
    return tuple(sorted(found, key=lambda p: (not p.open, not p.about_to_be_lost, -p.day, p.candidate)))


def pace(found: Sequence[Progress]) -> Pace | None:
    """Give what signed candidates took from first screen to signature; ``None`` under five of them."""
    done = [p.reached for p in found if "signed" in p.reached]
    if len(done) < ENOUGH:
        return None
    whole = [(r["signed"] - r["first screen"]).days + 1 for r in done]
    steps: defaultdict[str, list[int]] = defaultdict(list)
    for reached in done:
        known = [name for name in STAGES if name in reached]
        for before, after in pairwise(known):
            steps[after].append((reached[after] - reached[before]).days)
    return Pace(len(done), median(whole), max(whole), {name: median(days) for name, days in steps.items()})


def _reached(screens: Sequence[Screen]) -> dict[str, date]:
    done = [s.started_at.date() for s in screens if s.status == "submitted"]
    reached = {"first screen": min(done)} if done else {}
    for screen in screens:
        for event in screen.stages:
            reached[event.stage] = date.fromisoformat(event.on)
    return reached


def _progress(screens: Sequence[Screen], today: date, clock: Clock) -> Progress:
    reached = _reached(screens)
    stage = next((s for s in ("closed", *reversed(STAGES)) if s in reached), "first screen")
    first = reached["first screen"]
    ended = reached.get("closed") or reached.get("signed")
    day = max(1, ((ended or today) - first).days + 1)
    following, who = NEXT.get(stage, ("", ""))
    due = first + timedelta(days=round(SHARE[following] * clock.target_days[0]) - 1) if following else None
    why = next((event.reason for s in screens for event in s.stages if event.stage == "closed"), "")
    return Progress(
        candidate=screens[-1].candidate.name,
        role=screens[-1].role,
        screen=screens[-1].id,
        reached=reached,
        stage=stage,
        day=day,
        next=following,
        waits_for=who,
        due=due,
        overdue=bool(due and due < today),
        about_to_be_lost=bool(following) and day >= clock.lost_after_days[0],
        closed=why,
    )


def calendar(found: Sequence[Progress], stamp: datetime) -> str:
    """Give the next due dates as iCalendar (RFC 5545): all-day entries, lines folded, text escaped."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//screener//hiring clock//EN"]
    for one in found:
        if one.open and one.due:
            lines += [
                "BEGIN:VEVENT",
                f"UID:{one.screen}-{one.next}@screener",
                f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
                f"DTSTART;VALUE=DATE:{one.due:%Y%m%d}",
                f"DTEND;VALUE=DATE:{one.due + timedelta(days=1):%Y%m%d}",
                f"SUMMARY:{_escaped(f'{one.candidate}: {one.next} due ({one.role})')}",
                f"DESCRIPTION:{_escaped(f'Waits for {one.waits_for}. Day {one.day}.')}",
                "END:VEVENT",
            ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _escaped(text: str) -> str:
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())


def _folded(line: str) -> str:
    """Fold a line at 75 octets, never within a character."""
    rows: list[bytes] = []
    row = b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(row) + len(octets) > (75 if not rows else 74):
            rows.append(row)
            row = b""
        row += octets
    return "\r\n ".join(r.decode() for r in [*rows, row])
