"""The commands as a script or a stranger uses them: each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from screener.cli.main import available


def run(*words: str, home: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program with a home folder of its own."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SCREENER")}
    environment |= {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "c"),
    }
    return subprocess.run(
        [sys.executable, "-m", "screener", *words],
        input=stdin, capture_output=True, text=True, env=environment, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    filled = run("demo", "--db", str(folder / "d.db"), "--no-open", home=folder)
    assert filled.returncode == 0, filled.stderr
    return folder


def test_the_demo_has_all_six_roles_several_interviewers_and_one_unfinished_screen(demo: Path) -> None:
    rows = json.loads(run("list", "--db", str(demo / "d.db"), "--json", home=demo).stdout)
    assert len({r["role"] for r in rows}) == 6
    assert len({r["interviewer"] for r in rows}) >= 4
    assert [r["state"] for r in rows].count("open") == 1
    assert any(r["flags"] for r in rows)


def test_export_import_and_export_again_are_equal(demo: Path) -> None:
    first = run("export", "--db", str(demo / "d.db"), "--format", "ndjson", home=demo).stdout
    (demo / "a.ndjson").write_text(first)
    again = run("import", "screen", str(demo / "a.ndjson"), "--db", str(demo / "e.db"), home=demo)
    assert "18 brought in, 0 already here, 0 refused" in again.stderr
    second = run("export", "--db", str(demo / "e.db"), "--format", "ndjson", home=demo).stdout
    assert sorted(first.splitlines()) == sorted(second.splitlines())
    twice = run("import", "screen", str(demo / "a.ndjson"), "--db", str(demo / "e.db"), home=demo)
    assert "0 brought in, 18 already here" in twice.stderr


def test_a_changed_screen_file_is_refused_and_nothing_of_it_stays(demo: Path) -> None:
    line = run("export", "--db", str(demo / "d.db"), "--format", "ndjson", home=demo).stdout.splitlines()[0]
    (demo / "forged.json").write_text(line.replace('"score":3', '"score":5'))
    told = run("import", "screen", str(demo / "forged.json"), "--db", str(demo / "f.db"), home=demo)
    assert told.returncode == 1
    assert "chain is broken" in told.stderr or "contradicts" in told.stderr
    assert json.loads(run("list", "--db", str(demo / "f.db"), "--json", home=demo).stdout) == []


@pytest.mark.parametrize("form", ["html", "md", "txt", "json"])
def test_a_report_says_who_what_and_why_in_every_format(demo: Path, form: str) -> None:
    told = run("report", "Chiara Example", "--db", str(demo / "d.db"), "--format", form, home=demo)
    assert told.returncode == 0, told.stderr
    assert "Chiara Example" in told.stdout
    assert "Retrains first and looks later" in told.stdout


def test_the_html_report_needs_no_script_and_no_network(demo: Path) -> None:
    page = run("report", "Chiara Example", "--db", str(demo / "d.db"), home=demo).stdout
    assert "<svg" in page
    assert "<script" not in page
    assert "src=" not in page.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "url(http" not in page


def test_the_panel_reads_no_scores(demo: Path) -> None:
    words = ("report", "Chiara Example", "--audience", "panel", "--format", "json")
    told = run(*words, "--db", str(demo / "d.db"), home=demo)
    data = json.loads(told.stdout)
    assert all(answer["score"] is None for answer in data["answers"])
    assert "mean" not in data
    assert data["recommendation"] == ""


def test_an_unfinished_screen_is_headed_draft(demo: Path) -> None:
    assert "DRAFT" in run("report", "Pilar Sample", "--db", str(demo / "d.db"), home=demo).stdout


def test_flags_are_named_and_denials_are_not(tmp_path: Path) -> None:
    found = run("flag", "--json", home=tmp_path, stdin="I would just retrain with more data")
    assert [f["rule"] for f in json.loads(found.stdout)["flags"]] == ["retrain-reflex"]
    clean = run(
        "flag", "--json", home=tmp_path, stdin="I wouldn't just retrain, I'd look at feature freshness first"
    )
    assert json.loads(clean.stdout)["flags"] == []


def test_a_stream_of_answers_is_answered_in_order_bad_lines_in_their_place(tmp_path: Path) -> None:
    lines = '{"id": 1, "text": "I would just retrain with more data"}\n{broken\n{"id": 3, "text": "fine"}\n'
    told = run("flag", "--jsonl", home=tmp_path, stdin=lines)
    answers = [json.loads(line) for line in told.stdout.splitlines()]
    assert [a["id"] for a in answers] == [1, None, 3]
    assert answers[0]["flags"][0]["rule"] == "retrain-reflex"
    assert "error" in answers[1]


def test_doctor_finds_an_event_that_was_changed(demo: Path) -> None:
    import sqlite3

    path = demo / "changed.db"
    assert run("backup", str(path), "--db", str(demo / "d.db"), home=demo).returncode == 0
    assert run("doctor", "--db", str(path), home=demo).returncode == 0
    with sqlite3.connect(path) as db:
        db.execute("drop trigger events_stay")
        db.execute(
            "update events set body = replace(body, '\"score\":2', '\"score\":4') where type = 'scored'"
        )
    db.close()
    told = run("doctor", "--db", str(path), home=demo)
    assert told.returncode == 1
    assert "was changed after it was recorded" in told.stdout


def test_an_erased_candidate_is_nowhere_in_the_file(demo: Path) -> None:
    path = demo / "erased.db"
    run("backup", str(path), "--db", str(demo / "d.db"), home=demo)
    told = run("erase", "Chiara Example", "--yes", "--db", str(path), home=demo)
    assert told.returncode == 0, told.stderr
    left = b"".join(p.read_bytes() for p in demo.glob("erased.db*"))
    assert b"Chiara" not in left
    assert run("doctor", "--db", str(path), home=demo).returncode == 0


def test_blind_until_ones_own_is_in(demo: Path) -> None:
    mine = json.loads(
        run("--as", "Lena Panel", "list", "--json", "--db", str(demo / "d.db"), home=demo).stdout
    )
    names = {r["candidate"] for r in mine}
    assert "Bruno Invented" in names  # Lena submitted one of Bruno, so Ingrid's is open to her
    assert "Ada Fictive" not in names
    shut = run("--as", "Lena Panel", "report", "Goran Fictive", "--db", str(demo / "d.db"), home=demo)
    assert shut.returncode == 1
    assert "--look-past" in shut.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("flga",), 2, "Did you mean 'flag'?"),
        (("report", "nobody"), 1, "There is no screen 'nobody'"),
        (("list", "--sort", "x"), 2, "unrecognized arguments"),
        (("check", "missing.yaml"), 1, "missing.yaml"),
        (("screen", "--role", "mlops-engineer", "--candidate", "A"), 2, "needs a terminal"),
        (("resume",), 1, "no unfinished screen"),
        (("--content", "nowhere", "where"), 1, "no such content folder"),
    ],
)
def test_a_mistake_is_one_clear_line_and_an_exit_code(
    tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    told = run(*words, home=tmp_path)
    assert (told.returncode, "Traceback" in told.stderr) == (code, False)
    assert says in told.stderr + told.stdout


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + b"x" * 4096])
def test_a_damaged_database_is_named_and_left_byte_for_byte(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.db"
    path.write_bytes(content)
    told = run("list", "--db", str(path), home=tmp_path)
    assert told.returncode == 1
    assert "bad.db" in told.stderr
    assert len(told.stderr.strip().splitlines()) == 1
    assert path.read_bytes() == content


def test_a_database_of_a_newer_program_is_refused_before_any_write(demo: Path) -> None:
    import sqlite3

    path = demo / "newer.db"
    run("backup", str(path), "--db", str(demo / "d.db"), home=demo)
    db = sqlite3.connect(path)
    db.execute("pragma user_version = 99")
    db.close()
    before = path.read_bytes()
    told = run("list", "--db", str(path), home=demo)
    assert "newer screener" in told.stderr
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", sorted(available()))
def test_every_command_has_help_with_an_example(tmp_path: Path, command: str) -> None:
    told = run(command, "--help", home=tmp_path)
    assert told.returncode == 0
    assert "example" in told.stdout


def test_a_new_database_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    run("list", "--db", str(tmp_path / "new.db"), home=tmp_path)
    assert (tmp_path / "new.db").stat().st_mode & 0o077 == 0


def test_content_is_copied_out_and_then_in_force(tmp_path: Path) -> None:
    assert run("content", "init", str(tmp_path / "own"), home=tmp_path).returncode == 0
    bank = tmp_path / "own" / "question_banks" / "mlops-engineer.yaml"
    bank.write_text(bank.read_text().replace("title: MLOps Engineer, first screen", "title: Our own screen"))
    told = run("--content", str(tmp_path / "own"), "where", "--json", home=tmp_path)
    rows = {r["id"]: r for r in json.loads(told.stdout)["content"] if r["kind"] == "bank"}
    assert rows["mlops-engineer"]["replaces_bundled"]
    assert run("check", "--content", str(tmp_path / "own"), home=tmp_path).returncode == 0
