"""Turns to questions: by wording, by time, and never the candidate's own words."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from screener.content.library import open_library
from screener.transcripts.align import align
from screener.transcripts.turns import Turn
from tests.cli.running import screener

BANK = open_library().bank_for_role("mlops-engineer")


def interview() -> list[Turn]:
    """Give a made-up meeting: three questions of the bank in another order, with small talk."""
    turns = [
        Turn("Ivy", 0.0, 4.0, "Hello Ann, thanks for coming. Shall we begin?"),
        Turn("Ann", 4.0, 6.0, "Sure."),
    ]
    for number, question in enumerate((BANK.questions[3], BANK.questions[0], BANK.questions[5])):
        at = 10.0 + 300 * number
        turns += [
            Turn("Ivy", at, at + 9, f"Right, so. {question.ask} Take your time."),
            Turn("Ann", at + 10, at + 200, "We looked at the feed first, then at the features."),
            Turn("Ivy", at + 200, at + 204, "And then?"),
            Turn("Ann", at + 205, at + 290, "Then we rolled back."),
        ]
    return turns


def test_questions_asked_in_another_order_are_found_by_their_wording() -> None:
    found = align(interview(), "Ann", BANK.questions).questions
    asked = [BANK.questions[n].id for n in (3, 0, 5)]
    assert found == (None, None, *(name for name in asked for _ in range(4)))


def test_a_question_in_other_words_is_placed_by_the_time_it_was_in_focus() -> None:
    turns = interview()
    turns[6] = Turn("Ivy", 310.0, 318.0, "Okay, next one, you know the drill.")
    focus = [(0.0, BANK.questions[3].id), (300.0, BANK.questions[0].id), (600.0, BANK.questions[5].id)]
    found = align(turns, "Ann", BANK.questions, focus)
    assert found.shift == 10.0
    assert found.turns_of(BANK.questions[0].id) == (6, 7, 8, 9)


def test_a_question_that_was_only_passed_on_the_way_to_another_gets_no_turn() -> None:
    first, passed, asked = (BANK.questions[n] for n in (0, 1, 3))
    turns = [
        Turn("Ivy", 1.0, 4.0, first.ask), Turn("Ann", 5.0, 60.0, "Well."),
        Turn("Ivy", 62.0, 65.0, "And the next one?"), Turn("Ann", 66.0, 90.0, "Hm."),
    ]  # fmt: skip
    focus = [(0.0, first.id), (60.0, passed.id), (61.0, asked.id)]
    assert align(turns, "Ann", BANK.questions, focus).questions[2:] == (asked.id, asked.id)


def test_the_candidate_repeating_a_question_opens_none() -> None:
    turns = [Turn("Ann", 0.0, 5.0, BANK.questions[0].ask), Turn("Ann", 6.0, 9.0, BANK.questions[1].ask)]
    assert align(turns, "Ann", BANK.questions).questions == (None, None)


@given(st.lists(st.tuples(st.sampled_from(["Ivy", "Ann", ""]), st.text(max_size=60)), max_size=20))
def test_every_turn_gets_one_place_whatever_is_said(said: list[tuple[str, str]]) -> None:
    turns = [Turn(who, None, None, text) for who, text in said]
    found = align(turns, "Ann", BANK.questions)
    assert len(found.questions) == len(turns)
    assert set(found.questions) <= {None, *(q.id for q in BANK.questions)}


def test_the_command_says_which_question_a_flag_was_raised_at(tmp_path: Path) -> None:
    ask = " ".join(BANK.questions[0].ask.split())
    (tmp_path / "t.txt").write_text(f"Ivy: {ask}\nAnn: I would just retrain it with more data.\n", "utf-8")
    args = ("--candidate", "Ann", "--role", "mlops-engineer")
    done = json.loads(screener("transcript", tmp_path / "t.txt", *args, "--json").stdout)
    assert done["questions"] == [BANK.questions[0].id] * 2
    assert {f["question"] for f in done["flags"]} == {BANK.questions[0].id}


def test_a_file_that_is_being_written_is_followed_turn_by_turn(tmp_path: Path) -> None:
    path = tmp_path / "t.txt"
    path.write_text("Ivy: What do you do when it gets worse?\nAnn: Hm.\n", "utf-8")
    words = [sys.executable, "-m", "screener", "transcript", str(path), "--candidate", "Ann", "--follow"]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1)
    assert running.stdout
    try:
        assert "What do you do" in running.stdout.readline()
        with path.open("a", encoding="utf-8") as file:
            file.write("Ivy: Go on.\nAnn: I would just retrain it with more data.\nIvy: I see.\n")
        lines = [running.stdout.readline() for _ in range(4)]
        assert any("retrain-reflex" in line for line in lines)
    finally:
        running.terminate()
        running.wait(10)
        running.stdout.close()
