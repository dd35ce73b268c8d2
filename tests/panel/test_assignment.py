"""A panel's questions: together they cover the role, each keeps to the time, and some are shared."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.content.library import open_library
from screener.errors import RefusedAction
from screener.panel.assignment import assign
from tests.cli.running import screener

KITS = {role: open_library().kit_for_role(role) for role in open_library().roles()}


@given(
    st.sampled_from(sorted(KITS)),
    st.lists(st.text(min_size=1, max_size=5), min_size=2, max_size=5, unique=True),
    st.floats(15, 90),
    st.integers(0, 4),
)
def test_nobody_gets_more_than_fits_and_only_shared_questions_are_asked_twice(
    role: str, names: list[str], minutes: float, shared: int
) -> None:
    kit = KITS[role]
    try:
        found = assign(kit, names, minutes, shared)
    except RefusedAction:
        return
    assert list(found.questions) == names
    for questions in found.questions.values():
        assert sum(q.minutes for q in questions) <= minutes - kit.bank.closing_minutes + 1e-9
        assert all(q in questions for q in found.shared)
    alone = [q.id for qs in found.questions.values() for q in qs if q not in found.shared]
    assert len(alone) == len(set(alone))
    assert 0 <= found.coverage <= 1


@pytest.mark.parametrize("role", sorted(KITS))
def test_two_interviewers_of_half_an_hour_cover_every_bundled_role(role: str) -> None:
    found = assign(KITS[role], ["Ivy", "Otto"], 30)
    assert found.coverage >= 0.9
    assert found.left_out == ()
    assert len(found.shared) == 1


def test_one_interviewer_is_no_panel_and_five_minutes_no_screen() -> None:
    said = screener("panel", "--role", "mlops-engineer", "--interviewer", "Ivy", status=1).stderr
    assert "two interviewers or more" in said
    few = ("panel", "--role", "mlops-engineer", "--interviewer", "a", "--interviewer", "b", "--minutes", "5")
    assert "too few" in screener(*few, status=1).stderr


def test_the_command_says_who_asks_what() -> None:
    args = ("panel", "--role", "mlops-engineer", "--interviewer", "Ivy", "--interviewer", "Otto")
    found = json.loads(screener(*args, "--json").stdout)
    assert set(found["interviewers"]) == {"Ivy", "Otto"}
    text = screener(*args).stdout
    assert "Together they cover" in text
    assert "(shared)" in text
