"""How far a bank is a structured interview: fifteen components, each met, not met, or not knowable here.

The components are those of Campion, Palmer & Campion (1997), "A review of structure in the selection
interview", Personnel Psychology 50. That a component is met says nothing about how well this bank predicts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from screener.content.bank import Bank
from screener.content.rubric import Rubric

State = Literal["met", "not met", "not knowable here"]
ENOUGH_QUESTIONS = 8
"""Questions that make an interview long enough: our convention; the review gives no number."""


@dataclass(frozen=True, slots=True)
class Component:
    """One component of structure, its state in a bank, and why."""

    name: str
    state: State
    why: str


def components(bank: Bank, rubric: Rubric | None) -> tuple[Component, ...]:
    """Look at a bank and its rubric; say of each component what can be said from the files alone."""
    core = [q for q in bank.questions if q.must_ask]
    bare = [q.id for q in core if not q.probes]
    return (
        _unknown("questions come from an analysis of the job", "The files do not say how they were made."),
        _known("the same questions for everybody", bool(core), f"{len(core)} questions must be asked."),
        _known(
            "set follow-ups instead of free prompting",
            bool(core) and not bare,
            f"No probes: {', '.join(bare)}." if bare else "Each question that must be asked has its probes.",
        ),
        _known(
            "questions about past or imagined situations", True, "Every kind of question is one of these."
        ),
        _known(
            "enough questions",
            len(bank.questions) >= ENOUGH_QUESTIONS,
            f"{len(bank.questions)} questions; {ENOUGH_QUESTIONS} are our convention.",
        ),
        _unknown("no other information during the interview", "Depends on what the interviewer has read."),
        _known(
            "the candidate's questions come at the end",
            bool(bank.closing_minutes),
            f"{bank.closing_minutes:g} minutes are kept for them.",
        ),
        _known("each answer is rated on its own", True, "Scores are given question by question."),
        _anchored(bank, rubric),
        _unknown("detailed notes", "Notes are kept; whether they are taken shows in each screen."),
        _unknown("several interviewers", "Depends on who screens."),
        _unknown("the same interviewers for all", "Depends on who screens."),
        _unknown(
            "no talk about candidates between interviews", "Scorecards stay closed until one's own is in."
        ),
        _unknown("trained interviewers", "The files do not say who was trained."),
        _known(
            "arithmetic instead of impression", True, "Totals are weighted means; the decision is a person's."
        ),
    )


def _anchored(bank: Bank, rubric: Rubric | None) -> Component:
    name = "anchored scales"
    if rubric is None:
        return _unknown(name, "The rubric was not found.")
    own = {c.id: c.anchors for c in rubric.competencies}
    levels = set(rubric.levels)
    partly = [q.id for q in bank.questions if levels - set(own.get(q.competency, {})) - set(q.anchors)]
    why = f"Not at every level: {', '.join(partly[:5])}." if partly else "Every level of every question."
    return _known(name, not partly, why)


def _known(name: str, met: bool, why: str) -> Component:
    return Component(name, "met" if met else "not met", why)


def _unknown(name: str, why: str) -> Component:
    return Component(name, "not knowable here", why)
