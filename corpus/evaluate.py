"""Measure the engine on labelled answers and on real talk: ``make evaluate``.

Precision, recall and F1 over pairs of an answer and a family; families recorded as acceptable count
neither way. False alarms are sentences of real talk with any finding, per thousand.

Files named on the command line are read by the shipped model. Without any the whole corpus is read, every
hand by a model trained on the others, for the shipped one has learned from it (needs scikit-learn).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.data import Answer, corpus_files, flag_files, read_answers, real_talk
from screener.flags.engine import Engine, compile_engine

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


def false_alarms(engine: Engine, sentences: Sequence[str]) -> list[tuple[str, str, str]]:
    """Give rule, quote and sentence of every finding in real talk."""
    found = []
    for sentence in sentences:
        found.extend((f.rule, f.quote, sentence) for f in engine.read(sentence).findings)
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


def main() -> None:
    """Run the evaluation from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="JSONL files; left out: the whole corpus")
    parser.add_argument("--part", choices=["all", "train", "dev"], default="all")
    parser.add_argument("--mistakes", action="store_true", help="list what was found wrongly or lost")
    parser.add_argument("--phrases-only", action="store_true", help="leave the learned model out")
    options = parser.parse_args()
    engine = compile_engine(flag_files(), learned=not options.phrases_only)
    answers = read_answers(options.files or corpus_files())
    answers = [a for a in answers if options.part in ("all", a.part)]
    if options.files or options.phrases_only:
        result = evaluate(answers, by_engine(engine))
    else:
        from corpus.unseen import engine_on_unseen_hands  # the shipped model has seen these answers

        result = engine_on_unseen_hands(answers)
    print(f"{len(answers)} answers, part {options.part}")
    print(table(result))
    if options.mistakes:
        for outcome, family, answer in result.mistakes:
            print(json.dumps([outcome, family, answer.id, answer.text], ensure_ascii=False))
    _print_false_alarms(engine, options.mistakes)


def _print_false_alarms(engine: Engine, shown: bool) -> None:
    sentences = real_talk()
    if not sentences:
        print("no real talk here: false alarms not measured")
        return
    alarms = false_alarms(engine, sentences)
    flagged = len({sentence for _, _, sentence in alarms})
    print(f"false alarms per 1,000 of {len(sentences)} sentences: {1000 * flagged / len(sentences):.2f}")
    print("  " + ", ".join(f"{rule} {n}" for rule, n in Counter(r for r, _, _ in alarms).most_common()))
    if shown:
        for rule, quote, _ in alarms:
            print(f"  {rule}: {quote}")


if __name__ == "__main__":
    main()
