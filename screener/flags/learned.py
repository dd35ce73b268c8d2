"""The learned layer: a small linear model that reads paraphrases which no phrase reaches.

Two steps, each a logistic regression over the same features: does this answer carry a stance at all, and
if it does, of which family, given the question. The product is compared with a threshold. The weights are
a readable JSON file that ``make train`` makes from the labelled corpus and the rules' own examples; what
it finds is shown as "reads like …", a weight lower than a phrase match, with the words that weighed most.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import chain
from operator import mul

from screener.flags.features import Features, letters

PART = 0.6
"""What the chance of a part of a long answer counts, chosen by cross-validation over the hands."""
SCALE = 100
"""Weights are kept as whole numbers, in hundredths."""

_EMPHASIS = {"g": 3.0, "h": 2.0, "hc": 3.0, "hl": 3.0, "by": 3.0, "qa": 4.0,
             "kind": 4.0}  # fmt: skip
_OF_STANCE = frozenset(("w", "b", "p", "g", "h", "hc", "hl", "by", "len", "c", "t"))
_OF_FAMILY = frozenset(("w", "b", "p", "g", "h", "qw", "qb", "qp", "qa", "kind", "c", "t"))


def emphasis(name: str) -> float:
    """Give how much a feature counts before its rarity: concepts more than words."""
    return _EMPHASIS.get(name.partition(":")[0], 1.0)


def of_stance(name: str) -> bool:
    """Say whether a feature belongs to the first step."""
    return name.partition(":")[0] in _OF_STANCE


def of_family(name: str) -> bool:
    """Say whether a feature belongs to the second step."""
    return name.partition(":")[0] in _OF_FAMILY


Counts = Mapping[str, int]
Known = dict[str, tuple[str, ...]]
"""Word to those features of its letters that a step knows: filled as words are met, and kept."""
MOST_KNOWN = 50_000


def present(values: dict[str, float], features: Features, known: Known) -> dict[str, float]:
    """Give the values of the known features that are present, each of three blocks scaled to length one.

    The blocks are the named features, the letters, and the words as they stand; of the last two a feature
    counts 1 + log of how often it occurs. Without blocks the thousands of letters would drown the concepts.
    """
    in_letters, in_words = counted(values, features, known)
    named = {name: values[name] for name in features.places if name in values}
    return {**_scaled(named), **_scaled(_often(in_letters, values)), **_scaled(_often(in_words, values))}


def counted(values: Container[str], features: Features, known: Known) -> tuple[Counts, Counts]:
    """Count the known features of letters, and of words as they stand."""
    if len(known) > MOST_KNOWN:
        known.clear()
    for form in features.forms:
        if form not in known:
            known[form] = tuple(name for name in letters(form) if name in values)
    runs = Counter(chain.from_iterable(features.runs))
    return (
        Counter(chain.from_iterable(map(known.__getitem__, features.forms))),
        {name: count for name, count in runs.items() if name in values},
    )


def _often(counts: Counts, values: dict[str, float]) -> dict[str, float]:
    return {name: values[name] * (1.0 + math.log(n)) if n > 1 else values[name] for name, n in counts.items()}


def _scaled(block: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(value * value for value in block.values())) or 1.0
    return {name: value / length for name, value in block.items()}


@dataclass(frozen=True, slots=True)
class Step:
    """One linear step: for every feature its value when present, and a weight for each outcome."""

    outcomes: tuple[str, ...]
    bias: tuple[float, ...]
    values: dict[str, float]
    weights: dict[str, tuple[float, ...]]
    known: Known = field(default_factory=dict, compare=False)

    def present(self, features: Features) -> dict[str, float]:
        """Give the values of the known features that are present."""
        return present(self.values, features, self.known)

    def first_score(self, features: Features) -> float:
        """Give the log odds of the first outcome, as ``scores`` would, in half the time."""
        values, weights = self.values, self.weights
        total = self.bias[0]
        in_letters, in_words = counted(values, features, self.known)
        named = dict.fromkeys((name for name in features.places if name in values), 1)
        for block in (named, in_letters, in_words):
            product = square = 0.0
            for name, count in block.items():
                value = values[name] if count == 1 else values[name] * (1.0 + math.log(count))
                product += value * weights[name][0]
                square += value * value
            total += product / (math.sqrt(square) or 1.0)
        return total

    def scores(self, present: dict[str, float]) -> list[float]:
        """Give the log odds of every outcome."""
        weights = self.weights
        values = list(present.values())
        columns = zip(*map(weights.__getitem__, present), strict=True) if present else ((),) * len(self.bias)
        return [bias + sum(map(mul, values, column)) for bias, column in zip(self.bias, columns, strict=True)]


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What the model makes of one answer for one family."""

    family: str
    chance: float
    """Between 0 and 1: the chance of a stance times the share of this family."""
    weights: dict[int, float]
    """How much every word of the answer weighed, by its number."""


@dataclass(frozen=True, slots=True)
class Model:
    """The trained model; ``threshold`` is the least chance that is shown."""

    stance: Step
    family: Step
    threshold: float
    groups: tuple[str, ...]
    """The groups, cues and themes that it looks at."""

    def read(self, features: Features, least: float = 0.0) -> list[Resemblance]:
        """Give every family's chance in this answer, the likeliest first.

        A long answer is read in parts as well, at ``PART`` of their chance: they lack what is around. What
        cannot reach ``least`` is left at 0, which saves most of the time.
        """
        best = dict.fromkeys(self.family.outcomes, (0.0, features))
        for part, trust in ((features, 1.0), *((part, PART) for part in features.parts())):
            for family, chance in self._chances(part, least / trust):
                if chance * trust > best[family][0]:
                    best[family] = chance * trust, part
        order = sorted(best, key=lambda family: -best[family][0])
        return [
            Resemblance(
                family,
                best[family][0],
                self._weights_of(best[family][1], family)
                if place == 0 and best[family][0] >= self.threshold
                else {},
            )
            for place, family in enumerate(order)
        ]

    def _chances(self, features: Features, least: float) -> Iterator[tuple[str, float]]:
        chance = _sigmoid(self.stance.first_score(features))
        if chance < least:
            return
        odds = [_sigmoid(score) for score in self.family.scores(self.family.present(features))]
        total = sum(odds) or 1.0
        yield from (
            (name, chance * odd / total) for name, odd in zip(self.family.outcomes, odds, strict=True)
        )

    def _weights_of(self, features: Features, family: str) -> dict[int, float]:
        at = self.family.outcomes.index(family)
        return self._weighed(features, self.stance.present(features), self.family.present(features), at)

    def _weighed(
        self, features: Features, stance: dict[str, float], family: dict[str, float], at: int
    ) -> dict[int, float]:
        """Share the weight of every feature among the words it was seen at."""
        shares: dict[int, float] = {}
        gram_at: dict[str, list[int]] = {}
        said = enumerate(zip(features.forms, features.runs, strict=True), features.first)
        for at_word, (form, run) in said:
            for name in (*self.stance.known.get(form, ()), *self.family.known.get(form, ()), *run):
                gram_at.setdefault(name, []).append(at_word)
        for found, step, outcome in ((stance, self.stance, 0), (family, self.family, at)):
            for name, value in found.items():
                places = features.places.get(name) or gram_at.get(name, [])
                for place in places:
                    share = value * step.weights[name][outcome] / len(places)
                    shares[place] = shares.get(place, 0.0) + share
        return shares


def _sigmoid(score: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, score))))


def _step(raw: dict[str, object]) -> Step:
    rows = raw["features"]
    bias = raw["bias"]
    outcomes = raw["outcomes"]
    assert isinstance(rows, dict) and isinstance(bias, list) and isinstance(outcomes, list)
    return Step(
        tuple(map(str, outcomes)),
        tuple(number / SCALE for number in bias),
        {name: row[0] / SCALE for name, row in rows.items()},
        {name: tuple(number / SCALE for number in row[1:]) for name, row in rows.items()},
    )


def load(text: str) -> Model:
    """Read a model from its JSON text."""
    raw = json.loads(text)
    stance, family = _step(raw["stance"]), _step(raw["family"])
    names = sorted({name[2:] for name in (*stance.values, *family.values) if name.startswith("g:")})
    return Model(stance, family, float(raw["threshold"]), tuple(names))


@cache
def bundled() -> Model | None:
    """Give the model that ships with the program, read once and when first needed; None without one."""
    file = resources.files("screener.flags").joinpath("model.json")
    return load(file.read_text(encoding="utf-8")) if file.is_file() else None
