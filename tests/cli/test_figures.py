"""The commands that compute from a table: shapes others rely on, and one clear line for each mistake."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import screener

TABLE = "unit,rater,score\n" + "".join(
    f"u{n},a,{1 + n % 5}\nu{n},b,{1 + (n + n // 4) % 5}\n" for n in range(12)
)


def test_agreement_of_a_table_as_json(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text(TABLE, "utf-8")
    found = json.loads(screener("agreement", "--from", path, "--scale", "1-5", "--json").stdout)
    assert {
        "units",
        "raters",
        "ratings",
        "shared",
        "alpha",
        "icc",
        "kappa",
        "severity",
        "refused",
    } <= found.keys()
    assert (found["units"], found["raters"], found["ratings"], found["shared"]) == (12, 2, 24, 12)
    assert found["alpha"]["level"] == "ordinal"
    assert found["icc"].keys() >= {"icc1", "icc2", "icc3", "icc1k", "icc2k", "icc3k"}
    assert found["kappa"].keys() >= {"unweighted", "linear", "quadratic"}
    assert found["severity"].keys() >= {"effects", "shrunk"}


def test_fairness_of_a_table_as_json_and_as_text(tmp_path: Path) -> None:
    path = tmp_path / "o.csv"
    path.write_text("group,selected,total\nblack,12,40\nwhite,48,80\n", "utf-8")
    found = json.loads(screener("fairness", "--from", path, "--json").stdout)
    assert found["reference"] == "white"
    assert found["groups"][0]["impact_ratio"] == 0.5
    assert found["flip"]["reverses"] is False
    text = screener("fairness", "--from", path).stdout
    assert "Below four fifths: black." in text
    assert "A rule of thumb, not a legal finding." in text


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("unit,rater,score\na,b,high\n", ":2:1: error: 'high' is no number"),
        ("unit,rater,score\na,b,nan\n", ":2:1: error: 'nan' is no score"),
        ("unit,rater,score\na,b,1\na,b,2\n", ":3:1: error: 'b' rated 'a' before, on line 2"),
        ("unit,rater,score\na,,1\n", ":2:1: error: There is no rater"),
        ("unit,rater,score\na,b,9\n", "not on the scale 1-5"),
        ("unit,rater\na,b\n", "There is no column 'score'"),
        ("unit,rater,scores\na,b,1\n", "Did you mean 'score'?"),
        ("unit,rater,score\n", "there is no rating in it"),
        ("", "there is no rating in it"),
        ('unit,rater,score\n"a,b,1\n', "This is no CSV"),
    ],
)
def test_a_table_of_ratings_that_cannot_be_used_ends_in_one_line(
    tmp_path: Path, table: str, said: str
) -> None:
    path = tmp_path / "r.csv"
    path.write_text(table, "utf-8")
    done = screener("agreement", "--from", path, "--scale", "1-5", status=1)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("group,selected,total\na,3,2\n", "3 selected of 2 in 'a'"),
        ("group,selected,total\na,-1,2\n", "'-1' under selected is no whole number"),
        ("group,selected,total\na,1.5,2\n", "'1.5' under selected is no whole number"),
        ("group,selected,total\na,1,2\na,1,2\n", "stands there twice"),
        ("group,hired,total\na,1,2\n", "Unknown column 'hired'"),
        ("group,selected,total\n", "there is no group in it"),
    ],
)
def test_outcomes_that_cannot_be_used_end_in_one_line(tmp_path: Path, table: str, said: str) -> None:
    path = tmp_path / "o.csv"
    path.write_text(table, "utf-8")
    assert said in screener("fairness", "--from", path, status=1).stderr


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_of_spreadsheets_are_read_with_any_separator_line_end_and_mark(
    tmp_path: Path, mark: str
) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"\xef\xbb\xbf" + TABLE.replace(",", mark).replace("\n", "\r\n").encode())
    assert json.loads(screener("agreement", "--from", path, "--json").stdout)["ratings"] == 24
