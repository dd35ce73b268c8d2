"""Measure the engine on the hands it learns from, honestly: each by a model that has not seen it."""

from __future__ import annotations

from corpus.cases import read_cases
from corpus.data import Answer, flag_files
from corpus.evaluate import Evaluation, by_engine, evaluate
from corpus.fitting import dump
from corpus.train import finish, folds, read_folds
from screener.flags.engine import Engine
from screener.flags.learned import load


def engine_on_unseen_hands(answers: list[Answer]) -> Evaluation:
    """Evaluate the engine with models trained on other hands only, at the thresholds that are shipped."""
    rules = {rule.id: rule for file in flag_files() for rule in file.rules}
    cases = read_cases()
    read = read_folds(folds(cases), list(rules))
    scored = [s for _, part in read for s in part]
    found: dict[str, set[str]] = {}
    for trained, part in read:
        model = load(dump(finish(trained, scored, rules)))
        find = by_engine(Engine(flag_files(), lambda model=model: model))
        found.update({s.case.answer.id: find(s.case.answer) for s in part})
    return evaluate(answers, lambda answer: found[answer.id])
