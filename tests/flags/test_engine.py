from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from screener.flags.engine import compile_engine, run_examples
from screener.flags.explain import explain
from screener.flags.finding import Context
from screener.flags.text import windows
from tests.flags.rules import bundled, bundled_files, file_of

NINE = {
    "retrain-reflex",
    "container-mindset",
    "tool-name-dropping",
    "no-monitoring",
    "not-my-job",
    "holdout-faith",
    "blame",
    "no-incident",
    "manual-deploy",
}


def test_the_nine_families_are_bundled_with_twenty_examples_each_way() -> None:
    rules = {rule.id: rule for file in bundled_files() for rule in file.rules}
    assert set(rules) == NINE
    for rule in rules.values():
        assert len(rule.examples.flag) >= 20, rule.id
        assert len(rule.examples.pass_) >= 20, rule.id


def test_every_bundled_example_does_what_it_is_there_for() -> None:
    assert run_examples(bundled_files()) == []


def test_an_example_that_fails_is_named_with_its_place_and_the_reason() -> None:
    [flag, passed] = run_examples([file_of("retrain").model_copy(update={"rules": (_planted(),)})])
    assert (flag.rule, flag.expected, flag.index) == ("made-rule", "flag", 0)
    assert flag.path == ("rules", 0, "examples", "flag", 0)
    assert "cleared by negation" in flag.reason
    assert passed.expected == "pass"
    assert "found" in passed.reason


def _planted():  # type: ignore[no-untyped-def]
    rule = file_of("retrain").rules[0]
    examples = rule.examples.model_copy(update={"flag": ("I'd never retrain",), "pass_": ("I retrain",)})
    return rule.model_copy(update={"examples": examples})


def test_a_finding_quotes_the_original_at_its_place() -> None:
    text = "Ωmega \u200bfirst.  I\u2019d ju\u00adst re\u2011train — with “more data”\u202e, done"
    [finding] = bundled().read(text).findings
    assert text[finding.start : finding.end] == finding.quote
    assert finding.quote.startswith("ju")


def test_what_a_question_expects_and_the_answer_lacks_is_missing_with_its_probe() -> None:
    context = Context(expects=("how-detected", "what-changed", "how-prevented"))
    reading = bundled().read("An alert fired at three and we added a check.", context)
    assert [missing.evidence for missing in reading.missing] == ["how-prevented"]
    assert reading.missing[0].probe.endswith("?")


def test_every_evidence_that_the_banks_ask_for_is_defined() -> None:
    wanted = (
        "how-detected root-cause what-changed how-prevented impact data-drift feature-freshness "
        "population-shift feedback-loop label-check what-differs what-is-watched quality-gate "
        "reason-for-choice alternative cost-or-limit scale-fit rollback-path data-contract "
        "serving-pattern versioning own-part other-team outcome adoption"
    )
    assert set(wanted.split()) <= set(bundled().evidence)


def test_strong_signals_are_found_and_not_when_denied() -> None:
    found = bundled().read("We run it in shadow for two weeks before it takes traffic.").strengths
    assert {strength.signal for strength in found} == {"staged-release"}
    assert bundled().read("There is no feedback loop here.").strengths == ()


def test_rules_listen_only_to_their_roles_and_kinds() -> None:
    rule = file_of("retrain").rules[0].model_copy(update={"roles": ("ml-engineer",), "kinds": ("mindset",)})
    engine = compile_engine([file_of("retrain").model_copy(update={"rules": (rule,)})], learned=False)
    assert engine.read("I retrain", Context(role="ml-engineer", kind="mindset")).findings
    assert engine.read("I retrain").findings
    assert not engine.read("I retrain", Context(role="data-engineer")).findings
    assert not engine.read("I retrain", Context(kind="trade-off")).findings


def test_a_list_of_tools_counts_where_a_reason_was_asked_for() -> None:
    engine = bundled(learned=False)
    text = "Kubeflow, MLflow and Airflow."
    asked = engine.read(text, Context(ask="Why did you choose your orchestration tool?"))
    assert [finding.rule for finding in asked.findings] == ["tool-name-dropping"]
    assert engine.read(text).findings == ()
    assert engine.read(text, Context(ask="How many people were on the team?")).findings == ()


def test_what_only_the_learned_model_finds_says_so_and_is_a_step_quieter() -> None:
    context = Context(ask="Accuracy fell by four points in two weeks. What do you do?", kind="drift-scenario")
    text = "It has gone hungry, so I top it up with the newest months overnight and by Monday it's happy."
    [finding] = bundled().read(text, context).findings
    assert finding.rule == "retrain-reflex"
    assert finding.source == "reads-like"
    assert finding.severity == "medium"
    assert finding.because
    assert finding.confidence is not None
    assert text[finding.start : finding.end] == finding.quote
    assert bundled(learned=False).read(text, context).findings == ()


def test_reading_is_the_same_every_time() -> None:
    context = Context(ask="What do you watch after launch?")
    text = "Once it's live we move on, users will complain. Grafana shows CPU."
    assert len({bundled().read(text, context).model_dump_json() for _ in range(5)}) == 1


def test_explaining_names_phrase_cue_and_what_a_question_would_change() -> None:
    lines = "\n".join(
        explain(bundled(), "I wouldn't just retrain. I scp the pickle to the server and restart it.")
    )
    assert 'cleared by negation: "wouldn\'t"' in lines
    assert "Flagged manual-deploy" in lines
    assert "No question was given" in lines


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_offsets_hold(text: str) -> None:
    reading = bundled(learned=False).read(text, Context(ask=text[:40], expects=("impact",)))
    for found in (*reading.findings, *reading.cleared, *reading.strengths):
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.quote


@given(
    st.lists(
        st.sampled_from(
            ["I", "just", "retrain", "not", ",", ".", "if", "we know", "\x00", "\ud800", "مرحبا", "重新"]
        )
    )
)
@settings(max_examples=100, deadline=None)
def test_words_keep_their_place_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for words in windows(text):
        assert list(words.starts) == sorted(words.starts)
        assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "just retrain " * 3_000,
        "a" * 100_000,
        "retrain..." * 5_000,
        "\u200b" * 50_000,
        "\x00" * 10_000 + "\ud800" * 1_000,
        "if know they say not " * 2_000,
        "(" * 20_000 + '"' * 20_000,
    ],
)
def test_hostile_text_is_read_with_few_findings(text: str) -> None:
    reading = bundled().read(text, Context(ask=text[:5_000]))
    assert len(reading.findings) <= 3 * len(bundled().rules)
    assert len(reading.cleared) <= 3 * len(bundled().rules)


@pytest.mark.long
def test_ten_megabytes_in_one_line_are_read() -> None:
    text = "we compare the features before we retrain and then we look at drift " * 150_000
    assert len(bundled().read(text).findings) <= 27


def test_importing_the_engine_loads_nothing_heavy() -> None:
    heavy = ("numpy", "sklearn", "yaml", "textual")
    code = f"import sys, screener.flags.engine; print([m for m in {heavy} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
