"""Agreement between interviewers: the published tables to their digits, and what is refused how."""

from __future__ import annotations

import random
from collections.abc import Hashable
from itertools import permutations
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.errors import FormatError
from screener.panel import alpha, icc, kappa
from screener.panel.agreement import agreement, band
from screener.panel.ratings import Level, Rating, Ratings, gather
from screener.panel.severity import Severity, severity

KRIPPENDORFF = (  # 2011: four observers, twelve units, "." is a missing cell
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
COHEN = {
    (1, 1): 88,
    (1, 2): 14,
    (1, 3): 18,
    (2, 1): 10,
    (2, 2): 40,
    (2, 3): 10,
    (3, 1): 2,
    (3, 2): 6,
    (3, 3): 12,
}
COHEN_WEIGHTS = {
    (1.0, 2.0): 1.0,
    (2.0, 1.0): 1.0,
    (1.0, 3.0): 3.0,
    (3.0, 1.0): 3.0,
    (2.0, 3.0): 6.0,
    (3.0, 2.0): 6.0,
}


def by_rater(rows: tuple[str, ...]) -> Ratings:
    """Give ratings from one line of cells a rater."""
    return gather(
        Rating(f"u{unit}", f"r{rater}", float(cell), f"u{unit}")
        for rater, row in enumerate(rows)
        for unit, cell in enumerate(row.split())
        if cell != "."
    )


def by_unit(rows: tuple[tuple[float, ...], ...]) -> Ratings:
    """Give ratings from one row of scores a unit."""
    return gather(
        Rating(f"u{u}", f"r{r}", float(score), f"u{u}")
        for u, row in enumerate(rows)
        for r, score in enumerate(row)
    )


@pytest.mark.parametrize(("level", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)])
def test_krippendorffs_example_of_2011(level: Level, printed: float) -> None:
    found = alpha.alpha(by_rater(KRIPPENDORFF), level)
    assert isinstance(found, float)
    assert round(found, 3) == printed


def test_the_six_coefficients_of_shrout_and_fleiss() -> None:
    found = icc.icc(by_unit(SHROUT_FLEISS))
    assert isinstance(found, icc.Icc)
    six = (found.icc1, found.icc2, found.icc3, found.icc1k, found.icc2k, found.icc3k)
    assert [round(x, 2) for x in six if x is not None] == [0.17, 0.29, 0.71, 0.44, 0.62, 0.91]


def test_cohens_table_of_1968_plain_and_weighted() -> None:
    counts: dict[Hashable, float] = {(float(a), float(b)): float(n) for (a, b), n in COHEN.items()}
    plain = kappa.of_counts(counts, kappa.WEIGHTS["unweighted"])
    weighted = kappa.of_counts(counts, lambda a, b: COHEN_WEIGHTS.get((a, b), 0.0))
    assert plain is not None
    assert weighted is not None
    assert (round(plain, 3), round(weighted, 3)) == (0.492, 0.348)


cells = st.lists(
    st.lists(st.one_of(st.none(), st.integers(1, 5)), min_size=3, max_size=3), min_size=1, max_size=12
)


def made(rows: list[list[int | None]]) -> Ratings:
    """Give ratings from one row of cells a unit."""
    return gather(
        Rating(f"u{u}", f"r{r}", float(x), f"u{u}")
        for u, row in enumerate(rows)
        for r, x in enumerate(row)
        if x is not None
    )


def pairwise(ratings: Ratings, level: Level) -> float | None:
    """Give alpha straight from its definition: all pairs within units against all pairs of values."""
    units = [list(scores.values()) for scores in ratings.shared.values()]
    values = [v for unit in units for v in unit]
    counts = {v: values.count(v) for v in set(values)}

    def distance(a: float, b: float) -> float:
        if level == "nominal":
            return float(a != b)
        if level == "interval":
            return (a - b) ** 2
        low, high = min(a, b), max(a, b)
        between = sum(n for v, n in counts.items() if low <= v <= high)
        return 0.0 if a == b else (between - (counts[a] + counts[b]) / 2) ** 2

    n = len(values)
    expected = sum(distance(a, b) for a, b in permutations(values, 2)) / (n - 1) if n > 1 else 0
    observed = sum(sum(distance(a, b) for a, b in permutations(u, 2)) / (len(u) - 1) for u in units)
    return 1 - observed / expected if expected else None


@settings(max_examples=150, deadline=None)
@given(cells, st.sampled_from(["nominal", "ordinal", "interval"]))
def test_alpha_is_what_its_definition_says_over_all_pairs(rows: list[list[int | None]], level: Level) -> None:
    found, defined = alpha.alpha(made(rows), level), pairwise(made(rows), level)
    if defined is None:
        assert isinstance(found, str)
    else:
        assert isinstance(found, float)
        assert isclose(found, defined, abs_tol=1e-9)


@settings(max_examples=60, deadline=None)
@given(cells, st.randoms())
def test_no_figure_depends_on_the_order_or_the_names_of_raters(
    rows: list[list[int | None]], chance: random.Random
) -> None:
    order = [0, 1, 2]
    chance.shuffle(order)
    shuffled = [[row[i] for i in order] for row in rows]
    one, other = (agreement(made(each), resamples=20) for each in (rows, shuffled))
    for figure in ("alpha", "icc"):
        assert (one[figure] is None) == (other[figure] is None)
    if one["alpha"]:
        assert isclose(one["alpha"]["value"], other["alpha"]["value"], abs_tol=1e-9)


def test_an_interval_is_the_same_each_time_and_names_its_seed() -> None:
    found = [agreement(by_rater(KRIPPENDORFF))["alpha"] for _ in range(2)]
    assert found[0] == found[1]
    assert found[0]["seed"]
    low, high = found[0]["interval"]
    assert low < found[0]["value"] < high


def test_resampling_draws_candidates_with_all_their_units() -> None:
    chance = random.Random(4)
    scores = [(chance.randint(1, 5), chance.randint(1, 5)) for _ in range(40)]
    rows = [
        Rating(f"u{n}", f"r{r}", float(x), f"c{n % 4}")
        for n, pair in enumerate(scores)
        for r, x in enumerate(pair)
    ]
    assert alpha.interval(gather(rows), "ordinal") is None  # 40 units, but of four candidates
    alone = [rating._replace(candidate=rating.unit) for rating in rows]
    assert alpha.interval(gather(alone), "ordinal") is not None


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (((3,), (4,)), "No alpha: no unit was rated by two raters."),
        (((3, 3), (3, 3)), "No alpha: every shared rating is the same"),
        (((3, 3), (3, 3)), "No ICC: all ratings are the same."),
        (((3, 3), (3, 3)), "No kappa: both raters gave one and the same level throughout."),
        (((3, 4, 5), (1, 2, 2)), "No kappa: it is for two raters, and there are 3."),
        (((3,), (4,)), "No severity: it takes two raters."),
    ],
)
def test_what_is_undefined_is_refused_in_a_sentence(
    rows: tuple[tuple[float, ...], ...], sentence: str
) -> None:
    assert any(said.startswith(sentence) for said in agreement(by_unit(rows))["refused"])


def test_an_incomplete_table_has_no_icc() -> None:
    assert agreement(by_rater(KRIPPENDORFF))["icc"] is None


def test_views_of_a_database_withhold_what_rests_on_few_candidates() -> None:
    found = agreement(by_unit(SHROUT_FLEISS), withhold=True)
    assert found["alpha"] is found["icc"] is found["kappa"] is None
    assert "No agreement shown: 6 shared candidates; 10 needed." in found["refused"]
    assert agreement(by_unit(SHROUT_FLEISS))["alpha"]["enough"] is False


def test_a_rater_who_rates_a_unit_twice_is_refused() -> None:
    with pytest.raises(FormatError, match="rated 'u' twice"):
        gather([Rating("u", "r", 1.0, "u"), Rating("u", "r", 2.0, "u")])


def test_severity_is_in_points_and_sums_to_zero() -> None:
    found = severity(by_unit(tuple((x, x + 1, x + 2) for x in (1, 2, 3, 1, 2))))
    assert isinstance(found, Severity)
    assert [round(found.effects[r], 9) for r in ("r0", "r1", "r2")] == [1, 0, -1]
    assert found.shrunk is not None
    assert [round(x, 9) for x in found.shrunk.values()] == [1, 0, -1]  # no noise, so nothing is shrunk


@settings(max_examples=60, deadline=None)
@given(cells)
def test_shrunk_severity_lies_between_nothing_and_the_effect(rows: list[list[int | None]]) -> None:
    found = severity(made(rows))
    if isinstance(found, Severity):
        assert isclose(sum(found.effects.values()), 0, abs_tol=1e-9)
        for rater, shrunk in (found.shrunk or {}).items():
            assert abs(shrunk) <= abs(found.effects[rater]) + 1e-9
            assert shrunk * found.effects[rater] >= -1e-12


def test_raters_without_a_link_are_not_compared() -> None:
    rows = [("a", "x", 1), ("a", "y", 2), ("b", "z", 3), ("b", "w", 4)]
    found = severity(gather(Rating(u, r, float(s), u) for u, r, s in rows))
    assert found == "No severity: the raters are not all linked by shared units (w, z; x, y)."


def test_severity_of_people_in_the_database_needs_five_shared_candidates() -> None:
    assert (
        severity(by_unit(((1, 2), (2, 3), (3, 4))), least=5) == "No severity: 3 shared candidates; 5 needed."
    )


def test_bands_are_those_of_their_authors() -> None:
    assert [band("icc", x) for x in (0.49, 0.5, 0.75, 0.9)] == ["poor", "moderate", "good", "excellent"]
    assert [band("alpha", x) for x in (0.66, 0.7, 0.8)] == ["not reliable", "tentative", "reliable"]
    assert [band("kappa", x) for x in (-0.1, 0.2, 0.41)] == ["poor", "slight", "moderate"]


def test_a_coefficient_whose_variance_is_not_positive_is_refused() -> None:
    found = agreement(by_unit(((1, 2), (2, 1))))
    assert found["icc"]["icc2k"] is None
    assert any(said.startswith("Some ICCs are not defined") for said in found["refused"])
