"""The debrief of one candidate: each interviewer's recommendation, then where they differ, then why.

The order is deliberate: independent judgements are read before anybody argues (Campion, Palmer and Campion
1997; Conway, Jako and Goodman 1995 on pooling independent ratings). Nothing is averaged into a decision.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from screener.content.kit import Kit
from screener.interview.events import Decided
from screener.interview.scorecard import scorecard
from screener.interview.screen import Screen

APART = 1.0
"""Points of the scale from which interviewers count as differing on a competency: our convention."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One interviewer's own words: what they recommend, why, and what they covered (0 to 1)."""

    interviewer: str
    recommendation: str
    reason: str
    coverage: float
    amended: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A competency as each interviewer scored it (mean, answers), with the gap between the farthest two."""

    competency: str
    by_interviewer: tuple[tuple[str, float, int], ...]
    gap: float | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One answer that a score rests on: interviewer, question, score, and the note."""

    interviewer: str
    ask: str
    score: int
    note: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything a decision meeting looks at, in the order in which it should."""

    candidate: str
    voices: tuple[Voice, ...]
    differences: tuple[Difference, ...]
    confirmed: tuple[tuple[str, str, str], ...]
    """Interviewer, rule's title and quote of each confirmed flag."""
    evidence: tuple[tuple[str, tuple[Evidence, ...]], ...]
    """By competency, those that interviewers differ on first."""
    unasked: tuple[str, ...]
    decision: Decided | None
    decided_by: str


def debrief(screens: Sequence[tuple[Screen, Kit]]) -> Debrief:
    """Lay out the submitted screens of one candidate for one role, of which there is at least one."""
    ordered = sorted(screens, key=lambda pair: pair[0].interviewer.casefold())
    cards = [(screen, kit, scorecard(screen, kit)) for screen, kit in ordered]
    means: defaultdict[str, list[tuple[str, float, int]]] = defaultdict(list)
    evidence: defaultdict[str, list[Evidence]] = defaultdict(list)
    titles: dict[str, str] = {}
    for screen, _, card in cards:
        for c in card.competencies:
            titles[c.id] = c.title
            if c.mean is not None:
                means[c.id].append((screen.interviewer, c.mean, c.n))
        for a in card.answers:
            if a.value is not None:
                evidence[a.question.competency].append(
                    Evidence(screen.interviewer, a.question.ask.strip(), a.value, a.answer.notes.strip())
                )
    differences = sorted(
        (Difference(titles[c], tuple(rows), _gap(rows)) for c, rows in means.items()),
        key=lambda d: -(d.gap or 0.0),
    )
    by_title = {titles.get(c, c): tuple(rows) for c, rows in evidence.items()}
    newest = max(cards, key=lambda row: (row[0].decision is not None, row[0].started_at))[0]
    return Debrief(
        candidate=newest.candidate.name,
        voices=tuple(_voice(screen, kit, card.coverage) for screen, kit, card in cards),
        differences=tuple(differences),
        confirmed=tuple((s.interviewer, f.title, f.quote) for s, _, card in cards for f in card.confirmed),
        evidence=tuple((d.competency, by_title.get(d.competency, ())) for d in differences),
        unasked=tuple(titles[c] for c in titles if c not in means),
        decision=newest.decision,
        decided_by=newest.decided_by,
    )


def _gap(rows: Sequence[tuple[str, float, int]]) -> float | None:
    scores = [mean for _, mean, _ in rows]
    return max(scores) - min(scores) if len(scores) > 1 else None


def _voice(screen: Screen, kit: Kit, coverage: float) -> Voice:
    said = screen.recommendation
    plain = said.value.replace("_", " ").capitalize() if said else "none given"
    label = kit.rubric.recommendations.get(said.value, plain) if said else plain
    return Voice(screen.interviewer, label, said.reason if said else "", coverage, bool(screen.amendments))
