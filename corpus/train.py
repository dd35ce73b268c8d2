"""Train the learned layer from the corpus: ``make train``. Needs numpy and scikit-learn.

Writes screener/flags/model.json, to the byte the same for the same corpus and rules. Calibration and both
thresholds are fitted to answers that the fold's model has not seen: folds leave out whole writers, so that
what is measured is how the model reads a hand it does not know. ``corpus/held_back`` is never read here.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.data import ROOT, Answer, corpus_files, flag_files, read_answers
from corpus.evaluate import Tally
from screener.flags.engine import Engine, compile_engine
from screener.flags.features import Features, features_of
from screener.flags.finding import Context
from screener.flags.learned import LETTERS, Model, load, spread, step, wording
from screener.flags.matcher import Board
from screener.flags.rule import Rule
from screener.flags.scope import Scope
from screener.flags.text import windows

MODEL = ROOT / "screener" / "flags" / "model.json"
FOLDS = 5
FIRM_STANCE, FIRM_FAMILY = 5.0, 15.0
LEAST_PRECISION = 0.93
EXAMPLE_WEIGHT = 0.5
SEEN = {"c": 6, "t": 4, "s": 4, "b": 3, "qb": 3}
"""Cases that a feature must occur in; else two."""
ASKED = {"qw", "qb", "qp", "qa", "kind"}
PRESENT = {"g", "h", "hl", "hc", "by", "len"} | ASKED
"""Kinds of features that are present or not; the others are counted."""
BLOCKS = ({"t"}, {"c"}, {"w"}, {"p", "b"}, {"s"}, PRESENT)
"""Kinds of features that are scaled together; each block weighs the same in an average answer."""
EMPHASIS = {"g": 3.0, "h": 2.0, "hc": 3.0, "hl": 3.0, "by": 3.0, "qa": 4.0, "kind": 4.0}
KEPT = {"stance": 52_000, "family": 30_000}
"""Features that are kept, those that move an average answer most; then everything is fitted again."""
LEAST_SHARE = 0.02
SHORTEST, LONGEST, MOST = 40, 160, 80
"""Characters of the answers that are named as nearest examples, and how many of a family."""


@dataclass(frozen=True, slots=True)
class Case:
    """One training case: its features, what phrases alone find in it, and how much it counts."""

    answer: Answer
    features: Features
    phrases: frozenset[str]
    weight: float

    def counts(self) -> Counter[str]:
        """Count everything the model may look at."""
        found = Counter(name for names in self.features.singles() for name in names)
        found.update(name for name, _ in self.features.joined())
        found.update(dict.fromkeys((*self.features.concepts, *self.features.question), 1))
        return found


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
    asked = answer.context.ask
    question = engine.question(asked, answer.context.kind) if asked else frozenset[str]()
    phrases = frozenset(f.rule for f in engine.read(answer.text, answer.context).findings)
    for words in windows(answer.text):
        board = Board(words, engine.lexicon)
        hits = engine.grouped(board, engine.askings(asked))
        features = features_of(board, Scope(board), hits, question, sorted(engine.lexicon.sources))
        return Case(answer, features, phrases, weight)
    return Case(answer, Features(), phrases, weight)


def read_cases() -> list[Case]:
    """Read the corpus, and the rules' own examples at a smaller weight."""
    engine = compile_engine(flag_files(), learned=False)
    answers = read_answers(corpus_files())
    cases = [case(engine, answer, 1.0) for answer in answers]
    return cases + [case(engine, answer, EXAMPLE_WEIGHT) for answer in rule_examples()]


class Space:
    """The features seen often enough, each with what one occurrence of it is worth."""

    def __init__(
        self, counted: Sequence[Counter[str]], wide: np.ndarray, kept: Container[str] | None, asked: bool
    ):
        seen = Counter(name for counts in counted for name in counts)
        kinds = {name: name.partition(":")[0] for name in seen}
        self.names = sorted(
            name
            for name, often in seen.items()
            if often >= SEEN.get(kinds[name], 2)
            and (asked or kinds[name] not in ASKED)
            and (kept is None or name in kept)
        )
        self.column = {name: at for at, name in enumerate(self.names)}
        rare = [math.log((1 + len(counted)) / (1 + seen[name])) + 1 for name in self.names]
        firm = [EMPHASIS.get(kinds[name], 1.0) for name in self.names]
        self.worth = np.array(rare) * np.array(firm)
        self.counted = np.array([kinds[name] not in PRESENT for name in self.names])
        plain = self.matrix(counted, wide)
        for block in BLOCKS:
            mine = np.array([kinds[name] in block for name in self.names])
            length = np.sqrt(plain[:, mine].multiply(plain[:, mine]).sum(1).mean()) if mine.any() else 0.0
            if length:
                self.worth[mine] /= length

    def matrix(self, counted: Sequence[Counter[str]], wide: np.ndarray) -> csr_matrix:
        """Lay cases out as rows; ``wide`` is what the sums over their words are divided by."""
        rows, columns, data = [], [], []
        for row, counts in enumerate(counted):
            for name, often in counts.items():
                at = self.column.get(name)
                if at is not None:
                    rows.append(row)
                    columns.append(at)
                    data.append(self.worth[at] * (often / wide[row] if self.counted[at] else 1.0))
        return csr_matrix((data, (rows, columns)), shape=(len(counted), len(self.names)))


def fit(x: csr_matrix, y: np.ndarray, weight: np.ndarray, firm: float) -> tuple[np.ndarray, float]:
    """Fit one logistic regression; liblinear, for it is deterministic."""
    model = LogisticRegression(C=firm, solver="liblinear", max_iter=2000, tol=1e-4, random_state=0)
    model.fit(x, y, sample_weight=weight)
    return model.coef_[0], float(model.intercept_[0])


@dataclass(frozen=True, slots=True)
class Fitted:
    """One step fitted: its space, for each feature a weight for each family, and the biases."""

    space: Space
    weights: np.ndarray
    bias: np.ndarray
    importance: np.ndarray

    def rows(self) -> dict[str, np.ndarray]:
        """Give the weights of one occurrence of each feature."""
        return dict(zip(self.space.names, self.weights * self.space.worth[:, None], strict=True))

    def foremost(self, count: int) -> frozenset[str]:
        """Name the features that move an average case most."""
        order = np.argsort(-self.importance, kind="stable")[:count]
        return frozenset(self.space.names[at] for at in order)


def _fitted(space: Space, x: csr_matrix, weights: np.ndarray, bias: np.ndarray) -> Fitted:
    often = np.sqrt(np.asarray(x.multiply(x).mean(0)).ravel())
    return Fitted(space, weights, bias, often * np.sqrt((weights**2).mean(1)))


@dataclass(frozen=True, slots=True)
class Counted:
    """Cases with their features counted: what both steps are fitted to."""

    cases: Sequence[Case]
    counts: Sequence[Counter[str]]
    wide: np.ndarray

    def only(self, places: Sequence[int]) -> Counted:
        """Give some of the cases."""
        return Counted(
            [self.cases[at] for at in places], [self.counts[at] for at in places], self.wide[places]
        )

    def weight(self) -> np.ndarray:
        """Give how much each case counts."""
        return np.array([c.weight for c in self.cases])


def _family(of: Counted, families: Sequence[str], kept: Container[str] | None) -> tuple[Fitted, np.ndarray]:
    """Fit which family a flagged answer shows; give each family's share for every case as well."""
    flagged = of.only([at for at, c in enumerate(of.cases) if c.answer.flags])
    space = Space(flagged.counts, flagged.wide, kept, asked=True)
    x = space.matrix(flagged.counts, flagged.wide)
    fits = [
        fit(x, np.array([name in c.answer.flags for c in flagged.cases]), flagged.weight(), FIRM_FAMILY)
        for name in families
    ]
    weights, bias = np.stack([w for w, _ in fits], axis=1), np.array([b for _, b in fits])
    odds = 1 / (1 + np.exp(-(space.matrix(of.counts, of.wide) @ weights + bias)))
    return _fitted(space, x, weights, bias), odds / odds.sum(1, keepdims=True)


def _stance(of: Counted, families: Sequence[str], share: np.ndarray, kept: Container[str] | None) -> Fitted:
    """Fit whether a stance is there: what all families have in common, and each one's own deviation from it.

    A clean answer counts for the families by their shares: it is clean of that which it could have been.
    """
    space = Space(of.counts, of.wide, kept, asked=False)
    x = space.matrix(of.counts, of.wide)
    belongs = np.where(share < LEAST_SHARE, 0.0, share)
    for at, c in enumerate(of.cases):
        if c.answer.flags:
            belongs[at] = [(name in c.answer.flags) / len(c.answer.flags) for name in families]
    apart = [diags(belongs[:, at]) @ x for at in range(len(families))]
    label = np.array([bool(c.answer.flags) for c in of.cases])
    found, bias = fit(hstack([x, *apart, belongs]).tocsr(), label, of.weight(), FIRM_STANCE)
    each = found[: -len(families)].reshape(len(families) + 1, len(space.names))
    return _fitted(space, x, (each[0] + each[1:]).T, bias + found[-len(families) :])


def train(cases: Sequence[Case], families: Sequence[str]) -> dict[str, object]:
    """Train both steps and give the model as the data of its JSON file, not calibrated yet."""
    wide = np.array([spread(len(c.features.forms)) for c in cases])
    of = Counted(cases, [c.counts() for c in cases], wide)
    family, share = _family(of, families, None)
    stance = _stance(of, families, share, None)
    family, share = _family(of, families, family.foremost(KEPT["family"]))
    stance = _stance(of, families, share, stance.foremost(KEPT["stance"]))
    of_stance, of_family = stance.rows(), family.rows()
    none = np.zeros(len(families))
    weights = {}
    for name in sorted({*of_stance, *of_family}):
        both = np.concatenate([of_stance.get(name, none), of_family.get(name, none)])
        letters = _letters(both / step(name))
        if letters.strip("."):
            weights[name] = (
                letters.rstrip(".") if len(letters.rstrip(".")) > len(families) else letters[: len(families)]
            )
    return {
        "families": list(families),
        "bias": np.round([*stance.bias, *family.bias], 3).tolist(),
        "calibration": [1.0, 0.0],
        "threshold": 1.0,
        "doubt": 0.0,
        "wordings": {},
        "examples": {},
        "weights": weights,
    }


def _letters(steps: np.ndarray) -> str:
    middle = LETTERS.index(".")
    return "".join(LETTERS[middle + at] for at in np.clip(np.rint(steps), -middle, middle).astype(int))


def dump(model: Mapping[str, object]) -> str:
    """Write a model as JSON, one feature a line, so that a change can be read."""
    compact = (",", ":")
    weights = model["weights"]
    assert isinstance(weights, Mapping)
    rows = ",\n".join(
        f"{json.dumps(n, ensure_ascii=False)}:{json.dumps(row, separators=compact)}"
        for n, row in weights.items()
    )
    head = [
        f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False, separators=compact)}"
        for key, value in model.items()
        if key not in ("weights", "examples")
    ]
    examples = json.dumps(model["examples"], ensure_ascii=False, indent=0)
    return "{" + ",\n".join([*head, f'"examples":{examples}', f'"weights":{{\n{rows}}}']) + "}\n"


@dataclass(frozen=True, slots=True)
class Scored:
    """One answer read by a model that has not seen its writer: the likeliest family and its chance."""

    case: Case
    family: str
    chance: float

    @property
    def right(self) -> bool | None:
        """Say whether the family is flagged; nothing where it is arguable."""
        if self.family in self.case.answer.acceptable:
            return None
        return self.family in self.case.answer.flags


def _scored(c: Case, model: Model) -> Scored:
    chances = model.raw(c.features)
    best = max(chances, key=chances.__getitem__)
    return Scored(c, best, chances[best])


def folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    """Leave out a fifth of the writers at a time; the rules' examples always train."""
    corpus = [c for c in cases if c.answer.context.ask]
    examples = [c for c in cases if not c.answer.context.ask]
    hands = sorted({c.answer.hand for c in corpus})
    for fold in range(min(FOLDS, len(hands))):
        out = set(hands[fold::FOLDS])
        yield (
            [c for c in corpus if c.answer.hand not in out] + examples,
            [c for c in corpus if c.answer.hand in out],
        )


def read_unseen(cases: Sequence[Case], families: Sequence[str]) -> list[Scored]:
    """Read every answer by a model that has not seen its writer."""
    found: list[Scored] = []
    for seen, unseen in folds(cases):
        model = load(json.dumps(train(seen, families)))
        found.extend(_scored(c, model) for c in unseen)
    return found


def calibrate(scored: Sequence[Scored]) -> tuple[float, float]:
    """Fit Platt's two numbers, so that of findings with a chance of 0.8 four in five are right."""
    sure = [s for s in scored if s.right is not None]
    odds = np.array([[_log_odds(s.chance)] for s in sure])
    model = LogisticRegression(C=1e6, solver="liblinear", random_state=0)
    model.fit(odds, np.array([s.right for s in sure]))
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def _log_odds(chance: float) -> float:
    inside = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(inside / (1 - inside))


def calibrated(scored: Sequence[Scored], by: tuple[float, float]) -> list[Scored]:
    """Give the same readings with their calibrated chances."""
    slope, shift = by
    return [
        Scored(s.case, s.family, 1 / (1 + math.exp(-(slope * _log_odds(s.chance) + shift)))) for s in scored
    ]


def tally(scored: Sequence[Scored], threshold: float, doubt: float) -> Tally:
    """Count right, wrong and lost pairs of the whole engine: phrases that stand, and what only the model finds.

    A family that is not the likeliest is taken to be below any doubt.
    """
    result = Tally()
    for s in scored:
        answer = s.case.answer
        found = {f for f in s.case.phrases if not doubt or (f == s.family and s.chance >= doubt)}
        if s.chance >= threshold:
            found.add(s.family)
        found -= answer.acceptable
        result.right += len(found & answer.flags)
        result.wrong += len(found - answer.flags)
        result.lost += len(answer.flags - found)
    return result


def choose(scored: Sequence[Scored]) -> tuple[float, float]:
    """Choose threshold and doubt with the best F1 among those precise enough, else the most precise ones."""
    grid = [(at / 100, by / 100) for at in range(30, 91) for by in range(0, 50, 5) if by <= at]
    tallies = {both: tally(scored, *both) for both in grid}
    precise = [both for both in grid if tallies[both].precision >= LEAST_PRECISION]
    if precise:
        return max(precise, key=lambda both: (tallies[both].f1, both))
    return max(grid, key=lambda both: (tallies[both].precision, both))


def finish(
    model: dict[str, object], scored: Sequence[Scored], rules: Mapping[str, Rule]
) -> dict[str, object]:
    """Add what is fitted to unseen readings, the rules' wordings, and the examples that are named as nearest."""
    by = calibrate(scored)
    threshold, doubt = choose(calibrated(scored, by))
    cases = [s.case for s in scored]
    examples = {name: nearest_examples(cases, name) for name in rules}
    wordings = {name: wording(rule) for name, rule in rules.items()}
    return {
        **model, "calibration": list(by), "threshold": threshold, "doubt": doubt,
        "wordings": wordings, "examples": examples,
    }  # fmt: skip


def nearest_examples(cases: Sequence[Case], family: str) -> list[str]:
    """Choose short flagged answers of a family that read well when quoted: some of every writer."""
    fit_ = [
        c.answer
        for c in cases
        if c.answer.flags == {family}
        and c.answer.style != "notes"
        and SHORTEST <= len(c.answer.text) <= LONGEST
    ]
    by_writer: dict[str, int] = Counter()
    ranked = []
    for answer in sorted(fit_, key=lambda a: a.id):
        by_writer[answer.hand] += 1
        ranked.append((by_writer[answer.hand], answer.id, answer.text))
    return [text for _, _, text in sorted(ranked)[:MOST]]


def show(scored: Sequence[Scored]) -> None:
    """Print precision, recall and F1 over the thresholds, and how calibrated the chances are."""
    for at in range(30, 91, 5):
        t = tally(scored, at / 100, 0.0)
        v = tally(scored, at / 100, 0.25)
        print(
            f"  {at / 100:.2f}  P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}"
            f"   phrases doubted below 0.25: P {v.precision:.3f}  R {v.recall:.3f}  F1 {v.f1:.3f}"
        )
    for low in range(10):
        part = [s.right for s in scored if low / 10 <= s.chance < (low + 1) / 10 and s.right is not None]
        if part:
            print(
                f"  chance {low / 10:.1f} to {(low + 1) / 10:.1f}: {len(part):5} answers, {np.mean(part):.2f} flagged"
            )


def learning_curve(cases: Sequence[Case], families: Sequence[str]) -> None:
    """Print the best F1 on unseen hands over the share of each hand that trains."""
    for tenths in (2, 4, 6, 8, 10):
        scored: list[Scored] = []
        share = 0
        for seen, unseen in folds(cases):
            kept = [c for c in seen if not c.answer.context.ask or _bucket(c.answer.id) < tenths]
            model = load(json.dumps(train(kept, families)))
            scored.extend(_scored(c, model) for c in unseen)
            share += sum(bool(c.answer.context.ask) for c in kept)
        best = max((tally(scored, at / 100, 0.1) for at in range(10, 91, 2)), key=lambda t: t.f1)
        share //= FOLDS
        print(f"  {share:5} answers: F1 {best.f1:.3f} (P {best.precision:.3f}, R {best.recall:.3f})")


def _bucket(name: str) -> int:
    return sum(name.encode()) * 7919 % 10


def main() -> None:
    """Train, calibrate, choose the thresholds, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true", help="print the learning curve as well")
    parser.add_argument("--only-measure", action="store_true", help="write nothing")
    options = parser.parse_args()
    rules = {rule.id: rule for file in flag_files() for rule in file.rules}
    cases = read_cases()
    scored = read_unseen(cases, list(rules))
    print(f"{len(scored)} answers, {len(cases) - len(scored)} rule examples; writers not seen:")
    show(calibrated(scored, calibrate(scored)))
    model = finish(train(cases, list(rules)), scored, rules)
    text = dump(model)
    best = tally(
        calibrated(scored, calibrate(scored)), float(str(model["threshold"])), float(str(model["doubt"]))
    )
    print(f"threshold {model['threshold']}, doubt {model['doubt']}, calibration {model['calibration']}, all together: "
          f"P {best.precision:.3f} R {best.recall:.3f} F1 {best.f1:.3f}")  # fmt: skip
    if not options.only_measure:
        MODEL.write_text(text, encoding="utf-8")
        print(f"{len(text.encode()):,} bytes written to {MODEL.relative_to(ROOT)}")
    if options.curve:
        learning_curve(cases, list(rules))


if __name__ == "__main__":
    main()
