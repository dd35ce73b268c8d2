"""From the learned model to a finding: its features gathered, its clause quoted, its words named."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from screener.flags.features import Features, read_groups, read_question, read_text
from screener.flags.finding import Context, Finding
from screener.flags.learned import Resemblance
from screener.flags.matcher import Board, Span
from screener.flags.rule import LOWER, Rule
from screener.flags.scope import Scope
from screener.flags.text import Words


def features_of(
    board: Board,
    scope: Scope,
    hits: Mapping[tuple[str, str], list[Span]],
    context: Context,
    askings: frozenset[str],
    groups: Sequence[str],
) -> Features:
    """Give the features of one window of an answer: the one way, in training and at run time."""
    features = Features()
    read_text(board.words, features)
    read_groups(board, groups, features)
    for (role, owner), spans in hits.items():
        features.add(f"h:{role}:{owner}", spans[0].first)
        for span in spans if role == "rule" else ():
            clearing = scope.clearing(span)
            features.add(f"hc:{owner}" if clearing else f"hl:{owner}", span.first)
            if clearing:
                features.add("by:" + clearing.by, span.first)
    read_question(context.ask, context.kind, sorted(askings), features)
    return features


def reads_like(rule: Rule, words: Words, likeness: Resemblance) -> Finding:
    """Make the finding of the learned model: the clause that weighed most, and the words in it."""
    first, last = _heaviest_clause(words, likeness.weights)
    heavy = sorted(range(first, last), key=lambda at: -likeness.weights.get(at, 0.0))[:4]
    said = dict.fromkeys(words.quote(at, at + 1) for at in sorted(heavy))
    return Finding(
        rule=rule.id,
        title=rule.title,
        severity=LOWER[rule.severity],
        quote=words.quote(first, last),
        start=words.starts[first],
        end=words.ends[last - 1],
        why=rule.why,
        probe=rule.probe,
        source="reads-like",
        confidence=round(likeness.chance, 3),
        because="the words that weighed most: " + ", ".join(said),
    )


def _heaviest_clause(words: Words, weights: Mapping[int, float]) -> tuple[int, int]:
    starts = [0, *(at for at in range(1, len(words)) if words.hard >> at & 1), len(words)]
    clauses = list(itertools.pairwise(starts))
    return max(clauses, key=lambda c: sum(weights.get(at, 0.0) for at in range(*c)))
