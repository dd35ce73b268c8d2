"""What leads need: the debrief, reports without names, groups kept apart, one's own mirror."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.panel.scoring_rate import scoring_rates
from screener.reporting.anonymous import masker
from tests.cli.running import screener


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a database of made-up candidates."""
    path = tmp_path_factory.mktemp("leads") / "s.db"
    screener("demo", "--db", path, "--no-open")
    return path


def screens(database: Path) -> list[dict[str, str]]:
    """List the submitted screens."""
    listed = json.loads(screener("list", "--db", database, "--json").stdout)
    return [s for s in listed if s["state"] == "submitted"]


def test_a_debrief_gives_recommendations_before_differences_before_evidence(database: Path) -> None:
    one = screens(database)[0]
    text = screener("debrief", one["candidate"], "--role", one["role"], "--db", database).stdout
    heads = ["own recommendation", "Where they differ", "The evidence", "The decision"]
    assert sorted(heads, key=text.index) == heads
    screener("decide", one["id"], "hold", "--reason", "second screen first", "--db", database)
    text = screener("debrief", one["candidate"], "--role", one["role"], "--db", database).stdout
    assert "second screen first" in text
    assert "no submitted screen" in screener("debrief", "Nobody", "--db", database, status=1).stderr


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
def test_an_anonymous_report_names_nobody_in_any_format_and_still_verifies(
    database: Path, tmp_path: Path, form: str
) -> None:
    one = screens(database)[0]
    path = tmp_path / f"r.{form}"
    screener("report", one["id"], "--anonymous", "-o", path, "--db", database)
    text = path.read_text("utf-8")
    for part in one["candidate"].split():
        assert part.casefold() not in text.casefold()
    assert f"Candidate {one['id'][:8]}" in text
    assert "the same to the byte" in screener("verify", path, "--db", database).stdout


def test_an_anonymous_comparison_names_no_candidate_and_changes_no_figure(database: Path) -> None:
    role = screens(database)[0]["role"]
    plain = json.loads(screener("compare", "--role", role, "--json", "--db", database).stdout)
    blind = json.loads(screener("compare", "--role", role, "--json", "--anonymous", "--db", database).stdout)
    text = json.dumps(blind)
    assert not any(c["candidate"] in text for c in plain["candidates"])
    means = [sorted(str(c["mean"]) for c in found["candidates"]) for found in (plain, blind)]
    assert means[0] == means[1]


def test_pronouns_and_places_of_study_go_and_other_words_stay() -> None:
    mask = masker("Ann Example", "Candidate 1")
    told = mask("Ann said she learned it at the University of Turin; her rollback took 3 min. She's calm.")
    assert told == (
        "Candidate 1 said they learned it at the [place of study]; their rollback took 3 min. They're calm."
    )
    kept = "The cohort showed theirs; Annual planning helped."
    assert mask(kept) == kept


@given(st.text(max_size=80), st.text(min_size=3, max_size=20))
def test_no_text_breaks_the_masking_and_the_whole_name_never_stays(text: str, name: str) -> None:
    masker(name, "X1")(text)
    if name.isascii() and name.isalpha():
        assert name not in masker(name, "X1")(f"met {name} today").split()


def test_decisions_are_counted_by_a_group_file_that_is_kept_apart(database: Path, tmp_path: Path) -> None:
    done = screens(database)
    names = sorted({s["candidate"] for s in done})
    groups = tmp_path / "groups.csv"
    rows = "".join(f"{name},{'ab'[i % 2]}\n" for i, name in enumerate(names))
    groups.write_text(f"candidate,group\n{rows}", "utf-8")
    few = screener("fairness", "--groups", groups, "--db", database, status=1).stderr
    assert "no group has 5 candidates with a decision" in few
    for number, name in enumerate(names):
        one = next(s for s in done if s["candidate"] == name)
        value = "advance" if number % 3 else "decline"
        screener("decide", one["id"], value, "--reason", "made up", "--db", database)
    found = json.loads(screener("fairness", "--groups", groups, "--json", "--db", database).stdout)
    assert sum(g["total"] for g in found["groups"]) == len(names)
    assert not any(name in json.dumps(found) for name in names)
    groups.write_text("candidate,group\nAnn,a\nAnn,b\n", "utf-8")
    assert "groups.csv:3" in screener("fairness", "--groups", groups, "--db", database, status=1).stderr


def test_scoring_rates_count_strictly_above_the_median(tmp_path: Path) -> None:
    table = tmp_path / "s.csv"
    table.write_text("group,score\na,4\na,3\na,2\na,5\nb,3\nb,3\nb,4\nb,1\n", "utf-8")
    done = json.loads(screener("fairness", "--scores", table, "--json").stdout)
    assert done["median"] == 3
    rates = {g["group"]: (g["above"], g["impact_ratio"]) for g in done["groups"]}
    assert rates == {"a": (2, 1.0), "b": (1, 0.5)}
    assert "Monitoring, not a bias audit." in screener("fairness", "--scores", table).stdout
    assert scoring_rates([("a", 1.0), ("b", 1.0)]).refused == "No ratio: nobody scored above the median."


def test_the_mirror_is_ones_own_and_refused_under_ten_screens(database: Path) -> None:
    assert "needs to know who you are" in screener("agreement", "--mine", "--db", database, status=2).stderr
    said = screener("agreement", "--mine", "--as", "Nobody", "--db", database, status=1).stderr
    assert "needs 10 submitted screens of your own; there are 0" in said


def test_the_mirror_shows_shares_and_drift_from_ten_screens_on(tmp_path: Path) -> None:
    shown = json.loads(screener("bank", "show", "mlops-engineer", "--json").stdout)
    question = shown["questions"][0]["id"]
    rows = [
        {
            "format": "screener/screen/1", "candidate": {"name": f"Made Up {number}"},
            "role": "mlops-engineer", "interviewer": "Ivy",
            "started_at": f"2026-01-{number + 1:02d}T10:00:00Z",
            "submitted_at": f"2026-01-{number + 1:02d}T10:30:00Z",
            "answers": [{"question": question, "state": "scored", "score": 2 if number < 6 else 4}],
            "recommendation": {"value": "yes", "reason": "made up"},
        }
        for number in range(12)
    ]  # fmt: skip
    (tmp_path / "s.ndjson").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    db = tmp_path / "s.db"
    screener("import", "screen", tmp_path / "s.ndjson", "--db", db)
    found = json.loads(screener("agreement", "--mine", "--as", "Ivy", "--json", "--db", db).stdout)
    assert found["screens"] == 12
    assert found["drift"] == 2
    assert found["levels"]["2"] == found["levels"]["4"] == 0.5
