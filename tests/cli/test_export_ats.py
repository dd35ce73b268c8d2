"""Scorecards for applicant systems: the vendors' shapes, what is lost said, nothing made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import screener

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "mapping.yaml"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give one submitted screen of a made-up candidate: two competencies scored, the others never asked."""
    folder = tmp_path_factory.mktemp("ats")
    bank = json.loads(screener("bank", "show", "mlops-engineer", "--json").stdout)
    incidents = [q["id"] for q in bank["questions"] if q["competency"] == "incident-handling"][:2]
    drift = [q["id"] for q in bank["questions"] if q["competency"] == "drift-diagnosis"][:1]
    screen = {
        "format": "screener/screen/1", "candidate": {"name": "Ann Example"}, "role": "mlops-engineer",
        "interviewer": "Ivy", "started_at": "2026-03-02T10:00:00Z", "submitted_at": "2026-03-02T10:30:00Z",
        "answers": [
            {"question": incidents[0], "state": "scored", "score": 4, "notes": "paged at 3, found the feed"},
            {"question": incidents[1], "state": "scored", "score": 3},
            {"question": drift[0], "state": "no_answer"},
        ],
        "recommendation": {"value": "yes", "reason": "own incidents"},
    }  # fmt: skip
    (folder / "s.json").write_text(json.dumps(screen), "utf-8")
    screener("import", "screen", folder / "s.json", "--db", folder / "s.db")
    screen |= {"candidate": {"name": "Draft Person"}, "submitted_at": None, "recommendation": None}
    (folder / "d.json").write_text(json.dumps(screen), "utf-8")
    screener("import", "screen", folder / "d.json", "--db", folder / "s.db")
    return folder / "s.db"


def mapping(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """Write the documented mapping with some of its text replaced."""
    text = EXAMPLE.read_text("utf-8")
    for old, new in (changed or {}).items():
        assert old in text
        text = text.replace(old, new)
    (folder / "m.yaml").write_text(text, "utf-8")
    return folder / "m.yaml"


def test_greenhouse_gets_its_scorecard_and_the_rounding_is_said(database: Path, tmp_path: Path) -> None:
    done = screener(
        "export", "Ann Example", "--format", "greenhouse", "--mapping", mapping(tmp_path), "--db", database
    )
    card = json.loads(done.stdout)
    assert card["application_id"] == 1001
    assert card["overall_recommendation"] == "yes"
    rated = {a["name"]: a["rating"] for a in card["attributes"]}
    assert rated == {"Incident handling": "yes", "Drift diagnosis": "definitely_not"}
    assert card["ratings"]["yes"] == ["Incident handling"]
    assert "3.50 becomes level 4" in done.stderr


def test_what_was_not_asked_is_left_out_and_never_a_midpoint(database: Path, tmp_path: Path) -> None:
    for system in ("greenhouse", "ashby", "lever"):
        path = mapping(tmp_path, {"system: greenhouse": f"system: {system}"})
        done = screener("export", "Ann Example", "--format", system, "--mapping", path, "--db", database)
        assert "Monitoring" not in done.stdout


def test_ashby_and_lever_get_their_bodies(database: Path, tmp_path: Path) -> None:
    path = mapping(tmp_path, {"system: greenhouse": "overall: overall\nnotes: why\nsystem: ashby"})
    args = ("--mapping", path, "--db", database)
    body = json.loads(screener("export", "Ann Example", "--format", "ashby", *args).stdout)
    assert body["applicationId"] == "1001"
    assert {"path": "overall", "value": "yes"} in body["feedbackForm"]["fieldSubmissions"]
    path = mapping(tmp_path, {"system: greenhouse": "system: lever"})
    body = json.loads(screener("export", "Ann Example", "--format", "lever", *args).stdout)
    assert body["opportunity"] == "1001"
    assert body["fieldValues"][0]["value"][0]["score"] == "yes"


def test_levels_that_become_one_value_are_said(database: Path, tmp_path: Path) -> None:
    path = mapping(tmp_path, {'2: "no"': "2: definitely_not"})
    args = ("--format", "greenhouse", "--mapping", path, "--db", database)
    assert "Levels 1 and 2 both become 'definitely_not'" in screener("export", "Ann Example", *args).stderr


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"  monitoring:": "  monitring:"}, "The rubric has no competency `monitring`"),
        ({"  5: strong_yes\n": ""}, "no value for level 5"),
        ({"fields:": "feilds:"}, "feilds"),
        ({"Ann Example": "Somebody Else"}, "no application for 'Ann Example'"),
    ],
)
def test_a_mistake_in_the_mapping_is_one_clear_line(
    database: Path, tmp_path: Path, changed: dict[str, str], said: str
) -> None:
    args = ("--format", "greenhouse", "--mapping", mapping(tmp_path, changed), "--db", database)
    done = screener("export", "Ann Example", *args, status=1)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_draft_is_sent_nowhere(database: Path, tmp_path: Path) -> None:
    args = ("--format", "greenhouse", "--mapping", mapping(tmp_path), "--db", database)
    assert "is not submitted" in screener("export", "Draft Person", *args, status=1).stderr
    assert [c["application_id"] for c in json.loads(screener("export", *args).stdout)] == [1001]
