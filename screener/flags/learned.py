"""The learned layer: a small linear model that reads paraphrases which no phrase reaches.

For each family two logistic regressions over the features of one answer: is this family's stance there, and
is it this family, given the question, and not another. One more says whether this is an answer at all and
not ordinary talk; what sounds like talk is read with reserve, the more so where no question is known. What
comes of it, calibrated on answers the model had not seen, is the chance of a flag. All are sums over the
words, divided by the root of their number, so that a long answer weighs no more than a short one and every
word's share is known.

The weights are a readable JSON file that ``make train`` makes from the labelled corpus and the rules' own
examples: for each feature a string of letters, ``.`` for nothing, ``a`` to ``z`` for and ``A`` to ``Z``
against, in equal steps; first that of an answer as against talk, then the stance for each family, then,
where they matter, those of which family it is.

What only the model finds is shown as "reads like …", one weight lower than a phrase match. A phrase match
that the model finds most unlikely for the question asked is not shown as a flag, and why is kept; that
holds only while the rule is worded as it was when the model was trained.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from screener.flags.features import Features, of_word
from screener.flags.rule import Rule

LETTERS = "ZYXWVUTSRQPONMLKJIHGFEDCBA.abcdefghijklmnopqrstuvwxyz"
"""The weights from most against to most for, in steps."""
STEPS = {"c": 0.02, "t": 0.08, "w": 0.08, "p": 0.08, "b": 0.08, "s": 0.08}
PRESENT_STEP = 0.05
"""What one step weighs: for letters of words, for words, and for everything that is present or not."""
LEAST_WORDS = 4
MOST_KEPT = 100_000
"""Features, words and questions whose weights are remembered at most."""

MOST_ANSWER = 3.0
"""The most that being an answer and no talk weighs: it never makes up for a stance that is not there."""

Row = tuple[float, ...]


def spread(words: int) -> float:
    """Give what the sum over an answer's words is divided by."""
    return math.sqrt(max(words, LEAST_WORDS))


def step(name: str) -> float:
    """Give what one letter's step weighs for a feature."""
    return STEPS.get(name.partition(":")[0], PRESENT_STEP)


def wording(rule: Rule) -> str:
    """Give a digest of a rule's phrases, by which the model knows a rule it was trained with."""
    said = json.dumps([rule.phrases, sorted(rule.asked.items()), rule.unless], ensure_ascii=False)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Reserve:
    """How scores become chances, and what they decide.

    ``talk`` is how much it weighs that this is an answer and no talk; ``slope`` and ``shift`` are Platt's.
    ``threshold`` is the least chance that is shown where no phrase matched, and ``doubt`` the least chance at
    which a phrase match stands.
    """

    talk: float
    slope: float
    shift: float
    threshold: float
    doubt: float

    def chance(self, raw: float) -> float:
        """Calibrate a chance (Platt 1999)."""
        return _sigmoid(self.slope * log_odds(raw) + self.shift)


@dataclass(frozen=True, slots=True)
class Model:
    """The trained model.

    ``bias`` and each feature's row hold being an answer, then the stance for each family, then the family
    for each family. ``asked`` is used where the question is known and ``alone`` where it is not.
    """

    families: tuple[str, ...]
    bias: Row
    weights: Mapping[str, str]
    asked: Reserve
    alone: Reserve
    wordings: Mapping[str, str] = field(default_factory=dict)
    examples: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each family, flagged answers of the corpus that are named as the nearest."""
    groups: tuple[str, ...] = ()
    """The groups, cues and themes that it looks at."""
    _rows: dict[str, Row] = field(default_factory=dict, compare=False, repr=False)
    _of_word: dict[tuple[str, str], Row] = field(default_factory=dict, compare=False, repr=False)
    _of_question: dict[frozenset[str], Row] = field(default_factory=dict, compare=False, repr=False)

    def reserve(self, features: Features) -> Reserve:
        """Give what is used for an answer: whether its question is known decides."""
        return self.asked if features.question else self.alone

    def chances(self, features: Features) -> dict[str, float]:
        """Give the calibrated chance of each family."""
        chance = self.reserve(features).chance
        return {name: chance(raw) for name, raw in self.raw(features).items()}

    def raw(self, features: Features) -> dict[str, float]:
        """Give the chance of each family before calibration: what calibration is fitted to."""
        words = self._sum(row for row, _ in self._joined(features))
        single = self._sum(map(self._word, zip(features.forms, features.tokens, strict=True)))
        present = self._sum(map(self.row, features.concepts))
        asked = self._asked(features.question)
        wide = spread(len(features.forms))
        columns = zip(words, single, present, asked, self.bias, strict=True)
        answer, *scores = [
            (said + one) / wide + concept + ask + bias for said, one, concept, ask, bias in columns
        ]
        pull = self.reserve(features).talk * min(answer, MOST_ANSWER)
        count = len(self.families)
        odds = [_sigmoid(score) for score in scores[count:]]
        total = sum(odds) or 1.0
        return {
            name: _sigmoid(log_odds(_sigmoid(stance) * odd / total) + pull)
            for name, stance, odd in zip(self.families, scores[:count], odds, strict=True)
        }

    def knows(self, rule: Rule) -> bool:
        """Say whether a rule is worded as it was when the model was trained."""
        return self.wordings.get(rule.id) == wording(rule)

    def row(self, name: str) -> Row:
        """Give the weights of a feature, zeros for one that the model does not know."""
        known = self._rows.get(name)
        if known is None:
            _keep_small(self._rows)
            letters = self.weights.get(name, "").ljust(len(self.bias), ".")
            one = step(name)
            known = self._rows[name] = tuple(one * _VALUES[letter] for letter in letters)
        return known

    def _joined(self, features: Features) -> Iterator[tuple[Row, int]]:
        """Yield the weights of the features of several words that the model knows, with their places."""
        known, weights = self._rows, self.weights
        for name, place in features.joined():
            if name in weights:
                yield known.get(name) or self.row(name), place

    def _word(self, key: tuple[str, str]) -> Row:
        known = self._of_word.get(key)
        if known is None:
            _keep_small(self._of_word)
            known = self._of_word[key] = self._sum(
                self.row(name) for name in of_word(*key) if name in self.weights
            )
        return known

    def _asked(self, question: frozenset[str]) -> Row:
        known = self._of_question.get(question)
        if known is None:
            _keep_small(self._of_question)
            known = self._of_question[question] = self._sum(map(self.row, sorted(question)))
        return known

    def _sum(self, rows: Iterable[Row]) -> Row:
        return tuple(map(sum, zip(*rows, strict=True))) or (0.0,) * len(self.bias)

    def shares(self, features: Features, family: str) -> list[float]:
        """Give how much each word of the answer weighed for a family."""
        at = 1 + self.families.index(family)
        then = at + len(self.families)
        wide = spread(len(features.forms))
        rows = map(self._word, zip(features.forms, features.tokens, strict=True))
        shares = [(row[at] + row[then]) / wide for row in rows]
        for row, place in self._joined(features):
            shares[place] += (row[at] + row[then]) / wide
        for name, places in features.concepts.items():
            row = self.row(name)
            for place in places:
                shares[place] += (row[at] + row[then]) / len(places)
        return shares


_VALUES = {letter: at - LETTERS.index(".") for at, letter in enumerate(LETTERS)}


def _keep_small(known: dict[str, Row] | dict[tuple[str, str], Row] | dict[frozenset[str], Row]) -> None:
    if len(known) > MOST_KEPT:
        known.clear()


def _sigmoid(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


def log_odds(chance: float) -> float:
    """Give the natural logarithm of the odds, kept finite."""
    inside = min(max(chance, 1e-9), 1 - 1e-9)
    return math.log(inside / (1 - inside))


def load(text: str) -> Model:
    """Read a model from its JSON text."""
    raw = json.loads(text)
    return Model(
        families=tuple(raw["families"]),
        bias=tuple(raw["bias"]),
        weights=raw["weights"],
        asked=Reserve(**raw["asked"]),
        alone=Reserve(**raw["alone"]),
        wordings=raw["wordings"],
        examples=raw["examples"],
        groups=tuple(sorted(name[2:] for name in raw["weights"] if name.startswith("g:"))),
    )


@cache
def bundled() -> Model | None:
    """Give the model that ships with the program, read once and when first needed; None without one."""
    file = resources.files("screener.flags").joinpath("model.json")
    return load(file.read_text(encoding="utf-8")) if file.is_file() else None
