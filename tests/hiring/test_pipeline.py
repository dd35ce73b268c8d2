"""The hiring clock: the day, what waits for whom, who is about to be lost; stages and decisions as events."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from screener.content.guide import Clock
from screener.errors import RefusedAction
from screener.hiring.pipeline import calendar, pace, pipeline, reach
from screener.interview import events as e
from screener.interview.screen import Screen
from tests.cli.running import screener

CLOCK = Clock(target_days=(14, 20), lost_after_days=(14, 21), source="The article", date="2026-01")
START = date(2026, 3, 2)


def screen(name: str, *stages: tuple[str, int], status: str = "submitted") -> Screen:
    """Give a screen of the start day, with stages reached on days counted from 1."""
    reached = tuple(
        e.StageReached.model_validate({"stage": s, "on": (START + timedelta(days=n - 1)).isoformat()})
        for s, n in stages
    )
    return Screen(
        id=f"id-{name}", candidate=e.Candidate(name=name), role="mlops-engineer", interviewer="Ivy", kit="k",
        minutes=30, started_at=datetime(2026, 3, 2, 9, tzinfo=UTC), status=status, stages=reached,  # type: ignore[arg-type]  # a status
    )  # fmt: skip


def on_day(day: int) -> date:
    """Give the date of a day of the clock."""
    return START + timedelta(days=day - 1)


def test_the_day_of_the_first_screen_is_day_one() -> None:
    assert pipeline([screen("Ann")], START, CLOCK)[0].day == 1


def test_a_candidate_at_day_18_is_about_to_be_lost_and_named_first() -> None:
    late, early = screen("Late", ("panel", 6)), screen("Early")
    found = pipeline([early, late], on_day(18), CLOCK)
    assert all(p.about_to_be_lost for p in found)
    found = pipeline([screen("Ann", ("panel", 3))], on_day(13), CLOCK)
    assert not found[0].about_to_be_lost
    assert found[0].waits_for == "the hiring lead: debrief and decide"


def test_nobody_is_lost_after_signing_and_the_clock_stands_still() -> None:
    signed = screen("Ann", ("panel", 4), ("decision", 6), ("offer", 8), ("signed", 12))
    [found] = pipeline([signed], on_day(60), CLOCK)
    assert (found.day, found.open, found.about_to_be_lost) == (12, False, False)


def test_unfinished_screens_start_no_clock() -> None:
    assert pipeline([screen("Ann", status="open")], on_day(3), CLOCK) == ()


def test_own_times_are_shown_from_five_signed_on() -> None:
    signed = [screen(f"C{n}", ("panel", 4), ("signed", 10 + n)) for n in range(5)]
    assert pace(pipeline(signed[:4], on_day(40), CLOCK)) is None
    found = pace(pipeline(signed, on_day(40), CLOCK))
    assert found is not None
    assert (found.n, found.median, found.worst) == (5, 12, 14)
    assert found.by_stage["panel"] == 3


@pytest.mark.parametrize(
    ("stage", "day", "said"),
    [
        ("panel", 40, "is in the future"),
        ("offer", 3, "is before panel was reached"),
        ("panel", 9, "does not come after 'panel'"),
        ("wedding", 9, "There is no stage 'wedding'"),
        ("closed", 9, "Say why the process ends"),
    ],
)
def test_a_stage_that_cannot_be_is_refused(stage: str, day: int, said: str) -> None:
    with pytest.raises(RefusedAction, match=said):
        reach([screen("Ann", ("panel", 5))], stage, on_day(day), on_day(20))


def test_the_calendar_is_folded_escaped_and_stable() -> None:
    name = "Ann; Example, " + "Ü" * 60
    text = calendar(pipeline([screen(name)], on_day(2), CLOCK), datetime(2026, 3, 3, 8, tzinfo=UTC))
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "")
    assert f"SUMMARY:Ann\\; Example\\, {'Ü' * 60}: panel due (mlops-engineer)" in whole
    assert "DTSTART;VALUE=DATE:20260306" in whole


def test_moving_and_deciding_are_events_that_every_door_shows(tmp_path: Path) -> None:
    day = datetime.now(UTC) - timedelta(days=17)
    made = {
        "format": "screener/screen/1", "candidate": {"name": "Ann Example"}, "role": "mlops-engineer",
        "interviewer": "Ivy", "started_at": day.isoformat(), "answers": [],
        "submitted_at": (day + timedelta(hours=1)).isoformat(),
        "recommendation": {"value": "yes", "reason": "x"},
    }  # fmt: skip
    (tmp_path / "s.json").write_text(json.dumps(made), "utf-8")
    database = ("--db", tmp_path / "s.db")
    screener("import", "screen", tmp_path / "s.json", *database)
    on = (day + timedelta(days=4)).date().isoformat()
    screener("pipeline", "--move", "ann example", "--to", "panel", "--on", on, *database)
    screener(
        "decide", "Ann Example", "advance", "--reason", "Own incidents.", "--took-part", "Ivy", *database
    )
    [found] = json.loads(screener("pipeline", "--json", *database).stdout)["candidates"]
    assert (found["day"], found["stage"], found["about_to_be_lost"]) == (18, "panel", True)
    assert "ABOUT TO BE LOST" in screener("pipeline", *database).stdout
    course = screener("replay", "Ann Example", *database).stdout
    assert "panel reached" in course
    assert "decided to advance, with Ivy: Own incidents." in course
    compared = json.loads(screener("compare", "--role", "mlops-engineer", "--json", *database).stdout)
    assert compared["candidates"][0]["decision"]["value"] == "advance"
    screener("verify", "Ann Example", *database)
    exported = screener("export", "Ann Example", *database).stdout
    (tmp_path / "e.json").write_text(exported, "utf-8")
    screener("import", "screen", tmp_path / "e.json", "--db", tmp_path / "t.db")
    assert screener("export", "Ann Example", "--db", tmp_path / "t.db").stdout == exported


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--move", "Nobody", "--to", "panel"), "There is no screen of 'Nobody'"),
        (("--move", "Ann"), "--move needs --to"),
        (("--move", "Ann", "--to", "panel", "--on", "soon"), "There is no screen of 'Ann'"),
    ],
)
def test_a_move_that_cannot_be_ends_in_one_line(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    status = 2 if "needs" in said else 1
    assert said in screener("pipeline", *words, "--db", tmp_path / "s.db", status=status).stderr
