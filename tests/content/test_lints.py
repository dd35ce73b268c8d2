"""Good wordings are left alone, poor ones are named; the problems come in the form that was asked for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from screener.cli.main import main
from screener.content.checking.checker import check
from screener.content.library import open_library

LIBRARY = open_library()
BANK = """\
kind: bank
version: 1
id: own
role: mlops-engineer
title: Own
rubric: production-ml
questions:
  - id: own-question
    kind: mindset
    competency: monitoring
    ask: {ask}
    minutes: 6
    must_ask: true
"""
RULES = """\
kind: flags
version: 1
id: own
rules:
  - id: broken
    title: A rule with a bad phrase
    severity: high
    why: It is broken.
    probe: What then?
    phrases: ["just (retrain"]
    examples: {flag: [I just retrain.], pass: [No.]}
  - id: failing
    title: A rule that fails
    severity: low
    why: It fails.
    probe: What then?
    phrases: [purple monkeys]
    examples:
      flag: [purple monkeys, green monkeys]
      pass: [No.]
"""
GOOD_WORDINGS = """
How do you decide what is monitored and what is not?
Explain when a nightly retrain is enough and when it is not.
Tell me about a model that got worse and how you found out.
What is it, and why that?
What tools do you use and why?
You have two GPUs and three models. Which one gets which?
A model degrades and you have no labels. What do you do?
How would you find out whether features are stale or labels are late?
Can you tell me about a model that you rolled back?
Have you ever had to take a model back? Tell me about it.
What do you do when precision drops and recall does not?
How do you know which alerts matter and which do not?
Tell me about a time when the obvious fix was wrong.
If you had one week, what would you build, and what would you leave out?
Is there a metric you stopped trusting? Why?
Why didn't you notice earlier?
What don't you monitor, and why?
Why can't it come back the same way?
How does the parent process learn that a child process died?
""".strip().splitlines()


def bank(tmp_path: Path, ask: str) -> Path:
    file = tmp_path / "bank.yaml"
    file.write_text(BANK.format(ask=json.dumps(ask)), "utf-8")
    return file


@pytest.mark.parametrize("ask", GOOD_WORDINGS)
def test_a_good_wording_is_left_alone(tmp_path: Path, ask: str) -> None:
    found = {p.code for p in check(LIBRARY, [bank(tmp_path, ask)]).problems}
    assert not found & {"double-barrelled", "leading", "yes-no", "may-not-ask", "long-wording"}


@pytest.mark.parametrize(
    ("code", "ask"),
    [
        ("double-barrelled", "How did you notice it and what did you change?"),
        ("double-barrelled", "What broke? How did you fix it?"),
        ("double-barrelled", "Tell me about an incident and describe your monitoring."),
        ("double-barrelled", "Do you use canaries and do you use shadow traffic?"),
        ("leading", "Don't you think retraining is lazy?"),
        ("leading", "You do monitor your models, right?"),
        ("leading", "I assume you use a registry; how?"),
        ("leading", "As everyone knows, notebooks are bad; what do you use?"),
        ("yes-no", "Have you ever rolled back a model?"),
        ("yes-no", "Is monitoring important?"),
        ("yes-no", "You have used feature stores. Do you like them?"),
        ("may-not-ask", "Tell me how many sick days you took last year."),
        ("long-wording", "Tell me about " + "a very long story with many parts and " * 20 + "its end."),
    ],
)
def test_a_poor_wording_is_named(tmp_path: Path, code: str, ask: str) -> None:
    found = [p for p in check(LIBRARY, [bank(tmp_path, ask)]).problems if p.code == code]
    assert found and found[0].severity == "warning" and found[0].hint


def test_a_bad_phrase_keeps_no_other_rule_from_being_tried(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text(RULES)
    found = {(p.line, p.column, p.code) for p in check(LIBRARY, [file]).problems}
    assert {(10, 21, "phrase"), (19, 30, "failed-example")} <= found


def test_the_line_is_quoted_and_the_place_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = bank(tmp_path, "What then?")
    file.write_text(file.read_text().replace("must_ask", "must_aks"))
    assert main(["check", str(file)]) == 1
    shown = capsys.readouterr().out
    assert f"{file}:13:5: error[unknown-key]: Unknown key `must_aks`" in shown
    assert "13 |     must_aks: true\n   |     ^^^^^^^^\n   = Did you mean `must_ask`?\n" in shown
    assert "\x1b" not in shown


def test_strict_makes_warnings_count(tmp_path: Path) -> None:
    file = bank(tmp_path, "Have you ever rolled back a model?")
    assert main(["check", str(file)]) == 0
    assert main(["check", str(file), "--strict"]) == 1
