"""Measure the flag engine: time, growth with rules and text, and rivals on the same corpus in one run.

    python benchmarks/flags.py            # time and the regular expressions
    python benchmarks/flags.py --rivals   # also character n-grams with a classifier (needs scikit-learn)

Everything is measured on the part of the corpus that is held back; what learns, learns from the other hands.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.data import (
    Answer,
    as_talk,
    corpus_files,
    flag_files,
    held_back_files,
    ordinary_talk,
    read_answers,
    real_talk,
)
from corpus.evaluate import Evaluation, by_engine, evaluate, table
from screener.flags.engine import compile_engine
from screener.flags.finding import Context

EXPRESSIONS = {
    "retrain-reflex": [
        r"\b(just|simply|always) (re-?train|refit)",
        r"\bretrain\w* (it )?(with|on) (more|new|newer|fresh\w*) data",
        r"\bmore (training )?data\b.*\b(fix|solve|enough)",
        r"\bthrow (more|fresh\w*) (data|batch)",
    ],
    "container-mindset": [
        r"\bjust (another|a) (container|service|microservice|image|pod)\b",
        r"\b(like|as) any other (service|container|app|microservice)\b",
        r"\bnothing special about (a |the )?model",
        r"\bpush the image\b",
    ],
    "tool-name-dropping": [
        r"\b(certified|certificates?|certifications?)\b",
        r"(MLflow|Kubeflow|Airflow|SageMaker|Spark|Kafka|Docker|Kubernetes)(, | and )\w+(, | and )\w+",
        r"\bindustry standard\b",
        r"\beverybody uses\b|\beveryone uses\b",
    ],
    "no-monitoring": [
        r"\b(users|customers) will (complain|tell us|let us know)",
        r"\b(don'?t|do not|never) monitor",
        r"\bno monitoring\b",
        r"\bonly (watch|monitor) (cpu|latency|uptime)",
    ],
    "not-my-job": [
        r"\bnot my (job|problem|responsibility|department)",
        r"\b(someone|somebody) else'?s (job|problem)",
        r"\bover the (wall|fence)\b",
        r"\boutside my scope\b",
    ],
    "holdout-faith": [
        r"\b(holdout|test set|validation)\b.*\b(is enough|good enough|settles|proves)",
        r"\btrust the (holdout|test set|validation|offline)",
        r"\bonline (metrics?|numbers?) (is|are) (just )?noise",
        r"\bno need for (an )?a/?b test",
    ],
    "blame": [
        r"\b(their|his|her|vendor'?s|engineers'?) (fault|mistake)",
        r"\bblame (the|them|it on)",
        r"\b(incompetent|careless|clueless)\b",
    ],
    "no-incident": [
        r"\bnever had (an? )?(incident|outage|failure|problem)",
        r"\bno incidents?\b",
        r"\b(nothing comes to mind|can'?t think of)\b",
    ],
    "manual-deploy": [
        r"\bscp\b|\brsync\b|\bftp\b",
        r"\b(by hand|manually)\b",
        r"\bssh (in|into)\b",
        r"\boverwrit(e|es|ten)\b",
    ],
}
_COMPILED = {rule: [re.compile(e, re.IGNORECASE) for e in each] for rule, each in EXPRESSIONS.items()}


def by_expressions(answer: Answer) -> set[str]:
    """Predict with the regular expressions alone."""
    return {rule for rule, each in _COMPILED.items() if any(e.search(answer.text) for e in each)}


class Ngrams:
    """Character n-grams with one logistic regression a family, trained on the other hands and on the talk."""

    def __init__(self, seen: list[Answer], with_question: bool) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        self.with_question = with_question
        self.vectors = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=4)
        x = self.vectors.fit_transform(map(self.text, seen))
        self.models = {
            family: LogisticRegression(C=10, solver="liblinear").fit(x, [family in a.flags for a in seen])
            for family in EXPRESSIONS
        }

    def text(self, answer: Answer) -> str:
        """Give what is read of an answer."""
        return f"{answer.context.ask} || {answer.text}" if self.with_question else answer.text

    def found(self, answers: list[Answer]) -> dict[str, set[str]]:
        """Give the families of each answer whose chance is a half or more."""
        x = self.vectors.transform(map(self.text, answers))
        found: dict[str, set[str]] = {a.id: set() for a in answers}
        for family, model in self.models.items():
            for answer, chance in zip(answers, model.predict_proba(x)[:, 1], strict=True):
                if chance >= 0.5:
                    found[answer.id].add(family)
        return found


def ngrams(answers: list[Answer], with_question: bool) -> tuple[Evaluation, str]:
    """Train and evaluate character n-grams; give their false alarms as well."""
    rival = Ngrams([*read_answers(corpus_files()), *ordinary_talk()], with_question)
    found = rival.found(answers)
    talk = [as_talk(text, text) for text in real_talk()]
    alarmed = rival.found(talk) if talk else {}
    return evaluate(answers, lambda answer: found[answer.id]), alarms(lambda text: bool(alarmed[text]))


def best_of(run: Callable[[], object], times: int = 9) -> float:
    """Give the least of several timings, in seconds: the one least disturbed by other programs."""
    run()
    timings = []
    for _ in range(times):
        started = time.perf_counter()
        run()
        timings.append(time.perf_counter() - started)
    return min(timings)


def times(answers: list[Answer]) -> None:
    """Print how long compiling and reading take."""
    files = flag_files()
    print(f"compile the bundled rules      {1000 * best_of(lambda: compile_engine(files), 3):8.1f} ms")
    words = " ".join(a.text for a in answers[:60]).split()
    texts = [" ".join(words[at : at + 200]) for at in range(0, 2000, 200)]
    plain, full = compile_engine(files, learned=False), compile_engine(files)
    context = Context(ask="What do you do when accuracy drops?", kind="drift-scenario")
    each = best_of(lambda: [plain.read(t) for t in texts]) / len(texts)
    print(f"200 words, phrases             {1000 * each:8.2f} ms")
    each = best_of(lambda: [full.read(t, context) for t in texts]) / len(texts)
    print(f"200 words, with learned model  {1000 * each:8.2f} ms")
    many = compile_engine(_thousand_rules(), learned=False)
    each = best_of(lambda: [many.read(t) for t in texts], 3) / len(texts)
    print(f"200 words, {len(many.rules):5} rules         {1000 * each:8.2f} ms")
    for size in (1, 4, 10):
        text = "we compare the features before we retrain and look at drift, then we move on " * (
            13_000 * size
        )
        taken = best_of(lambda text=text: plain.read(text), 1)
        print(f"{len(text) / 1e6:4.1f} MB in one line            {taken:8.2f} s")


def _thousand_rules() -> list[object]:
    """Give the bundled files with every rule copied until there are a thousand."""
    files = []
    for file in flag_files():
        copies = [
            rule.model_copy(
                update={"id": f"{rule.id}-{at}", "phrases": (*rule.phrases[:3], f"word{at} {rule.id}")}
            )
            for at in range(111)
            for rule in file.rules
        ]
        files.append(file.model_copy(update={"rules": (*file.rules, *copies)}))
    return files


def alarms(flagged: Callable[[str], bool]) -> str:
    """Give the false alarms per thousand sentences of real talk, where they are at hand."""
    sentences = real_talk()
    if not sentences:
        return "real talk not at hand"
    return f"{1000 * sum(map(flagged, sentences)) / len(sentences):.1f} false alarms in 1,000"


def show(name: str, result: Evaluation, false: str = "") -> None:
    """Print one line of the table of rivals."""
    t = result.overall
    print(f"{name:34} P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}  {false}")


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rivals", action="store_true", help="also train the rivals")
    parser.add_argument("--table", action="store_true", help="the engine by family and style as well")
    options = parser.parse_args()
    answers = read_answers(held_back_files())
    times(answers)
    print(f"{len(answers)} answers held back:")
    expressions = alarms(lambda s: any(e.search(s) for each in _COMPILED.values() for e in each))
    show("34 regular expressions", evaluate(answers, by_expressions), expressions)
    plain, full = compile_engine(flag_files(), learned=False), compile_engine(flag_files())
    for name, engine in (("this engine, phrases and scope", plain), ("this engine", full)):
        result = evaluate(answers, by_engine(engine))
        show(name, result, alarms(lambda s, engine=engine: bool(engine.read(s).findings)))
    if options.table:
        print(table(result))
    if options.rivals:
        show("character n-grams", *ngrams(answers, with_question=False))
        show("character n-grams with question", *ngrams(answers, with_question=True))


if __name__ == "__main__":
    main()
