"""The transcript command: turns as JSON, flags in the candidate's turns only, nothing without consent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import screener

MEETING = """WEBVTT

00:00:01.000 --> 00:00:06.000
<v Ivy Panel>Some people would just retrain with more data. What would you do?</v>

00:00:07.000 --> 00:00:12.000
<v Ann Example>Honestly? I would just retrain with more data.</v>
"""


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """Write the meeting."""
    (tmp_path / "m.txt").write_text(MEETING, "utf-8")
    return tmp_path / "m.txt"


def unfinished(folder: Path) -> Path:
    """Give a database with one unfinished screen of Ann Example."""
    screen: dict[str, object] = {
        "format": "screener/screen/1", "candidate": {"name": "Ann Example"}, "role": "mlops-engineer",
        "interviewer": "Ivy Panel", "started_at": "2026-11-10T10:00:00Z", "submitted_at": None, "answers": [],
    }  # fmt: skip
    (folder / "s.json").write_text(json.dumps(screen), "utf-8")
    screener("import", "screen", folder / "s.json", "--db", folder / "s.db")
    return folder / "s.db"


def test_turns_as_json_and_flags_in_the_candidates_turns_only(meeting: Path) -> None:
    found = json.loads(screener("transcript", meeting, "--candidate", "ann example", "--json").stdout)
    assert found["speakers"] == ["Ivy Panel", "Ann Example"]
    assert {flag["turn"] for flag in found["flags"]} == {1}
    assert found["flags"][0]["rule"] == "retrain-reflex"


def test_an_unknown_candidate_is_told_who_speaks(meeting: Path) -> None:
    assert (
        "Did you mean 'Ann Example'?"
        in screener("transcript", meeting, "--candidate", "Ann Exampel", status=2).stderr
    )


def test_nothing_is_attached_without_consent(meeting: Path, tmp_path: Path) -> None:
    database = unfinished(tmp_path)
    done = screener("transcript", meeting, "--attach", "Ann Example", "--db", database, status=1)
    assert "no consent to recording on record" in done.stderr
    assert "transcript" not in screener("replay", "Ann Example", "--db", database).stdout


def test_consent_is_an_event_before_the_transcript(meeting: Path, tmp_path: Path) -> None:
    database = unfinished(tmp_path)
    done = screener(
        "transcript", meeting, "--attach", "Ann Example", "--consent", "Yes, record it.", "--db", database
    )
    assert "Ivy Panel is interviewer, Ann Example is candidate" in done.stderr
    course = screener("replay", "Ann Example", "--db", database).stdout
    assert course.index("recording agreed to: Yes, record it.") < course.index("transcript attached")


def test_an_escape_sequence_in_a_transcript_never_reaches_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "m.vtt").write_text(MEETING.replace("Honestly?", "\x1b]52;c;aGk=\x07 \u202e"), "utf-8")
    shown = screener("transcript", tmp_path / "m.vtt").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown
