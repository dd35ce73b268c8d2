"""Candidates for one role side by side: who is ahead, how sure that is, and what is missing.

No rank: two candidates are told apart only where their gap, on the questions that both were asked in the same
words with the same anchors, is larger than these interviews can tell apart. Flags stand beside the figures.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations
from math import sqrt
from statistics import fmean, stdev

from screener.content.kit import Kit
from screener.interview import events as e
from screener.interview.blind import folded, person
from screener.interview.interval import COVERS, weighted_interval, weighted_mean
from screener.interview.scorecard import COMPARABLE, NOTHING_ASKED, shown_flags, value
from screener.interview.screen import Screen
from screener.panel.ratings import identity
from screener.panel.uncertainty import SEPARATE, needed_gap, spearman_brown

LEAST_FOR_SPREAD = 5
"""Comparable candidates from which their spread is used to say what gap can be told apart: our convention."""


Scores = Mapping[tuple[str, str], float]
"""Competency and question to the mean over its interviewers."""


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as one interviewer scored it. ``key`` is the question in these words with these anchors."""

    key: str
    question: str
    ask: str
    competency: str
    score: int
    anchor: str
    notes: str
    interviewer: str
    screen: str


@dataclass(frozen=True, slots=True)
class CompetencyMean:
    """A competency of one candidate: mean over its questions, ``n`` questions, coverage 0 to 1."""

    id: str
    title: str
    weight: float
    n: int
    mean: float | None
    coverage: float
    by_interviewer: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One candidate over all submitted screens for the role."""

    name: str
    screens: tuple[str, ...]
    interviewers: tuple[str, ...]
    given: tuple[Given, ...]
    competencies: tuple[CompetencyMean, ...]
    mean: float | None
    interval: tuple[float, float] | None
    no_interval: str
    coverage: float
    flags: tuple[e.Shown, ...]
    recommendations: Mapping[str, int]
    reasons: tuple[tuple[str, str, str], ...]
    """Interviewer, recommendation, reason."""
    first: date
    last: date
    must_ask_left: tuple[str, ...]
    probes: float
    """Probes asked for each answer that counts: candidates are alike only where they were probed alike."""
    decision: e.Decided | None
    """The hiring lead's, after the debrief."""
    notes: tuple[str, ...]
    """Why the candidate is not compared; empty when it is."""

    @property
    def comparable(self) -> bool:
        """Tell whether enough was covered to stand beside others."""
        return not self.notes


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates on the ``shared`` questions that both were asked; ``gap`` is in points of the scale."""

    one: str
    other: str
    gap: float
    needed: float
    shared: int

    @property
    def too_close(self) -> bool:
        """Tell whether these interviews cannot tell the two apart."""
        return abs(self.gap) < self.needed


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything a page about the candidates for a role may say."""

    role: str
    title: str
    levels: Mapping[int, str]
    candidates: tuple[Candidate, ...]
    pairs: tuple[Pair, ...]
    unmatched: tuple[tuple[str, str], ...]
    """Pairs of comparable candidates that share no question."""
    basis: str
    """How the gap that can be told apart was found."""
    drafts: tuple[str, ...]
    """Candidates whose only screens are unfinished."""
    versions: int
    """Different kits among the screens."""
    ahead: Mapping[str, tuple[str, ...]]
    """Candidate to those who are behind by more than the interviews leave open."""
    covers: str = COVERS

    @property
    def too_close(self) -> tuple[Pair, ...]:
        """Give the pairs that cannot be told apart."""
        return tuple(pair for pair in self.pairs if pair.too_close)

    @property
    def close_counts(self) -> Mapping[str, int]:
        """Give, for each comparable candidate, how many others cannot be told apart from them."""
        found = Counter(name for pair in self.too_close for name in (pair.one, pair.other))
        return {c.name: found[c.name] for c in self.candidates if c.comparable}

    def ahead_of(self, name: str) -> tuple[str, ...]:
        """Give those whom a candidate is ahead of by more than the interviews leave open."""
        return self.ahead.get(name, ())


def _ahead(pairs: Sequence[Pair]) -> Mapping[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if not pair.too_close and pair.gap:
            first, second = (pair.one, pair.other) if pair.gap > 0 else (pair.other, pair.one)
            found[first].append(second)
    return {name: tuple(behind) for name, behind in found.items()}


def compare(
    role: str,
    screens: Sequence[tuple[Screen, Kit]],
    reliability: float | None = None,
    drafts: Sequence[str] = (),
) -> Comparison:
    """Compare the candidates of submitted screens. ``reliability`` is that of one interview, where known."""
    done = [(s, k) for s, k in screens if s.status == "submitted" and not s.practice]
    groups: defaultdict[tuple[str, str], list[tuple[Screen, Kit]]] = defaultdict(list)
    for screen, kit in sorted(done, key=lambda pair: pair[0].started_at):
        groups[person(screen.candidate.name, screen.candidate.ref, screen.role)].append((screen, kit))
    newest = max(done, key=lambda pair: pair[0].started_at)[1] if done else None
    names = _names([group[-1][0].candidate for group in groups.values()])
    found = [
        _candidate(name, group, newest) for name, group in zip(names, groups.values(), strict=True) if newest
    ]
    found.sort(key=lambda c: (not c.comparable, -(c.mean or 0), folded(c.name)))
    ranked = [c for c in found if c.comparable]
    deviation, rest = _spread(ranked), reliability if reliability is not None else SEPARATE
    pairs, unmatched = [], []
    asked = {c.name: _by_question(c.given) for c in ranked}
    weights = newest.weights() if newest else {}
    for one, other in combinations(ranked, 2):
        pair = _pair(one, other, (asked[one.name], asked[other.name]), deviation, rest, newest, weights)
        if pair is None:
            unmatched.append((one.name, other.name))
        else:
            pairs.append(pair)
    return Comparison(
        role=role,
        title=newest.bank.title if newest else role,
        levels=newest.rubric.levels if newest else {},
        candidates=tuple(found),
        pairs=tuple(pairs),
        unmatched=tuple(unmatched),
        basis=_basis(deviation, reliability, len(ranked)),
        drafts=tuple(drafts),
        versions=len({screen.kit for screen, _ in done}),
        ahead=_ahead(pairs),
    )


def _names(candidates: Sequence[e.Candidate]) -> list[str]:
    """Give each candidate a name that is no one else's: namesakes are told apart by their reference."""
    plain = [unicodedata.normalize("NFC", " ".join(c.name.split())) for c in candidates]
    count = Counter(plain)
    return [f"{n} ({c.ref})" if count[n] > 1 and c.ref else n for n, c in zip(plain, candidates, strict=True)]


def _candidate(name: str, screens: Sequence[tuple[Screen, Kit]], newest: Kit) -> Candidate:
    given = tuple(answer for screen, kit in screens for answer in _given(screen, kit))
    weights = newest.weights()
    competencies = tuple(_competency(newest, c, weight, given) for c, weight in weights.items())
    coverage = _coverage(competencies)
    mean, interval, reason = _total(newest, competencies, given)
    levels = newest.levels()
    if levels and any(kit.levels() != levels for _, kit in screens):
        notes: tuple[str, ...] = ("Not comparable: scored on another scale.",)
    else:
        notes = _not_comparable(competencies, coverage, mean)
    asked = {g.question for g in given}
    return Candidate(
        name=name,
        screens=tuple(screen.id for screen, _ in screens),
        interviewers=tuple(dict.fromkeys(screen.interviewer for screen, _ in screens)),
        given=given,
        competencies=competencies,
        mean=mean,
        interval=interval,
        no_interval=reason,
        coverage=coverage,
        flags=tuple(
            f for screen, kit in screens for f in shown_flags(screen, kit, {}) if f.decision == "confirmed"
        ),
        recommendations=Counter(s.recommendation.value for s, _ in screens if s.recommendation),
        reasons=tuple(
            (s.interviewer, s.recommendation.value, s.recommendation.reason)
            for s, _ in screens
            if s.recommendation
        ),
        first=screens[0][0].started_at.date(),
        last=max(s.submitted_at or s.started_at for s, _ in screens).date(),
        must_ask_left=tuple(q.ask for q in newest.bank.questions if q.must_ask and q.id not in asked),
        probes=_probes(screens, len(given)),
        decision=next((s.decision for s, _ in reversed(screens) if s.decision), None),
        notes=notes,
    )


def _probes(screens: Sequence[tuple[Screen, Kit]], answers: int) -> float:
    asked = sum(len(answer.probes) for screen, _ in screens for answer in screen.answers.values())
    return asked / answers if answers else 0.0


def _given(screen: Screen, kit: Kit) -> list[Given]:
    found = []
    for question in kit.bank.questions:
        answer = screen.answer(question.id)
        score = value(answer, kit)
        if score is not None:
            anchor = kit.anchors(question).get(score, "")
            found.append(
                Given(
                    f"{question.id} {identity(question, kit)}", question.id, question.ask,
                    question.competency, score, anchor, answer.notes, screen.interviewer, screen.id,
                )
            )  # fmt: skip
    return found


def _by_question(given: Sequence[Given]) -> Scores:
    """Give each question's mean over its interviewers, by competency and question."""
    scores: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for answer in given:
        scores[answer.competency, answer.key].append(answer.score)
    return {key: fmean(found) for key, found in scores.items()}


def _competency(kit: Kit, name: str, weight: float, given: Sequence[Given]) -> CompetencyMean:
    own = [g for g in given if g.competency == name]
    questions = list(_by_question(own).values())
    about = kit.competency(name)
    by: defaultdict[str, list[int]] = defaultdict(list)
    for answer in own:
        by[answer.interviewer].append(answer.score)
    return CompetencyMean(
        id=name,
        title=about.title if about else name,
        weight=weight,
        n=len(questions),
        mean=fmean(questions) if questions else None,
        coverage=min(1.0, len(questions) / (about.needed if about else 1)),
        by_interviewer={who: fmean(scores) for who, scores in by.items()},
    )


def _coverage(competencies: Sequence[CompetencyMean]) -> float:
    total = sum(c.weight for c in competencies)
    return sum(c.weight * c.coverage for c in competencies) / total if total else 0.0


def _total(
    kit: Kit, competencies: Sequence[CompetencyMean], given: Sequence[Given]
) -> tuple[float | None, tuple[float, float] | None, str]:
    share = {c.id: c.weight / c.n for c in competencies if c.n}
    counted = [(x, share[name]) for (name, _), x in _by_question(given).items() if name in share]
    if not counted:
        return None, None, NOTHING_ASKED
    values, weights = [v for v, _ in counted], [w for _, w in counted]
    levels = kit.levels()
    interval = weighted_interval(values, weights, levels[0], levels[-1])
    mean = weighted_mean(values, weights)
    return (mean, None, interval) if isinstance(interval, str) else (mean, interval, "")


def _not_comparable(
    competencies: Sequence[CompetencyMean], coverage: float, mean: float | None
) -> tuple[str, ...]:
    if mean is None:
        return (NOTHING_ASKED,)
    if coverage >= COMPARABLE - 1e-9:
        return ()
    covered = sum(c.n > 0 for c in competencies)
    share = int(coverage * 100 + 1e-9)
    return (
        f"Not comparable: {covered} of {len(competencies)} competencies covered "
        f"({share}% of weight; 67% needed).",
    )


def _spread(ranked: Sequence[Candidate]) -> float | None:
    """Give the standard deviation of the totals, where there are enough of them."""
    means = [c.mean for c in ranked if c.mean is not None]
    return stdev(means) if len(means) >= LEAST_FOR_SPREAD else None


def _pair(
    one: Candidate,
    other: Candidate,
    asked: tuple[Scores, Scores],
    deviation: float | None,
    reliability: float,
    kit: Kit | None,
    weights: Mapping[str, float],
) -> Pair | None:
    """Compare two on the questions that both were asked; ``None`` where there is none."""
    mine, theirs = asked
    shared = sorted(mine.keys() & theirs.keys())
    if not shared or kit is None:
        return None
    names = [name for name, _ in shared]
    w = [weights.get(name, 0.0) / names.count(name) for name in names]
    if sum(w) <= 0:
        return None
    gap = weighted_mean([mine[key] - theirs[key] for key in shared], w)
    if deviation:
        interviews = min(len(one.interviewers), len(other.interviewers))
        needed = needed_gap(deviation, spearman_brown(min(1.0, max(0.0, reliability)), interviews))
    else:
        needed = sqrt(_half(one, kit) ** 2 + _half(other, kit) ** 2)
    return Pair(one.name, other.name, gap, needed, len(shared))


def _half(candidate: Candidate, kit: Kit) -> float:
    """Give half the width of a total's interval; where there is none, half the scale: nothing is known."""
    if candidate.interval is None:
        return (kit.levels()[-1] - kit.levels()[0]) / 2
    return (candidate.interval[1] - candidate.interval[0]) / 2


def _basis(deviation: float | None, reliability: float | None, count: int) -> str:
    if deviation:
        known = (
            f"the agreement of these interviewers ({reliability:.2f})"
            if reliability is not None
            else f"{SEPARATE}, what separate interviewers reach in published studies (Huffcutt et al. 2013), "
            "because the reliability of these interviews is not known"
        )
        spread = f"the spread of {count} totals (SD {deviation:.2f})"
        return f"1.96 · SD · √(1 − r) · √2, with {spread} and r from {known}."
    return (
        f"The intervals of the two totals: {count} comparable candidates are too few to know their spread "
        f"({LEAST_FOR_SPREAD} needed)."
    )


def days(candidate: Candidate, today: datetime) -> int:
    """Give the day of the hiring clock: the first screen is day 1."""
    return max(1, (today.date() - candidate.first).days + 1)


def as_data(found: Comparison, agreement: Mapping[str, object]) -> dict[str, object]:
    """Give the comparison in the form that ``compare --json`` promises."""
    return {
        "role": found.role,
        "candidates": [
            {
                "candidate": c.name,
                "screens": list(c.screens),
                "mean": c.mean,
                "interval": list(c.interval) if c.interval else None,
                "coverage": c.coverage,
                "competencies": {
                    x.id: {"mean": x.mean, "coverage": x.coverage, "n": x.n} for x in c.competencies
                },
                "probes_per_answer": round(c.probes, 2),
                "flags": dict(Counter(f.rule for f in c.flags)),
                "recommendations": dict(c.recommendations),
                "decision": c.decision.model_dump(exclude={"type"}) if c.decision else None,
                "comparable": c.comparable,
                "notes": list(c.notes),
                "ahead_of": list(found.ahead_of(c.name)),
            }
            for c in found.candidates
        ],
        "too_close": [[p.one, p.other, abs(p.gap), p.needed] for p in found.too_close],
        "no_shared_question": [list(pair) for pair in found.unmatched],
        "basis": found.basis,
        "unfinished": list(found.drafts),
        "agreement": agreement,
    }
