"""The scorecard adds up what was recorded, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from screener.flags.finding import Finding, Reading
from screener.interview import verbs
from screener.interview.interval import ALL_EQUAL, TOO_FEW, t_below, t_quantile, weighted_interval
from screener.interview.scorecard import NOTHING_ASKED, scorecard
from screener.reporting.report import total_text
from screener.store.live import LiveScreen
from screener.store.sqlite import open_journal
from tests.samples import Ticking, kit

KIT = kit()


@pytest.fixture
def live(tmp_path: Path) -> LiveScreen:
    journal = open_journal(tmp_path / "s.db")
    return LiveScreen.start(journal, KIT, verbs.candidate("Ann"), "Ingrid", clock=Ticking())


def score(live: LiveScreen, **levels: int) -> None:
    for question, level in levels.items():
        live.do(verbs.score(live.screen, KIT, question, level))


def test_the_total_is_the_weighted_mean_of_competencies_with_an_answer(live: LiveScreen) -> None:
    score(live, q1=4, q4=2, q2=5)
    card = scorecard(live.screen, KIT)
    assert card.mean == pytest.approx((3 * 3 + 2 * 5) / 5)
    assert card.coverage == pytest.approx(5 / 6)
    assert card.covered == 2


def test_half_of_the_needed_answers_cover_half(live: LiveScreen) -> None:
    score(live, q1=4)
    card = scorecard(live.screen, KIT)
    assert card.coverage == pytest.approx(3 * 0.5 / 6)
    assert card.not_comparable == "Not comparable: 1 of 3 competencies covered (25% of weight; 67% needed)."


def test_no_usable_answer_counts_as_the_lowest_level_and_skipped_not_at_all(live: LiveScreen) -> None:
    live.do(verbs.no_answer(live.screen, KIT, "q2"))
    live.do(verbs.skip(live.screen, KIT, "q3", "no time"))
    card = scorecard(live.screen, KIT)
    assert card.mean == 1
    assert [a.value for a in card.answers[:3]] == [None, 1, None]


def test_with_nothing_asked_there_is_no_total(live: LiveScreen) -> None:
    card = scorecard(live.screen, KIT)
    assert card.mean is None
    assert total_text(card, KIT) == NOTHING_ASKED


def test_flags_never_touch_a_figure(live: LiveScreen) -> None:
    score(live, q1=4, q2=2, q3=3)
    live.do(verbs.note(live.screen, KIT, "q1", "just retrain"))
    without = scorecard(live.screen, KIT)
    found = Finding(rule="retrain-reflex", title="t", severity="high", quote="just retrain", start=0, end=12,
                    why="w", probe="p")  # fmt: skip
    with_flags = scorecard(live.screen, KIT, {"q1": Reading(findings=(found,))})
    live.do(verbs.decide(live.screen, "q1", "retrain-reflex", "just retrain", "confirmed"))
    confirmed = scorecard(live.screen, KIT, {"q1": Reading(findings=(found,))})
    assert without.mean == with_flags.mean == confirmed.mean
    assert without.interval == with_flags.interval == confirmed.interval
    assert without.coverage == with_flags.coverage == confirmed.coverage
    assert len(confirmed.confirmed) == 1


def test_a_decision_outlives_the_words_around_it(live: LiveScreen) -> None:
    live.do(verbs.decide(live.screen, "q1", "retrain-reflex", "just retrain", "confirmed"))
    wider = Finding(rule="retrain-reflex", title="t", severity="high", quote="would just retrain it", start=0,
                    end=21, why="w", probe="p")  # fmt: skip
    card = scorecard(live.screen, KIT, {"q1": Reading(findings=(wider,))})
    assert [f.decision for f in card.flags] == ["confirmed"]


def test_the_interval_is_that_of_the_formula() -> None:
    low, high = weighted_interval([2, 3, 4, 5], [1, 1, 1, 1], 1, 5)  # type: ignore[misc]  # a pair here, not a reason
    assert (low, high) == (pytest.approx(3.5 - 3.182446 * 1.290994 / 2, abs=1e-5), 5)


def test_an_interval_is_refused_when_it_would_mean_nothing() -> None:
    assert weighted_interval([2, 4], [1, 1], 1, 5) == TOO_FEW
    assert weighted_interval([3, 3, 3], [1, 2, 1], 1, 5) == ALL_EQUAL


@pytest.mark.parametrize(
    ("p", "degrees", "value"),
    [(0.975, 1, 12.7062), (0.975, 2, 4.3027), (0.975, 10, 2.2281), (0.95, 5, 2.0150), (0.995, 30, 2.7500)],
)
def test_students_t_matches_the_printed_table(p: float, degrees: int, value: float) -> None:
    assert t_quantile(p, degrees) == pytest.approx(value, abs=5e-5)
    assert t_below(t_quantile(p, degrees), degrees) == pytest.approx(p, abs=1e-9)
