"""Adverse impact and uncertainty: published examples, whole-number arithmetic, and what is refused."""

from __future__ import annotations

from math import comb, isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.panel.adverse_impact import Group, below_four_fifths, fisher, impact, pooled_z
from screener.panel.uncertainty import needed_gap, spearman_brown, wilson


def test_the_example_of_question_12_is_below_four_fifths() -> None:
    found = impact([Group("black", 12, 40), Group("white", 48, 80)])
    first = found.groups[0]
    assert (found.reference, first.impact_ratio, first.below_four_fifths) == ("white", 0.5, True)
    assert not found.reverses


def test_the_example_of_question_11_is_not() -> None:
    found = impact([Group("women", 48, 100), Group("men", 60, 100)])
    assert found.groups[0].below_four_fifths is False


def test_exactly_four_fifths_is_met() -> None:
    assert not below_four_fifths(Group("a", 3, 5), Group("b", 6, 8))


def test_a_finding_that_rests_on_one_decision_is_told() -> None:
    found = impact([Group("women", 1, 10), Group("men", 3, 20)])
    assert found.groups[0].below_four_fifths
    assert found.reverses
    assert "rests on a single decision" in found.flip


def test_fishers_tea() -> None:
    assert round(fisher(3, 1, 1, 3), 3) == 0.486


counts = st.integers(0, 12)


@given(counts, counts, counts, counts)
def test_fishers_p_is_the_share_of_tables_no_likelier(a: int, b: int, c: int, d: int) -> None:
    ways = {
        x: comb(a + b, x) * comb(c + d, a + c - x)
        for x in range(a + b + 1)
        if 0 <= a + c - x <= c + d
    }  # fmt: skip
    defined = sum(w for w in ways.values() if w <= ways[a]) / sum(ways.values())
    assert isclose(fisher(a, b, c, d), defined)
    assert isclose(fisher(a, b, c, d), fisher(b, a, d, c))
    assert isclose(fisher(a, b, c, d), fisher(c, d, a, b))


def test_large_tables_agree_with_whole_numbers() -> None:
    assert isclose(fisher(300, 1700, 380, 1620), fisher(301, 1700, 380, 1620), rel_tol=0.2)


def test_the_wilson_interval_of_newcombe() -> None:
    low, high = wilson(81, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_wilson_interval_holds_its_share(case: tuple[int, int]) -> None:
    low, high = wilson(*case)
    assert 0 <= low <= case[0] / case[1] + 1e-12
    assert case[0] / case[1] - 1e-12 <= high <= 1


def test_spearman_brown_and_the_gap_two_totals_need() -> None:
    assert [round(spearman_brown(0.44, k), 2) for k in (2, 3)] == [0.61, 0.70]
    assert round(needed_gap(0.6, 0.44), 2) == 1.24


def test_z_is_given_only_where_every_expected_count_reaches_five() -> None:
    assert pooled_z(Group("a", 1, 10), Group("b", 3, 20)) is None
    assert pooled_z(Group("a", 12, 40), Group("b", 48, 80)) is not None


@pytest.mark.parametrize(
    ("groups", "sentence"),
    [
        ([Group("a", 0, 5), Group("b", 0, 9)], "No ratio: nobody was selected."),
        ([Group("a", 2, 5)], "No ratio: it takes two groups with at least one person in each."),
        ([Group("a", 2, 5), Group("b", 0, 0)], "No rate for 'b': nobody of it was considered."),
    ],
)
def test_what_is_undefined_is_refused_in_a_sentence(groups: list[Group], sentence: str) -> None:
    assert sentence in impact(groups).refused


groups = st.lists(
    st.integers(0, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=5
)


@given(groups)
def test_any_counts_have_an_answer(cases: list[tuple[int, int]]) -> None:
    found = impact([Group(str(n), *case) for n, case in enumerate(cases)])
    for group in found.groups:
        if group.impact_ratio is not None:
            assert 0 <= group.impact_ratio <= 1
            assert group.below_four_fifths == (
                group.impact_ratio < 0.8 and not isclose(group.impact_ratio, 0.8)
            )
