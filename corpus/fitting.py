"""Fit the learned layer: features chosen, scaled and weighed. Needs numpy and scikit-learn.

A clean answer is clean of what it could have been: it counts for each family by the share that the question
and its words give it. What all families' stances have in common is fitted together with each family's own
deviation from it, as in multi-task learning (Daume III 2007), so that seven hundred answers teach a family
without the others' thousands being lost. Ordinary talk teaches neither step, for next to it every answer
looks like a flag: a third fit tells answers from talk.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags, hstack
from sklearn.linear_model import LogisticRegression

from corpus.cases import Case
from screener.flags.learned import LETTERS, spread, step

FIRM_STANCE, FIRM_FAMILY, FIRM_ANSWER = 5.0, 15.0, 2.0
RESERVE = {
    "asked": {"talk": 0.5, "slope": 1.0, "shift": 0.0, "threshold": 1.0, "doubt": 0.0},
    "alone": {"talk": 2.0, "slope": 1.0, "shift": 0.0, "threshold": 1.0, "doubt": 0.0},
}
"""How much it weighs that this is an answer and no talk, before calibration; docs/flags.md has the figures
that these two were chosen by."""
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


def _answering(of: Counted, kept: Container[str] | None) -> Fitted:
    """Fit whether this is an answer and no ordinary talk."""
    space = Space(of.counts, of.wide, kept, asked=False)
    x = space.matrix(of.counts, of.wide)
    found, bias = fit(x, np.array([not c.talk for c in of.cases]), of.weight(), FIRM_ANSWER)
    return _fitted(space, x, found[:, None], np.array([bias]))


def train(cases: Sequence[Case], families: Sequence[str]) -> dict[str, object]:
    """Train all three steps and give the model as the data of its JSON file, not calibrated yet."""
    wide = np.array([spread(len(c.features.forms)) for c in cases])
    everything = Counted(cases, [c.counts() for c in cases], wide)
    of = everything.only([at for at, c in enumerate(cases) if not c.talk])
    family, share = _family(of, families, None)
    stance = _stance(of, families, share, None)
    family, share = _family(of, families, family.foremost(KEPT["family"]))
    stance = _stance(of, families, share, stance.foremost(KEPT["stance"]))
    answering = _answering(everything, stance.space.column)
    fits = (answering, stance, family)
    of_each = [fitted.rows() for fitted in fits]
    none = [np.zeros(len(fitted.bias)) for fitted in fits]
    weights = {}
    for name in sorted({name for rows in of_each for name in rows}):
        row = np.concatenate([rows.get(name, zeros) for rows, zeros in zip(of_each, none, strict=True)])
        letters = _letters(row / step(name))
        if letters.strip("."):
            weights[name] = letters.rstrip(".")
    return {
        "families": list(families),
        "bias": np.round(np.concatenate([fitted.bias for fitted in fits]), 3).tolist(),
        **RESERVE,
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
