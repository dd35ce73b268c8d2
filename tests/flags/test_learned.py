"""What the learned layer promises: measured on answers held back, explained, bounded, easy to switch off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.data import ROOT, held_back_files, ordinary_talk, read_answers
from corpus.evaluate import by_engine, evaluate
from screener.cli.main import main
from screener.content.bundled import bundled_folder
from screener.content.library import open_library
from screener.flags.engine import compile_engine
from screener.flags.features import of_question
from screener.flags.finding import Context, Finding
from screener.flags.learned import LETTERS, bundled, load
from screener.interview import verbs
from screener.interview.listening import listen
from screener.reporting.pages import PageFormat, report_page
from screener.reporting.report import build
from screener.store.live import LiveScreen
from screener.store.sqlite import open_journal
from tests.flags.rules import bundled as engine
from tests.flags.rules import bundled_files

MODEL = ROOT / "screener" / "flags" / "model.json"
ASK = Context(
    ask="A model of yours got worse after two weeks in production. What do you do?", kind="drift-scenario"
)
PARAPHRASE = (
    "Honestly, I'd show it what happened in the last month, let it cook overnight, "
    "and by morning it's back where it was."
)
DIAGNOSED = (
    "I'd see which customers it got worse for, and whether one of the columns it lives on "
    "has stopped coming in, before I let anything cook overnight."
)


def only_read(text: str, context: Context = ASK) -> list[Finding]:
    return [f for f in engine().read(text, context).findings if f.source == "reads-like"]


def test_unseen_answers_are_read_precisely_enough_and_completely_enough() -> None:
    result = evaluate(read_answers(held_back_files()), by_engine(engine()))
    assert result.overall.precision >= 0.93
    assert result.overall.f1 >= 0.90
    assert all(tally.f1 >= 0.80 for tally in result.by["family"].values())


def test_ordinary_talk_is_left_alone() -> None:
    lines = ordinary_talk()
    flagged = [line.text for line in lines if engine().read(line.text).findings]
    assert len(flagged) <= len(lines) / 1000


def test_a_paraphrase_that_shares_no_phrase_is_found_and_its_diagnosed_twin_is_not() -> None:
    assert engine(learned=False).read(PARAPHRASE, ASK).findings == ()
    assert [f.rule for f in only_read(PARAPHRASE)] == ["retrain-reflex"]
    assert only_read(DIAGNOSED) == []


def test_what_reads_like_a_flag_is_a_step_quieter_and_says_why() -> None:
    [finding] = only_read(PARAPHRASE)
    assert finding.severity == "medium"  # the rule's own is high
    assert 0.5 < (finding.confidence or 0) <= 1
    assert "the words that weighed most: " in finding.because
    assert finding.quote in PARAPHRASE


def test_the_nearest_example_of_the_corpus_is_named() -> None:
    model = bundled()
    assert model is not None
    example = model.examples["retrain-reflex"][0]
    assert any(example in f.because for f in only_read(example))


@pytest.mark.parametrize("family", sorted(rule.id for file in bundled_files() for rule in file.rules))
def test_the_model_was_trained_with_the_rules_as_they_are(family: str) -> None:
    """Fails when a bundled rule was reworded and ``make train`` was not run."""
    model = bundled()
    assert model is not None
    assert model.knows(engine().rules[family])


def test_a_phrase_match_that_answers_another_question_is_doubted_and_shown_as_such() -> None:
    ask = Context(ask="Who gets paged for what in your design of a bed forecast?", kind="system-design")
    text = "The second alarm isn't my job to fix, but I wired it, and I test every quarter that it rings."
    before = engine(learned=False).read(text, ask)
    after = engine().read(text, ask)
    assert [f.rule for f in before.findings] == ["not-my-job"]
    assert after.findings == ()
    assert [(c.rule, c.by) for c in after.cleared] == [("not-my-job", "reading")]


def test_no_example_of_a_rule_is_doubted() -> None:
    for rule in engine().rules.values():
        for text in rule.examples.flag:
            assert rule.id in {f.rule for f in engine().read(text).findings}, text


def test_a_rule_that_a_recruiter_reworded_is_never_doubted() -> None:
    files = []
    for file in bundled_files():
        rules = tuple(r.model_copy(update={"phrases": (*r.phrases, "purple elephants")}) for r in file.rules)
        files.append(file.model_copy(update={"rules": rules}))
    mine = compile_engine(files)
    assert mine.read("Purple elephants, mostly.", ASK).findings


def test_the_setting_and_the_switch_turn_it_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "answer.txt"
    note.write_text(PARAPHRASE, encoding="utf-8")
    command = ["flag", str(note), "--question", ASK.ask, "--kind", ASK.kind, "--json"]

    def found(*more: str) -> int:
        assert main([*command, *more]) == 0
        return len(json.loads(capsys.readouterr().out)["flags"])

    assert found() == 1
    assert found("--phrases-only") == 0
    monkeypatch.setenv("SCREENER_READS_LIKE", "0")
    assert found() == 0
    monkeypatch.setenv("SCREENER_READS_LIKE", "perhaps")
    assert main(command) == 1
    assert "SCREENER_READS_LIKE: write 0 or 1" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["html", "md", "txt"])
def test_a_report_says_that_a_finding_only_reads_like_a_flag(tmp_path: Path, form: PageFormat) -> None:
    kit = open_library().kit_for_role("ml-engineer")
    [question] = [q for q in kit.bank.questions if q.kind == "drift-scenario"][:1]
    journal = open_journal(tmp_path / "s.db")
    live = LiveScreen.start(journal, kit, verbs.candidate("Made Up"), "Ivy")
    live.do(verbs.note(live.screen, kit, question.id, PARAPHRASE))
    readings = listen(engine(), live.screen, kit)
    report = build(journal.events(live.screen.id), live.screen, kit, readings, "lead")
    journal.close()
    page = report_page(report, form, [bundled_folder() / "reports"])
    assert "reads like a flag" in " ".join(page.split())
    assert "small model trained on made-up answers" in " ".join(page.split())


def test_the_command_says_so_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = tmp_path / "answer.txt"
    note.write_text(PARAPHRASE, encoding="utf-8")
    assert main(["flag", str(note), "--question", ASK.ask, "--kind", ASK.kind]) == 0
    told = capsys.readouterr().out
    assert "medium: reads like: " in told
    assert "because the words that weighed most: " in told


def test_the_model_is_a_readable_file_of_at_most_two_megabytes() -> None:
    assert MODEL.stat().st_size <= 2_000_000
    raw = json.loads(MODEL.read_text(encoding="utf-8"))
    assert len(raw["bias"]) == 1 + 2 * len(raw["families"])
    assert all(set(letters) <= set(LETTERS) for letters in raw["weights"].values())


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=80))
def test_whatever_is_said_and_asked_chances_are_chances_and_every_word_has_its_share(
    text: str, ask: str
) -> None:
    reading = engine().read(text, Context(ask=ask))
    for finding in reading.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.quote
        assert finding.confidence is None or 0 <= finding.confidence <= 1


def test_an_unknown_feature_weighs_nothing() -> None:
    model = load(MODEL.read_text(encoding="utf-8"))
    assert set(model.row("t:zyzzyva zyzzyva")) == {0.0}
    assert of_question("", "", ()) == frozenset()
