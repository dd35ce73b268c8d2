"""From a model's chances to a finding: its clause quoted, its words and the nearest example named."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from screener.flags.features import TOO_COMMON, Features, tokens_of
from screener.flags.finding import Finding, Source
from screener.flags.learned import Model
from screener.flags.rule import LOWER, Rule
from screener.flags.text import Words, windows

_TELLING = 4
"""Words that are named as having weighed most."""
_LEAST_SHARED = 2
"""Words that an example must share with the answer to be named as near."""


def reads_like(
    rule: Rule, words: Words, features: Features, chance: float, model: Model, source: Source = "reads-like"
) -> Finding:
    """Make the finding of a model: the clause that weighed most, the words in it, and the nearest example."""
    weights = model.shares(features, rule.id)
    first, last = _heaviest_clause(words, weights)
    return Finding(
        rule=rule.id,
        title=rule.title,
        severity=LOWER[rule.severity],
        quote=words.quote(first, last),
        start=words.starts[first],
        end=words.ends[last - 1],
        why=rule.why,
        probe=rule.probe,
        source=source,
        confidence=round(chance, 2),
        because=_because(words, weights, range(first, last), nearest(model.examples, rule.id, words)),
    )


def _because(words: Words, weights: Sequence[float], clause: range, example: str) -> str:
    content = [at for at in clause if words.lemmas[at] not in TOO_COMMON]
    heavy = sorted(content or clause, key=lambda at: -weights[at])[:_TELLING]
    said = dict.fromkeys(words.quote(at, at + 1) for at in sorted(heavy))
    told = "the words that weighed most: " + ", ".join(said)
    return f"{told}; nearest example: “{example}”" if example else told


def _heaviest_clause(words: Words, weights: Sequence[float]) -> tuple[int, int]:
    starts = [0, *(at for at in range(1, len(words)) if words.hard >> at & 1), len(words)]
    return max(itertools.pairwise(starts), key=lambda clause: sum(weights[slice(*clause)]))


def nearest(examples: Mapping[str, Sequence[str]], family: str, words: Words) -> str:
    """Give the example of a family that is nearest by the cosine of its rare words; none if none is near."""
    said = set(tokens_of(words))
    best, closest = "", 0.0
    rarity, known = _index(tuple(examples.get(family, ())))
    for text, tokens, length in known:
        shared = tokens & said
        if len(shared) >= _LEAST_SHARED:
            near = sum(rarity[token] ** 2 for token in shared) / length
            if near > closest:
                best, closest = text, near
    return best


Known = tuple[str, frozenset[str], float]


@lru_cache(maxsize=64)
def _index(texts: tuple[str, ...]) -> tuple[Mapping[str, float], tuple[Known, ...]]:
    """Give how rare each word is in some examples, and each example with its words and its length."""
    read = [(text, frozenset(t for words in windows(text) for t in tokens_of(words))) for text in texts]
    counts = Counter(token for _, tokens in read for token in tokens)
    rarity = {token: math.log((1 + len(read)) / count) for token, count in counts.items()}
    return rarity, tuple(
        (text, tokens, math.sqrt(sum(rarity[token] ** 2 for token in tokens)) or 1.0) for text, tokens in read
    )
