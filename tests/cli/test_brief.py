"""The candidate brief: claims to test, with their probes; mistakes with their line; never a score."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screener.errors import FormatError
from screener.hiring.brief import claims_of, read_brief
from screener.interview.screen import fold
from screener.store.sqlite import open_journal
from tests.cli.running import screener

BRIEF = "headline: MLOps Engineer\nmodels: 2\nincidents: none\ncertificates: CKA, AWS\nclaim: halved cost\n"


def test_mlops_in_the_headline_without_an_incident_starts_with_a_production_incident(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(BRIEF, "utf-8")
    claims = json.loads(screener("brief", tmp_path / "b.txt", "--json").stdout)["claims"]
    assert "no incident named: start with a production incident" in claims[0]["says"]
    assert claims[0]["kind"] == "production-incident"
    assert [c["says"].split()[0] for c in claims[1:]] == ["Claims", "Certificates", "Claims:"]


def test_certificates_without_a_live_model_are_told_as_that() -> None:
    told = [c.says for c in claims_of(read_brief("certificates: CKA\nmodels: 0"))]
    assert any("no live model named" in says for says in told)
    assert claims_of(read_brief("")) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hello", ":1:1: 'hello' does not begin with a key"),
        ("# note\nmodels: many", ":2:1: 'many' is no number of models"),
        ("headline: a\nheadline: b", ":2:1: 'headline' stands twice"),
        ("claim: x\n" * 3000, "characters are no brief"),
    ],
)
def test_a_mistake_in_a_brief_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "b.txt").write_text(text, "utf-8")
    done = screener("brief", tmp_path / "b.txt", status=1)
    assert said in done.stderr


@given(st.text(max_size=300))
def test_no_brief_ends_otherwise_than_in_claims_or_one_clear_line(text: str) -> None:
    try:
        read_brief(text)
    except FormatError as error:
        assert "brief" in str(error)


def test_an_attached_brief_changes_no_score_and_stands_in_the_replay(tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    screener("demo", "--db", db, "--no-open")
    listed = json.loads(screener("list", "--db", db, "--json").stdout)
    open_one = next(s["id"] for s in listed if s["state"] == "open")
    before = json.loads(screener("show", open_one, "--db", db, "--json").stdout)
    (tmp_path / "b.txt").write_text(BRIEF, "utf-8")
    screener("brief", tmp_path / "b.txt", "--attach", open_one, "--db", db)
    after = json.loads(screener("show", open_one, "--db", db, "--json").stdout)
    assert after["answers"] == before["answers"]
    journal = open_journal(db)
    try:
        assert len(fold(journal.events(open_one)).brief) == 4
    finally:
        journal.close()
    assert "brief: 'MLOps Engineer' in the headline" in screener("replay", open_one, "--db", db).stdout


def test_a_submitted_screen_takes_no_brief(tmp_path: Path) -> None:
    db = tmp_path / "s.db"
    screener("demo", "--db", db, "--no-open")
    listed = json.loads(screener("list", "--db", db, "--json").stdout)
    closed = next(s["id"] for s in listed if s["state"] == "submitted")
    (tmp_path / "b.txt").write_text(BRIEF, "utf-8")
    done = screener("brief", tmp_path / "b.txt", "--attach", closed, "--db", db, status=1)
    assert "belongs to an unfinished screen" in done.stderr
