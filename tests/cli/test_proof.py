"""Verify and replay: a changed byte is found wherever it was changed, and a screen can be watched again."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import screener


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a database with made-up candidates."""
    folder = tmp_path_factory.mktemp("proof")
    screener("demo", "--db", folder / "d.db", "--no-open")
    return folder


@pytest.fixture
def copy(demo: Path, tmp_path: Path) -> Iterator[Path]:
    """Give a copy that may be damaged."""
    with (
        closing(sqlite3.connect(demo / "d.db")) as source,
        closing(sqlite3.connect(tmp_path / "d.db")) as target,
    ):
        source.backup(target)
    yield tmp_path / "d.db"


def first(database: Path) -> str:
    """Give the id of a submitted screen."""
    rows = json.loads(screener("list", "--db", database, "--json").stdout)
    return str(next(r["id"] for r in rows if r["state"] == "submitted"))


def changed(database: Path, statement: str, *values: object) -> None:
    """Change the database behind the program's back."""
    with closing(sqlite3.connect(database)) as connection:
        for (name,) in connection.execute("select name from sqlite_master where type = 'trigger'").fetchall():
            connection.execute(f'drop trigger "{name}"')
        assert connection.execute(statement, values).rowcount
        connection.commit()


def test_an_untouched_screen_is_proven(demo: Path) -> None:
    done = screener("verify", first(demo / "d.db"), "--db", demo / "d.db")
    assert "each chained to the one before" in done.stdout


def test_one_changed_byte_of_an_event_is_found(copy: Path) -> None:
    screen = first(copy)
    scored = "select min(seq) from events where stream = ? and body like '%\"scored\"%'"
    respaced = "replace(body, '\"score\":', '\"score\": ')"
    changed(
        copy, f"update events set body = {respaced} where stream = ? and seq = ({scored})", screen, screen
    )
    assert "was changed after it was recorded" in screener("verify", screen, "--db", copy, status=1).stdout


def test_a_removed_event_and_a_removed_tail_are_found(copy: Path) -> None:
    screen = first(copy)
    last = "select max(seq) from events where stream = ?"
    changed(copy, f"delete from events where stream = ? and seq = ({last})", screen, screen)
    assert "events were recorded" in screener("verify", screen, "--db", copy, status=1).stdout
    changed(copy, "delete from events where stream = ? and seq = 3", screen)
    assert "event 3 is missing" in screener("verify", screen, "--db", copy, status=1).stdout


def test_a_changed_kit_is_found(copy: Path) -> None:
    screen = first(copy)
    changed(copy, "update kits set body = replace(body, 'production', 'producton')")
    assert "the kit" in screener("verify", screen, "--db", copy, status=1).stdout


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
@pytest.mark.parametrize("audience", ["lead", "candidate"])
def test_a_report_matches_its_journal_and_a_changed_byte_in_it_is_found(
    demo: Path, tmp_path: Path, form: str, audience: str
) -> None:
    screen, path = first(demo / "d.db"), tmp_path / f"r.{form}"
    screener("report", screen, "--db", demo / "d.db", "--audience", audience, "-o", path)
    assert "the same to the byte" in screener("verify", path, "--db", demo / "d.db").stdout
    text = path.read_text("utf-8")
    path.write_text(text.replace("incident", "incidont", 1), "utf-8")
    assert (
        "is not what journal and kit give" in screener("verify", path, "--db", demo / "d.db", status=1).stdout
    )


def test_a_file_that_is_no_report_is_told(demo: Path, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<p>hello", "utf-8")
    assert (
        "names no screen" in screener("verify", tmp_path / "x.html", "--db", demo / "d.db", status=1).stderr
    )


def test_a_screen_is_replayed_in_time_with_what_was_said(demo: Path) -> None:
    screen = first(demo / "d.db")
    moments = json.loads(screener("replay", screen, "--db", demo / "d.db", "--json").stdout)
    assert [m["seconds"] for m in moments] == sorted(m["seconds"] for m in moments)
    text = screener("replay", screen, "--db", demo / "d.db").stdout
    assert "in focus:" in text
    assert "scored" in text
    assert text.rstrip().splitlines()[-1].split()[1] == "submitted,"
