"""`check` names every mistake of every file in one run, at its place, with a remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from screener.content.bundled import bundled_folder
from screener.content.checking.checker import check
from screener.content.checking.report import Report
from screener.content.library import open_library
from tests.content.banks import GOOD


def report(tmp_path: Path, text: str, name: str = "own.yaml") -> Report:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return check(open_library(), [file])


def codes(found: Report, *, severity: str | None = None) -> list[str]:
    return [p.code for p in found.problems if severity in (None, p.severity) and p.code != "uncovered"]


def asking(ask: str) -> str:
    return GOOD.replace("Tell me about a forecast of yours that grew stale without anybody noticing.", ask)


def test_the_bundled_files_have_no_errors() -> None:
    found = check(open_library())
    assert [str(p) for p in found.problems if p.severity == "error"] == []
    assert found.files >= 10
    assert found.examples_run > 100
    assert found.examples_failed == 0


def test_a_sound_bank_has_nothing_to_hear(tmp_path: Path) -> None:
    assert codes(report(tmp_path, GOOD)) == []


PLANTED = """\
kind: bank
version: 1
id: own
role: mlops-engineer
title: no
rubric: production-ml
minutes: 10
questions:
  - id: Degraded Model
    kind: production-incidnt
    competency: incident-handlin
    ask: Did you watch the model?
    minutes: six
    proble: [What then?]
    expects: [how-detectd]
  - id: second
    kind: mindset
    competency: monitoring
    ask: Tell me about your monitoring.
    minutes: 14
    must_ask: true
    minutes: 3
  - id: third
    kind: mindset
    competency: monitoring
    ask: How do you handle nights on call now that you have small children?
  - id: second
    kind: mindset
    competency: monitoring
    ask: "What is your favourite dashboard, and how did you come to use it?"
    minutes: 2
    silence: [{code: yes-no, reason: none}]
"""


def test_a_dozen_mistakes_in_one_file_are_all_named_at_their_places_in_one_run(tmp_path: Path) -> None:
    found = report(tmp_path, PLANTED)
    there = {(p.line, p.column, p.code) for p in found.problems}
    assert there >= {
        (5, 8, "boolean"),
        (7, 10, "too-long-core"),
        (9, 9, "id"),
        (10, 11, "unknown-value"),
        (11, 17, "unknown-competency"),
        (12, 10, "yes-no"),
        (13, 14, "not-number"),
        (14, 5, "unknown-key"),
        (15, 15, "unknown-evidence"),
        (22, 5, "duplicate-key"),
        (23, 5, "missing-key"),
        (26, 56, "may-not-ask"),
        (27, 9, "duplicate-id"),
        (30, 10, "double-barrelled"),
        (32, 22, "idle-silence"),
    }
    assert all(p.hint for p in found.problems)


@pytest.mark.parametrize(
    ("key", "remedy"),
    [("proble", "probes"), ("mustask", "must_ask"), ("competancy", "competency"), ("minuets", "minutes")],
)
def test_an_unknown_key_is_told_which_one_was_meant(tmp_path: Path, key: str, remedy: str) -> None:
    found = report(tmp_path, GOOD.replace("    minutes: 6\n", f"    minutes: 6\n    {key}: 1\n"))
    assert f"Did you mean `{remedy}`?" in [p.hint for p in found.problems]


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        ("What broke, and how did you find out?", "double-barrelled"),
        ("What broke? Who repaired it?", "double-barrelled"),
        ("Don't you think that monitoring matters most?", "leading"),
        ("You would watch the inputs as well, right?", "leading"),
        ("Have you ever rolled back a model?", "yes-no"),
        ("Is there a registry at your place?", "yes-no"),
        ("What is your current salary?", "may-not-ask"),
        ("How old are you?", "may-not-ask"),
        ("Where are you originally from?", "may-not-ask"),
        ("word " * 120 + "?", "long-wording"),
    ],
)
def test_a_doubtful_wording_is_pointed_out(tmp_path: Path, ask: str, code: str) -> None:
    assert code in codes(report(tmp_path, asking(ask)))


@pytest.mark.parametrize(
    "ask",
    [
        "Tell me about a race condition between two parent and child jobs.",
        "How do you decide that training data is of an age at which it should be retired?",
        "Can you walk me through the health checks of your serving layer?",
        "What would you look at first when customers in their fifties get worse scores?",
        "How did your team and the platform team divide the work?",
        "Which families of models have you served, and at what latency?",
        "Describe how a credit scoring model of yours was monitored.",
        "What made you pick one registry over another?",
    ],
)
def test_a_sound_wording_is_left_alone(tmp_path: Path, ask: str) -> None:
    assert codes(report(tmp_path, asking(ask.replace(":", ",")))) == []


def test_a_warning_is_silenced_beside_the_question_and_an_idle_silence_is_told(tmp_path: Path) -> None:
    silence = "    silence: [{code: yes-no, reason: It only opens the next one.}]\n"
    closed = asking("Have you ever rolled back a model?")
    assert codes(report(tmp_path, closed)) == ["yes-no"]
    assert codes(report(tmp_path, closed + silence)) == []
    assert codes(report(tmp_path, GOOD + silence)) == ["idle-silence"]
    mistyped = report(tmp_path, closed + silence.replace("yes-no", "yes-noo"))
    assert "Did you mean `yes-no`?" in [p.hint for p in mistyped.problems]


def test_an_error_cannot_be_silenced(tmp_path: Path) -> None:
    silence = "    silence: [{code: unknown-competency, reason: I like it.}]\n"
    text = GOOD.replace("incident-handling", "incident-handlin") + silence
    assert "unknown-competency" in codes(report(tmp_path, text), severity="error")


def test_anchors_are_complete_distinguishable_and_describe(tmp_path: Path) -> None:
    gone = report(tmp_path, GOOD.replace("      3: Signal, cause, fix and an own part in each.\n", ""))
    assert [p.message for p in gone.problems if p.code == "missing-anchor"] == [
        "Question own-model-worse: no anchor for level 3."
    ]
    alike = GOOD.replace(
        "An incident and a fix without a cause.", "No incident of their own, or none with a cause"
    )
    assert codes(report(tmp_path, alike)) == ["alike-anchors"]
    vague = GOOD.replace("An incident and a fix without a cause.", "A weak answer")
    assert codes(report(tmp_path, vague)) == ["vague-anchor"]
    assert codes(report(tmp_path, GOOD.replace("      5: Also", "      6: Also"))) == [
        "missing-anchor",
        "unknown-level",
    ]


RUBRIC = """\
kind: rubric
version: 1
id: own-rubric
title: Own
levels: {1: none, 2: some, 3: good}
competencies:
  - id: care
    title: Care
    about: Takes care of what was built.
    anchors: {1: Leaves it alone after launch., 2: Looks when told to look., 3: Looks before others do.}
weights:
  own-role: {care: 1}
"""


def test_a_bank_is_seen_with_the_rubric_given_beside_it(tmp_path: Path) -> None:
    (tmp_path / "rubric.yaml").write_text(RUBRIC)
    bank = GOOD.split("    anchors:")[0]
    bank = bank.replace("production-ml", "own-rubric").replace("incident-handling", "care")
    (tmp_path / "bank.yaml").write_text(bank.replace("role: mlops-engineer", "role: own-role"))
    assert codes(check(open_library(), [tmp_path])) == []
    assert "unknown-rubric" in codes(check(open_library(), [tmp_path / "bank.yaml"]))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{1: none, 2: some, 3: good}", "{1: none, 2: some}", "scale"),
        ("{1: none, 2: some, 3: good}", "{1: none, 2: some, 4: good}", "scale"),
        ("2: some,", "2: none,", "alike-levels"),
        ("{care: 1}", "{caer: 1}", "unknown-competency"),
        ("{care: 1}", "{care: 0}", "no-weights"),
        (", 3: Looks before others do.}", "}", "missing-anchor"),
    ],
)
def test_a_rubric_is_checked(tmp_path: Path, old: str, new: str, code: str) -> None:
    assert codes(report(tmp_path, RUBRIC)) == []
    assert code in codes(report(tmp_path, RUBRIC.replace(old, new)), severity="error")


FLAGS = """\
kind: flags
version: 1
id: own-flags
rules:
  - id: shrug
    title: Shrugging
    severity: low
    why: Nobody learns.
    probe: What would you find out?
    kinds: [mindset]
    phrases: [no idea at all, "who knows"]
    examples:
      flag: ["I have no idea at all.", "Who knows."]
      pass: ["I would find out."]
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('["I have no idea at all.",', '["I have an idea.",', "failed-example"),
        ('pass: ["I would find out."]', 'pass: ["Who knows, but I would ask."]', "failed-example"),
        ('"who knows"', '"who ( knows"', "phrase"),
        ('"who knows"', '"@nowhere"', "phrase"),
        ("kinds: [mindset]", "kinds: [mindsets]", "unknown-kind"),
        ("id: shrug", "id: retrain-reflex", "duplicate-id"),
    ],
)
def test_a_flag_rule_is_checked_and_its_examples_run(tmp_path: Path, old: str, new: str, code: str) -> None:
    sound = report(tmp_path, FLAGS)
    assert (codes(sound), sound.examples_run, sound.examples_failed) == ([], 3, 0)
    assert code in codes(report(tmp_path, FLAGS.replace(old, new)), severity="error")


def test_rules_that_shadow_each_other_are_named(tmp_path: Path) -> None:
    twin = FLAGS + FLAGS.split("rules:\n")[1].replace("id: shrug", "id: shrugging")
    found = codes(report(tmp_path, twin))
    assert "same-phrase" in found
    assert "shadowed-rule" in found


def test_nearly_the_same_question_is_found_across_banks(tmp_path: Path) -> None:
    second = GOOD.replace("id: own\n", "id: other\n").replace("id: own-model-worse", "id: worse-model")
    second = second.replace("without anybody noticing", "with nobody noticing")
    (tmp_path / "a.yaml").write_text(GOOD.replace("id: own-model-worse", "id: one-model"))
    (tmp_path / "b.yaml").write_text(second)
    found = [p for p in check(open_library(), [tmp_path]).problems if p.code == "near-duplicate"]
    assert [Path(p.file).name for p in found if "`one-model`" in p.message] == ["b.yaml"]


def test_a_question_shared_by_id_and_wording_is_no_duplicate(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD.replace("id: own-model-worse", "id: shared"))
    (tmp_path / "b.yaml").write_text(
        GOOD.replace("id: own\n", "id: other\n").replace("id: own-model-worse", "id: shared")
    )
    found = check(open_library(), [tmp_path])
    assert not [p for p in found.problems if "`shared`" in p.message]


def test_a_renamed_question_of_a_bundled_bank_is_told(tmp_path: Path) -> None:
    bundled = (bundled_folder() / "question_banks" / "mlops-engineer.yaml").read_text()
    assert "changed-id" in codes(report(tmp_path, bundled.replace("id: degraded-model", "id: worse-model")))


def test_hidden_characters_are_found_in_comments_too(tmp_path: Path) -> None:
    assert codes(report(tmp_path, GOOD + "# \u202egnp.exe\n")) == ["hidden-character"]


def test_each_component_of_a_structured_interview_is_met_not_met_or_not_knowable(tmp_path: Path) -> None:
    ((bank, components),) = report(tmp_path, GOOD).structure
    assert bank == "own"
    assert len(components) == 15
    states = {c.name: c.state for c in components}
    assert states["the same questions for everybody"] == "met"
    assert states["enough questions"] == "not met"
    assert states["trained interviewers"] == "not knowable here"
