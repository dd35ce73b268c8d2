"""The hiring guide's commands: the roles, and the plan at every number of models and teams."""

from __future__ import annotations

import json
from datetime import date

import pytest

from screener.content.library import open_library
from screener.hiring.plan import plan
from screener.hiring.roles import age_days
from tests.cli.running import screener

GUIDE = open_library().guide()
STAGE = {0: 1, 1: 1, 2: 1, 3: 2, 4: 2} | dict.fromkeys(range(6, 15), 3) | dict.fromkeys(range(16, 41), 4)
"""What the source article says, where its stages do not meet."""


@pytest.mark.parametrize("teams", range(1, 7))
def test_the_plan_agrees_with_the_article_at_every_number_of_models(teams: int) -> None:
    for models in range(41):
        expected = STAGE.get(models) or ({5: 2, 15: 3} if teams == 1 else {5: 3, 15: 4})[models]
        made = plan(GUIDE, models, teams)
        assert made.stage.id == expected, (models, teams)
        assert bool(made.overlap) == (models in (5, 15))
        assert {h.role for h in made.hire} == set(made.stage.hire)
        assert all(h.why for h in made.hire)


def test_up_to_ten_models_platform_and_architect_come_last_and_it_says_why() -> None:
    made = plan(GUIDE, 5, 3)
    assert [h.role for h in made.hire] == ["devops-engineer-ml", "ml-platform-engineer", "ml-architect"]
    assert "comes after those who keep models running" in made.hire[-1].why


def test_what_an_earlier_stage_asked_for_and_is_missing_comes_first() -> None:
    made = plan(GUIDE, 8, 3, have={"data-engineer": 1})
    assert made.hire[0].role == "mlops-engineer"
    assert "data-engineer" not in [h.role for h in made.hire]


def test_a_sign_of_trouble_puts_the_mlops_hire_first() -> None:
    assert plan(GUIDE, 2).hire[0].role == "ml-engineer"
    assert plan(GUIDE, 2, signs=["Deployments take weeks"]).hire[0].role == "mlops-engineer"


def test_several_are_planned_at_the_last_stage() -> None:
    made = plan(GUIDE, 20, 4, have={"ml-platform-engineer": 1, "mlops-engineer": 2, "data-engineer": 1})
    roles = [h.role for h in made.hire]
    assert "ml-platform-engineer" in roles
    assert "mlops-engineer" not in roles


def test_costs_are_ranges_with_source_and_what_is_missing_is_named() -> None:
    [cost] = plan(GUIDE, 4).cost
    assert 0 < cost.low < cost.high
    assert cost.sources
    assert cost.unknown == ("data-engineer",)


def test_plan_as_json_and_as_text() -> None:
    found = json.loads(screener("plan", "--models", "4", "--json").stdout)
    assert found["stage"] == "2"
    assert [h["role"] for h in found["hire"]] == ["mlops-engineer", "data-engineer"]
    assert found["lean_on"]
    assert found["why"]
    text = screener("plan", "--models", "5", "--teams", "1").stdout
    assert "stages 2 and 3 meet" in text
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize(
    "words",
    [
        ("--models", "-1"),
        ("--models", "99999999"),
        ("--models", "4", "--teams", "0"),
        ("--models", "four"),
        ("--models", "4", "--have", "mlops-engineer"),
        ("--models", "4", "--have", "wizard=1"),
        (),
    ],
)
def test_numbers_that_make_no_sense_end_in_one_line(words: tuple[str, ...]) -> None:
    done = screener("plan", *words, status=2)
    assert len(done.stderr.strip().splitlines()) == 1
    assert not done.stdout


def test_roles_as_json_and_as_text() -> None:
    found = json.loads(screener("roles", "--json").stdout)["roles"]
    assert len(found) == 6
    assert all({"source", "date", "region", "currency"} <= s.keys() for r in found for s in r["salaries"])
    text = screener("roles").stdout
    assert "Taken for one another" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "Did you mean 'mlops-engineer'?" in screener("roles", "mlops-enginer", status=1).stderr


def test_a_figure_ages_from_the_end_of_what_its_date_names() -> None:
    assert age_days("2026-01", date(2027, 1, 28)) == 365
    assert age_days("2025", date(2026, 12, 28)) == 365
    assert age_days("2030", date(2026, 1, 1)) == 0
