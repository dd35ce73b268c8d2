"""Measure the engine on labelled answers and on real talk: ``make evaluate``.

Precision, recall and F1 over pairs of an answer and a family; families recorded as acceptable count
neither way. False alarms are sentences of real talk with any finding, per thousand.

Without files the part held back is read, which nothing was trained or tuned on, by the shipped model. With
``--unseen-hands`` the hands that it was trained on are read, each by a model that has not seen it (needs
scikit-learn).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.data import Answer, corpus_files, flag_files, held_back_files, read_answers, real_talk
from screener.flags.engine import Engine, compile_engine
from screener.flags.finding import Context

Predict = Callable[[Answer], set[str]]


@dataclass(slots=True)
class Tally:
    """Pairs found rightly, found wrongly and not found."""

    right: int = 0
    wrong: int = 0
    lost: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 when nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found; 1 when nothing is there."""
        return self.right / (self.right + self.lost) if self.right + self.lost else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.right + self.wrong + self.lost
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Evaluation:
    """Tallies overall and by every way of grouping answers."""

    overall: Tally = field(default_factory=Tally)
    by: dict[str, dict[str, Tally]] = field(default_factory=dict)
    mistakes: list[tuple[str, str, Answer]] = field(default_factory=list)


def evaluate(answers: Iterable[Answer], predict: Predict) -> Evaluation:
    """Compare what ``predict`` finds with the labels."""
    result = Evaluation()
    for answer in answers:
        found = predict(answer) - answer.acceptable
        for family in found | answer.flags:
            outcome = "lost" if family not in found else "right" if family in answer.flags else "wrong"
            groups = {"family": family, "style": answer.style, "device": answer.device}
            groups |= {"kind": answer.context.kind, "hand": answer.hand}
            tallies = [result.by.setdefault(k, {}).setdefault(v, Tally()) for k, v in groups.items()]
            for tally in [result.overall, *tallies]:
                setattr(tally, outcome, getattr(tally, outcome) + 1)
            if outcome != "right":
                result.mistakes.append((outcome, family, answer))
    return result


def by_engine(engine: Engine) -> Predict:
    """Predict with the engine, the question as context."""
    return lambda answer: {f.rule for f in engine.read(answer.text, answer.context).findings}


def false_alarms(
    engine: Engine, sentences: Sequence[str], questions: Sequence[Context] = ()
) -> list[tuple[str, str, str]]:
    """Give rule, quote and sentence of every finding in real talk.

    With ``questions`` each sentence is read as the answer to one of them, in turn: what happens when a
    candidate talks of something else.
    """
    found = []
    for at, sentence in enumerate(sentences):
        context = questions[at % len(questions)] if questions else None
        found.extend((f.rule, f.quote, sentence) for f in engine.read(sentence, context).findings)
    return found


def table(result: Evaluation) -> str:
    """Lay the figures out as lines of text."""
    lines = [_line("overall", result.overall)]
    for title, groups in result.by.items():
        lines.append(f"by {title}")
        lines.extend("  " + _line(name, groups[name]) for name in sorted(groups))
    return "\n".join(lines)


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:28} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  "
        f"({tally.right} right, {tally.wrong} wrong, {tally.lost} lost)"
    )


def reliability(answers: Iterable[Answer], engine: Engine) -> list[tuple[str, int, float]]:
    """Give, for ranges of the model's chance, how many findings there are and which share is right."""
    ranges: dict[int, list[bool]] = {}
    for answer in answers:
        for finding in engine.read(answer.text, answer.context).findings:
            if finding.confidence is not None and finding.rule not in answer.acceptable:
                low = min(int(10 * finding.confidence), 9)
                ranges.setdefault(low, []).append(finding.rule in answer.flags)
    return [
        (f"{low / 10:.1f} to {low / 10 + 0.1:.1f}", len(right), sum(right) / len(right))
        for low, right in sorted(ranges.items())
    ]


def main() -> None:
    """Run the evaluation from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="JSONL files; left out: the part held back")
    parser.add_argument("--unseen-hands", action="store_true", help="the training hands, cross-validated")
    parser.add_argument("--mistakes", action="store_true", help="list what was found wrongly or lost")
    parser.add_argument("--phrases-only", action="store_true", help="leave the learned model out")
    parser.add_argument("--no-question", action="store_true", help="read the answers without their questions")
    options = parser.parse_args()
    engine = compile_engine(flag_files(), learned=not options.phrases_only)
    if options.unseen_hands:
        from corpus.unseen import engine_on_unseen_hands  # the shipped model has seen these answers

        answers = read_answers(corpus_files())
        result = engine_on_unseen_hands(answers)
    else:
        answers = read_answers(options.files or held_back_files())
        if options.no_question:
            answers = [replace(a, context=Context()) for a in answers]
        result = evaluate(answers, by_engine(engine))
    print(f"{len(answers)} answers by {len({a.hand for a in answers})} hands")
    print(table(result))
    if options.mistakes:
        for outcome, family, answer in result.mistakes:
            told = [outcome, family, answer.id, answer.context.ask, answer.text]
            print(json.dumps(told, ensure_ascii=False))
    if not options.unseen_hands and not options.phrases_only:
        parts = reliability(answers, engine)
        told = "; ".join(f"{chance}: {count} found, {right:.2f} right" for chance, count, right in parts)
        print(f"what reads like a flag, by its chance: {told}")
    _print_false_alarms(engine, options.mistakes)


def _print_false_alarms(engine: Engine, shown: bool) -> None:
    sentences = real_talk()
    if not sentences:
        print("no real talk here: false alarms not measured")
        return
    questions = [answer.context for answer in read_answers(held_back_files())]
    for title, asked in (("", []), (" read as answers to questions that they do not answer", questions)):
        alarms = false_alarms(engine, sentences, asked)
        flagged = len({sentence for _, _, sentence in alarms})
        rate = 1000 * flagged / len(sentences)
        print(f"false alarms per 1,000 of {len(sentences)} sentences of real talk{title}: {rate:.2f}")
        print("  " + ", ".join(f"{rule} {n}" for rule, n in Counter(r for r, _, _ in alarms).most_common()))
        if shown:
            for rule, quote, _ in alarms:
                print(f"  {rule}: {quote}")


if __name__ == "__main__":
    main()
