"""Measure the engine on the hands it learns from, honestly: each by a model that has not seen it."""

from __future__ import annotations

from corpus.cases import read_cases
from corpus.data import Answer, flag_files
from corpus.evaluate import Evaluation, by_engine, evaluate
from corpus.fitting import dump, train
from corpus.train import finish, folds, read_unseen
from screener.flags.engine import Engine
from screener.flags.learned import load


def engine_on_unseen_hands(answers: list[Answer]) -> Evaluation:
    """Evaluate the engine with models trained on other hands only, at the thresholds that are shipped."""
    rules = {rule.id: rule for file in flag_files() for rule in file.rules}
    cases = read_cases()
    scored = read_unseen(cases, list(rules))
    found: dict[str, set[str]] = {}
    for seen, unseen in folds(cases):
        model = load(dump(finish(train(seen, list(rules)), scored, rules)))
        find = by_engine(Engine(flag_files(), lambda model=model: model))
        found.update({c.answer.id: find(c.answer) for c in unseen})
    return evaluate(answers, lambda answer: found[answer.id])
