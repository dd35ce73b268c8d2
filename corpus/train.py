"""Train the learned layer from the corpus: ``make train``. Needs numpy and scikit-learn.

Writes screener/flags/model.json, to the byte the same for the same corpus and rules. The threshold is
chosen on answers that the fold's model has not seen: folds leave out one writer at a time, so that what
is measured is how the model reads a hand it does not know.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.data import ROOT, Answer, corpus_files, flag_files, read_answers
from corpus.evaluate import Tally
from screener.flags.engine import Engine, compile_engine
from screener.flags.features import Features, letters
from screener.flags.finding import Context
from screener.flags.learned import SCALE, Known, Model, emphasis, load, of_family, of_stance, present
from screener.flags.matcher import Board
from screener.flags.resembling import features_of
from screener.flags.scope import Scope
from screener.flags.text import windows

MODEL = ROOT / "screener" / "flags" / "model.json"
FIRM_STANCE, FIRM_FAMILY = 10.0, 10.0
LEAST_PRECISION = 0.92
EXAMPLE_WEIGHT = 0.5
SEEN = {"c:": 4, "t:": 3}
"""Cases that a gram must occur in."""
SMALL = 12
"""Hundredths below which all weights of a gram must lie for it to be left out of the file."""


@dataclass(frozen=True, slots=True)
class Case:
    """One training case: its features, its families, and how much it counts."""

    answer: Answer
    features: Features
    weight: float


def rule_examples() -> list[Answer]:
    """Give the rules' own examples as answers without a question."""
    found = []
    for file in flag_files():
        for rule in file.rules:
            for kind, texts in (("flag", rule.examples.flag), ("pass", rule.examples.pass_)):
                for at, text in enumerate(texts):
                    flags = frozenset([rule.id] if kind == "flag" else [])
                    name = f"{rule.id}-{kind}-{at:02}"
                    found.append(Answer(name, text, Context(), flags, frozenset(), "plain", "none"))
    return found


def case(engine: Engine, answer: Answer, weight: float) -> Case:
    """Read one answer's features as the engine itself does."""
    askings = engine.askings(answer.context.ask)
    names = sorted(engine.lexicon.sources)
    for words in windows(answer.text):
        board = Board(words, engine.lexicon)
        hits = engine.grouped(board, askings)
        features = features_of(board, Scope(board), hits, answer.context, askings, names)
        return Case(answer, features, weight)
    return Case(answer, Features(), weight)


Chosen = Callable[[str], bool]


def names_of(c: Case) -> set[str]:
    """Give everything that is present in a case, grams and all."""
    said = (name for run in c.features.runs for name in run)
    spelt = (name for form in c.features.forms for name in letters(form))
    return {*c.features.places, *said, *spelt}


def vocabulary(cases: Sequence[Case], chosen: Chosen) -> dict[str, float]:
    """Give the features seen often enough with their value, in whole hundredths.

    A named feature counts emphasis times rarity from two cases on; a gram its inverse document frequency.
    """
    counts = Counter(name for c in cases for name in names_of(c) if chosen(name))
    return {
        name: max(1, round(SCALE * _value(name, count, len(cases)))) / SCALE
        for name, count in sorted(counts.items())
        if count >= SEEN.get(name[:2], 2)
    }


def _value(name: str, count: int, cases: int) -> float:
    if name[:2] in SEEN:
        return math.log((1 + cases) / (1 + count)) + 1
    return emphasis(name) * math.log(1 + cases / count)


def matrix(cases: Sequence[Case], values: dict[str, float]) -> csr_matrix:
    """Lay the cases out as rows, as the model itself reads them."""
    column = {name: at for at, name in enumerate(values)}
    rows, columns, data = [], [], []
    known: Known = {}
    for row, c in enumerate(cases):
        found = sorted(present(values, c.features, known).items())
        rows += [row] * len(found)
        columns += [column[name] for name, _ in found]
        data += [value for _, value in found]
    return csr_matrix((data, (rows, columns)), shape=(len(cases), len(values)))


def fit(x: csr_matrix, y: np.ndarray, weight: np.ndarray, firm: float) -> tuple[np.ndarray, float]:
    """Fit one logistic regression; liblinear, for it is deterministic."""
    model = LogisticRegression(C=firm, solver="liblinear", max_iter=2000, tol=1e-6, random_state=0)
    model.fit(x, y, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


def train(cases: Sequence[Case], families: Sequence[str], threshold: float) -> dict[str, object]:
    """Train both steps and give the model as the data of its JSON file."""
    flagged = [c for c in cases if c.answer.flags]
    stance = _step(cases, ["flag"], lambda c, _: bool(c.answer.flags), of_stance, FIRM_STANCE)
    family = _step(flagged, families, lambda c, name: name in c.answer.flags, of_family, FIRM_FAMILY)
    return {"threshold": threshold, "stance": stance, "family": family}


def _step(
    cases: Sequence[Case],
    outcomes: Sequence[str],
    label: Callable[[Case, str], bool],
    chosen: Chosen,
    firm: float,
) -> dict[str, object]:
    values = vocabulary(cases, chosen)
    x = matrix(cases, values)
    weight = np.array([c.weight for c in cases])
    fits = [fit(x, np.array([label(c, name) for c in cases]), weight, firm) for name in outcomes]
    coefficients = [np.rint(SCALE * w).astype(int).tolist() for w, _ in fits]
    rows = {
        name: [round(SCALE * value), *(column[at] for column in coefficients)]
        for at, (name, value) in enumerate(values.items())
        if name[:2] not in SEEN or max(abs(column[at]) for column in coefficients) >= SMALL
    }
    return {
        "outcomes": list(outcomes),
        "bias": [round(SCALE * bias) for _, bias in fits],
        "features": rows,
    }


def dump(model: dict[str, object]) -> str:
    """Write a model as JSON, one feature a line, so that a change can be read."""
    parts = [f'{{"threshold": {model["threshold"]}']
    for key in ("stance", "family"):
        step = model[key]
        assert isinstance(step, dict)
        rows = ",\n".join(
            f"{json.dumps(n, ensure_ascii=False)}:{json.dumps(r, separators=(',', ':'))}"
            for n, r in step["features"].items()
        )
        head = json.dumps({k: step[k] for k in ("outcomes", "bias")})[:-1]
        parts.append(f'"{key}": {head}, "features": {{\n{rows}}}}}')
    return ",\n".join(parts) + "}\n"


Scored = tuple[Answer, str, float]


def folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    """Leave out one writer at a time; the rules' examples always train."""
    corpus = [c for c in cases if c.answer.context.ask]
    for hand in sorted({c.answer.hand for c in corpus}):
        unseen = [c for c in corpus if c.answer.hand == hand]
        if len(unseen) >= 30:
            yield [c for c in cases if not (c.answer.context.ask and c.answer.hand == hand)], unseen


def unseen_scores(cases: Sequence[Case], families: Sequence[str]) -> list[Scored]:
    """Give, for every answer, the likeliest family and its chance by a model that has not seen its hand."""
    found: list[Scored] = []
    for seen, unseen in folds(cases):
        model = load(json.dumps(train(seen, families, 1.0)))
        found.extend((c.answer, *_best(model, c)) for c in unseen)
    return found


def _best(model: Model, c: Case) -> tuple[str, float]:
    best = model.read(c.features)[0]
    return best.family, best.chance


def tally(scored: Sequence[Scored], threshold: float) -> Tally:
    """Count right, wrong and lost pairs at a threshold."""
    result = Tally()
    for answer, family, chance in scored:
        found = {family} - answer.acceptable if chance >= threshold else set()
        result.right += len(found & answer.flags)
        result.wrong += len(found - answer.flags)
        result.lost += len(answer.flags - found)
    return result


def choose_threshold(scored: Sequence[Scored]) -> float:
    """Choose the threshold with the best F1 among those precise enough, else the most precise one."""
    grid = [at / 100 for at in range(10, 91)]
    tallies = {at: tally(scored, at) for at in grid}
    precise = [at for at in grid if tallies[at].precision >= LEAST_PRECISION and tallies[at].right > 20]
    if precise:
        return max(precise, key=lambda at: (tallies[at].f1, at))
    return max(grid, key=lambda at: (tallies[at].precision if tallies[at].right > 20 else 0, at))


def show_curve(scored: Sequence[Scored]) -> None:
    """Print precision, recall and F1 over the thresholds."""
    for at in range(15, 81, 5):
        t = tally(scored, at / 100)
        print(f"  {at / 100:.2f}  P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}")


def learning_curve(cases: Sequence[Case], families: Sequence[str]) -> None:
    """Print the best F1 on an unseen hand over the share of the corpus that trains."""
    for tenths in (2, 4, 6, 8, 10):
        kept = [c for c in cases if not c.answer.context.ask or _bucket(c.answer.id) < tenths]
        scored: list[Scored] = []
        for hand in sorted({c.answer.hand for c in cases if c.answer.context.ask}):
            seen = [c for c in kept if not (c.answer.context.ask and c.answer.hand == hand)]
            model = load(json.dumps(train(seen, families, 1.0)))
            unseen = [c for c in cases if c.answer.context.ask and c.answer.hand == hand]
            scored.extend((c.answer, *_best(model, c)) for c in unseen)
        best = max((tally(scored, at / 100) for at in range(10, 91, 2)), key=lambda t: t.f1)
        share = sum(bool(c.answer.context.ask) for c in kept)
        print(f"  {share:5} answers: F1 {best.f1:.3f} (P {best.precision:.3f}, R {best.recall:.3f})")


def _bucket(name: str) -> int:
    return sum(name.encode()) * 7919 % 10


def main() -> None:
    """Train, choose the threshold, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true", help="print the learning curve as well")
    parser.add_argument(
        "--part", choices=["all", "train"], default="all", help="train on all or on 70 in 100"
    )
    options = parser.parse_args()
    engine = compile_engine(flag_files(), learned=False)
    families = list(engine.rules)
    answers = [a for a in read_answers(corpus_files()) if options.part in ("all", a.part)]
    cases = [case(engine, answer, 1.0) for answer in answers]
    cases += [case(engine, answer, EXAMPLE_WEIGHT) for answer in rule_examples()]
    scored = unseen_scores(cases, families)
    print(f"{len(answers)} answers, {len(cases) - len(answers)} rule examples; hands not seen:")
    show_curve(scored)
    threshold = choose_threshold(scored)
    text = dump(train(cases, families, threshold))
    MODEL.write_text(text, encoding="utf-8")
    print(f"threshold {threshold}, {len(text.encode()):,} bytes written to {MODEL.relative_to(ROOT)}")
    if options.curve:
        learning_curve(cases, families)


if __name__ == "__main__":
    main()
