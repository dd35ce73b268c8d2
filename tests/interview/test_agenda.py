"""The agenda: what to ask next, and what the time allows."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from screener.interview import events as e
from screener.interview.agenda import agenda
from screener.interview.screen import Answer, Screen
from tests import samples

KIT = samples.kit()


def screen(minutes: float = 30, **states: e.AnswerState) -> Screen:
    answers = {name: Answer(name, state=state) for name, state in states.items()}
    return Screen(
        "s", e.Candidate(name="Ann"), "mlops-engineer", "Ivy", "k", minutes, samples.START, answers=answers
    )


def test_must_asks_come_first_and_the_line_says_what_they_need() -> None:
    plan = agenda(screen(), KIT, 20 * 60)
    assert plan.question is not None and plan.question.id == "q1"
    assert plan.line == "10 minutes left: 1 must-ask, 3 minutes"


def test_then_comes_what_raises_weighted_coverage_most_per_minute() -> None:
    # Alpha weighs 3 but needs two answers: 1.5 each; Beta weighs 2 and needs one.
    plan = agenda(screen(q1="scored"), KIT, 0)
    assert plan.question is not None and plan.question.id == "q2"
    assert "Beta adds most" in plan.line
    plan = agenda(screen(q1="scored", q2="scored"), KIT, 0)
    assert plan.question is not None and plan.question.competency == "a"


def test_a_skipped_question_is_not_suggested_and_its_competency_still_is() -> None:
    plan = agenda(screen(q1="scored", q2="skipped"), KIT, 0)
    assert plan.question is not None and plan.question.id == "q5"


def test_a_question_that_no_longer_fits_is_not_suggested() -> None:
    assert agenda(screen(q1="scored"), KIT, 24 * 60).question is None
    assert agenda(screen(q1="scored"), KIT, 26.5 * 60).line == "3 minutes left: the candidate's questions"


def test_must_asks_that_no_longer_fit_are_said_to_be_too_much() -> None:
    assert agenda(screen(), KIT, 24 * 60).line == "6 minutes left: 1 must-ask, 3 minutes, too much"
    assert agenda(screen(), KIT, 32 * 60).line == "2 minutes over: 1 must-ask, 3 minutes, no room"


def test_cutting_the_time_replans() -> None:
    whole, cut = screen(q1="scored"), replace(screen(q1="scored"), minutes=8)
    assert agenda(whole, KIT, 120).question is not None and agenda(cut, KIT, 120).question is None


def test_a_covered_role_leaves_the_rest_to_the_interviewer() -> None:
    done = screen(q1="scored", q4="no_answer", q2="scored", q3="asked")
    assert agenda(done, KIT, 0).line == "30 minutes left: the role is covered"


STATES: st.SearchStrategy[e.AnswerState] = st.sampled_from(
    ["not_asked", "asked", "scored", "no_answer", "skipped"]
)


@given(st.lists(STATES, min_size=6, max_size=6), st.floats(0, 4000), st.floats(1, 120))
def test_a_suggestion_is_always_an_untouched_question(
    states: list[e.AnswerState], elapsed: float, minutes: float
) -> None:
    now = screen(minutes, **{f"q{n}": state for n, state in enumerate(states, 1)})
    plan = agenda(now, KIT, elapsed)
    if plan.question is not None:
        assert now.answer(plan.question.id).state == "not_asked"
        left = minutes - elapsed / 60 - min(KIT.bank.closing_minutes, minutes)
        assert plan.question.must_ask or plan.question.minutes <= left
    assert plan.line and "\n" not in plan.line
