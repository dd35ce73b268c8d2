"""Train the learned layer from the corpus: ``make train``. Needs numpy and scikit-learn.

Writes screener/flags/model.json, to the byte the same for the same corpus and rules. Calibration and the
thresholds are fitted to answers that the fold's model has not seen: folds leave out whole writers, so that
what is measured is how the model reads a hand it does not know. ``corpus/held_back`` is never read here.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.cases import Case, read_cases
from corpus.data import ROOT, flag_files
from corpus.evaluate import Tally
from corpus.fitting import RESERVE, dump, train
from screener.flags.learned import Model, Reserve, load, log_odds, wording
from screener.flags.rule import Rule

MODEL = ROOT / "screener" / "flags" / "model.json"
FOLDS = 5
LEAST_PRECISION = 0.94
FALSE_ALARMS = 0.0005
"""Share of ordinary talk that may be flagged where no question is known."""
APART = 7919
"""A step through the questions, so that lines of talk meet different ones."""
DOUBT_ALONE = 0.002
"""The least chance without a question at which a phrase match stands; the rules' own examples all do."""
SHORTEST, LONGEST, MOST = 40, 160, 80
"""Characters of the answers that are named as nearest examples, and how many of a family."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One case read by a model that has not seen its writer: the likeliest family and its chance.

    Talk is read as the answer to a question that it does not answer.
    """

    case: Case
    family: str
    chance: float
    family_alone: str
    alone: float
    """The likeliest family and its chance where the question is not known."""

    def right(self, family: str) -> bool | None:
        """Say whether a family is flagged; nothing where it is arguable."""
        return None if family in self.case.answer.acceptable else family in self.case.answer.flags


def _scored(c: Case, model: Model, question: frozenset[str]) -> Scored:
    asked = model.raw(replace(c.features, question=question))
    alone = model.raw(replace(c.features, question=frozenset()))
    first, second = max(asked, key=asked.__getitem__), max(alone, key=alone.__getitem__)
    return Scored(c, first, asked[first], second, alone[second])


def folds(cases: Sequence[Case]) -> Iterator[tuple[list[Case], list[Case]]]:
    """Leave out a fifth of the writers at a time; the rules' examples always train."""
    examples = [c for c in cases if c.weight < 1]
    written = [c for c in cases if c.weight == 1]
    hands = sorted({c.answer.hand for c in written})
    for fold in range(min(FOLDS, len(hands))):
        out = set(hands[fold::FOLDS])
        seen = [c for c in written if c.answer.hand not in out]
        yield [*seen, *examples], [c for c in written if c.answer.hand in out]


def read_unseen(cases: Sequence[Case], families: Sequence[str]) -> list[Scored]:
    """Read every case by a model that has not seen its writer."""
    return [scored for _, part in read_folds(folds(cases), families) for scored in part]


def read_folds(
    parts: Iterable[tuple[list[Case], list[Case]]], families: Sequence[str]
) -> list[tuple[dict[str, object], list[Scored]]]:
    """Train on the first part of each fold and read the second; give the model, not calibrated, as well."""
    with ProcessPoolExecutor() as pool:
        return list(pool.map(partial(_read_fold, families), parts))


def _read_fold(
    families: Sequence[str], fold: tuple[list[Case], list[Case]]
) -> tuple[dict[str, object], list[Scored]]:
    seen, unseen = fold
    trained = train(seen, families)
    model = load(json.dumps(trained))
    questions = [c.features.question for c in unseen if not c.talk] or [frozenset({"kind:none"})]
    return trained, [
        _scored(c, model, questions[at * APART % len(questions)] if c.talk else c.features.question)
        for at, c in enumerate(unseen)
    ]


def calibrate(readings: Sequence[tuple[float, bool | None]]) -> tuple[float, float]:
    """Fit Platt's two numbers, so that of findings with a chance of 0.8 four in five are right."""
    sure = [(chance, right) for chance, right in readings if right is not None]
    model = LogisticRegression(C=1e6, solver="liblinear", random_state=0)
    model.fit(np.array([[log_odds(chance)] for chance, _ in sure]), np.array([right for _, right in sure]))
    return round(float(model.coef_[0][0]), 3), round(float(model.intercept_[0]), 3)


def reserves(scored: Sequence[Scored]) -> tuple[Reserve, Reserve]:
    """Give how chances are calibrated with the question and without, on answers; no threshold yet."""
    answers = [s for s in scored if not s.case.talk]
    asked = calibrate([(s.chance, s.right(s.family)) for s in answers])
    alone = calibrate([(s.alone, s.right(s.family_alone)) for s in answers])
    return (
        Reserve(RESERVE["asked"]["talk"], *asked, threshold=1.0, doubt=0.0),
        Reserve(RESERVE["alone"]["talk"], *alone, threshold=1.0, doubt=DOUBT_ALONE),
    )


def calibrated(scored: Sequence[Scored], asked: Reserve, alone: Reserve) -> list[Scored]:
    """Give the same readings with their calibrated chances."""
    return [replace(s, chance=asked.chance(s.chance), alone=alone.chance(s.alone)) for s in scored]


def tally(scored: Sequence[Scored], threshold: float, doubt: float) -> Tally:
    """Count right, wrong and lost pairs of the whole engine: phrases that stand, and what the model finds.

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
    answers = [s for s in scored if not s.case.talk]
    grid = [(at / 100, by / 100) for at in range(30, 91) for by in range(0, 50, 5) if by <= at]
    tallies = {both: tally(answers, *both) for both in grid}
    precise = [both for both in grid if tallies[both].precision >= LEAST_PRECISION]
    if precise:
        return max(precise, key=lambda both: (tallies[both].f1, both))
    return max(grid, key=lambda both: (tallies[both].precision, both))


def choose_alone(scored: Sequence[Scored]) -> float:
    """Choose the least threshold without a question at which ordinary talk is left alone; 1 without any."""
    talk = sorted((s.alone for s in scored if s.case.talk), reverse=True)
    if not talk:
        return 1.0
    most = talk[int(FALSE_ALARMS * len(talk))]
    return math.ceil(1000 * most + 1) / 1000


def finish(
    model: dict[str, object], scored: Sequence[Scored], rules: Mapping[str, Rule]
) -> dict[str, object]:
    """Add what is fitted to unseen readings, the rules' wordings, and the examples named as nearest."""
    asked, alone = reserves(scored)
    bent = calibrated(scored, asked, alone)
    threshold, doubt = choose(bent)
    cases = [s.case for s in scored]
    return {
        **model,
        "asked": asdict(replace(asked, threshold=threshold, doubt=doubt)),
        "alone": asdict(replace(alone, threshold=choose_alone(bent))),
        "wordings": {name: wording(rule) for name, rule in rules.items()},
        "examples": {name: nearest_examples(cases, name) for name in rules},
    }


def nearest_examples(cases: Sequence[Case], family: str) -> list[str]:
    """Choose short flagged answers of a family that read well when quoted: some of every writer."""
    by_writer: Counter[str] = Counter()
    ranked = []
    for answer in sorted((c.answer for c in cases), key=lambda a: a.id):
        short = SHORTEST <= len(answer.text) <= LONGEST
        if short and answer.flags == {family} and answer.style != "notes":
            by_writer[answer.hand] += 1
            ranked.append((by_writer[answer.hand], answer.id, answer.text))
    return [text for _, _, text in sorted(ranked)[:MOST]]


def show(scored: Sequence[Scored]) -> None:
    """Print precision, recall and F1 over the thresholds, and how calibrated the chances are."""
    answers = [s for s in scored if not s.case.talk]
    talk = [s for s in scored if s.case.talk]
    for at in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99):
        t, v = tally(answers, at, 0.0), tally(answers, at, 0.25)
        alone = [s.right(s.family_alone) for s in answers if s.alone >= at]
        print(
            f"  {at:.2f}  P {t.precision:.3f}  R {t.recall:.3f}  F1 {t.f1:.3f}"
            f"   phrases doubted below 0.25: P {v.precision:.3f}  R {v.recall:.3f}  F1 {v.f1:.3f}, "
            f"{sum(s.chance >= at for s in talk)} of {len(talk)} in talk"
            f"   no question: {alone.count(True)} right, {alone.count(False)} wrong, "
            f"{sum(s.alone >= at for s in talk)} in talk"
        )
    for low in range(10):
        part = [s.right(s.family) for s in answers if low <= 10 * s.chance < low + 1]
        sure = [right for right in part if right is not None]
        if sure:
            print(
                f"  chance {low / 10:.1f} to {low / 10 + 0.1:.1f}: {len(sure):5}, {np.mean(sure):.2f} flagged"
            )


def learning_curve(cases: Sequence[Case], families: Sequence[str]) -> None:
    """Print the best F1 on unseen hands over the share of each hand that trains."""
    for tenths in (2, 4, 6, 8, 10):
        parts = [
            ([c for c in seen if not c.answer.context.ask or _bucket(c.answer.id) < tenths], unseen)
            for seen, unseen in folds(cases)
        ]
        scored = [s for _, part in read_folds(parts, families) for s in part]
        learned = sum(bool(c.answer.context.ask) for seen, _ in parts for c in seen) // len(parts)
        bent = [s for s in calibrated(scored, *reserves(scored)) if not s.case.talk]
        best = max((tally(bent, at / 100, 0.25) for at in range(26, 91, 2)), key=lambda t: t.f1)
        print(f"  {learned:6} answers: F1 {best.f1:.3f} (P {best.precision:.3f}, R {best.recall:.3f})")


def _bucket(name: str) -> int:
    return sum(name.encode()) * 7919 % 10


def main() -> None:
    """Train, calibrate, choose the thresholds, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--curve", action="store_true", help="print the learning curve as well (an hour)")
    parser.add_argument("--only-measure", action="store_true", help="write nothing")
    options = parser.parse_args()
    rules = {rule.id: rule for file in flag_files() for rule in file.rules}
    cases = read_cases()
    scored = read_unseen(cases, list(rules))
    bent = calibrated(scored, *reserves(scored))
    print(f"{len(scored)} answers and lines of talk, each read by a model that had not seen its writer")
    show(bent)
    best = tally([s for s in bent if not s.case.talk], *choose(bent))
    print(f"all together: P {best.precision:.3f}  R {best.recall:.3f}  F1 {best.f1:.3f}")
    model = finish(train(cases, list(rules)), scored, rules)
    print(", ".join(f"{name} {model[name]}" for name in ("asked", "alone")))
    if not options.only_measure:
        text = dump(model)
        MODEL.write_text(text, encoding="utf-8")
        print(f"{len(text.encode()):,} bytes written to {MODEL.relative_to(ROOT)}")
    if options.curve:
        learning_curve(cases, list(rules))


if __name__ == "__main__":
    main()
