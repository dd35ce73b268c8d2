"""Cases to train on: answers, ordinary talk and the rules' own examples, with what the model sees of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from corpus.data import Answer, corpus_files, flag_files, ordinary_talk, read_answers
from screener.flags.engine import Engine, compile_engine
from screener.flags.features import Features, features_of, of_word
from screener.flags.finding import Context
from screener.flags.matcher import Board
from screener.flags.scope import Scope
from screener.flags.text import windows

EXAMPLE_WEIGHT = 0.5


@dataclass(frozen=True, slots=True)
class Case:
    """One training case: its features, what phrases alone find in it, and how much it counts."""

    answer: Answer
    features: Features
    phrases: frozenset[str]
    weight: float

    @property
    def talk(self) -> bool:
        """Say whether this is ordinary talk and no answer."""
        return self.answer.style == "talk"

    def counts(self) -> Counter[str]:
        """Count everything the model may look at."""
        seen = self.features
        found = Counter(name for names in map(of_word, seen.forms, seen.tokens) for name in names)
        found.update(name for name, _ in seen.joined())
        found.update(dict.fromkeys((*seen.concepts, *seen.question), 1))
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
    question = engine.question(answer.context.ask, answer.context.kind)
    phrases = frozenset(f.rule for f in engine.read(answer.text, answer.context).findings)
    for words in windows(answer.text):
        board = Board(words, engine.lexicon)
        hits = engine.grouped(board, engine.askings(answer.context.ask))
        features = features_of(board, Scope(board), hits, question, sorted(engine.lexicon.sources))
        return Case(answer, features, phrases, weight)
    return Case(answer, Features(), phrases, weight)


def read_cases() -> list[Case]:
    """Read the corpus and the talk, and the rules' own examples at a smaller weight."""
    engine = compile_engine(flag_files(), learned=False)
    cases = [case(engine, answer, 1.0) for answer in [*read_answers(corpus_files()), *ordinary_talk()]]
    return cases + [case(engine, answer, EXAMPLE_WEIGHT) for answer in rule_examples()]
