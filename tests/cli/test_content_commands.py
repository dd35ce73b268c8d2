"""check, schema, bank and import questions, as somebody uses them at the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from screener.cli.main import main
from tests.content.banks import GOOD

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SCREENER_CONTENT", raising=False)
    file = tmp_path / "own.yaml"
    file.write_text(GOOD)
    return file


def test_a_mistake_is_shown_with_its_line_quoted_its_place_marked_and_a_remedy(
    bank: Path, capsys: Capture
) -> None:
    bank.write_text(GOOD.replace("    probes:", "    proble:"))
    assert main(["check", "own.yaml"]) == 1
    out, err = capsys.readouterr()
    assert "own.yaml:17:5: error[unknown-key]: Unknown key `proble` in question `own-model-worse`." in out
    assert "17 |     proble:\n   |     ^^^^^^\n   = Did you mean `probes`?\n" in out
    assert "1 file: 1 error" in err
    assert "\x1b" not in out


def test_warnings_fail_only_when_asked_to(bank: Path, capsys: Capture) -> None:
    assert main(["check", "own.yaml"]) == 0
    assert main(["check", "own.yaml", "--strict"]) == 1


def test_json_is_one_document_of_the_promised_shape(bank: Path, capsys: Capture) -> None:
    bank.write_text(GOOD.replace("id: own\n", "id: Own\n"))
    assert main(["check", "--json", "own.yaml"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == 1
    assert told["examples"] == {"run": 0, "failed": 0}
    first = told["problems"][0]
    assert set(first) == {"file", "line", "column", "severity", "code", "message", "hint"}
    assert (first["file"], first["line"], first["column"], first["severity"]) == ("own.yaml", 4, 5, "error")


def test_code_hosts_get_their_own_form_and_nothing_can_break_out_of_it(bank: Path, capsys: Capture) -> None:
    bank.write_text(GOOD.replace("id: own\n", '"a\\n::error::%0A": x\nid: own\n'))
    assert main(["check", "--format", "github", "own.yaml"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("::error file=own.yaml,line=4,col=1,title=unknown-key::Unknown key")
    assert all(line.startswith(("::error file=own.yaml,", "::warning file=own.yaml,")) for line in lines)
    assert "%250A" in lines[0]


def test_control_sequences_of_a_file_do_not_reach_the_terminal(bank: Path, capsys: Capture) -> None:
    bank.write_text(GOOD.replace("id: own\n", 'id: "\\e]52;c;aGk=\\a"\n') + "# \u202e\n")
    assert main(["check", "own.yaml"]) == 1
    out = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


def test_a_file_that_is_not_there_is_a_problem_and_no_traceback(bank: Path, capsys: Capture) -> None:
    assert main(["check", "gone.yaml"]) == 1
    assert "gone.yaml:1:1: error[unreadable]: gone.yaml is not there." in capsys.readouterr().out


def test_structure_says_met_not_met_or_not_knowable(bank: Path, capsys: Capture) -> None:
    assert main(["check", "--structure", "own.yaml"]) == 0
    out = capsys.readouterr().out
    assert "+ the same questions for everybody: met." in out
    assert "? trained interviewers: not knowable here." in out


def test_watching_checks_again_on_save(bank: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "screener", "check", "--watch", "own.yaml"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        try:
            _until(child.stdout, "0 errors")
            time.sleep(0.1)
            bank.write_text(GOOD.replace("id: own\n", "id: Own\n"))
            _until(child.stdout, "1 error,")
        finally:
            child.kill()


def _until(stream: object, word: str) -> None:
    for line in stream:  # type: ignore[attr-defined]  # a text stream; it ends when the child does
        if word in line:
            return
    raise AssertionError(f"the child ended without saying {word!r}")


@pytest.mark.parametrize("kind", ["bank", "rubric", "flags", "guide"])
def test_a_schema_is_json_and_the_one_kept_for_editors(kind: str, capsys: Capture) -> None:
    assert main(["schema", kind]) == 0
    kept = Path(__file__).parents[2] / "docs" / "schemas" / f"{kind}.json"
    assert json.loads(capsys.readouterr().out) == json.loads(kept.read_text("utf-8"))


@pytest.mark.parametrize("role", ["mlops-engineer", "data-engineer", "a-new-role"])
def test_a_new_bank_passes_the_check(bank: Path, role: str, capsys: Capture) -> None:
    assert main(["bank", "new", role, "-o", "new.yaml"]) == 0
    assert main(["check", "new.yaml"]) == 0
    assert main(["bank", "show", "new.yaml"]) == 0
    assert "must be asked" in capsys.readouterr().out


def test_a_new_bank_overwrites_nothing_unasked(bank: Path, capsys: Capture) -> None:
    assert main(["bank", "new", "data-engineer", "-o", "own.yaml"]) == 1
    assert bank.read_text() == GOOD
    assert main(["bank", "new", "data-engineer", "-o", "own.yaml", "--force"]) == 0
    assert main(["bank", "new", "Data Engineer"]) == 2


def test_a_difference_is_told_in_words_with_what_it_breaks(bank: Path, capsys: Capture) -> None:
    changed = GOOD.replace("grew stale", "broke").replace("minutes: 6", "minutes: 5")
    (bank.parent / "new.yaml").write_text(changed)
    assert main(["bank", "diff", "own.yaml", "new.yaml"]) == 0
    out = capsys.readouterr().out
    assert "! own-model-worse: reworded:" in out
    assert "  own-model-worse: minutes: 6 → 5" in out
    assert "breaks where marked with ! (1 of 2 changes)" in out
    assert main(["bank", "diff", "own.yaml", "own.yaml", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"changes": [], "breaks_comparison": False}


def test_an_unknown_verb_or_role_is_answered_with_what_was_meant(bank: Path, capsys: Capture) -> None:
    assert main(["bank", "shwo", "data-engineer"]) == 2
    assert main(["bank", "show", "data-enginer"]) == 1
    err = capsys.readouterr().err
    assert "Did you mean 'show'?" in err
    assert "Did you mean 'data-engineer'?" in err
